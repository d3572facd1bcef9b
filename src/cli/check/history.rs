//! `check --history`: the last days drawn, half-hour by half-hour, and each month counted. Nothing is asked. What nobody
//! looked at is a hole (未観測), and counts neither as up nor as down.

mod screen;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Days, FixedOffset, Months, NaiveDate};
use serde::Serialize;

use crate::check::{Change, Day, Latencies, Status};
use crate::cli::{Desk, Exit, Opened, Outcome};
use crate::plan::{Check, CheckRef, Language};
use crate::say::check::complaints;
use crate::world::samples::Notebook;

/// So many days are drawn.
const DRAWN: u64 = 14;

/// So many months are counted, this one with them.
const COUNTED: u32 = 12;

/// So many changes are listed, the last ones.
const LISTED: usize = 20;

/// The history of some checks.
#[derive(Debug, Serialize)]
struct History<'a> {
    version: u32,
    at: DateTime<FixedOffset>,
    items: Vec<Item<'a>>,
}

/// The history of one.
#[derive(Debug, Serialize)]
struct Item<'a> {
    check: &'a str,
    title: &'a str,
    days: Vec<Drawn>,
    months: Vec<Month>,
    changes: Vec<Told>,
}

/// A day.
#[derive(Debug, Serialize)]
struct Drawn {
    day: NaiveDate,
    /// 48 half-hours: ok, warn, unknown, fail; `.` where nobody looked.
    cells: String,
    uptime_percent: Option<f64>,
    seen_percent: f64,
    ok: u32,
    warn: u32,
    fail: u32,
    unknown: u32,
}

/// A month.
#[derive(Debug, Default, Serialize)]
struct Month {
    month: String,
    /// Looks that found it working, in a hundred of those that saw it.
    uptime_percent: Option<f64>,
    /// How much of the month was seen.
    seen_percent: f64,
    looks: u64,
    fail: u64,
    p50_ms: Option<f64>,
    p95_ms: Option<f64>,
    p99_ms: Option<f64>,
}

/// A change of its result.
#[derive(Debug, Serialize)]
struct Told {
    at: DateTime<FixedOffset>,
    status: Status,
    message: String,
    #[serde(skip)]
    change: Change,
}

pub(super) fn shown(desk: &Desk, opened: &Opened, chosen: &[CheckRef]) -> Outcome {
    let journal = desk.journal(opened);
    let notebook = Notebook::beside(&journal, desk.now_is_set());
    let at = opened.now.with_timezone(&opened.zone()).fixed_offset();
    let today = at.date_naive();
    let first = today.with_day(1).unwrap_or(today);
    let from = first
        .checked_sub_months(Months::new(COUNTED - 1))
        .unwrap_or(first);
    let item = |place: &CheckRef| {
        let check = &opened.plan[*place];
        let names: Vec<&str> = check.was.iter().chain([&check.id]).map(String::as_str).collect();
        let days = notebook.days(&opened.plan, &names, from, today);
        item(check, &days, at)
    };
    desk.answer(&History {
        version: 1,
        at,
        items: chosen.iter().map(item).collect(),
    })?;
    Ok(Exit::Well)
}

fn item<'a>(check: &'a Check, days: &[Day], at: DateTime<FixedOffset>) -> Item<'a> {
    let today = at.date_naive();
    let first_seen = days.first().map(|day| day.day);
    let begin = today.checked_sub_days(Days::new(DRAWN - 1)).unwrap_or(today);
    let begin = first_seen.map_or(today, |first| first.max(begin));
    let drawn = begin.iter_days().take_while(|day| *day <= today);
    let of = |day: NaiveDate| days.iter().find(|it| it.day == day);
    Item {
        check: &check.id,
        title: &check.title,
        days: drawn.map(|day| drawn_day(day, of(day), at)).collect(),
        months: months(days, at),
        changes: changes(days),
    }
}

