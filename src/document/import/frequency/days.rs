//! Days, weekdays and months in columns of their own, as the calendar says them.

use chrono::{Datelike as _, Weekday};

use super::super::dates;
use super::super::words::fold;

/// 月 of 月, 月曜 and 月曜日, folded.
pub(in crate::document::import) fn weekday_letters(text: &str) -> String {
    fold(text).replace("曜日", "").replace('曜', "")
}

/// The weekday that one letter names: 月.
pub(in crate::document::import) fn weekday(letter: &str) -> Option<Weekday> {
    const LETTERS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
    let place = LETTERS.iter().position(|it| *it == letter)?;
    Weekday::try_from(u8::try_from(place).ok()?).ok()
}

/// 2026-12-05 beside 土: the day says it all.
pub(super) fn is_day_of(day: &str, said: &str) -> bool {
    let named = weekday(weekday_letters(said).trim_matches(['(', ')']));
    named.is_some() && matches!(dates::days(day).as_slice(), [one] if Some(one.weekday()) == named)
}

/// `25` is 25日, `5,15` is 5日・15日, `第1・第3金` is 第1・第3金曜.
pub(super) fn days(text: &str) -> String {
    if text.starts_with(['第', '最']) && text.ends_with(['月', '火', '水', '木', '金', '土']) {
        return format!("{text}曜");
    }
    if let Some((month, day)) = text.split_once('/')
        && let (Ok(month @ 1..=12), Ok(day @ 1..=31)) =
            (month.trim().parse::<u32>(), day.trim().parse::<u32>())
        && month != day
        && day > 12
    {
        return format!("{month}月{day}日");
    }
    let first = text.strip_prefix("月初").unwrap_or(text).strip_suffix("営業日");
    if let Some(number) = first.map(|it| it.trim_start_matches(['め', 'の', '第']))
        && number.parse::<u32>().is_ok()
    {
        return format!("第{number}営業日");
    }
    let numbers: Vec<&str> = text
        .split(['、', ',', '・', '/', ' '])
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let all_numbers = !numbers.is_empty()
        && numbers
            .iter()
            .all(|it| it.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day)));
    if all_numbers {
        numbers
            .iter()
            .map(|it| format!("{it}日"))
            .collect::<Vec<_>>()
            .join("・")
    } else {
        text.to_owned()
    }
}

/// `月・木`, `月,木`, `月曜日`, `月木` are 月曜・木曜.
pub(super) fn weekdays(text: &str) -> String {
    let bare = weekday_letters(text);
    let names: Vec<char> = bare.chars().filter(|it| "月火水木金土日".contains(*it)).collect();
    let only = bare.chars().all(|it| "月火水木金土日、,・/&と".contains(it));
    if only && !names.is_empty() {
        names
            .iter()
            .map(|it| format!("{it}曜"))
            .collect::<Vec<_>>()
            .join("・")
    } else {
        text.to_owned()
    }
}

/// `4,10` and `4月、10月` are 4月・10月.
pub(super) fn months(text: &str) -> String {
    let bare = fold(text).replace('月', "");
    if let Some(phrase) = month_range(&bare) {
        return phrase;
    }
    let numbers: Vec<u32> = bare
        .split(['、', ',', '・', '/'])
        .filter_map(|it| it.parse().ok())
        .collect();
    let count = bare.split(['、', ',', '・', '/']).count();
    if count == numbers.len() {
        months_phrase(&numbers)
    } else {
        text.to_owned()
    }
}

/// `4~6`: each of them.
fn month_range(bare: &str) -> Option<String> {
    let (from, to) = bare.split_once(['~', '〜', '-'])?;
    let month = |it: &str| it.parse::<u32>().ok().filter(|it| (1..=12).contains(it));
    let (from, to) = (month(from)?, month(to)?);
    let each: Vec<u32> = (from..from + 12)
        .take((12 + to - from) as usize % 12 + 1)
        .map(|it| (it - 1) % 12 + 1)
        .collect();
    Some(months_phrase(&each))
}

/// 4月・10月.
pub(in crate::document::import) fn months_phrase(months: &[u32]) -> String {
    months
        .iter()
        .map(|it| format!("{it}月"))
        .collect::<Vec<_>>()
        .join("・")
}
