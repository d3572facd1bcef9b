//! Facts that time makes: a stop that has lasted raises the level, and a check that is up again restores its incident.

use chrono::{DateTime, FixedOffset};

use super::Watch;
use crate::check::Standings;
use crate::incident::{Because, Entry, Happening, Incident, Ledger, LevelChanged, Restored, rise};

impl Watch<'_> {
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
                .take(entry(self.now, Happening::LevelChanged(change.clone())));
            changes.push(change);
        }
        changes
    }

    /// Incidents that a check opened and whose check is up again.
    pub fn recoveries(&self, ledger: &Ledger, standings: &Standings) -> Vec<Restored> {
        let is_up = |incident: &Incident| {
            let check = incident
                .source
                .as_deref()
                .and_then(|source| source.strip_prefix("check/"));
            let standing = check.and_then(|id| standings.get(id));
            standing.is_some_and(|standing| standing.down.is_none() && standing.failures == 0)
        };
        let ours = ledger.open().filter_map(|incident| self.standing(incident));
        ours.filter(|incident| incident.state.runs() && is_up(incident))
            .map(|incident| Restored {
                incident: incident.id.clone(),
                note: None,
            })
            .collect()
    }
}

fn entry(now: DateTime<FixedOffset>, what: Happening) -> Entry {
    Entry {
        fact: String::new(),
        at: now,
        written: now,
        by: "opsplan".to_owned(),
        rehearsal: false,
        what,
    }
}
