//! Facts → the incident. The order is that of writing: what the records did not know yet had no effect.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Because, Entry, Happening, Impact, IncidentId, LevelTerms, Opened, State, Terms, Updated};

/// An incident as it stands after its facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Its name.
    pub id: IncidentId,
    /// What its messages and their thread go by: its name, or the number that it had alone at first.
    pub key: IncidentId,
    /// What is wrong.
    pub title: String,
    /// Its level now.
    pub level: u32,
    /// What the users feel.
    pub impact: Option<Impact>,
    /// Where it stands.
    pub state: State,
    /// 発生
    pub occurred: Option<DateTime<FixedOffset>>,
    /// 検知
    pub detected: Option<DateTime<FixedOffset>>,
    /// When we came to know of it, where somebody said so.
    pub known: Option<DateTime<FixedOffset>>,
    /// Who or what noticed.
    pub found_by: Option<String>,
    /// The key of the machine's word that opened it.
    pub source: Option<String>,
    /// 影響範囲
    pub scope: Option<String>,
    /// 原因
    pub cause: Option<String>,
    /// 対応状況
    pub action: Option<String>,
    /// 復旧見込み
    pub eta: Option<String>,
    /// When it was opened, as claimed.
    pub opened_at: DateTime<FixedOffset>,
    /// Who opened it.
    pub opened_by: String,
    /// The first answer since it was opened or reopened.
    pub acked_at: Option<DateTime<FixedOffset>>,
    /// Who answered, in order.
    pub owners: Vec<String>,
    /// 復旧
    pub restored_at: Option<DateTime<FixedOffset>>,
    /// The end, also of a false alarm.
    pub closed_at: Option<DateTime<FixedOffset>>,
    /// All levels as they were at its opening.
    pub terms: Terms,
    /// Duties that were discharged: what follows `incident/<id>/`.
    pub discharged: BTreeSet<String>,
    /// Every fact, in the order of writing.
    pub log: Vec<Entry>,
}

impl Incident {
    /// The incident that an opening begins; `None` for any other fact.
    pub fn begun(entry: Entry) -> Option<Self> {
        let Happening::Opened(opened) = &entry.what else {
            return None;
        };
        let opened = opened.as_ref().clone();
        Some(Self {
            key: opened.incident.clone(),
            id: opened.incident,
            title: opened.title,
            level: opened.level,
            impact: opened.impact,
            state: State::Open,
            occurred: opened.occurred,
            detected: opened.detected,
            known: opened.known,
            found_by: opened.found_by,
            source: opened.source,
            scope: None,
            cause: None,
            action: None,
            eta: None,
            opened_at: entry.at,
            opened_by: entry.by.clone(),
            acked_at: None,
            owners: Vec::new(),
            restored_at: None,
            closed_at: None,
            terms: opened.terms,
            discharged: BTreeSet::new(),
            log: vec![entry],
        })
    }

    /// An incident that no fact stands for: what `escalation` shows, drills rehearse, and what people are told of when
    /// the records cannot be written.
    pub fn imagined(opened: Opened, at: DateTime<FixedOffset>, by: impl Into<String>) -> Option<Self> {
        Self::begun(Entry {
            fact: String::new(),
            at,
            written: at,
            own: at,
            by: by.into(),
            rehearsal: true,
            what: Happening::Opened(Box::new(opened)),
        })
    }

    /// What becomes of it with one more fact. A second opening changes nothing.
    pub fn take(&mut self, entry: Entry) {
        match &entry.what {
            Happening::Opened(_)
            | Happening::Called(_)
            | Happening::Reported(_)
            | Happening::Announced(_)
            | Happening::ClockSet(_) => {}
            Happening::Acked(_) => self.ack(&entry),
            Happening::Updated(update) => self.update(update),
            Happening::LevelChanged(change) => self.level = change.to,
            Happening::Restored(_) => {
                self.state = State::Restored;
                self.restored_at = Some(entry.at);
            }
            Happening::Closed(_) => self.end(State::Closed, entry.at),
            Happening::Cancelled(_) => self.end(State::Cancelled, entry.at),
            Happening::Reopened(_) => {
                self.state = State::Open;
                (self.acked_at, self.restored_at, self.closed_at) = (None, None, None);
                self.owners.clear();
            }
        }
        self.log.push(entry);
    }

