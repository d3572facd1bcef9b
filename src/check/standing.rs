//! How a check stands: samples in a row, counted by this observer. A pure fold; what is told or withheld is not its
//! business, but for remembering what was.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Blind, Sample, Status};
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
    /// When people were last told of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_at: Option<DateTime<FixedOffset>>,
    /// How often they were reminded of it.
    #[serde(skip_serializing_if = "is_zero")]
    pub reminders: u32,
    /// When it last changed sides; a few of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<DateTime<FixedOffset>>,
    /// The last looks, where the plan counts among several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recent: Vec<Recent>,
    /// An outage that people were told of is over, and they are not told yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untold_recovery: Option<Outage>,
    /// Nobody can look, and not because this machine is cut off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blind: Option<Blind>,
    /// When people were last told that nobody can look.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blind_told_at: Option<DateTime<FixedOffset>>,
    /// It is seen again, and people who were told that it was not are not told yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untold_sight: Option<Outage>,
    /// The last day that has its `ran` fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ran: Option<NaiveDate>,
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// One of the last looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Did it fail?
    pub failed: bool,
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
        /// How many it took.
        failures: u32,
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
            self.recent.clear();
        }
        self.last = Some(sample.at);
        self.look_back(check, sample);
        let transition = if sample.status.is_ok() {
            self.succeed(check, sample.at)
        } else {
            self.fail(check, sample.at)
        };
        if transition.is_some() {
            self.change(sample.at);
            self.recent.clear();
        }
        transition
    }

    /// Remembers the look, where the plan counts among several.
    fn look_back(&mut self, check: &Check, sample: &Sample) {
        let most = check.out_of.unwrap_or_default() as usize;
        self.recent.push(Recent {
            at: sample.at,
            failed: !sample.status.is_ok(),
        });
        let surplus = self.recent.len().saturating_sub(most);
        self.recent.drain(..surplus);
    }

    /// Nobody looked for so long that what was before says nothing about now. A clock that went back so far is one, too;
    /// by less, it is only a run that began before another and ended after it.
    pub fn is_gap(&self, check: &Check, at: DateTime<FixedOffset>) -> bool {
        self.last
            .is_some_and(|last| (at - last).abs() > length(check.every) * 3)
    }

    /// Has nobody even tried to look for as long as that?
    pub fn is_unattended(&self, check: &Check, at: DateTime<FixedOffset>) -> bool {
        self.looked
            .is_none_or(|looked| at - looked > length(check.every) * 3)
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
        if self.down.is_some() {
            return None;
        }
        let (since, failures) = self.enough(check)?;
        self.down = Some(since);
        Some(Transition::Down { since, failures })
    }

    /// The first of the failures that make it down, and how many they are, where there are enough of them.
    fn enough(&self, check: &Check) -> Option<(DateTime<FixedOffset>, u32)> {
        if self.failures >= check.fail_after {
            return Some((self.since?, self.failures));
        }
        let failed: Vec<&Recent> = self.recent.iter().filter(|look| look.failed).collect();
        let count = u32::try_from(failed.len()).unwrap_or(u32::MAX);
        let first = failed.first().filter(|_| count >= check.fail_after)?;
        Some((first.at, count))
    }

    fn succeed(&mut self, check: &Check, at: DateTime<FixedOffset>) -> Option<Transition> {
        if self.successes == 0 {
            self.since = Some(at);
        }
        self.failures = 0;
        self.successes = self.successes.saturating_add(1);
        let since = self.down.filter(|_| self.successes >= check.recover_after)?;
        let until = self.since.unwrap_or(at);
        let outage = Outage { since, until };
        self.down = None;
        let was_told = self.told.take() == Some(since);
        (self.told_at, self.reminders) = (None, 0);
        self.untold_recovery = match self.untold_recovery {
            Some(before) => Some(Outage { until, ..before }),
            None => was_told.then_some(outage),
        };
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
