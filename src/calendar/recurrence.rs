//! A frequency with everything that modifies it.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Frequency, Occurrence, Span, Workdays};

/// What happens to a dated occurrence whose day is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum IfClosed {
    /// It stays.
    #[default]
    Keep,
    /// The previous business day.
    Before,
    /// The next business day.
    After,
    /// The previous one, or the next where that would leave the month.
    BeforeInMonth,
    /// The next one, or the previous where that would leave the month.
    AfterInMonth,
    /// It falls out.
    Skip,
}

/// What happens in a month that has no such day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShortMonth {
    /// The last day of the month.
    #[default]
    Clamp,
    /// It falls out.
    Skip,
    /// The 1st of the next month.
    Next,
}

/// A frequency and its modifiers: all that is needed, beside [`Workdays`], to say when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// How often.
    pub frequency: Frequency,
    /// What to do on closed days.
    pub if_closed: IfClosed,
    /// What to do in short months.
    pub short_month: ShortMonth,
    /// Business days added after `if_closed`.
    pub offset: i32,
    /// No nominal day before this; everything is counted from here.
    pub starts: NaiveDate,
    /// No nominal day after this.
    pub ends: Option<NaiveDate>,
    /// At most so many.
    pub count: Option<u32>,
    /// Nominal days left out.
    pub except: Vec<NaiveDate>,
    /// Nominal days added.
    pub also: Vec<NaiveDate>,
    /// How long before its day a dated occurrence opens.
    pub remind: Option<Span>,
    /// The day on which the plan goes live: 稼働前 is owed by the last business day before it.
    pub go_live: NaiveDate,
}

impl Recurrence {
    /// The occurrences whose deadline lies in `range`, in order. `done` holds the days on which the work was done, in
    /// order; only the phrases that count from the last time (前回実施から…) look at it.
    pub fn occurrences(
        &self,
        workdays: &Workdays,
        range: RangeInclusive<NaiveDate>,
        done: &[NaiveDate],
    ) -> Vec<Occurrence> {
        todo!("{workdays:?} {range:?} {done:?}")
    }
}
