//! An incident's own time. The clock of the machine that sends may be set back while an incident is open; what was waited
//! until then still counts, so its own time goes on from there. It never goes back, and every timer runs on it.
//!
//! A tick that finds the clock set back says so in the incident's records, and how far its own time is ahead of the clock
//! from then on. A clock that later jumps to where the own time is was right before, and the two are one again.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Entry, Happening, Incident, IncidentId};
use crate::records::{FactId, kinds};

/// By less than this a clock is only put right; timers wait for it.
const SLACK: TimeDelta = TimeDelta::minutes(1);

/// 時計: the clock of the machine that sends was set back, or is right again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockSet {
    /// Which incident goes on all the same.
    pub incident: IncidentId,
    /// What the clock said at the tick before.
    pub was: DateTime<FixedOffset>,
    /// By how many seconds the incident's own time is ahead of the clock from now on.
    pub ahead: i64,
    /// The facts that were recorded before it was set.
    pub known: Known,
}

kinds! {
    ClockSet = "incident-clock-set",
}

/// Facts of incidents that were read: of each writer the highest count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Known(BTreeMap<String, u64>);

/// The tick before, as the next one knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastTick {
    /// When it was, by the clock of then.
    pub at: Option<DateTime<FixedOffset>>,
    /// What it knew.
    pub known: Known,
}

impl Known {
    /// The facts of these incidents.
    pub fn of<'a>(incidents: impl IntoIterator<Item = &'a Incident>) -> Self {
        Self::of_entries(incidents.into_iter().flat_map(|it| &it.log))
    }

    fn of_entries<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut known = Self::default();
        for (writer, count) in entries.filter_map(|entry| FactId::split(&entry.fact)) {
            let highest = known.0.entry(writer.to_owned()).or_default();
            *highest = count.max(*highest);
        }
        known
    }

    fn has(&self, entry: &Entry) -> bool {
        FactId::split(&entry.fact)
            .is_some_and(|(writer, count)| self.0.get(writer).is_some_and(|highest| count <= *highest))
    }

    /// Of two, who knows more is later.
    fn age(&self) -> u64 {
        self.0.values().sum()
    }
}

impl Incident {
    /// How far its own time is ahead of the clock.
    pub fn ahead(&self) -> TimeDelta {
        self.sets().last().map_or(TimeDelta::zero(), ClockSet::ahead)
    }

    /// A fact of now, after all that it knows.
    pub fn hear(&mut self, entry: Entry) {
        let own = entry.written + self.ahead();
        self.take(Entry { own, ..entry });
    }

    /// The latest moment of its own time that the records know.
    pub(super) fn newest(&self) -> DateTime<FixedOffset> {
        let own = self.log.iter().map(|entry| entry.own);
        own.max().unwrap_or(self.opened_at)
    }

    /// What the tick of now has to record: the clock was set back since the last one, or it is right again. Whatever
    /// began after that counts on the new clock alone.
    pub fn clock_set(&self, last: &LastTick, now: DateTime<FixedOffset>) -> Option<ClockSet> {
        let was = last.at?;
        let before = self.sets().last();
        let is_before = |entry: &&Entry| last.known.has(entry) || entry.written > now;
        if before.is_some_and(|set| set.was == was) || !self.log.first().is_some_and(|it| is_before(&it)) {
            return None;
        }
        let ahead = before.map_or(TimeDelta::zero(), ClockSet::ahead);
        let ahead = if was - now > SLACK {
            ahead + (was - now)
        } else if ahead > TimeDelta::zero() && now >= was + ahead {
            TimeDelta::zero()
        } else {
            return None;
        };
        Some(ClockSet {
            incident: self.id.clone(),
            was,
            ahead: ahead.num_seconds(),
            known: Known::of_entries(self.log.iter().filter(is_before)),
        })
    }

    /// The same with its facts in the order of its own time, where the clock was set.
    pub(super) fn in_own_order(self) -> Self {
        if !self.log.iter().any(|entry| entry.what.clock_set().is_some()) {
            return self;
        }
        let sets: Vec<ClockSet> = self.sets().cloned().collect();
        let mut log = self.log.clone();
        for entry in &mut log {
            let set = sets.iter().rev().find(|set| !set.known.has(entry));
            entry.own = entry.written + set.map_or(TimeDelta::zero(), ClockSet::ahead);
        }
        if let Some((_, rest)) = log.split_first_mut() {
            rest.sort_by_key(|entry| entry.own);
        }
        self.retold(log).unwrap_or(self)
    }

    /// The times that the clock was set, the last one last.
    fn sets(&self) -> impl DoubleEndedIterator<Item = &ClockSet> {
        let mut sets: Vec<&ClockSet> = self
            .log
            .iter()
            .filter_map(|entry| entry.what.clock_set())
            .collect();
        sets.sort_by_key(|set| set.known.age());
        sets.into_iter()
    }
}

impl ClockSet {
    /// How far the own time is ahead from now on.
    pub fn ahead(&self) -> TimeDelta {
        TimeDelta::try_seconds(self.ahead).unwrap_or_default()
    }
}

impl Happening {
    fn clock_set(&self) -> Option<&ClockSet> {
        match self {
            Self::ClockSet(set) => Some(set),
            _ => None,
        }
    }
}
