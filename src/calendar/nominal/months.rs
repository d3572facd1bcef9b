//! The nominal days of what recurs by months and years.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::super::{MonthDay, Period, YearDay};
use super::{Asked, Nominal};

impl Asked<'_> {
    /// Undated: stretches of `every` months from the month of `starts`, each named by its first month.
    pub(super) fn months(&self, every: u32) -> Option<Vec<Nominal>> {
        let (anchor, every) = (index(self.recurrence.starts), i64::from(every));
        let mut month = anchor + (index(self.first_asked()) - anchor) / every * every;
        let mut found = Vec::new();
        while let Some(first) = month_at(month).filter(|first| *first <= self.to) {
            let last = month_at(month + every)?.pred_opt()?;
            found.push(Nominal::undated(Period::month_of(first), first, last));
            month += every;
        }
        Some(found)
    }

    pub(super) fn days_of_months(&self, every: u32, on: &[MonthDay]) -> Vec<Nominal> {
        let (anchor, every) = (index(self.recurrence.starts), i64::from(every));
        let months = self.months_around(on.iter().copied());
        let months = months
            .into_iter()
            .filter(|month| *month >= anchor && (month - anchor) % every == 0);
        let days = months
            .filter_map(month_at)
            .flat_map(|first| on.iter().map(move |day| (first, *day)));
        let alone = on.len() == 1;
        days.filter_map(|(first, day)| self.on_day(first, day, alone.then(|| Period::month_of(first))))
            .collect()
    }

    /// Counted, where `every` is more than 1, from the calendar year of the first such day on or after `starts`.
    pub(super) fn days_of_years(&self, every: u32, on: &[YearDay]) -> Vec<Nominal> {
        let anchor = if every == 1 { 0 } else { self.first_year(on) };
        let months: Vec<i64> = self
            .months_around(on.iter().filter_map(|date| date.day))
            .collect();
        let dates = on
            .iter()
            .flat_map(|date| months.iter().map(move |month| (date, *month)));
        let dates = dates.filter(|(date, month)| month.rem_euclid(12) + 1 == i64::from(date.month));
        let dates = dates.filter(|(_, month)| (month.div_euclid(12) - anchor).rem_euclid(every.into()) == 0);
        dates
            .filter_map(|(date, month)| self.on_year_day(month_at(month)?, *date, on))
            .collect()
    }

    fn on_year_day(&self, first: NaiveDate, date: YearDay, on: &[YearDay]) -> Option<Nominal> {
        let Some(day) = date.day else {
            let month = Period::month_of(first);
            return Some(Nominal::undated(month, first, month.last(1)));
        };
        let slot = match on.iter().filter(|other| other.month == date.month).count() {
            1 if on.len() == 1 => Some(Period::year_of(first, self.workdays.fiscal_year_starts)),
            1 => Some(Period::month_of(first)),
            _ => None,
        };
        self.on_day(first, day, slot)
    }

    /// The calendar year of the first of the days on or after `starts`.
    fn first_year(&self, on: &[YearDay]) -> i64 {
        let start = index(self.recurrence.starts);
        let firsts = (start - 1..start + 12).filter_map(month_at);
        let of_month = |first: &NaiveDate| {
            on.iter()
                .filter(|date| date.month == first.month())
                .copied()
                .collect()
        };
        let found =
            firsts
                .map(|first| (first, of_month(&first)))
                .find(|(first, dates): &(_, Vec<YearDay>)| {
                    let days = dates
                        .iter()
                        .filter_map(|date| self.on_year_day(*first, *date, on));
                    days.into_iter()
                        .any(|nominal| nominal.day >= self.recurrence.starts)
                });
        found.map_or(i64::from(self.recurrence.starts.year()), |(first, _)| {
            first.year().into()
        })
    }

    /// The months whose days may fall into the range: the one before reaches into it through `short_month`, those
    /// after it through days that are counted back.
    fn months_around(&self, mut on: impl Iterator<Item = MonthDay>) -> RangeInclusive<i64> {
        let back = on.any(|day| matches!(day, MonthDay::LastBusinessDay(1..)));
        let ahead = if back { 2 } else { 0 };
        index(self.first_asked()) - 1..=index(self.to) + ahead
    }
}

/// Months counted through: year × 12 + month − 1.
pub(super) fn index(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

/// The first day of such a month.
pub(super) fn month_at(index: i64) -> Option<NaiveDate> {
    let month = u32::try_from(index.rem_euclid(12) + 1).ok()?;
    NaiveDate::from_ymd_opt(i32::try_from(index.div_euclid(12)).ok()?, month, 1)
}
