//! Which days the team works, and why not on the others.

use std::collections::BTreeSet;

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

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

/// Closed days as the plan writes them; both ends are included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClosedDays {
    /// `12-29..01-03`: every year; it may cross the year. (month, day) pairs.
    Yearly((u32, u32), (u32, u32)),
    /// `2026-08-13` or `2026-08-13..2026-08-15`.
    Once(NaiveDate, NaiveDate),
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

impl Workdays {
    /// Is `day` a business day?
    pub fn is_open(&self, day: NaiveDate) -> bool {
        self.closure(day).is_none()
    }

    /// Why `day` is closed; `None` on a business day.
    pub fn closure(&self, day: NaiveDate) -> Option<Closure<'_>> {
        todo!("{day}")
    }

    /// The first business day on or after `day`. `None` when there is none within two years.
    pub fn at_or_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        todo!("{day}")
    }

    /// The last business day on or before `day`. `None` when there is none within two years.
    pub fn at_or_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        todo!("{day}")
    }

    /// `n` business days after `day` (before it when negative); 0 gives `day` itself.
    pub fn add(&self, day: NaiveDate, n: i32) -> Option<NaiveDate> {
        todo!("{day} {n}")
    }

    /// How many business days lie in `(from, to]`; negative when `to` is before `from`.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i32 {
        todo!("{from} {to}")
    }

    /// The fiscal year that `day` belongs to, named by the calendar year in which it starts.
    pub fn fiscal_year(&self, day: NaiveDate) -> i32 {
        todo!("{day}")
    }
}
