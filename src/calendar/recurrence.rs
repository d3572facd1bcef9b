//! A frequency with everything that modifies it.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::nominal::{Asked, Nominal};
use super::{Frequency, Occurrence, Period, Span, Workdays, shift};

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

/// Beyond this many days nobody asks what comes next; N年ごと with its short months skipped fits in it.
const FAR: u64 = 366 * 100;

impl Recurrence {
    /// `frequency` from `starts` on, with no modifiers.
    pub fn new(frequency: Frequency, starts: NaiveDate) -> Self {
        Self {
            frequency,
            if_closed: IfClosed::default(),
            short_month: ShortMonth::default(),
            offset: 0,
            starts,
            ends: None,
            count: None,
            except: Vec::new(),
            also: Vec::new(),
            remind: None,
            go_live: starts,
        }
    }

    /// The occurrences whose deadline lies in `range`, in order. `done` holds the days on which the work was done, in
    /// order; only the phrases that count from the last time (前回実施から…) look at it.
    ///
    /// The rules, in their order: nominal days (`starts`, `ends` and `count` are about these); `except`, `also`;
    /// `if_closed`; `offset`; one row a day, carrying all its periods; then the range, by the shifted day.
    ///
    /// `count` bounds the days that the phrase gives: what `except` takes out is not made up for, and `also` does not
    /// use it up. An undated period that overlaps `starts` counts and opens on `starts`; it owes nothing when no
    /// business day is left in it. Its nominal day, which `ends` is about, is its last; `except` takes out the period
    /// that holds the day.
    pub fn occurrences(
        &self,
        workdays: &Workdays,
        range: RangeInclusive<NaiveDate>,
        done: &[NaiveDate],
    ) -> Vec<Occurrence> {
        let (from, to) = self.reach(workdays, *range.start(), *range.end());
        let asked = Asked {
            recurrence: self,
            workdays,
            from,
            to,
            done,
        };
        let nominals = self.kept(&asked).into_iter();
        let mut rows: Vec<_> = nominals
            .filter_map(|nominal| shift::row(self, workdays, nominal))
            .collect();
        rows.sort_by_key(|row| row.due);
        rows.dedup_by(|row, earlier| row.due == earlier.due && earlier.absorb(row));
        rows.retain(|row| range.contains(&row.due));
        rows
    }

    /// The first occurrence whose deadline is after `day`.
    pub fn next_after(&self, workdays: &Workdays, day: NaiveDate, done: &[NaiveDate]) -> Option<Occurrence> {
        self.search(|days| {
            let range = day.succ_opt()?..=day.checked_add_days(Days::new(days))?;
            self.occurrences(workdays, range, done).into_iter().next()
        })
    }

    /// The last occurrence whose deadline is before `day`.
    pub fn last_before(&self, workdays: &Workdays, day: NaiveDate, done: &[NaiveDate]) -> Option<Occurrence> {
        self.search(|days| {
            let range = day.checked_sub_days(Days::new(days))?..=day.pred_opt()?;
            self.occurrences(workdays, range, done).pop()
        })
    }

    /// About how many calendar days lie between two nominal days; `None` for what happens once or never.
    pub fn typical_gap_days(&self) -> Option<u32> {
        self.frequency.typical_gap_days()
    }

    pub(super) fn is_before_go_live(&self) -> bool {
        self.frequency == Frequency::BeforeGoLive
    }

    /// Looks into ever longer stretches, from one gap on.
    fn search(&self, look: impl Fn(u64) -> Option<Occurrence>) -> Option<Occurrence> {
        let gap = u64::from(self.typical_gap_days().unwrap_or(366)) + 7;
        let lengths = std::iter::successors(Some(gap.min(FAR)), |days| {
            (*days < FAR).then(|| (days * 4).min(FAR))
        });
        lengths.into_iter().find_map(look)
    }

    /// The nominal days that may be moved into the range: a shift crosses one run of closed days and the offset.
    fn reach(&self, workdays: &Workdays, from: NaiveDate, to: NaiveDate) -> (NaiveDate, NaiveDate) {
        if self.offset == 0
            && (self.if_closed == IfClosed::Keep || self.frequency.is_undated())
            && self.also.is_empty()
        {
            let go_live = u64::from(self.is_before_go_live());
            return (
                from,
                to.checked_add_days(Days::new(go_live * 731))
                    .unwrap_or(NaiveDate::MAX),
            );
        }
        let margin = i32::try_from(self.offset.unsigned_abs())
            .unwrap_or(i32::MAX)
            .saturating_add(2);
        let years = Days::new(731 + 7 * u64::from(self.offset.unsigned_abs()));
        let earliest = workdays
            .add(from, -margin)
            .or_else(|| from.checked_sub_days(years));
        let latest = workdays.add(to, margin).or_else(|| to.checked_add_days(years));
        (
            earliest.unwrap_or(NaiveDate::MIN),
            latest.unwrap_or(NaiveDate::MAX),
        )
    }

    /// The phrase's days within `starts`, `ends` and `count`, without `except`, with `also`.
    fn kept(&self, asked: &Asked<'_>) -> Vec<Nominal> {
        if self.is_before_go_live() {
            return asked.nominals();
        }
        if self.count == Some(0) {
            return Vec::new();
        }
        let last = self
            .ends
            .into_iter()
            .chain(self.last_counted(asked))
            .min()
            .unwrap_or(NaiveDate::MAX);
        let mut kept = asked.nominals();
        kept.retain(|nominal| (self.starts..=last).contains(&nominal.day));
        if !self.except.is_empty() {
            kept.retain(|nominal| {
                !self
                    .except
                    .iter()
                    .any(|day| (nominal.first..=nominal.day).contains(day))
            });
        }
        if !self.also.is_empty() {
            self.add_also(asked, &mut kept);
        }
        kept
    }

    fn add_also(&self, asked: &Asked<'_>, kept: &mut Vec<Nominal>) {
        let starts = asked.workdays.fiscal_year_starts;
        for nominal in kept.iter_mut().filter(|nominal| !nominal.undated) {
            let (first, last) = (nominal.slot.first(starts), nominal.slot.last(starts));
            if self.also.iter().any(|day| (first..=last).contains(day)) {
                nominal.slot = nominal.period;
            }
        }
        let within = self.starts..=self.ends.unwrap_or(NaiveDate::MAX);
        let days = self
            .also
            .iter()
            .filter(|day| within.contains(day) && (asked.from..=asked.to).contains(day));
        for day in days {
            if !kept.iter().any(|nominal| nominal.period == Period::Day(*day)) {
                kept.push(Nominal::dated(*day, Period::Day(*day)));
            }
        }
        kept.sort_by_key(|nominal| nominal.day);
    }

    /// The nominal day that uses `count` up, where it lies before the end of what was asked.
    fn last_counted(&self, asked: &Asked<'_>) -> Option<NaiveDate> {
        let before = u64::from(self.count?.checked_sub(1)?);
        match self.frequency {
            Frequency::EveryDay => self.starts.checked_add_days(Days::new(before)),
            Frequency::Days(n) => self
                .starts
                .checked_add_days(Days::new(before.checked_mul(n.into())?)),
            _ => {
                let all = Asked {
                    from: self.starts,
                    ..*asked
                };
                let days = all
                    .nominals()
                    .into_iter()
                    .map(|nominal| nominal.day)
                    .filter(|day| *day >= self.starts);
                days.into_iter().nth(usize::try_from(before).ok()?)
            }
        }
    }
}
