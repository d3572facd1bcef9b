//! Facts → the incident. The order is that of writing: what the records did not know yet had no effect.

mod asked;

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Entry, Happening, Impact, IncidentId, Opened, State, Terms, Updated};

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
}

#[cfg(test)]
mod tests {
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
            story.acked_late(at, written);
            assert_eq!(story.incident().log[1].is_late(), late, "{at} {written}");
        }
    }
}
