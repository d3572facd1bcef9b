//! The month of a journal file. A month is one of UTC and no other zone: it can be told without the plan (which may be
//! broken, or move to another zone), so the files of two months never overlap in time.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};

/// A month of UTC: `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    year: i32,
    month: u8,
}

impl Month {
    /// The month, in UTC, of an instant.
    pub fn of<Z: TimeZone>(instant: &DateTime<Z>) -> Self {
        let day = instant.naive_utc().date();
        Self {
            year: day.year(),
            month: u8::try_from(day.month()).unwrap_or(1),
        }
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        let (year, month) = match self.month {
            12 => (self.year + 1, 1),
            month => (self.year, month + 1),
        };
        let next = NaiveDate::from_ymd_opt(year, month.into(), 1);
        next.and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// Its end.
    pub fn end(self) -> DateTime<Utc> {
        let next = self.last_day().succ_opt().unwrap_or(NaiveDate::MAX);
        next.and_time(NaiveTime::MIN).and_utc()
    }

    /// The month before it.
    pub fn previous(self) -> Self {
        match self.month {
            1 => Self {
                year: self.year - 1,
                month: 12,
            },
            month => Self {
                year: self.year,
                month: month - 1,
            },
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The text is not `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMonth;

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        let digits = |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(NotAMonth);
        }
        let month = month.parse().map_err(|_| NotAMonth)?;
        let year = year.parse().map_err(|_| NotAMonth)?;
        (1..=12)
            .contains(&month)
            .then_some(Self { year, month })
            .ok_or(NotAMonth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_as_it_is_written() {
        for text in ["2026-11", "1999-01", "0001-12"] {
            assert_eq!(text.parse::<Month>().unwrap().to_string(), text);
        }
        for text in ["2026-13", "2026-00", "2026-1", "26-11", "2026/11", "+026-11", ""] {
            assert_eq!(text.parse::<Month>(), Err(NotAMonth), "{text}");
        }
    }

    #[test]
    fn a_month_has_a_last_day() {
        for (month, last) in [
            ("2026-11", "2026-11-30"),
            ("2026-12", "2026-12-31"),
            ("2028-02", "2028-02-29"),
        ] {
            assert_eq!(month.parse::<Month>().unwrap().last_day().to_string(), last);
        }
    }

    #[test]
    fn a_month_turns_at_midnight_of_utc() {
        let morning_in_tokyo = DateTime::parse_from_rfc3339("2027-01-01T08:59:59+09:00").unwrap();
        assert_eq!(Month::of(&morning_in_tokyo).to_string(), "2026-12");
        assert_eq!(
            "2027-01".parse::<Month>().unwrap().previous().to_string(),
            "2026-12"
        );
        assert_eq!(
            "2026-12".parse::<Month>().unwrap().previous().to_string(),
            "2026-11"
        );
    }
}
