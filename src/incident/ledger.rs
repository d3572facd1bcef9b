//! The incidents that still matter: those that are open, that owe something, or that ended lately. A fold of the records
//! that a checkpoint can carry, so that ten years of nights cost no more than one.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::reports::untold;
use super::{Entry, Happening, Incident, IncidentId, Numbers, State, WrongNumbers, duties};
use crate::records::{Fact, FactId, Month};

/// Incidents by name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    pub(super) incidents: BTreeMap<IncidentId, Incident>,
    /// What their numbers mean.
    pub(super) numbers: Numbers,
    /// Contacts whose number was found wrong.
    pub wrong_numbers: WrongNumbers,
    /// Facts whose opening was not read yet: it was recorded by a machine whose clock is ahead.
    pub(super) early: BTreeMap<IncidentId, Vec<Entry>>,
}

/// As much of a fact about work as names it: the whole is `due`'s.
#[derive(Deserialize)]
struct Work {
    task: String,
    /// Of work that was taken back: the kind of fact.
    what: Option<String>,
}

/// What ended earlier than this before a month's end leaves the ledger; its months can still be read by its id.
const LATELY: TimeDelta = TimeDelta::days(35);

impl Ledger {
    /// The name and the version of the fold, for its checkpoint.
    pub const CHECKPOINT: (&'static str, &'static str) = ("incidents", "5");

    /// One more fact.
    pub fn take(&mut self, fact: &Fact) {
        match Entry::of(fact) {
            None => self.hear_of_work(fact),
            Some(Ok(entry)) => self.enter(entry),
            // This build does not understand it.
            Some(Err(_)) => {}
        }
    }

    /// Work that was done, skipped, or taken back, where its name is that of a duty or of a contact to verify.
    fn hear_of_work(&mut self, fact: &Fact) {
        let data = fact.data.get();
        if !data.contains("\"incident/") && !data.contains("\"contact/") {
            return;
        }
        let Ok(work) = serde_json::from_str::<Work>(fact.data.get()) else {
            return;
        };
        let (contact, writer) = (work.task.strip_prefix("contact/"), &fact.id.writer);
        match (fact.kind.as_str(), work.what.as_deref()) {
            ("done", _) if let Some(contact) = contact => self.wrong_numbers.prove(contact, true),
            ("undone", Some("done")) if let Some(contact) = contact => {
                self.wrong_numbers.prove(contact, false);
            }
            ("done" | "skipped", _) => self.discharge(&work.task, writer),
            ("undone", Some("done" | "skipped")) => self.owe_again(&work.task, writer),
            _ => {}
        }
    }

    /// Every incident of these facts, also those that are long over.
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Self {
        let mut ledger = Self::default();
        facts.into_iter().for_each(|fact| ledger.take(fact));
        ledger
    }

    fn enter(&mut self, entry: Entry) {
        if let Happening::Called(call) = &entry.what {
            self.wrong_numbers.hear(call, entry.at);
        }
        let given = entry.what.incident().clone();
        if matches!(entry.what, Happening::Opened(_)) {
            return self.open_under(&given, entry);
        }
        let id = self
            .meant_by(
                &given,
                FactId::split(&entry.fact).map_or("", |(writer, _)| writer),
            )
            .clone();
        match self.incidents.remove(&id) {
            Some(mut incident) => {
                incident.take(entry);
                self.incidents.insert(id, incident.in_own_order());
            }
            None => self.early.entry(id).or_default().push(entry),
        }
    }

    /// The name of the incident that a writer means by a number.
    fn meant_by<'a>(&'a self, given: &'a IncidentId, writer: &str) -> &'a IncidentId {
        self.numbers.meant(given, writer).map_or(given, |it| &it.id)
    }

    /// A month is over: what no longer matters is forgotten. Not before: a fact of a clock that is far ahead must not make
    /// anything of now forgotten.
    pub fn close(&mut self, month: Month) {
        let now = month.end();
        self.incidents.retain(|_, incident| {
            let recent = now - incident.touched().to_utc() <= LATELY;
            incident.state.is_open() || recent || owes(incident)
        });
        let incidents = &self.incidents;
        self.numbers.retain(|id| incidents.contains_key(id));
        self.early
            .retain(|_, entries| entries.iter().any(|entry| now - entry.written.to_utc() <= LATELY));
    }

    /// A duty of an incident was discharged, by its name: `incident/20261122-1/sokuho`. A number that was given twice
    /// means the writer's own.
    pub(super) fn discharge(&mut self, name: &str, writer: &str) {
        if let Some((incident, duty)) = self.duty(name, writer) {
            incident.discharged.insert(duty.to_owned());
        }
    }

    /// The discharge was taken back.
    fn owe_again(&mut self, name: &str, writer: &str) {
        if let Some((incident, duty)) = self.duty(name, writer) {
            incident.discharged.remove(duty);
        }
    }

