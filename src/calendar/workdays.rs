//! Which days the team works, and why not on the others.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{ClosedDays, holidays};

/// How far a search for a business day goes before it gives up: a calendar may have none.
const TWO_YEARS: u32 = 731;

/// The team's working days: weekdays, national holidays, the company's own closed and opened days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workdays {
    /// Monday first: is this weekday worked?
    pub weekdays: [bool; 7],
    /// Are the holidays of Japan closed days?
    pub japan: bool,
    /// The company's own closed days.
    pub closed: Vec<ClosedDays>,
    /// Days worked although everything above says closed.
    pub open: BTreeSet<NaiveDate>,
    /// The month, 1–12, in which the fiscal year starts.
    pub fiscal_year_starts: u32,
}

/// Why a day is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closure<'a> {
    /// A weekday that is not worked.
    Weekday(Weekday),
    /// A national holiday. `official` is false for days that the law's rules give but no list has published yet.
    Holiday {
        /// The holiday's name in Japanese.
        name: &'a str,
        /// Is it in the government's list?
        official: bool,
    },
    /// The company's own closed days.
    Company(&'a ClosedDays),
}

/// Monday to Friday, the holidays of Japan, a fiscal year from April: what a plan without `[calendar]` means.
impl Default for Workdays {
    fn default() -> Self {
        Self {
            weekdays: [true, true, true, true, true, false, false],
            japan: true,
            closed: Vec::new(),
            open: BTreeSet::new(),
            fiscal_year_starts: 4,
        }
    }
}

impl Workdays {
    /// Is `day` a business day?
    pub fn is_open(&self, day: NaiveDate) -> bool {
        if !self.open.is_empty() && self.open.contains(&day) {
            return true;
        }
        self.weekdays[day.weekday().num_days_from_monday() as usize]
            && !self.closed.iter().any(|closed| closed.contains(day))
            && !(self.japan && holidays::on(day).is_some())
    }

