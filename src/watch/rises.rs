//! Facts that time makes: the clock was set, a stop that has lasted raises the level, and a check that is up again
//! restores its incident.

use chrono::{DateTime, FixedOffset};

use super::Watch;
use crate::check::Standings;
use crate::incident::{
    Because, ClockSet, Entry, Happening, Incident, LastTick, Ledger, LevelChanged, Restored, rise,
};
use crate::plan::Check;

impl Watch<'_> {
    /// For the records of open incidents: the clock was set since the tick before. One that people set by hand goes
    /// where they like.
    pub fn clock_sets(&self, ledger: &Ledger, last: &LastTick) -> Vec<ClockSet> {
        if self.outbox.is_rehearsal() {
            return Vec::new();
        }
        let open = ledger.open().filter_map(|incident| self.standing(incident));
        open.filter_map(|incident| incident.clock_set(last, self.now))
            .collect()
    }

    /// The levels that this stop has reached by now, in order; each once.
    pub fn rises(&self, incident: &Incident) -> Vec<LevelChanged> {
        let Some(mut incident) = self.standing(incident) else {
            return Vec::new();
        };
        let mut changes = Vec::new();
        while let Some(rise) = rise(&incident, self.plan).filter(|rise| rise.at <= self.now.to_utc()) {
            let change = LevelChanged {
                incident: incident.id.clone(),
                to: rise.to,
                because: Because::Outage,
                reason: None,
            };
            incident
                .to_mut()
                .hear(entry(self.now, Happening::LevelChanged(change.clone())));
            changes.push(change);
        }
        changes
    }

    /// Incidents that a check opened and whose check came up again since they began, each with the first success. What
    /// goes down and up and down is not over; and what a person reopens while the check is well, a person restores.
    pub fn recoveries(
        &self,
        ledger: &Ledger,
        standings: &Standings,
    ) -> Vec<(DateTime<FixedOffset>, Restored)> {
        let ours = ledger.open().filter_map(|incident| self.standing(incident));
        ours.filter(|incident| incident.state.runs())
            .filter_map(|incident| {
                let restored = Restored {
                    incident: incident.id.clone(),
                    note: None,
                };
                Some((self.up_again(&incident, standings)?, restored))
            })
            .collect()
    }

    /// The first success of the check after the incident began.
    fn up_again(&self, incident: &Incident, standings: &Standings) -> Option<DateTime<FixedOffset>> {
        let id = incident.source.as_deref()?.strip_prefix("check/")?;
        let is_it = |check: &&Check| check.id == id || check.was.iter().any(|old| old == id);
        let check = self.plan.checks.iter().find(is_it);
        let standing = standings.get(check.map_or(id, |check| &check.id))?;
        let is_flapping = check.is_some_and(|check| standing.is_flapping(check, self.now));
        let is_up = standing.down.is_none() && standing.failures == 0 && !is_flapping;
        let begun = begun(incident)?;
        let is_since = standing.changes.last().is_none_or(|change| *change > begun);
        (is_up && is_since).then(|| standing.since.unwrap_or(self.now).max(begun))
    }
}

/// When that it was opened, or opened again, was recorded, by the clock of now.
fn begun(incident: &Incident) -> Option<DateTime<FixedOffset>> {
    let begins = |entry: &&Entry| matches!(entry.what, Happening::Opened(_) | Happening::Reopened(_));
    let begun = incident.log.iter().rev().find(begins);
    begun.map(|entry| entry.own - incident.ahead())
}

fn entry(now: DateTime<FixedOffset>, what: Happening) -> Entry {
    Entry {
        fact: String::new(),
        at: now,
        written: now,
        own: now,
        by: "opsplan".to_owned(),
        rehearsal: false,
        what,
    }
}