/// A day on which nobody looked is a row of holes.
fn drawn_day(date: NaiveDate, day: Option<&Day>, at: DateTime<FixedOffset>) -> Drawn {
    let unseen = Day::unseen(date, "", false);
    let day = day.unwrap_or(&unseen);
    let (well, seen) = day.seen();
    Drawn {
        day: date,
        cells: day.cells.clone(),
        uptime_percent: percent(well, seen),
        seen_percent: share(u64::from(day.seen_s), seconds(date, date, at)),
        ok: day.ok,
        warn: day.warn,
        fail: day.fail,
        unknown: day.unknown,
    }
}

fn months(days: &[Day], at: DateTime<FixedOffset>) -> Vec<Month> {
    let mut by_month: BTreeMap<(i32, u32), Vec<&Day>> = BTreeMap::new();
    for day in days {
        by_month
            .entry((day.day.year(), day.day.month()))
            .or_default()
            .push(day);
    }
    let first = days.first().map(|day| day.day);
    let counted = by_month.into_iter().filter_map(|((year, month), days)| {
        let begin = NaiveDate::from_ymd_opt(year, month, 1)?;
        let end = begin.checked_add_months(Months::new(1))?.pred_opt()?;
        Some(month_of(
            &days,
            first.unwrap_or(begin).max(begin),
            end.min(at.date_naive()),
            at,
        ))
    });
    counted.collect()
}

fn month_of(days: &[&Day], from: NaiveDate, to: NaiveDate, at: DateTime<FixedOffset>) -> Month {
    let mut latencies = Latencies::default();
    let (mut well, mut looks, mut seen_s) = (0, 0, 0);
    for day in days {
        let (good, seen) = day.seen();
        (well, looks, seen_s) = (well + good, looks + seen, seen_s + u64::from(day.seen_s));
        latencies.merge(&day.latencies);
    }
    let percentile = |hundredths| latencies.percentile(hundredths).map(hundredth);
    Month {
        month: from.format("%Y-%m").to_string(),
        uptime_percent: percent(well, looks),
        seen_percent: share(seen_s, seconds(from, to, at)),
        looks,
        fail: looks - well,
        p50_ms: percentile(50),
        p95_ms: percentile(95),
        p99_ms: percentile(99),
    }
}

/// From the beginning of a day to the end of another, or until now.
fn seconds(from: NaiveDate, to: NaiveDate, at: DateTime<FixedOffset>) -> u64 {
    let midnight = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN);
    let end = to
        .succ_opt()
        .map_or(at.naive_local(), midnight)
        .min(at.naive_local());
    u64::try_from((end - midnight(from)).num_seconds()).unwrap_or_default()
}

/// To a thousandth, never rounded up to what it is not: 99.9996 is 99.999.
fn percent(part: u64, all: u64) -> Option<f64> {
    (all > 0).then(|| ((part as f64 / all as f64) * 100_000.0).floor() / 1000.0)
}

fn share(part: u64, all: u64) -> f64 {
    percent(part.min(all), all).unwrap_or_default()
}

fn hundredth(ms: f64) -> f64 {
    (ms * 100.0).round() / 100.0
}

/// Where it became another, the last ones. A day begins with a change only where the day before ended otherwise.
fn changes(days: &[Day]) -> Vec<Told> {
    let mut before = None;
    let mut changes = Vec::new();
    for change in days.iter().flat_map(|day| &day.changes) {
        if before.replace(change.status) != Some(change.status) {
            changes.push(Told {
                at: change.at,
                status: change.status,
                message: complaints(Language::En, &change.complaints),
                change: change.clone(),
            });
        }
    }
    let surplus = changes.len().saturating_sub(LISTED);
    changes.split_off(surplus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_never_better_than_it_is() {
        assert_eq!(percent(9_999_999, 10_000_000), Some(99.999));
        assert_eq!(percent(1, 1), Some(100.0));
        assert_eq!(percent(0, 0), None);
    }
}
