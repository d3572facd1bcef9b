//! The stable name of a period, written and read.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, Weekday};

use super::{Period, PeriodError};

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Week { year, week } => write!(f, "{year}-W{week:02}"),
            Self::Month { year, month } => write!(f, "{year}-{month:02}"),
            Self::Quarter { year, quarter } => write!(f, "{year}-Q{quarter}"),
            Self::Half { year, half } => write!(f, "{year}-H{half}"),
            Self::Year { year } => write!(f, "{year}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    /// Reads exactly what `Display` writes.
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let period = read(text).filter(|period| period.to_string() == text);
        period.ok_or(PeriodError)
    }
}

fn read(text: &str) -> Option<Period> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: i32 = year.parse().ok().filter(|year| *year > 0)?;
    if rest.is_empty() {
        return Some(Period::Year { year });
    }
    let rest = rest.strip_prefix('-')?;
    let within = |text: &str, most: u32| text.parse().ok().filter(|number| (1..=most).contains(number));
    if let Some(week) = rest.strip_prefix('W') {
        let week = within(week, 53)?;
        return NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).map(|_| Period::Week { year, week });
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return Some(Period::Quarter {
            year,
            quarter: within(quarter, 4)?,
        });
    }
    if let Some(half) = rest.strip_prefix('H') {
        return Some(Period::Half {
            year,
            half: within(half, 2)?,
        });
    }
    match rest.len() {
        2 => Some(Period::Month {
            year,
            month: within(rest, 12)?,
        }),
        _ => text.parse().ok().map(Period::Day),
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "expected a period as `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q3`, `2026-H2` or `2026`",
        )
    }
}

impl std::error::Error for PeriodError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_names_no_period_is_refused() {
        for text in [
            "",
            "26",
            "2026-13",
            "2026-W00",
            "2025-W53",
            "2026-Q5",
            "2026-H3",
            "2026-1",
            "2026-02-30",
            "年度2026",
        ] {
            assert_eq!(text.parse::<Period>(), Err(PeriodError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = text.parse::<Period>();
        }
    }
}
