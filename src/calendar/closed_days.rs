//! The company's own closed days, as `[calendar] closed` writes them.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Closed days as the plan writes them; both ends are included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClosedDays {
    /// `12-29..01-03`: every year; it may cross the year. (month, day) pairs.
    Yearly((u32, u32), (u32, u32)),
    /// `2026-08-13` or `2026-08-13..2026-08-15`.
    Once(NaiveDate, NaiveDate),
}

/// Why a text is no closed day or range of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosedDaysError {
    /// Neither `12-29`, `2026-08-13` nor two of a kind with `..` between.
    Malformed,
    /// The calendar has no such day, as `02-30`.
    NoSuchDay,
    /// The range ends before it begins; only ranges without a year may cross it.
    Backwards,
}

impl ClosedDays {
    /// Does `day` lie in it?
    pub fn contains(&self, day: NaiveDate) -> bool {
        match *self {
            Self::Once(from, to) => (from..=to).contains(&day),
            Self::Yearly(from, to) => {
                let day = (day.month(), day.day());
                if from <= to {
                    (from..=to).contains(&day)
                } else {
                    day >= from || day <= to
                }
            }
        }
    }
}

impl FromStr for ClosedDays {
    type Err = ClosedDaysError;

    /// Reads `12-29`, `12-29..01-03`, `2026-08-13` or `2026-08-13..2026-08-15`.
    fn from_str(text: &str) -> Result<Self, ClosedDaysError> {
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        match (numbers(from)?.as_slice(), numbers(to)?.as_slice()) {
            (&[m1, d1], &[m2, d2]) => Ok(Self::Yearly(yearly(m1, d1)?, yearly(m2, d2)?)),
            (&[y1, m1, d1], &[y2, m2, d2]) => {
                let (from, to) = (date(y1, m1, d1)?, date(y2, m2, d2)?);
                if from <= to {
                    Ok(Self::Once(from, to))
                } else {
                    Err(ClosedDaysError::Backwards)
                }
            }
            _ => Err(ClosedDaysError::Malformed),
        }
    }
}

/// `2026-08-13` as three numbers, `08-13` as two. Only digits count, two of them but four for a year.
fn numbers(text: &str) -> Result<Vec<u32>, ClosedDaysError> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let widths: &[usize] = if parts.len() == 3 { &[4, 2, 2] } else { &[2, 2] };
    let fits =
        parts.len() == widths.len() && parts.iter().zip(widths).all(|(part, width)| part.len() == *width);
    if !fits
        || !parts
            .iter()
            .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return Err(ClosedDaysError::Malformed);
    }
    parts
        .iter()
        .map(|part| part.parse().map_err(|_| ClosedDaysError::Malformed))
        .collect()
}

/// A day that some year has: February 29 is one.
fn yearly(month: u32, day: u32) -> Result<(u32, u32), ClosedDaysError> {
    date(2024, month, day).map(|_| (month, day))
}

fn date(year: u32, month: u32, day: u32) -> Result<NaiveDate, ClosedDaysError> {
    let year = i32::try_from(year).map_err(|_| ClosedDaysError::NoSuchDay)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(ClosedDaysError::NoSuchDay)
}

impl fmt::Display for ClosedDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yearly((m1, d1), to) if (*m1, *d1) == *to => write!(f, "{m1:02}-{d1:02}"),
            Self::Yearly((m1, d1), (m2, d2)) => write!(f, "{m1:02}-{d1:02}..{m2:02}-{d2:02}"),
            Self::Once(from, to) if from == to => write!(f, "{from}"),
            Self::Once(from, to) => write!(f, "{from}..{to}"),
        }
    }
}

impl fmt::Display for ClosedDaysError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "expected `12-29`, `12-29..01-03`, `2026-08-13` or `2026-08-13..2026-08-15`",
            Self::NoSuchDay => "the calendar has no such day",
            Self::Backwards => "the range ends before it begins",
        })
    }
}

impl std::error::Error for ClosedDaysError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_and_written_alike() {
        for text in [
            "12-29..01-03",
            "05-01",
            "2026-08-13",
            "2026-08-13..2026-08-15",
            "02-29",
        ] {
            assert_eq!(text.parse::<ClosedDays>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_wrong_range_says_what_is_wrong() {
        use ClosedDaysError::{Backwards, Malformed, NoSuchDay};
        let cases = [
            ("", Malformed),
            ("8-13", Malformed),
            ("2026-08", Malformed),
            ("12-29..2027-01-03", Malformed),
            ("02-30", NoSuchDay),
            ("2026-02-29", NoSuchDay),
            ("2026-08-15..2026-08-13", Backwards),
            ("+1-02", Malformed),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse::<ClosedDays>(), Err(expected), "{text}");
        }
    }

    #[test]
    fn a_yearly_range_may_cross_the_year() {
        let closed: ClosedDays = "12-29..01-03".parse().unwrap();
        let cases = [
            ("2026-12-28", false),
            ("2026-12-29", true),
            ("2027-01-03", true),
            ("2027-01-04", false),
        ];
        for (day, expected) in cases {
            assert_eq!(closed.contains(day.parse().unwrap()), expected, "{day}");
        }
    }
}
