//! ○ in a year's calendar or in a week's.

use chrono::{Datelike as _, Weekday};

use super::super::super::block::{Row, one_line};
use super::super::super::dates;
use super::super::super::frequency;
use super::super::super::reader::Sheet;
use super::super::super::words::{fold, is_mark, narrow};
use super::days::{are_days, phrase};
use super::english;
use crate::calendar::Frequency;

/// A month, a weekday or a frequency at the head of a column of marks.
pub(in crate::document::import) fn is_calendar_head(head: &str) -> bool {
    month(head).is_some()
        || rhythm(head).is_some()
        || (fold(head).chars().count() > 1 && frequency::is_phrase(head))
        || weekday(head).is_some()
}

fn month(head: &str) -> Option<u32> {
    let folded = fold(head);
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let named = NAMES
        .iter()
        .position(|name| folded == *name)
        .and_then(|at| u32::try_from(at + 1).ok());
    let month = named.or_else(|| first_of_month(&folded)).or_else(|| {
        folded
            .strip_suffix('月')?
            .rsplit(['年', '/'])
            .next()?
            .parse()
            .ok()
    })?;
    (1..=12).contains(&month).then_some(month)
}

/// `2026-04-01`, as a workbook keeps the head 4月.
fn first_of_month(head: &str) -> Option<u32> {
    let day: chrono::NaiveDate = head.parse().ok()?;
    (day.day() == 1).then(|| day.month())
}

/// The day of a month in a calendar: 15, 15日, 4/15, `●（15日）`; a day of the year, where that is of the month above.
fn day_of(head: &str, cell: &str) -> Option<u32> {
    if cell.len() > 24 {
        return None;
    }
    let signs = |it: char| "○〇◯●◎★☆■◆△▲()".contains(it);
    let folded = fold(cell);
    let bare = folded.trim_matches(signs).split('(').next()?;
    if let [day] = dates::days(bare)[..] {
        return (Some(day.month()) == month(head)).then(|| day.day());
    }
    let day = match bare.split_once(['/', '月']) {
        Some((of, day)) if of.parse().ok() == month(head) => day,
        Some(_) => return None,
        None => bare,
    };
    let day = day.trim_end_matches('日').parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

/// Does a cell below a month, a weekday or a frequency say that it is then?
pub(super) fn says_when(head: &str, cell: &str) -> bool {
    is_mark(cell) || day_of(head, cell).is_some()
}

/// 日, 週, 月 and 年 at the heads of columns of marks, where 週 or 年 is among them.
pub(in crate::document::import) fn are_rhythms(heads: &[String]) -> bool {
    let alone = heads
        .iter()
        .any(|head| matches!(fold(head).as_str(), "週" | "年"));
    alone && heads.iter().filter(|head| rhythm(head).is_some()).count() > 1
}

pub(in crate::document::import) fn rhythm(head: &str) -> Option<&'static str> {
    Some(match fold(head).as_str() {
        "日" => "日次",
        "週" => "週次",
        "月" => "月次",
        "年" => "年次",
        _ => return None,
    })
}

/// 上旬, 10〜15: some day of the month, and which is not said.
fn is_some_day(cell: &str) -> bool {
    const WORDS: &str = "上旬|中旬|下旬|初旬|月初|月末|初め|末|末日|前半|後半|月中|early|mid|late|end";
    if cell.len() > 24 {
        return false;
    }
    let folded = fold(cell);
    let week = folded.starts_with('第') && folded.ends_with('週');
    let days = folded.trim_end_matches('日').split(['~', '〜', '-']);
    let range = days.clone().count() == 2 && days.into_iter().all(|it| day_of("", it).is_some());
    week || range || WORDS.split('|').any(|it| it == folded)
}

/// The months of a row of which no day is said, and the words that say so.
pub(super) fn vague<'r>(sheet: &'r Sheet, row: &'r Row) -> Vec<&'r str> {
    let own = row
        .filled()
        .filter(|(at, cell)| sheet.columns.get(*at) == Some(&None) && is_some_day(cell));
    own.filter(|(at, _)| month(sheet.head(*at)).is_some())
        .map(|(_, cell)| cell)
        .collect()
}

