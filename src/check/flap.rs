//! Flapping: a check that goes down and up and down again is told once, and then left alone until it is steady.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::Standing;
use super::standing::length;
use crate::plan::Check;

/// So many changes of side make it: down, up, down, up, down.
pub(super) const CHANGES: usize = 5;

impl Standing {
    /// Has it changed sides so often, within so short a time, and not been steady since?
    pub fn is_flapping(&self, check: &Check, now: DateTime<FixedOffset>) -> bool {
        let (Some(first), Some(last)) = (self.changes.first(), self.changes.last()) else {
            return false;
        };
        self.changes.len() == CHANGES && *last - *first <= short(check) && now - *last < calm(check)
    }

    /// When it counts as steady, if it does not change sides before.
    pub fn steady_at(&self, check: &Check) -> Option<DateTime<FixedOffset>> {
        self.changes.last().map(|last| *last + calm(check))
    }

    /// Remembers that it changed sides.
    pub(super) fn change(&mut self, at: DateTime<FixedOffset>) {
        if self.changes.len() == CHANGES {
            self.changes.remove(0);
        }
        self.changes.push(at);
    }
}

/// An hour, or thirty looks where they are rarer.
fn short(check: &Check) -> TimeDelta {
    TimeDelta::hours(1).max(length(check.every) * 30)
}

fn calm(check: &Check) -> TimeDelta {
    short(check) / 2
}
