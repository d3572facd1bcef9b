//! `check --history`: the last days drawn, half-hour by half-hour, and each month counted. Nothing is asked. What nobody
//! looked at is a hole (未観測), and counts neither as up nor as down.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Days, FixedOffset, Months, NaiveDate};
use serde::Serialize;

use crate::check::{Change, Day, Latencies, Status, UNSEEN};
use crate::cli::{Desk, Exit, Opened, Outcome};
use crate::plan::{Check, CheckRef, Language};
use crate::say::check::history as say;
use crate::say::check::{complaints, status_word, took};
use crate::show::{Answer, Cell, Table, View};
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

impl Answer for History<'_> {
    fn view(&self, lang: Language) -> View {
        self.items.iter().fold(View::default(), |view, item| {
            let name = if item.title == item.check {
                item.check.to_owned()
            } else {
                format!("{} {}", item.check, item.title)
            };
            let view = view.gap().title(name);
            if item.months.is_empty() {
                return view.line(say::unseen(lang));
            }
            view.verbatim(drawing(lang, &item.days))
                .line(say::legend(lang))
                .gap()
                .table(months_table(lang, &item.months))
                .line(say::definition(lang))
                .gap()
                .table(changes_table(lang, &item.changes))
        })
    }
}

fn drawing(lang: Language, days: &[Drawn]) -> String {
    let hours: String = (0..24).step_by(3).map(|hour| format!("{hour:<6}")).collect();
    let head = format!("{:<11}{}", "", hours.trim_end());
    let row = |day: &Drawn| {
        let cells: String = day.cells.chars().map(cell).collect();
        let uptime = day.uptime_percent.map_or_else(|| say::hole(lang), shown_percent);
        format!("{} {cells} {uptime:>9}", day.day)
    };
    let rows = days.iter().map(row);
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}

/// As it is drawn: every sign is one column wide in every font.
fn cell(letter: char) -> char {
    match letter {
        'o' => '=',
        'w' => '~',
        'u' => '?',
        'f' => '#',
        _ => UNSEEN,
    }
}

fn shown_percent(percent: f64) -> String {
    format!("{percent:.3}%")
}

fn months_table(lang: Language, months: &[Month]) -> Table {
    let mut table = Table::new(say::month_head(lang));
    for month in months {
        let ms = |ms: Option<f64>| Cell::number(ms.map_or_else(|| "-".to_owned(), |ms| took(lang, ms)));
        table.row([
            month.month.as_str().into(),
            Cell::number(month.uptime_percent.map_or_else(|| "-".to_owned(), shown_percent)),
            Cell::number(shown_percent(month.seen_percent)),
            Cell::number(month.looks),
            Cell::number(month.fail),
            ms(month.p50_ms),
            ms(month.p95_ms),
            ms(month.p99_ms),
        ]);
    }
    table
}

fn changes_table(lang: Language, changes: &[Told]) -> Table {
    let mut table = Table::new(say::change_head(lang));
    for told in changes {
        table.row([
            told.at.format("%Y-%m-%d %H:%M").to_string(),
            status_word(lang, told.status),
            complaints(lang, &told.change.complaints),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_never_better_than_it_is() {
        assert_eq!(percent(9_999_999, 10_000_000), Some(99.999));
        assert_eq!(percent(1, 1), Some(100.0));
        assert_eq!(percent(0, 0), None);
        assert_eq!(shown_percent(99.9), "99.900%");
    }
}
