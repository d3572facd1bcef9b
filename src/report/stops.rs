//! 計画停止の実績: what was planned, and what was seen of it.

use chrono::{DateTime, Days, FixedOffset, NaiveTime, TimeDelta, TimeZone as _, Utc};
use serde::Serialize;

use super::{Stretch, Stretches, uptime};
use crate::calendar::Span;
use crate::plan::{Check, CheckRef, Plan, Task};
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

/// When something is stopped on purpose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window<'a> {
    title: &'a str,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    /// None: all of them.
    checks: &'a [CheckRef],
}

/// No planned work stops a check for longer than this many days.
const LONGEST: Days = Days::new(7);

/// The windows that touch a stretch of time, in order: `[[maintenance]]`, and tasks that stop checks while they last.
pub(super) fn windows(plan: &Plan, span: Stretch) -> Vec<Window<'_>> {
    let written = plan.maintenance.iter().map(|it| Window {
        title: &it.title,
        from: it.from,
        to: it.to,
        checks: &it.checks,
    });
    let stopping = plan.tasks.iter().filter(|task| !task.stops.is_empty());
    let work = stopping.flat_map(|task| of_task(plan, task, span));
    let mut windows: Vec<Window<'_>> = written
        .chain(work)
        .filter(|it| it.from < span.1 && it.to > span.0)
        .collect();
    windows.sort_by_key(|it| it.from);
    windows
}

/// From the time of day at which it is due, for as long as it lasts.
fn of_task<'a>(plan: &Plan, task: &'a Task, (from, to): Stretch) -> Vec<Window<'a>> {
    let zone = plan.about.timezone;
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    let first = day(from).checked_sub_days(LONGEST).unwrap_or(day(from));
    let due = task.recurrence.occurrences(&plan.workdays, first..=day(to), &[]);
    let window = |day: chrono::NaiveDate| {
        let from = day.and_time(task.at.unwrap_or(NaiveTime::MIN));
        let from = zone.from_local_datetime(&from).earliest()?.to_utc();
        Some(Window {
            title: &task.title,
            from,
            to: from + length(task.lasts),
            checks: &task.stops,
        })
    };
    due.iter().filter_map(|it| window(it.due)).collect()
}

impl Window<'_> {
    /// Does it stop this check?
    pub(super) fn covers(&self, check: CheckRef) -> bool {
        self.checks.is_empty() || self.checks.contains(&check)
    }

    pub(super) fn stretch(&self) -> Stretch {
        (self.from, self.to)
    }
}

/// The planned stops that touch a stretch of time, and what was seen of them.
pub(super) fn of_span(plan: &Plan, facts: &[&Fact], span: Stretch, now: DateTime<Utc>) -> Vec<Stop> {
    let windows = windows(plan, span);
    windows.iter().map(|it| stop(plan, facts, it, now)).collect()
}

fn stop(plan: &Plan, facts: &[&Fact], it: &Window<'_>, now: DateTime<Utc>) -> Stop {
    let covered: Vec<&Check> = if it.checks.is_empty() {
        plan.checks.iter().collect()
    } else {
        it.checks.iter().map(|check| &plan[*check]).collect()
    };
    let outages = covered.iter().map(|check| uptime::outages(check, facts, now));
    let down = outages.fold(Stretches::default(), |all, one| all.or(&one));
    let touching = down.touching(it.stretch());
    let beyond = touching.end().map(|end| end - it.to).unwrap_or_default();
    let seen = touching.and(&Stretches::of([it.stretch()]));
    let here = |at: DateTime<Utc>| at.with_timezone(&plan.about.timezone).fixed_offset();
    Stop {
        title: it.title.to_owned(),
        from: here(it.from),
        to: here(it.to),
        checks: if it.checks.is_empty() {
            Vec::new()
        } else {
            covered.iter().map(|check| check.title.clone()).collect()
        },
        seen_minutes: seen.length().num_minutes(),
        overrun_minutes: beyond.num_minutes().max(0),
    }
}

fn length(span: Span) -> TimeDelta {
    let fixed = span.fixed();
    fixed.unwrap_or_else(|| TimeDelta::days(span.roughly_days().into()))
}
