//! The stretch of time that one occurrence stands for, and its stable name.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::phrase;

/// A period. Its `Display` is the name in JSON and records: `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q3`, `2026-H2`,
/// `2026`. Quarters, halves and years are those of the fiscal year and are numbered by the year in which it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// One day: the nominal day of a dated occurrence.
    Day(NaiveDate),
    /// An ISO week.
    Week {
        /// The ISO year.
        year: i32,
        /// 1–53.
        week: u32,
    },
    /// A calendar month.
    Month {
        /// The calendar year.
        year: i32,
        /// 1–12.
        month: u32,
    },
    /// A quarter of a fiscal year.
    Quarter {
        /// The fiscal year.
        year: i32,
        /// 1–4.
        quarter: u32,
    },
    /// A half of a fiscal year: 上期 is 1, 下期 is 2.
    Half {
        /// The fiscal year.
        year: i32,
        /// 1–2.
        half: u32,
    },
    /// A fiscal year.
    Year {
        /// The fiscal year.
        year: i32,
    },
}

/// A text that names no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodError;

impl Period {
    /// Reads a period by its name, or as people say it in Japanese or English on the day `today`: 2026年度第3四半期,
    /// 11-16（月）の週, 10月分, 先月, FY2026 Q3. A year left out is the one that puts it nearest to `today`.
    pub fn said(text: &str, today: NaiveDate, starts: u32) -> Result<Self, PeriodError> {
        let named = text.trim().parse();
        named.or_else(|error| phrase::read_period(text, today, starts).ok_or(error))
    }

    /// The ISO week of `day`.
    pub fn week_of(day: NaiveDate) -> Self {
        let week = day.iso_week();
        Self::Week {
            year: week.year(),
            week: week.week(),
        }
    }

    /// The calendar month of `day`.
    pub fn month_of(day: NaiveDate) -> Self {
        Self::Month {
            year: day.year(),
            month: day.month(),
        }
    }

    /// The quarter of `day` in a fiscal year that starts in the month `starts`.
    pub fn quarter_of(day: NaiveDate, starts: u32) -> Self {
        let (year, month) = fiscal(day, starts);
        Self::Quarter {
            year,
            quarter: month / 3 + 1,
        }
    }

    /// The half of `day` in a fiscal year that starts in the month `starts`.
    pub fn half_of(day: NaiveDate, starts: u32) -> Self {
        let (year, month) = fiscal(day, starts);
        Self::Half {
            year,
            half: month / 6 + 1,
        }
    }

    /// The fiscal year of `day`.
    pub fn year_of(day: NaiveDate, starts: u32) -> Self {
        Self::Year {
            year: fiscal(day, starts).0,
        }
    }

    /// The first day, in a fiscal year that starts in the month `starts`.
    pub fn first(self, starts: u32) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Week { year, week } => {
                NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).unwrap_or(NaiveDate::MAX)
            }
            Self::Month { year, month } => month_start(year, month),
            Self::Quarter { year, quarter } => fiscal_month(year, starts, (quarter - 1) * 3),
            Self::Half { year, half } => fiscal_month(year, starts, (half - 1) * 6),
            Self::Year { year } => month_start(year, starts),
        }
    }

    /// The last day, in a fiscal year that starts in the month `starts`.
    pub fn last(self, starts: u32) -> NaiveDate {
        let first = self.first(starts);
        let next = match self {
            Self::Day(day) => return day,
            Self::Week { .. } => first.checked_add_days(Days::new(7)),
            Self::Month { .. } => first.checked_add_months(Months::new(1)),
            Self::Quarter { .. } => first.checked_add_months(Months::new(3)),
            Self::Half { .. } => first.checked_add_months(Months::new(6)),
            Self::Year { .. } => first.checked_add_months(Months::new(12)),
        };
        next.and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// Does `other` lie wholly in this period?
    pub fn contains(self, other: Self, starts: u32) -> bool {
        self.first(starts) <= other.first(starts) && other.last(starts) <= self.last(starts)
    }

    /// The period of the same kind that follows.
    pub fn next(self, starts: u32) -> Self {
        self.last(starts)
            .succ_opt()
            .map_or(self, |day| self.same_kind(day, starts))
    }

    /// The period of the same kind that went before.
    pub fn previous(self, starts: u32) -> Self {
        self.first(starts)
            .pred_opt()
            .map_or(self, |day| self.same_kind(day, starts))
    }

    /// The period of the same kind that `day` lies in.
    pub fn same_kind(self, day: NaiveDate, starts: u32) -> Self {
        match self {
            Self::Day(_) => Self::Day(day),
            Self::Week { .. } => Self::week_of(day),
            Self::Month { .. } => Self::month_of(day),
            Self::Quarter { .. } => Self::quarter_of(day, starts),
            Self::Half { .. } => Self::half_of(day, starts),
            Self::Year { .. } => Self::year_of(day, starts),
        }
    }
}