    /// Why `day` is closed; `None` on a business day. The company's own line is named before a holiday, and a holiday
    /// before the weekday: the most particular reason.
    pub fn closure(&self, day: NaiveDate) -> Option<Closure<'_>> {
        if !self.open.is_empty() && self.open.contains(&day) {
            return None;
        }
        if let Some(line) = self.closed.iter().find(|closed| closed.contains(day)) {
            return Some(Closure::Company(line));
        }
        if let Some((name, official)) = self.japan.then(|| holidays::on(day)).flatten() {
            return Some(Closure::Holiday { name, official });
        }
        let weekday = day.weekday();
        (!self.weekdays[weekday.num_days_from_monday() as usize]).then_some(Closure::Weekday(weekday))
    }

    /// The closed days from `from` to `to`, both included, each with its reason; in order of time.
    pub fn closures(&self, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, Closure<'_>)> {
        let days = from.iter_days().take_while(|day| *day <= to);
        days.filter_map(|day| Some((day, self.closure(day)?))).collect()
    }

    /// The first business day on or after `day`. `None` when there is none within two years.
    pub fn at_or_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.search(day, NaiveDate::succ_opt)
    }

    /// The last business day on or before `day`. `None` when there is none within two years.
    pub fn at_or_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.search(day, NaiveDate::pred_opt)
    }

    fn search(&self, mut day: NaiveDate, step: fn(&NaiveDate) -> Option<NaiveDate>) -> Option<NaiveDate> {
        for _ in 0..TWO_YEARS {
            if self.is_open(day) {
                return Some(day);
            }
            day = step(&day)?;
        }
        None
    }

    /// `n` business days after `day` (before it when negative); 0 gives `day` itself.
    pub fn add(&self, mut day: NaiveDate, n: i32) -> Option<NaiveDate> {
        for _ in 0..n.unsigned_abs() {
            day = match n > 0 {
                true => self.at_or_after(day.succ_opt()?)?,
                false => self.at_or_before(day.pred_opt()?)?,
            };
        }
        Some(day)
    }

    /// How many business days lie in `(from, to]`; negative when `to` is before `from`.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i32 {
        if to < from {
            return -self.between(to, from);
        }
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        i32::try_from(days.filter(|day| self.is_open(*day)).count()).unwrap_or(i32::MAX)
    }

    /// The fiscal year that `day` belongs to, named by the calendar year in which it starts.
    pub fn fiscal_year(&self, day: NaiveDate) -> i32 {
        match day.month() < self.fiscal_year_starts {
            true => day.year() - 1,
            false => day.year(),
        }
    }

    /// The last business day of the stretch from `first` to `last`; `None` when it has none.
    pub fn last_within(&self, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
        let mut day = last;
        while day >= first {
            if self.is_open(day) {
                return Some(day);
            }
            day = day.checked_sub_days(Days::new(1))?;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn company() -> Workdays {
        Workdays {
            closed: vec!["12-29..01-03".parse().unwrap(), "2026-08-13".parse().unwrap()],
            open: BTreeSet::from([day("2026-12-30"), day("2026-11-28")]),
            ..Workdays::default()
        }
    }

    #[test]
    fn a_closed_day_says_why() {
        let workdays = company();
        let cases = [
            ("2026-11-20", None),
            ("2026-11-22", Some(Closure::Weekday(Weekday::Sun))),
            (
                "2026-11-23",
                Some(Closure::Holiday {
                    name: "勤労感謝の日",
                    official: true,
                }),
            ),
            (
                "2028-11-23",
                Some(Closure::Holiday {
                    name: "勤労感謝の日",
                    official: false,
                }),
            ),
            ("2026-08-13", Some(Closure::Company(&workdays.closed[1]))),
            ("2027-08-13", None),
            ("2026-12-29", Some(Closure::Company(&workdays.closed[0]))),
            ("2027-01-01", Some(Closure::Company(&workdays.closed[0]))),
            ("2026-12-30", None), // opened
            ("2026-11-28", None), // a Saturday, opened
            ("2027-01-04", None),
        ];
        for (date, expected) in cases {
            assert_eq!(workdays.closure(day(date)), expected, "{date}");
        }
    }

    #[test]
    fn business_days_are_counted_over_closed_ones() {
        let workdays = company();
        let cases = [
            ("2026-11-20", 1, "2026-11-24"), // Friday; Monday is 勤労感謝の日
            ("2026-11-24", -1, "2026-11-20"),
            ("2026-11-22", 0, "2026-11-22"),
            ("2026-11-22", 1, "2026-11-24"),
            ("2026-12-28", 2, "2027-01-04"),
            ("2027-01-05", -2, "2026-12-30"),
        ];
        for (from, n, expected) in cases {
            assert_eq!(workdays.add(day(from), n), Some(day(expected)), "{from} {n:+}");
        }
        assert_eq!(workdays.between(day("2026-11-20"), day("2026-11-30")), 6);
        assert_eq!(workdays.between(day("2026-11-30"), day("2026-11-20")), -6);
    }

    #[test]
    fn a_fiscal_year_is_named_by_the_year_in_which_it_starts() {
        let workdays = Workdays::default();
        assert_eq!(workdays.fiscal_year(day("2027-03-31")), 2026);
        assert_eq!(workdays.fiscal_year(day("2027-04-01")), 2027);
        let calendar_year = Workdays {
            fiscal_year_starts: 1,
            ..Workdays::default()
        };
        assert_eq!(calendar_year.fiscal_year(day("2027-01-01")), 2027);
    }

    #[test]
    fn a_calendar_without_business_days_ends_the_search() {
        let never = Workdays {
            weekdays: [false; 7],
            ..Workdays::default()
        };
        assert_eq!(never.at_or_after(day("2026-11-20")), None);
        assert_eq!(never.add(day("2026-11-20"), -1), None);
        assert_eq!(never.last_within(day("2026-11-01"), day("2026-11-30")), None);
    }

    proptest! {
        #[test]
        fn adding_and_counting_agree(start in 0_u64..20_000, n in -30_i32..30) {
            let (workdays, from) = (company(), day("1990-01-01") + Days::new(start));
            let to = workdays.add(from, n).unwrap();
            prop_assert!(n == 0 || workdays.is_open(to));
            if n >= 0 {
                prop_assert_eq!(workdays.between(from, to), n);
            }
        }
    }
}
