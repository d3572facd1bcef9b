//! 稼働率: time up ÷ time measured. What nobody looked at is a gap (未観測): it counts neither as up nor as down.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Serialize, Serializer};

use super::{Stretch, Stretches, stops};
use crate::check::{Day, Down, Recovered, UNSEEN};
use crate::plan::{Check, CheckRef, Plan};
use crate::records::Fact;

/// How much of a stretch of time a check was up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Uptime {
    /// Time up ÷ time measured, in thousandths of a percent; `None` where nothing was measured.
    #[serde(rename = "percent", serialize_with = "percent")]
    pub thousandths: Option<u32>,
    /// How long it was down outside planned stops, in seconds.
    pub down_seconds: i64,
    /// How long nobody looked, in seconds.
    pub unseen_seconds: i64,
}

/// A day's cells are half-hours.
const CELL: TimeDelta = TimeDelta::minutes(30);

impl Uptime {
    /// Of the time in `span`, outside `planned`: what was seen on the check's `days`, and what was down, seen or not.
    ///
    /// Where within a half-hour somebody looked is not known of an old day. So time in which it was down is taken from
    /// the time seen there first: what is left is never more than was really seen up.
    pub fn of(span: Stretch, days: &[Day], zone: Tz, outages: &Stretches, planned: &Stretches) -> Self {
        let asked = Stretches::of([span]).without(planned);
        let down = outages.and(&asked);
        let looked: Vec<(&Day, Stretches)> = days.iter().map(|day| (day, cells(day, zone))).collect();
        let seen: i64 = looked
            .iter()
            .map(|(day, cells)| share(day, cells, &cells.and(&asked)))
            .sum();
        let all = looked
            .iter()
            .fold(Stretches::default(), |all, (_, cells)| all.or(cells));
        let unwatched = down.without(&all).length().num_seconds();
        let down = down.length().num_seconds();
        let measured = (seen + unwatched).max(down);
        let up = (measured - down) * 100_000;
        Self {
            thousandths: up.checked_div(measured).and_then(|it| u32::try_from(it).ok()),
            down_seconds: down,
            unseen_seconds: (asked.length().num_seconds() - measured).max(0),
        }
    }
}

/// The half-hours of a day in which somebody looked.
fn cells(day: &Day, zone: Tz) -> Stretches {
    let midnight = day
        .day
        .and_time(NaiveTime::MIN)
        .and_local_timezone(zone)
        .earliest();
    let Some(midnight) = midnight.map(|at| at.to_utc()) else {
        return Stretches::default();
    };
    let cells = day.cells.chars().zip(0..).filter(|(cell, _)| *cell != UNSEEN);
    Stretches::of(cells.map(|(_, nth)| (midnight + CELL * nth, midnight + CELL * (nth + 1))))
}

/// How many of a day's seconds that were seen lie in a part of its half-hours.
fn share(day: &Day, cells: &Stretches, part: &Stretches) -> i64 {
    let whole = cells.length().num_seconds();
    let seen = i64::from(day.seen_s).min(whole);
    (seen * part.length().num_seconds())
        .checked_div(whole)
        .unwrap_or(0)
}

/// When a check was down, from its first failure to its first success; until `now` where it still is.
pub(super) fn outages(check: &Check, facts: &[&Fact], now: DateTime<Utc>) -> Stretches {
    let ours = |id: &String| *id == check.id || check.was.contains(id);
    let mut begun: Option<DateTime<Utc>> = None;
    let mut all = Vec::new();
    for fact in facts {
        if let Some(down) = fact.read::<Down>()
            && ours(&down.check)
        {
            begun.get_or_insert(down.since.to_utc());
        } else if let Some(up) = fact.read::<Recovered>()
            && ours(&up.check)
        {
            all.push((up.since.to_utc(), up.until.to_utc()));
            begun = None;
        }
    }
    all.extend(begun.map(|since| (since, now)));
    Stretches::of(all)
}

/// The planned stops of a check that touch a stretch of time.
pub(super) fn planned(plan: &Plan, check: CheckRef, span: Stretch) -> Stretches {
    let windows = stops::windows(plan, span).into_iter();
    Stretches::of(windows.filter(|it| it.covers(check)).map(|it| it.stretch()))
}

/// Thousandths of a percent, for programs as percent.
pub(super) fn percent<S: Serializer>(thousandths: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
    thousandths.map(|it| f64::from(it) / 1000.0).serialize(serializer)
}
