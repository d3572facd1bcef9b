//! Windows in which a check that is down is nobody's news: planned stops. Business hours are the plan's.

use chrono::{DateTime, FixedOffset};

use crate::plan::{CheckRef, Maintenance, Plan};

/// The planned stop that covers a check at this instant.
pub fn maintenance(plan: &Plan, check: CheckRef, now: DateTime<FixedOffset>) -> Option<&Maintenance> {
    plan.maintenance.iter().find(|stop| {
        let covers = stop.checks.is_empty() || stop.checks.contains(&check);
        covers && stop.from <= now && now < stop.to
    })
}
