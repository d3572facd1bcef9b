//! What the book holds of one work.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::event::Sight;
use super::standing::{Marks, Standing};
use crate::calendar::{Occurrence, Period};

/// What the records say of one work, with everything that is over left out at each month's end.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Account {
    /// When it was seen, with which frequency, in order.
    pub(crate) sights: Vec<Sighted>,
    /// Since when it is no longer in the plan.
    pub(crate) gone: Option<NaiveDate>,
    /// What was said of periods that still matter.
    pub(crate) marks: Marks,
    /// What was owed when the book was closed.
    pub(crate) debts: Vec<Debt>,
    /// With `latest`: everything up to this deadline is over, whatever else is said.
    pub(crate) settled: Option<NaiveDate>,
    /// The days on which it was done or skipped, for work that counts from them.
    pub(crate) days: BTreeSet<NaiveDate>,
}

/// When work was seen. `None` stands for the frequency that the plan has now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Sighted {
    pub(crate) day: NaiveDate,
    pub(crate) sight: Option<Sight>,
}

/// An occurrence that was owed when the book was closed; with `latest` it stands for older ones too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Debt {
    pub(crate) periods: Vec<Period>,
    pub(crate) slots: Vec<Period>,
    pub(crate) nominal: NaiveDate,
    /// Of the oldest that it stands for.
    pub(crate) opens: NaiveDate,
    /// Its own deadline.
    pub(crate) due: NaiveDate,
    /// The deadline of the oldest that it stands for.
    pub(crate) since: NaiveDate,
    /// How many it stands for.
    pub(crate) count: u32,
}

impl From<Occurrence> for Debt {
    fn from(occurrence: Occurrence) -> Self {
        Self {
            periods: occurrence.periods,
            slots: occurrence.slots,
            nominal: occurrence.nominal,
            opens: occurrence.opens,
            due: occurrence.due,
            since: occurrence.due,
            count: 1,
        }
    }
}

impl Debt {
    /// Owed on one day.
    pub(crate) fn on(day: NaiveDate) -> Self {
        Self {
            periods: vec![Period::Day(day)],
            slots: vec![Period::Day(day)],
            nominal: day,
            opens: day,
            due: day,
            since: day,
            count: 1,
        }
    }

    /// The day on which it takes the place of the one before it.
    pub(crate) fn comes(&self, undated: bool) -> NaiveDate {
        if undated {
            self.opens
        } else {
            self.nominal.min(self.due)
        }
    }
}

impl Account {
    /// Forgets that these periods were closed.
    pub(crate) fn forget(&mut self, periods: &[Period], slots: &[Period], starts: u32) {
        self.marks.retain(|marked, entries| {
            let meant = periods.contains(marked) || slots.iter().any(|slot| slot.contains(*marked, starts));
            !(meant && Standing::said(entries).is_over())
        });
    }
}