    fn duty<'a>(&mut self, name: &'a str, writer: &str) -> Option<(&mut Incident, &'a str)> {
        let (given, duty) = name.strip_prefix("incident/")?.split_once('/')?;
        let given = given.parse().ok()?;
        let id = self.meant_by(&given, writer).clone();
        Some((self.incidents.get_mut(&id)?, duty))
    }

    /// By name, or by what its messages go by.
    pub fn get(&self, id: &IncidentId) -> Option<&Incident> {
        let by_key = || self.incidents.values().find(|it| it.key == *id);
        self.incidents.get(id).or_else(by_key)
    }

    /// By name, or by day and count where only one begins so: at night nobody types the letters of a clone.
    pub fn meant(&self, id: &IncidentId) -> Option<&Incident> {
        let begins = |it: &&Incident| id.suffix.is_empty() && (it.id.day, it.id.count) == (id.day, id.count);
        let mut found = self.all().filter(begins);
        let only = match (found.next(), found.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        };
        self.incidents.get(id).or(only)
    }

    /// The one that a machine's word with this key opened, until it is closed; the last of several.
    pub fn of_source(&self, key: &str) -> Option<&Incident> {
        self.open().filter(|it| it.source.as_deref() == Some(key)).last()
    }

    /// Every one that still matters, in the order of their names.
    pub fn all(&self) -> impl Iterator<Item = &Incident> {
        self.incidents.values()
    }

    /// Every one, by name.
    pub fn into_all(self) -> BTreeMap<IncidentId, Incident> {
        self.incidents
    }

    /// Those that somebody still has to do something about, also 復旧済・未クローズ.
    pub fn open(&self) -> impl Iterator<Item = &Incident> {
        self.all().filter(|incident| incident.state.is_open())
    }
}

/// Does anybody still owe something for it: a duty, or a word to somebody who must know?
fn owes(incident: &Incident) -> bool {
    let silent = incident.state == State::Cancelled;
    duties(incident).iter().any(|duty| !duty.discharged) || (!silent && !untold(incident).is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Story};
    use super::*;

    #[test]
    fn facts_of_other_kinds_pass_by() {
        let ledger = Ledger::of(&[sample::other_fact()]);
        assert_eq!(ledger, Ledger::default());
    }

    #[test]
    fn what_is_over_and_owes_nothing_is_forgotten_when_a_later_month_is_over() {
        let mut story = Story::opened("02:20", 2);
        story.restored("03:00").closed("03:10");
        let mut ledger = Ledger::of(&story.facts());
        let month = |text: &str| text.parse::<Month>().unwrap();
        ledger.close(month("2027-01"));
        assert_eq!(ledger.all().count(), 1, "the report is still owed");
        ledger.discharge("incident/20261122-1/report", "ops01");
        ledger.close(month("2026-11"));
        assert_eq!(ledger.all().count(), 1, "it ended lately");
        ledger.close(month("2027-01"));
        assert_eq!(ledger.all().count(), 0);
    }

    #[test]
    fn an_opening_under_a_clock_that_is_far_ahead_makes_nothing_forgotten() {
        let mut story = Story::opened("02:20", 2);
        story.cancelled("03:00");
        let mut ledger = Ledger::of(&story.facts());
        ledger.take(&sample::opening("20280105-1", "2028-01-05T10:00:00+09:00", 2));
        assert_eq!(ledger.all().count(), 2);
    }

    #[test]
    fn who_asks_for_all_gets_also_those_that_are_long_over() {
        let mut story = Story::opened("02:20", 2);
        story.cancelled("03:00");
        let mut facts = story.facts();
        facts.push(sample::opening("20270105-1", "2027-01-05T10:00:00+09:00", 2));
        assert_eq!(Ledger::of(&facts).all().count(), 2);
    }

    #[test]
    fn what_was_recorded_before_the_opening_by_a_slower_clock_counts() {
        let mut story = Story::opened("02:20", 2);
        story.acked("02:30", "maeda");
        let (opening, ack) = (story.facts().remove(0), story.facts().remove(1));
        let ledger = Ledger::of(&[ack, opening]);
        let states: Vec<State> = ledger.all().map(|it| it.state).collect();
        assert_eq!(states, [State::Acked]);
    }

    #[test]
    fn a_checkpoint_carries_the_ledger() {
        let mut story = Story::opened("02:20", 3);
        story.acked("02:31", "maeda").restored("03:00");
        story.updated("03:01", |update| update.cause = Some("DB".to_owned()));
        let ledger = Ledger::of(&story.facts());
        let bytes = postcard::to_stdvec(&ledger).unwrap();
        assert_eq!(postcard::from_bytes::<Ledger>(&bytes).unwrap(), ledger);
    }
}
