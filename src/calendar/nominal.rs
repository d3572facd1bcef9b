//! The nominal days of a recurrence: what the phrase says, before any calendar moves it.
//!
//! Nothing is counted through: each day or period is computed from `starts`, so dates never drift and a long gap costs
//! nothing.

mod months;

use chrono::{Datelike, Days, NaiveDate};

use months::{index, month_at};

use super::month_day::on_or_after;
use super::{FiscalDay, FiscalPart, Frequency, MonthDay, Move, Period, Recurrence, Workdays};

/// One time as the phrase gives it.
#[derive(Clone, Debug)]
pub(super) struct Nominal {
    pub(super) period: Period,
    /// The stretch that this alone stands for, as far as the phrase decides it.
    pub(super) slot: Period,
    /// The first day of an undated period; of a dated one its day.
    pub(super) first: NaiveDate,
    /// The nominal day: the last day of an undated period.
    pub(super) day: NaiveDate,
    pub(super) undated: bool,
    pub(super) short: Option<Move>,
}

impl Nominal {
    pub(super) fn dated(day: NaiveDate, slot: Period) -> Self {
        Self {
            period: Period::Day(day),
            slot,
            first: day,
            day,
            undated: false,
            short: None,
        }
    }

    fn undated(period: Period, first: NaiveDate, day: NaiveDate) -> Self {
        Self {
            period,
            slot: period,
            first,
            day,
            undated: true,
            short: None,
        }
    }
}

/// What the generators need: the recurrence, its calendar, and the days asked for. Dated times lie in the range, undated
/// ones overlap it; some outside it may come along, and nothing before `starts` is promised to be left out.
pub(super) struct Asked<'a> {
    pub(super) recurrence: &'a Recurrence,
    pub(super) workdays: &'a Workdays,
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) done: &'a [NaiveDate],
}

