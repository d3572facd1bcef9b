//! A frequency said back: one canonical phrase in each language, which reads as the same frequency.

use super::super::{Frequency, IfClosed, MonthDay, YearDay};
use super::{write_english::english, write_japanese::japanese};

impl Frequency {
    /// The canonical Japanese phrase.
    pub fn japanese(&self) -> String {
        japanese(self)
    }

    /// The canonical English phrase.
    pub fn english(&self) -> String {
        english(self)
    }
}

impl IfClosed {
    /// The clause that says this in a Japanese phrase, with its brackets.
    pub fn japanese(self) -> &'static str {
        match self {
            Self::Keep => "（休業日はそのまま）",
            Self::Before => "（休業日は前営業日）",
            Self::After => "（休業日は翌営業日）",
            Self::BeforeInMonth => "（休業日は月内の前営業日）",
            Self::AfterInMonth => "（休業日は月内の翌営業日）",
            Self::Skip => "（休業日は実施しない）",
        }
    }

    /// The clause that says this in an English phrase, with its brackets.
    pub fn english(self) -> &'static str {
        match self {
            Self::Keep => "(if closed, the same day)",
            Self::Before => "(if closed, the previous business day)",
            Self::After => "(if closed, the next business day)",
            Self::BeforeInMonth => "(if closed, the previous business day within the month)",
            Self::AfterInMonth => "(if closed, the next business day within the month)",
            Self::Skip => "(if closed, skip)",
        }
    }
}

pub(super) fn joined<T>(items: &[T], between: &str, say: impl Fn(&T) -> String) -> String {
    items.iter().map(say).collect::<Vec<_>>().join(between)
}

/// The months and the days, where each month has the same days: 4月・10月の末日.
pub(super) fn shared_days(on: &[YearDay]) -> Option<(Vec<u32>, Vec<MonthDay>)> {
    let mut months: Vec<u32> = on.iter().map(|date| date.month).collect();
    months.dedup();
    let first = *months.first()?;
    let days: Vec<MonthDay> = on
        .iter()
        .filter(|date| date.month == first)
        .filter_map(|date| date.day)
        .collect();
    let undated = days.is_empty() && months.len() == on.len();
    let shared = undated || (months.len() > 1 && YearDay::each(&months, &days) == on);
    shared.then_some((months, days))
}