/// 月, 火曜: the name of a weekday and nothing else.
pub(in crate::document::import) fn is_weekday(head: &str) -> bool {
    weekday(head).is_some()
}

fn weekday(head: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    if !head.contains(|it: char| narrow(it).is_ascii_alphabetic() || "月火水木金土日".contains(it)) {
        return None;
    }
    let letters = frequency::weekday_letters(head);
    let english = NAMES.iter().find(|name| {
        letters.strip_prefix(**name).is_some_and(|rest| {
            rest.is_empty() || rest.ends_with("day") || matches!(rest, "s" | "r" | "rs" | ".")
        })
    });
    match english {
        Some(name) => name.parse().ok(),
        None => frequency::weekday(&letters),
    }
}

/// The phrases that the marks of a row say.
pub(super) fn calendar(sheet: &Sheet, row: &Row) -> Vec<String> {
    if are_days(&sheet.heads) {
        return Vec::from_iter(phrase(sheet, row));
    }
    let heads = row
        .filled()
        .filter(|(at, _)| sheet.columns.get(*at).copied().flatten().is_none());
    let marked: Vec<(&str, &str)> = heads
        .map(|(at, cell)| (sheet.head(at), cell))
        .filter(|(head, cell)| says_when(head, cell) || (is_some_day(cell) && month(head).is_some()))
        .collect();
    if marked.is_empty() {
        return Vec::new();
    }
    let rhythms = are_rhythms(&sheet.heads);
    let often = marked.iter().filter(|(_, cell)| rhythms && is_mark(cell));
    let mut phrases: Vec<String> = often
        .filter_map(|(head, _)| rhythm(head))
        .map(str::to_owned)
        .collect();
    let marked: Vec<(&str, &str)> = marked
        .into_iter()
        .filter(|(head, _)| !rhythms || rhythm(head).is_none())
        .collect();
    let mut months: Vec<(u32, Option<u32>)> = marked
        .iter()
        .filter_map(|(head, cell)| Some((month(head)?, day_of(head, cell))))
        .collect();
    let in_english = sheet.heads.iter().all(|head| head.is_ascii());
    let weekdays: Vec<Weekday> = marked.iter().filter_map(|(head, _)| weekday(head)).collect();
    let named = marked.iter().filter(|(head, cell)| {
        is_mark(cell) && month(head).is_none() && weekday(head).is_none() && frequency::is_phrase(head)
    });
    phrases.extend(named.map(|(head, _)| one_line(head)));
    if !weekdays.is_empty() && months.is_empty() {
        let weekly = Frequency::Weeks {
            every: 1,
            on: weekdays,
        };
        phrases.push(if in_english {
            weekly.english()
        } else {
            weekly.japanese()
        });
    }
    months.dedup_by_key(|(month, _)| *month);
    let own = |months: &[(u32, Option<u32>)]| {
        let (numbers, days): (Vec<u32>, Vec<Option<u32>>) = months.iter().copied().unzip();
        english::of_months(&numbers, &days).filter(|_| in_english && !months.is_empty())
    };
    phrases.extend(own(&months).or_else(|| of_months(&months)));
    phrases.retain(|phrase| frequency::is_phrase(phrase));
    phrases
}

fn of_months(months: &[(u32, Option<u32>)]) -> Option<String> {
    let (numbers, days): (Vec<u32>, Vec<Option<u32>>) = months.iter().copied().unzip();
    let first = *days.first()?;
    if let (Some(day), true) = (first, days.iter().all(|day| *day == first)) {
        let months = if numbers.len() == 12 {
            "毎月".to_owned()
        } else {
            format!("{}の", frequency::months_phrase(&numbers))
        };
        return Some(format!("{months}{day}日"));
    }
    if days.iter().all(Option::is_some) {
        let each: Vec<String> = numbers
            .iter()
            .zip(days.iter().flatten())
            .map(|(month, day)| format!("{month}月{day}日"))
            .collect();
        return Some(format!("毎年{}", each.join("・")));
    }
    Some(match numbers.len() {
        12 => "月次".to_owned(),
        1 => format!("毎年{}月", numbers[0]),
        _ => frequency::months_phrase(&numbers),
    })
}