/// The fiscal year of `day`, and how many months of it have gone.
fn fiscal(day: NaiveDate, starts: u32) -> (i32, u32) {
    let year = if day.month() < starts {
        day.year() - 1
    } else {
        day.year()
    };
    (year, (day.month() + 12 - starts) % 12)
}

fn fiscal_month(year: i32, starts: u32, gone: u32) -> NaiveDate {
    let months = starts - 1 + gone;
    month_start(year + i32::from(months >= 12), months % 12 + 1)
}

/// A constructed period is always a real one; the end of chrono's calendar is the only way out.
fn month_start(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_has_a_name_a_first_and_a_last_day() {
        let cases = [
            ("2026-11-22", 4, "2026-11-22", "2026-11-22"),
            ("2026-W47", 4, "2026-11-16", "2026-11-22"),
            ("2026-W53", 4, "2026-12-28", "2027-01-03"),
            ("2026-11", 4, "2026-11-01", "2026-11-30"),
            ("2026-Q3", 4, "2026-10-01", "2026-12-31"),
            ("2026-Q4", 4, "2027-01-01", "2027-03-31"),
            ("2026-Q4", 1, "2026-10-01", "2026-12-31"),
            ("2026-H2", 4, "2026-10-01", "2027-03-31"),
            ("2026", 4, "2026-04-01", "2027-03-31"),
            ("2026", 1, "2026-01-01", "2026-12-31"),
            ("2026-Q1", 12, "2026-12-01", "2027-02-28"),
        ];
        for (name, starts, first, last) in cases {
            let period = period(name);
            assert_eq!(period.to_string(), name);
            assert_eq!(
                period.first(starts).to_string(),
                first,
                "{name} from month {starts}"
            );
            assert_eq!(
                period.last(starts).to_string(),
                last,
                "{name} from month {starts}"
            );
        }
    }

    #[test]
    fn a_period_contains_what_lies_in_it() {
        let cases = [
            ("2026-11", "2026-11-30", true),
            ("2026-Q3", "2026-11", true),
            ("2026-H2", "2026-Q3", true),
            ("2026", "2027-03", true),
            ("2026", "2026-03", false),
            ("2026-11", "2026-W49", false), // it begins on 11-30
            ("2026-11-30", "2026-11", false),
        ];
        for (outer, inner, expected) in cases {
            assert_eq!(
                period(outer).contains(period(inner), 4),
                expected,
                "{inner} in {outer}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_day_lies_in_its_periods_and_they_follow_each_other(days in 0_u64..60_000, starts in 1_u32..=12) {
            let day = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + Days::new(days);
            let all = [
                Period::Day(day),
                Period::week_of(day),
                Period::month_of(day),
                Period::quarter_of(day, starts),
                Period::half_of(day, starts),
                Period::year_of(day, starts),
            ];
            for period in all {
                prop_assert!(period.contains(Period::Day(day), starts));
                prop_assert_eq!(period.next(starts).first(starts), period.last(starts).succ_opt().unwrap());
                prop_assert_eq!(period.next(starts).previous(starts), period);
                prop_assert_eq!(period.to_string().parse(), Ok(period));
            }
        }
    }
}
