//! What a cell of ours says, as a value of the plan.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::super::dates;
use super::super::entry::Value;

/// A text; nothing where it is empty.
pub(super) fn text(text: &str) -> Value {
    Value::Text(text.trim().to_owned())
}

/// Lines as a list of texts.
pub(super) fn lines(cell: &str) -> Value {
    let lines = cell.lines().map(str::trim).filter(|it| !it.is_empty());
    Value::List(lines.map(str::to_owned).collect())
}

/// A length of time: 3営業日前, within 30 minutes. At once is none.
pub(super) fn span(cell: &str) -> Value {
    Value::Text(dates::span(cell).unwrap_or_default())
}

/// A day.
pub(super) fn day(cell: &str) -> Value {
    let day: Option<NaiveDate> = cell.trim().parse().ok();
    day.map_or(Value::Text(String::new()), Value::Day)
}

/// Several days.
pub(super) fn days(cell: &str) -> Value {
    Value::Days(cell.lines().filter_map(|line| line.trim().parse().ok()).collect())
}

/// A time of day.
pub(super) fn clock(cell: &str) -> Value {
    let time = NaiveTime::parse_from_str(cell.trim(), "%H:%M");
    time.map_or(Value::Text(String::new()), Value::Time)
}

/// A time of a day, as the plan writes it. A cell of a workbook says midnight as the day alone.
pub(super) fn moment(cell: &str) -> Value {
    let midnight = || {
        cell.trim()
            .parse()
            .ok()
            .map(|day: NaiveDate| day.and_time(NaiveTime::MIN))
    };
    let at = NaiveDateTime::parse_from_str(cell.trim(), "%Y-%m-%d %H:%M");
    let at = at.ok().or_else(midnight);
    Value::Text(at.map_or_else(String::new, |it| it.format("%Y-%m-%dT%H:%M").to_string()))
}

/// From one to another, one a line: `2026-12-24〜2026-12-28` is `2026-12-24..2026-12-28`.
pub(super) fn ranges(cell: &str) -> Value {
    let plain = |line: &str| line.trim().replace('〜', "..").replace(" to ", "..");
    Value::List(cell.lines().map(plain).filter(|it| !it.is_empty()).collect())
}

/// The first number of a text.
pub(super) fn number(cell: &str) -> Option<u32> {
    let digits = cell.trim_start_matches(|it: char| !it.is_ascii_digit());
    let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
