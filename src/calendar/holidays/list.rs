//! The government's list, embedded and parsed by the compiler.

use chrono::{Datelike, NaiveDate};

const TEXT: &str = include_str!("../data/japan-holidays.csv");
const HEADER: usize = "date,name\n".len();
const DATE: usize = "2026-11-23".len();

/// The last year that the list covers.
pub(super) const LAST_YEAR: i32 = (TABLE[TABLE.len() - 1].day / 10_000) as i32;

/// One row: the day as the number 20261123, and where in the text its name stands.
#[derive(Clone, Copy)]
struct Row {
    day: u32,
    name: (u32, u32),
}

static TABLE: [Row; rows(TEXT.as_bytes())] = parse(TEXT.as_bytes());

/// The holiday's name in the list.
pub(super) fn on(day: NaiveDate) -> Option<&'static str> {
    let key = u32::try_from(day.year()).ok()? * 10_000 + day.month() * 100 + day.day();
    let row = TABLE[TABLE.binary_search_by_key(&key, |row| row.day).ok()?];
    TEXT.get(row.name.0 as usize..row.name.1 as usize)
}

/// How many rows the text has, without its header.
const fn rows(text: &[u8]) -> usize {
    let (mut lines, mut at) = (0, HEADER);
    while at < text.len() {
        if text[at] == b'\n' {
            lines += 1;
        }
        at += 1;
    }
    lines
}

const fn parse<const N: usize>(text: &[u8]) -> [Row; N] {
    let mut table = [Row { day: 0, name: (0, 0) }; N];
    let (mut row, mut at) = (0, HEADER);
    while row < N {
        let (mut day, mut digit) = (0, at);
        while digit < at + DATE {
            if text[digit] != b'-' {
                day = day * 10 + (text[digit] - b'0') as u32;
            }
            digit += 1;
        }
        let start = at + DATE + 1;
        let mut end = start;
        while text[end] != b'\n' {
            end += 1;
        }
        assert!(
            row == 0 || table[row - 1].day < day,
            "the list of holidays is sorted by day"
        );
        table[row] = Row {
            day,
            name: (start as u32, end as u32),
        };
        (row, at) = (row + 1, end + 1);
    }
    table
}

#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (NaiveDate, &'static str)> {
    let rows = TEXT.lines().skip(1);
    rows.map(|row| row.split_once(',').unwrap())
        .map(|(day, name)| (day.parse().unwrap(), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_and_no_other_day() {
        let rows: Vec<_> = all().collect();
        assert_eq!(rows.len(), TABLE.len());
        let first = NaiveDate::from_ymd_opt(1955, 1, 1).unwrap();
        let found: Vec<_> = first
            .iter_days()
            .take_while(|day| day.year() <= LAST_YEAR)
            .filter_map(|day| on(day).map(|name| (day, name)))
            .collect();
        assert_eq!(found, rows);
    }

    #[test]
    fn the_list_reaches_2027() {
        assert_eq!(LAST_YEAR, 2027);
    }
}
