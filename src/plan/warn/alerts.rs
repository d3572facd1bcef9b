//! Rules for alerts that do not do what they look like.

use super::Warning;
use super::ground::{Ground, at, warn};
use crate::plan::AlertRule;
use crate::plan::problem::Problem;
use crate::plan::raw;

/// A rule below one that takes everything it would take.
pub(super) fn unreachable_rules(ground: &Ground<'_>) -> Vec<Problem> {
    let rules: Vec<(&AlertRule, &raw::AlertRule)> = rules(ground).collect();
    let mut found = Vec::new();
    for (nth, (rule, written)) in rules.iter().enumerate() {
        let above = rules.get(..nth).unwrap_or_default();
        if let Some((_, first)) = above.iter().find(|(above, _)| above.covers(rule)) {
            let problem = warn(at(&written.when, written.place), Warning::UnreachableAlert);
            found.push(problem.beside(at(&first.when, first.place)));
        }
    }
    found
}

/// Rules that leave some alerts to nobody. A plan without rules says nothing about alerts.
pub(super) fn without_default(ground: &Ground<'_>) -> Vec<Problem> {
    let everything = AlertRule {
        when: Vec::new(),
        level: 0,
        impact: None,
    };
    let Some((last, written)) = rules(ground).last() else {
        return Vec::new();
    };
    let mildest = ground.plan.levels.mildest();
    let level = mildest.and_then(|level| ground.plan.levels.get(level));
    match level {
        Some(level) if !last.covers(&everything) => {
            let level = level.prefix.clone();
            vec![warn(written.place, Warning::AlertsWithoutDefault { level })]
        }
        _ => Vec::new(),
    }
}

fn rules<'a>(ground: &Ground<'a>) -> impl Iterator<Item = (&'a AlertRule, &'a raw::AlertRule)> + use<'a> {
    ground.plan.levels.alerts.iter().zip(ground.raw.alerts())
}
