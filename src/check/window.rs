//! Windows in which a check that is down is nobody's news: planned stops, and hours outside the business.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::plan::{CheckRef, Maintenance, Plan};

/// The planned stop that covers a check at this instant.
pub fn maintenance(plan: &Plan, check: CheckRef, now: DateTime<FixedOffset>) -> Option<&Maintenance> {
    plan.maintenance.iter().find(|stop| {
        let covers = stop.checks.is_empty() || stop.checks.contains(&check);
        covers && stop.from <= now && now < stop.to
    })
}

/// Is this instant within the business hours of a business day? Hours that cross midnight belong to the day on which
/// they begin. The clock on the wall decides, also on a day when it is changed.
pub fn is_within_hours(plan: &Plan, now: DateTime<FixedOffset>) -> bool {
    let local = now.with_timezone(&plan.about.timezone);
    let (from, to) = (plan.hours.from, plan.hours.to);
    let (day, time) = (local.date_naive(), local.time());
    let is_open = |day: NaiveDate| plan.workdays.is_open(day);
    if from < to {
        return from <= time && time < to && is_open(day);
    }
    from <= time && is_open(day) || time < to && day.pred_opt().is_some_and(is_open)
}