    fn ack(&mut self, entry: &Entry) {
        if self.state == State::Open {
            self.state = State::Acked;
        }
        self.acked_at.get_or_insert(entry.at);
        self.owners.retain(|owner| *owner != entry.by);
        self.owners.push(entry.by.clone());
    }

    fn update(&mut self, update: &Updated) {
        fn fill<T: Clone>(field: &mut Option<T>, said: &Option<T>) {
            if said.is_some() {
                field.clone_from(said);
            }
        }
        fill(&mut self.scope, &update.scope);
        fill(&mut self.cause, &update.cause);
        fill(&mut self.action, &update.action);
        fill(&mut self.eta, &update.eta);
        fill(&mut self.impact, &update.impact);
        fill(&mut self.occurred, &update.occurred);
        fill(&mut self.detected, &update.detected);
        fill(&mut self.known, &update.known);
    }

    fn end(&mut self, state: State, at: DateTime<FixedOffset>) {
        self.state = state;
        self.closed_at = Some(at);
    }

    /// What its level demands; `None` when the plan of its opening had no such level.
    pub fn level_terms(&self) -> Option<&LevelTerms> {
        self.terms.get(self.level)
    }

    /// When it was detected: as said, else when it was opened.
    pub fn detected_at(&self) -> DateTime<FixedOffset> {
        self.detected.unwrap_or(self.opened_at)
    }

    /// When we came to know of it: as said, else when it was detected, else when it was opened.
    pub fn known_at(&self) -> DateTime<FixedOffset> {
        self.known.or(self.detected).unwrap_or(self.opened_at)
    }

    /// Since when it has been wrong: as said, else when it was detected, else when it was opened.
    pub fn began_at(&self) -> DateTime<FixedOffset> {
        self.occurred.or(self.detected).unwrap_or(self.opened_at)
    }

    /// The opening was entered afterwards.
    pub fn is_late(&self) -> bool {
        self.log.first().is_some_and(Entry::is_late)
    }

    /// How many reports went out: the first is 第一報, the next 第2報.
    pub fn reports(&self) -> usize {
        let updates = self
            .log
            .iter()
            .filter(|entry| matches!(entry.what, Happening::Updated(_)));
        1 + updates.count()
    }

    /// Which time it is open: 1, and one more with every reopening.
    pub fn round(&self) -> usize {
        let reopened = |entry: &&Entry| matches!(entry.what, Happening::Reopened(_));
        1 + self.log.iter().filter(reopened).count()
    }

    /// As it stood after its first `count` facts.
    pub fn after(&self, count: usize) -> Option<Self> {
        self.retold(self.log.iter().take(count).cloned())
    }

    /// The same without what was recorded under a clock set by hand: a forgotten variable stops no page. `None` where it
    /// was opened under one.
    pub fn real(&self) -> Option<Self> {
        if self.log.first()?.rehearsal {
            return None;
        }
        self.retold(self.log.iter().filter(|entry| !entry.rehearsal).cloned())
    }

    /// The same with these facts.
    pub(super) fn retold(&self, log: impl IntoIterator<Item = Entry>) -> Option<Self> {
        let mut log = log.into_iter();
        let mut incident = Self {
            id: self.id.clone(),
            key: self.key.clone(),
            ..Self::begun(log.next()?)?
        };
        log.for_each(|entry| incident.take(entry));
        incident.discharged.clone_from(&self.discharged);
        Some(incident)
    }

    /// The level before this fact of its log.
    pub fn level_before(&self, entry: &Entry) -> u32 {
        let before = self.log.iter().take_while(|it| *it != entry);
        let levels = before.filter_map(|it| match &it.what {
            Happening::Opened(opened) => Some(opened.level),
            Happening::LevelChanged(change) => Some(change.to),
            _ => None,
        });
        levels.last().unwrap_or(self.level)
    }

