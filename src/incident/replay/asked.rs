//! What an incident says of itself: its times, its level, and how it stood before.

use chrono::{DateTime, FixedOffset};

use super::Incident;
use crate::incident::{Because, Entry, Happening, LevelTerms};

impl Incident {
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
    pub(in crate::incident) fn retold(&self, log: impl IntoIterator<Item = Entry>) -> Option<Self> {
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
    use crate::incident::sample::{self, Story};

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
