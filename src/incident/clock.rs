//! Spans and business hours on the plan's clock.

use chrono::{DateTime, Utc};

use crate::calendar::Span;
use crate::plan::Plan;

/// `from` and a span, by the plan's clock and business days. Beyond the calendar it is `from`: early, never silent.
pub(super) fn later(plan: &Plan, from: DateTime<Utc>, span: Span) -> DateTime<Utc> {
    let local = from.with_timezone(&plan.about.timezone);
    span.after_time(&local, &plan.workdays)
        .map_or(from, |at| at.to_utc())
}

/// The first instant from `at` on that lies in business hours; `at` itself where the plan has none within a year.
pub(super) fn opening(plan: &Plan, at: DateTime<Utc>) -> DateTime<Utc> {
    let zone = plan.about.timezone;
    let local = at.with_timezone(&zone);
    let (from, to) = (plan.hours.from, plan.hours.to);
    let (mut day, time) = (local.date_naive(), local.time());
    // Hours that cross midnight belong to the day on which they begin.
    if from > to && time < to && day.pred_opt().is_some_and(|before| plan.workdays.is_open(before)) {
        return at;
    }
    let within = time >= from && (time < to || from > to);
    if plan.workdays.is_open(day) && within {
        return at;
    }
    if time >= from {
        day = day.succ_opt().unwrap_or(day);
    }
    let open = day.iter_days().take(366).find(|day| plan.workdays.is_open(*day));
    let start = open.and_then(|day| day.and_time(from).and_local_timezone(zone).earliest());
    start.map_or(at, |start| start.to_utc())
}
