//! 計画停止の実績: what was planned, and what was seen of it.

use chrono::{DateTime, FixedOffset, Utc};
use serde::Serialize;

use super::{Stretch, Stretches, uptime};
use crate::plan::{Check, Maintenance, Plan};
use crate::records::Fact;

/// A planned stop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stop {
    /// What people call it.
    pub title: String,
    /// Its planned beginning.
    pub from: DateTime<FixedOffset>,
    /// Its planned end.
    pub to: DateTime<FixedOffset>,
    /// The titles of its checks; none where it covers all.
    pub checks: Vec<String>,
    /// How long one of its checks was seen down in it, in minutes.
    pub seen_minutes: i64,
    /// How long one of them was down beyond its end, in minutes.
    pub overrun_minutes: i64,
}

/// The planned stops that touch a stretch of time.
pub(super) fn of_span(plan: &Plan, facts: &[&Fact], (from, to): Stretch, now: DateTime<Utc>) -> Vec<Stop> {
    let touches = |it: &&Maintenance| it.from < to && it.to > from;
    let stops = plan.maintenance.iter().filter(touches);
    stops.map(|it| stop(plan, facts, it, now)).collect()
}

fn stop(plan: &Plan, facts: &[&Fact], it: &Maintenance, now: DateTime<Utc>) -> Stop {
    let covered: Vec<&Check> = if it.checks.is_empty() {
        plan.checks.iter().collect()
    } else {
        it.checks.iter().map(|check| &plan[*check]).collect()
    };
    let outages = covered.iter().map(|check| uptime::outages(check, facts, now));
    let down = outages.fold(Stretches::default(), |all, one| all.or(&one));
    let touching = down.touching((it.from, it.to));
    let beyond = touching.end().map(|end| end - it.to).unwrap_or_default();
    let here = |at: DateTime<Utc>| at.with_timezone(&plan.about.timezone).fixed_offset();
    Stop {
        title: it.title.clone(),
        from: here(it.from),
        to: here(it.to),
        checks: if it.checks.is_empty() {
            Vec::new()
        } else {
            covered.iter().map(|check| check.title.clone()).collect()
        },
        seen_minutes: touching
            .and(&Stretches::of([(it.from, it.to)]))
            .length()
            .num_minutes(),
        overrun_minutes: beyond.num_minutes().max(0),
    }
}