impl Asked<'_> {
    /// The phrase's own times, in order, each day once.
    pub(super) fn nominals(&self) -> Vec<Nominal> {
        let mut found = self.by_phrase().unwrap_or_default();
        found.retain(|nominal| nominal.day >= self.from && nominal.first <= self.to);
        found.sort_by_key(|nominal| nominal.day);
        found.dedup_by_key(|nominal| nominal.day);
        found
    }

    /// `None` where chrono's calendar ends.
    fn by_phrase(&self) -> Option<Vec<Nominal>> {
        match &self.recurrence.frequency {
            Frequency::EveryDay => self.every_days(1),
            Frequency::Days(n) => self.every_days(*n),
            Frequency::EveryBusinessDay => Some(self.open_days()),
            Frequency::BusinessDays(n) => self.business_days(*n),
            Frequency::Weeks { every, on } if on.is_empty() => self.weeks(*every),
            Frequency::Weeks { every, on } => self.weekdays(*every, on),
            Frequency::Months { every, on } if on.is_empty() => self.months(*every),
            Frequency::Months { every, on } => Some(self.days_of_months(*every, on)),
            Frequency::Years { every, on } => Some(self.days_of_years(*every, on)),
            Frequency::Fiscal { every, part, on } => self.fiscal(*every, *part, *on),
            Frequency::AfterDone(span) => {
                let anchors = std::iter::once(&self.recurrence.starts).chain(self.done);
                let days = anchors.filter_map(|anchor| span.after(*anchor, self.workdays));
                Some(days.map(on_its_own).collect())
            }
            Frequency::Once(day) => Some(vec![on_its_own(*day)]),
            Frequency::BeforeGoLive => Some(vec![on_its_own(self.recurrence.go_live.pred_opt()?)]),
            Frequency::AsNeeded => Some(Vec::new()),
        }
    }

    fn first_asked(&self) -> NaiveDate {
        self.from.max(self.recurrence.starts)
    }

    fn every_days(&self, n: u32) -> Option<Vec<Nominal>> {
        let gone = (self.first_asked() - self.recurrence.starts).num_days();
        let first = next_multiple(gone, n.into());
        let first = self
            .recurrence
            .starts
            .checked_add_days(Days::new(first.unsigned_abs()))?;
        let days = std::iter::successors(Some(first), |day| day.checked_add_days(Days::new(n.into())));
        Some(days.take_while(|day| *day <= self.to).map(on_its_own).collect())
    }

    fn open_days(&self) -> Vec<Nominal> {
        let days = self.first_asked().iter_days().take_while(|day| *day <= self.to);
        days.filter(|day| self.workdays.is_open(*day))
            .map(on_its_own)
            .collect()
    }

    fn business_days(&self, n: u32) -> Option<Vec<Nominal>> {
        let anchor = self.workdays.at_or_after(self.recurrence.starts)?;
        let first = self.workdays.at_or_after(self.first_asked())?;
        let gone = i64::from(self.workdays.between(anchor, first));
        let ahead = i32::try_from(next_multiple(gone, n.into()) - gone).ok()?;
        let (first, n) = (self.workdays.add(first, ahead)?, i32::try_from(n).ok()?);
        let days = std::iter::successors(Some(first), |day| self.workdays.add(*day, n));
        Some(days.take_while(|day| *day <= self.to).map(on_its_own).collect())
    }

    /// Undated: stretches of `every` ISO weeks from the week of `starts`, each named by its first week.
    fn weeks(&self, every: u32) -> Option<Vec<Nominal>> {
        let length = Days::new(7 * u64::from(every));
        let anchor = monday(self.recurrence.starts)?;
        let mut first = self.stretch_of(anchor, self.first_asked(), every)?;
        let mut found = Vec::new();
        while first <= self.to {
            let next = first.checked_add_days(length)?;
            found.push(Nominal::undated(Period::week_of(first), first, next.pred_opt()?));
            first = next;
        }
        Some(found)
    }

    /// Counted from the week of the first such day on or after `starts`.
    fn weekdays(&self, every: u32, on: &[chrono::Weekday]) -> Option<Vec<Nominal>> {
        let starts = self.recurrence.starts;
        let first = on
            .iter()
            .filter_map(|weekday| on_or_after(starts, *weekday))
            .min()?;
        let mut week = self.stretch_of(monday(first)?, self.first_asked().max(first), every)?;
        let mut found = Vec::new();
        while week <= self.to {
            let days = on.iter().filter_map(|weekday| on_or_after(week, *weekday));
            found.extend(days.map(|day| match on.len() {
                1 => Nominal::dated(day, Period::week_of(day)),
                _ => on_its_own(day),
            }));
            week = week.checked_add_days(Days::new(7 * u64::from(every)))?;
        }
        Some(found)
    }

    /// The beginning of the stretch of `every` weeks, counted from `anchor`, that holds `day`.
    fn stretch_of(&self, anchor: NaiveDate, day: NaiveDate, every: u32) -> Option<NaiveDate> {
        let length = 7 * i64::from(every);
        let gone = (day - anchor).num_days().div_euclid(length).max(0);
        anchor.checked_add_days(Days::new((gone * length).unsigned_abs()))
    }

    fn fiscal(&self, every: u32, part: FiscalPart, on: Option<FiscalDay>) -> Option<Vec<Nominal>> {
        let starts = self.workdays.fiscal_year_starts;
        let length = i64::from(part.months()) * i64::from(every);
        let anchor = index(part.period_of(self.recurrence.starts, starts).first(starts));
        let mut month = anchor + (index(self.first_asked()) - anchor).div_euclid(length).max(0) * length;
        let mut found = Vec::new();
        month -= if on.is_some() && month > anchor { length } else { 0 };
        while let Some(first) = month_at(month).filter(|first| self.within_reach(*first)) {
            let period = part.period_of(first, starts);
            let end = month_at(month + length)?;
            found.extend(match on {
                None => Some(Nominal::undated(period, first, end.pred_opt()?)),
                Some(FiscalDay::First(day)) => self.on_day(first, day, Some(period)),
                Some(FiscalDay::Last(day)) => self.on_day(month_at(month + length - 1)?, day, Some(period)),
            });
            month += length;
        }
        Some(found)
    }

    /// May a day of the stretch that begins here, or one counted back from it, be asked for?
    fn within_reach(&self, first: NaiveDate) -> bool {
        index(first) <= index(self.to) + 2
    }

    fn on_day(&self, first: NaiveDate, day: MonthDay, slot: Option<Period>) -> Option<Nominal> {
        let short = self.recurrence.short_month;
        let slot = slot.filter(|_| day.stays_in_its_month(short));
        let (day, short) = day.in_month(first, short, self.workdays)?;
        Some(Nominal {
            short,
            ..Nominal::dated(day, slot.unwrap_or(Period::Day(day)))
        })
    }
}

impl FiscalPart {
    fn period_of(self, day: NaiveDate, starts: u32) -> Period {
        match self {
            Self::Quarter => Period::quarter_of(day, starts),
            Self::Half => Period::half_of(day, starts),
            Self::Year => Period::year_of(day, starts),
        }
    }
}

fn on_its_own(day: NaiveDate) -> Nominal {
    Nominal::dated(day, Period::Day(day))
}

fn next_multiple(number: i64, of: i64) -> i64 {
    number + (-number).rem_euclid(of)
}

fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))
}
