//! Messages that opsplan would send, and that no channel takes.

use super::Warning;
use super::ground::{Ground, at, warn, warn_file};
use crate::plan::problem::Problem;
use crate::plan::source::File;

/// An event that this plan can produce and that no channel takes. A plan without channels asks for no digests.
pub(super) fn event_without_channel(ground: &Ground<'_>) -> Vec<Problem> {
    let plan = ground.plan;
    let has_channels = !plan.channels.is_empty() || !plan.events.is_empty();
    let happens = [
        ("incident", !plan.levels.list.is_empty()),
        ("check", !plan.checks.is_empty()),
        ("due", has_channels && !plan.tasks.is_empty()),
        ("digest", has_channels && !plan.tasks.is_empty()),
        ("contract", !plan.contracts.is_empty()),
        ("drill", plan.drills.iter().any(|drill| drill.level.is_some())),
    ];
    let silent = |event: &str| {
        !plan
            .events
            .iter()
            .any(|it| it.on == event && !it.channels.is_empty())
    };
    let missing = happens
        .into_iter()
        .filter(|(event, happens)| *happens && silent(event));
    missing.map(|(event, _)| lacking(ground, event)).collect()
}

/// At its row in the table, if it has one.
fn lacking(ground: &Ground<'_>, event: &'static str) -> Problem {
    let warning = Warning::EventWithoutChannel { event };
    let row = ground
        .raw
        .events()
        .iter()
        .find(|row| row.on.as_ref().is_some_and(|on| on.value.0 == event));
    match row {
        Some(row) => warn(at(&row.on, row.place), warning),
        None => warn_file(File::Channels, warning),
    }
}
