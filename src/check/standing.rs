//! How a check stands: samples in a row, counted by this observer. A pure fold; what is told or withheld is not its
//! business, but for remembering what was.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Sample, Status};
use crate::calendar::Span;
use crate::plan::Check;

/// How a check stands after some samples.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Standing {
    /// Failures in a row.
    pub failures: u32,
    /// Successes in a row.
    pub successes: u32,
    /// Looks in a row that could not see anything.
    pub unknowns: u32,
    /// The first of the failures or successes in a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<DateTime<FixedOffset>>,
    /// The last look, whatever it saw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked: Option<DateTime<FixedOffset>>,
    /// The last look that saw something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<DateTime<FixedOffset>>,
    /// It counts as down, since the first failure of its run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub down: Option<DateTime<FixedOffset>>,
    /// People were told of the outage that began then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told: Option<DateTime<FixedOffset>>,
    /// An outage that people were told of is over, and they are not told yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untold_recovery: Option<Outage>,
    /// The last day that has its `ran` fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ran: Option<NaiveDate>,
}

/// From the first failure to the first success.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outage {
    /// The first failure.
    pub since: DateTime<FixedOffset>,
    /// The first success.
    pub until: DateTime<FixedOffset>,
}

/// A check changed sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transition {
    /// It counts as down since its first failure.
    Down {
        /// The first failure.
        since: DateTime<FixedOffset>,
    },
    /// It counts as up again.
    Recovered(Outage),
}

impl Standing {
    /// Counts a sample. At most one transition comes of it.
    pub fn take(&mut self, check: &Check, sample: &Sample) -> Option<Transition> {
        self.looked = Some(sample.at);
        if sample.status == Status::Unknown {
            self.unknowns = self.unknowns.saturating_add(1);
            return None;
        }
        self.unknowns = 0;
        if self.is_gap(check, sample.at) {
            (self.failures, self.successes) = (0, 0);
        }
        self.last = Some(sample.at);
        if sample.status.is_ok() {
            self.succeed(check, sample.at)
        } else {
            self.fail(check, sample.at)
        }
    }

    /// Nobody looked for so long that what was before says nothing about now. A clock that went back is one, too.
    pub fn is_gap(&self, check: &Check, at: DateTime<FixedOffset>) -> bool {
        self.last
            .is_some_and(|last| at - last > length(check.every) * 3 || at < last)
    }

    /// Is it known to be failing at this moment: down, or on the way there?
    pub fn is_failing(&self, check: &Check, at: DateTime<FixedOffset>) -> bool {
        (self.failures > 0 || self.down.is_some()) && !self.is_gap(check, at)
    }

    /// A failure now would be the first after good times: worth a second look before it counts.
    pub fn deserves_second_look(&self) -> bool {
        self.failures == 0 && self.down.is_none()
    }

    /// How many looks in a row came to what the last one did.
    pub fn consecutive(&self) -> u32 {
        if self.unknowns > 0 {
            self.unknowns
        } else {
            self.failures.max(self.successes)
        }
    }

    fn fail(&mut self, check: &Check, at: DateTime<FixedOffset>) -> Option<Transition> {
        if self.failures == 0 {
            self.since = Some(at);
        }
        self.successes = 0;
        self.failures = self.failures.saturating_add(1);
        if self.down.is_some() || self.failures < check.fail_after {
            return None;
        }
        self.down = self.since;
        self.down.map(|since| Transition::Down { since })
    }

    fn succeed(&mut self, check: &Check, at: DateTime<FixedOffset>) -> Option<Transition> {
        if self.successes == 0 {
            self.since = Some(at);
        }
        self.failures = 0;
        self.successes = self.successes.saturating_add(1);
        let since = self.down.filter(|_| self.successes >= check.recover_after)?;
        let outage = Outage {
            since,
            until: self.since.unwrap_or(at),
        };
        self.down = None;
        if self.told.take() == Some(since) {
            self.untold_recovery = Some(outage);
        }
        Some(Transition::Recovered(outage))
    }
}

/// A span as a length; calendar units by their usual length.
pub(super) fn length(span: Span) -> TimeDelta {
    span.fixed()
        .unwrap_or_else(|| TimeDelta::days(span.roughly_days().into()))
}

#[cfg(test)]
mod tests;
