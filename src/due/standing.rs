//! What the records say about a period, and how an occurrence stands by it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::Period;
use crate::records::FactId;

/// What one fact says about a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// Which fact.
    pub(crate) fact: FactId,
    /// The day on which it is said to have happened, in the plan's zone.
    pub(crate) day: NaiveDate,
    /// Who said so.
    pub(crate) by: String,
    /// The deadline that it names.
    pub(crate) due: NaiveDate,
    /// What.
    pub(crate) says: Says,
}

/// See [`Entry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Says {
    Done { ng: bool, waits: bool },
    Skipped,
    Deferred(NaiveDate),
    Confirmed,
}

/// What the records say, period by period.
pub(crate) type Marks = BTreeMap<Period, Vec<Entry>>;

/// How an occurrence stands by the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nobody did anything.
    Owed,
    /// It is owed later.
    Deferred(NaiveDate),
    /// Done, and waits for another person.
    Waiting { by: String, day: NaiveDate, ng: bool },
    /// Over.
    Done { day: NaiveDate, ng: bool },
    /// Over.
    Skipped { day: NaiveDate },
}

impl Says {
    /// Does it, by itself, end the duty?
    pub(crate) fn settles(self) -> bool {
        matches!(self, Self::Done { .. } | Self::Skipped)
    }
}

impl Standing {
    /// Is the duty over?
    pub(crate) fn is_over(&self) -> bool {
        matches!(self, Self::Done { .. } | Self::Skipped { .. })
    }

    /// By what was said of these periods, each with the stretch of which it is the only occurrence.
    pub(crate) fn of(marks: &Marks, periods: &[Period], slots: &[Period], starts: u32) -> Self {
        if marks.is_empty() {
            return Self::Owed;
        }
        let all = periods
            .iter()
            .zip(slots)
            .map(|(period, slot)| Self::of_one(marks, *period, *slot, starts));
        all.reduce(Self::and).unwrap_or(Self::Owed)
    }

    fn of_one(marks: &Marks, period: Period, slot: Period, starts: u32) -> Self {
        let entries = marks.get(&period).map(|entries| Self::said(entries));
        match entries {
            Some(standing) if standing != Self::Owed => standing,
            _ if matches!(slot, Period::Day(_)) => Self::Owed,
            _ => {
                let within = marks.iter().filter(|(marked, _)| slot.contains(**marked, starts));
                let standings = within.map(|(_, entries)| Self::said(entries));
                standings.max_by_key(Self::weight).unwrap_or(Self::Owed)
            }
        }
    }

    /// By the entries of one period, in the order of their writing.
    pub(crate) fn said(entries: &[Entry]) -> Self {
        let mut standing = Self::Owed;
        for entry in entries {
            let next = match entry.says {
                Says::Skipped => Self::Skipped { day: entry.day },
                Says::Done { ng, waits } if waits && !is_confirmed(entry, entries) => Self::Waiting {
                    by: entry.by.clone(),
                    day: entry.day,
                    ng,
                },
                Says::Done { ng, .. } => Self::Done { day: entry.day, ng },
                Says::Deferred(to) => Self::Deferred(to),
                Says::Confirmed => continue,
            };
            if next.weight() >= standing.weight() {
                standing = next;
            }
        }
        standing
    }

    /// Both have to be over for the row to be over.
    fn and(self, other: Self) -> Self {
        match (self.is_over(), other.is_over()) {
            (true, false) => other,
            (false, true) => self,
            (true, true) => other,
            (false, false) if other.weight() < self.weight() => other,
            (false, false) => self,
        }
    }

    /// Who did what waits for a confirmation.
    pub(crate) fn done_by(&self) -> Option<&str> {
        match self {
            Self::Waiting { by, .. } => Some(by),
            _ => None,
        }
    }

    /// The day on which somebody did it, or skipped it.
    pub(crate) fn settled(&self) -> Option<NaiveDate> {
        match self {
            Self::Done { day, .. } | Self::Skipped { day } | Self::Waiting { day, .. } => Some(*day),
            Self::Owed | Self::Deferred(_) => None,
        }
    }

    /// Something was found.
    pub(crate) fn is_ng(&self) -> bool {
        matches!(self, Self::Done { ng: true, .. } | Self::Waiting { ng: true, .. })
    }

    fn weight(&self) -> u8 {
        match self {
            Self::Owed => 0,
            Self::Deferred(_) => 1,
            Self::Waiting { .. } => 2,
            Self::Done { .. } | Self::Skipped { .. } => 3,
        }
    }
}

/// Confirmed by another person than the one who did it.
fn is_confirmed(done: &Entry, entries: &[Entry]) -> bool {
    entries
        .iter()
        .any(|entry| entry.says == Says::Confirmed && entry.by != done.by)
}
