//! What is recorded when a machine is heard: the facts that an alert adds to the life of its incident.

use chrono::{DateTime, FixedOffset};

use super::{Alert, Effect, Meaning};
use crate::incident::{
    Acked, Because, Incident, IncidentId, LevelChanged, Opened, Reopened, Restored, SeatId, Terms, Updated,
};
use crate::records::NewFact;

/// An alert that is heard now.
#[derive(Clone, Copy, Debug)]
pub struct Hearing<'a> {
    /// What is said.
    pub alert: &'a Alert,
    /// How bad it is.
    pub meaning: Meaning,
    /// Now, on the plan's clock.
    pub now: DateTime<FixedOffset>,
    /// Who says so in the records.
    pub by: &'a str,
}

impl Hearing<'_> {
    /// The opening of its incident.
    pub fn opening(&self, incident: IncidentId, terms: Terms) -> Opened {
        Opened {
            title: self.alert.title.clone(),
            text: self.alert.text.clone(),
            impact: self.meaning.impact,
            // A sender's clock may be ahead of ours: nothing began in the future.
            occurred: self.alert.since.map(|since| self.here(since).min(self.now)),
            detected: Some(self.now),
            known: Some(self.now),
            found_by: Some(self.alert.sender.name().to_owned()),
            source: Some(self.alert.key.clone()),
            ..Opened::of(incident, self.meaning.level, terms)
        }
    }

    /// What it adds to an incident that is known. `seats` are those of the one who takes it.
    pub fn facts(
        &self,
        effect: Effect,
        incident: &Incident,
        seats: Vec<SeatId>,
    ) -> serde_json::Result<Vec<NewFact>> {
        let (id, by) = (incident.id.clone(), self.by);
        match effect {
            Effect::Joins => {
                let update = NewFact::new(self.now, by, &self.update(incident))?;
                Ok([update].into_iter().chain(self.rise(incident)?).collect())
            }
            Effect::Reopens => {
                let note = Some(self.words());
                let reopened = NewFact::new(self.now, by, &Reopened { incident: id, note })?;
                Ok([reopened].into_iter().chain(self.rise(incident)?).collect())
            }
            Effect::Restores => {
                let restored = Restored {
                    incident: id,
                    note: None,
                };
                Ok(vec![NewFact::new(self.over(incident), by, &restored)?])
            }
            Effect::Acknowledges => {
                let acked = Acked {
                    incident: id,
                    seats,
                    reply: None,
                };
                Ok(vec![NewFact::new(self.now, by, &acked)?])
            }
            Effect::Opens | Effect::Already | Effect::Unknown => Ok(Vec::new()),
        }
    }

    fn update(&self, incident: &Incident) -> Updated {
        Updated {
            text: Some(self.words()),
            impact: self.meaning.impact.filter(|_| incident.impact.is_none()),
            source: Some(self.alert.key.clone()),
            ..Updated::of(incident.id.clone())
        }
    }

    /// A worse alert raises the level, unless a person has set it. A better one lowers nothing.
    fn rise(&self, incident: &Incident) -> serde_json::Result<Option<NewFact>> {
        let to = self.meaning.level;
        let is_worse = incident.terms.get(to).is_some() && incident.terms.is_worse(to, incident.level);
        if !is_worse || incident.set_by_a_person().is_some() {
            return Ok(None);
        }
        let change = LevelChanged {
            incident: incident.id.clone(),
            to,
            because: Because::Alert,
            reason: Some(self.alert.title.clone()),
        };
        NewFact::new(self.now, self.by, &change).map(Some)
    }

    fn words(&self) -> String {
        match &self.alert.text {
            Some(text) => format!("{}: {text}", self.alert.title),
            None => self.alert.title.clone(),
        }
    }

    /// When it was over, as far as that can be: after it began, and not to come.
    fn over(&self, incident: &Incident) -> DateTime<FixedOffset> {
        let until = self.alert.until.map(|until| self.here(until));
        until
            .filter(|until| *until <= self.now && *until >= incident.began_at())
            .unwrap_or(self.now)
    }

    fn here(&self, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        at.with_timezone(self.now.offset())
    }
}
