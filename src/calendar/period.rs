//! The stretch of time that one occurrence stands for, and its stable name.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A period. Its `Display` is the name in JSON and records: `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q3`, `2026-H2`,
/// `2026`. Quarters, halves and years are those of the fiscal year and are numbered by the year in which it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