    /// The last level that a person set, and when the records knew, in its own time.
    pub fn set_by_a_person(&self) -> Option<(u32, DateTime<FixedOffset>)> {
        self.log.iter().rev().find_map(|entry| match &entry.what {
            Happening::LevelChanged(change) if change.because == Because::Person => {
                Some((change.to, entry.own))
            }
            _ => None,
        })
    }

    /// The latest time of writing of a fact.
    pub fn touched(&self) -> DateTime<FixedOffset> {
        let written = self.log.iter().map(|entry| entry.written);
        written.max().unwrap_or(self.opened_at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Acked;
    use super::super::sample::{self, Story};
    use super::*;

    #[test]
    fn a_night_replayed_gives_the_state_after_each_fact() {
        let mut story = Story::opened("02:20", 3);
        let mut seen = vec![story.incident().state];
        story.acked("02:31", "maeda");
        seen.push(story.incident().state);
        story.restored("03:05");
        seen.push(story.incident().state);
        story.closed("03:30");
        seen.push(story.incident().state);
        story.reopened("04:00");
        seen.push(story.incident().state);
        story.cancelled("04:10");
        seen.push(story.incident().state);
        use State::*;
        assert_eq!(seen, [Open, Acked, Restored, Closed, Open, Cancelled]);
    }

    #[test]
    fn the_first_answer_counts_and_the_last_to_answer_is_the_last_owner() {
        let mut story = Story::opened("02:20", 3);
        story
            .acked("02:31", "maeda")
            .acked("02:40", "fujita")
            .acked("02:50", "maeda");
        let incident = story.incident();
        assert_eq!(incident.acked_at, Some(sample::time("02:31")));
        assert_eq!(incident.owners, ["fujita", "maeda"]);
    }

    #[test]
    fn reopening_forgets_the_answer_and_the_restoration() {
        let mut story = Story::opened("02:20", 3);
        story
            .acked("02:31", "maeda")
            .restored("03:05")
            .closed("03:30")
            .reopened("04:00");
        let incident = story.incident();
        assert_eq!(
            (incident.acked_at, incident.restored_at, incident.closed_at),
            (None, None, None)
        );
        assert!(incident.owners.is_empty());
    }

    #[test]
    fn an_update_fills_fields_and_leaves_the_others() {
        let mut story = Story::opened("02:20", 3);
        story.updated("02:40", |update| update.cause = Some("DB".to_owned()));
        story.updated("02:50", |update| update.scope = Some("all".to_owned()));
        let incident = story.incident();
        assert_eq!(
            (incident.cause.as_deref(), incident.scope.as_deref()),
            (Some("DB"), Some("all"))
        );
        assert_eq!(incident.reports(), 3);
    }

    #[test]
    fn a_fact_recorded_more_than_a_few_minutes_later_is_late() {
        for (at, written, late) in [
            ("02:20", "02:20", false),
            ("02:20", "02:25", false),
            ("02:20", "02:26", true),
        ] {
            let mut story = Story::opened("02:00", 3);
            story.late(
                at,
                written,
                Happening::Acked(Acked {
                    incident: sample::id(),
                    reply: None,
                    seats: Vec::new(),
                }),
            );
            assert_eq!(story.incident().log[1].is_late(), late, "{at} {written}");
        }
    }

    #[test]
    fn what_is_not_said_falls_back_on_the_next_best_time() {
        let mut story = Story::opened("02:20", 3);
        assert_eq!(story.incident().known_at(), sample::time("02:20"));
        story.updated("02:30", |update| update.detected = Some(sample::time("02:15")));
        assert_eq!(story.incident().known_at(), sample::time("02:15"));
        assert_eq!(story.incident().began_at(), sample::time("02:15"));
        story.updated("02:31", |update| update.occurred = Some(sample::time("02:10")));
        story.updated("02:32", |update| update.known = Some(sample::time("02:16")));
        assert_eq!(story.incident().known_at(), sample::time("02:16"));
        assert_eq!(story.incident().began_at(), sample::time("02:10"));
    }
}
