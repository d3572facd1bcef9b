//! A calendar of the days of one month: 1 to 31 at the heads of its columns, weekdays in the line below.

use chrono::Weekday;

use super::super::super::block::Row;
use super::super::super::frequency;
use super::super::super::reader::{Sheet, labelled};
use super::super::super::words::{fold, is_mark, narrow};
use super::calendar::is_weekday;
use crate::calendar::Frequency;

/// Are most of the heads the days of a month?
pub(in crate::document::import) fn are_days(heads: &[String]) -> bool {
    heads.iter().filter(|head| day(head).is_some()).count() >= 20
}

/// 4, 5, … 12, 1, 2, 3 at the heads of a year's calendar, as months.
pub(in crate::document::import) fn with_months(heads: &[String]) -> Option<Vec<String>> {
    let numbers: Vec<(usize, u32)> = heads
        .iter()
        .enumerate()
        .filter_map(|(at, head)| Some((at, fold(head).parse().ok()?)))
        .collect();
    let follows = |pair: &[(usize, u32)]| pair[1].0 == pair[0].0 + 1 && pair[1].1 == pair[0].1 % 12 + 1;
    let year =
        numbers.len() == 12 && numbers.iter().all(|(_, it)| *it <= 12) && numbers.windows(2).all(follows);
    year.then(|| {
        let mut named = heads.to_vec();
        for (at, month) in numbers {
            named[at] = format!("{month}月");
        }
        named
    })
}

/// The heads with the weekdays that stand below them: 3（金）. `None` where the row holds anything else.
pub(in crate::document::import) fn with_weekdays(heads: &[String], below: &Row) -> Option<Vec<String>> {
    let mut joined = heads.to_vec();
    for (at, cell) in below.filled() {
        let head = heads.get(at)?;
        if head.trim() == cell {
            continue;
        }
        day(head).filter(|_| is_weekday(cell))?;
        joined[at] = format!("{}（{cell}）", head.trim());
    }
    Some(joined)
}

pub(super) fn is_day(head: &str) -> bool {
    day(head).is_some()
}

/// `3`, `3日`, `3（金）`.
fn day(head: &str) -> Option<(u32, Option<char>)> {
    if !head.trim_start().starts_with(|it| narrow(it).is_ascii_digit()) {
        return None;
    }
    let folded = fold(head);
    let (number, weekday) = folded.split_once('(').unwrap_or((&folded, ""));
    let number = number.trim_end_matches('日').parse().ok()?;
    (1..=31)
        .contains(&number)
        .then(|| (number, weekday.chars().next()))
}

/// When the marks of a row say that it is done; `None` where they say nothing, or only what was done already.
pub(super) fn phrase(sheet: &Sheet, row: &Row) -> Option<String> {
    let days: Vec<(u32, Option<char>, bool)> = (0..sheet.heads.len())
        .filter_map(|at| {
            let (day, weekday) = day(sheet.head(at))?;
            Some((day, weekday, is_planned(row.get(at))))
        })
        .collect();
    let marked: Vec<_> = days.iter().filter(|(.., marked)| *marked).collect();
    if marked.is_empty() {
        return None;
    }
    if marked.len() == days.len() {
        return Some("日次".to_owned());
    }
    let weekend = |it: &Option<char>| matches!(it, Some('土' | '日'));
    let workdays = days.iter().filter(|(_, it, _)| it.is_some() && !weekend(it));
    let worked = marked.iter().filter(|(_, it, _)| it.is_some() && !weekend(it));
    let (workdays, worked) = (workdays.count(), worked.count());
    if worked == marked.len() && worked * 10 >= workdays * 8 && worked > 10 {
        return Some("毎営業日".to_owned());
    }
    weekly(&days).or_else(|| {
        let each: Vec<String> = marked.iter().map(|(day, ..)| format!("{day}日")).collect();
        Some(format!("毎月{}", each.join("・")))
    })
}

/// What was measured or noted on the days, rather than marked: it is a record.
pub(super) fn done(sheet: &Sheet, row: &Row) -> Option<String> {
    if !are_days(&sheet.heads) {
        return None;
    }
    let own = row
        .filled()
        .filter(|(at, cell)| is_day(sheet.head(*at)) && !is_mark(cell));
    let each: Vec<String> = own.map(|(at, cell)| labelled(sheet.head(at), cell)).collect();
    (!each.is_empty()).then(|| each.join(" | "))
}

/// 毎週金曜, where every Friday is marked and no other day.
fn weekly(days: &[(u32, Option<char>, bool)]) -> Option<String> {
    let mut on: Vec<char> = Vec::new();
    for (_, weekday, _) in days.iter().filter(|(.., marked)| *marked) {
        let weekday = (*weekday)?;
        if !on.contains(&weekday) {
            on.push(weekday);
        }
    }
    let whole = days
        .iter()
        .all(|(_, weekday, marked)| *marked == weekday.is_some_and(|it| on.contains(&it)));
    let named = on
        .iter()
        .map(|it| frequency::weekday(it.encode_utf8(&mut [0; 4])));
    let mut on = named.collect::<Option<Vec<Weekday>>>()?;
    on.sort_by_key(Weekday::num_days_from_monday);
    whole.then(|| Frequency::Weeks { every: 1, on }.japanese())
}

/// A mark of what is planned; レ and 済 are the marks of what was done.
fn is_planned(cell: &str) -> bool {
    const SIGNS: &str = "○〇◯●◎★■◆";
    let mut chars = cell.trim().chars();
    matches!((chars.next(), chars.next()), (Some(it), None) if SIGNS.contains(it))
}
