//! What a kind of check or channel has, beside what all have: which keys must be there, and which may.

use crate::plan::problem::{Problem, Wrong};
use crate::plan::source::Place;

/// The keys of a kind.
pub(super) struct Kind {
    pub(super) name: &'static str,
    /// Keys that must be there, each with a line to copy.
    pub(super) must: &'static [(&'static str, &'static str)],
    pub(super) may: &'static [&'static str],
}

impl Kind {
    /// Says which keys of the entry at `place` are missing, and which are another kind's. Is none missing?
    pub(super) fn check(
        &self,
        place: Place,
        written: &[(&str, Place)],
        common: &[&str],
        problems: &mut Vec<Problem>,
    ) -> bool {
        let foreign = written
            .iter()
            .filter(|(key, _)| !common.contains(key) && !self.has(key));
        problems.extend(foreign.map(|(key, at)| Problem::new(*at, self.foreign(key))));
        let before = problems.len();
        let missing = self
            .must
            .iter()
            .filter(|(must, _)| !written.iter().any(|(key, _)| key == must));
        problems.extend(missing.map(|(key, example)| {
            let (key, example) = ((*key).to_owned(), (*example).to_owned());
            Problem::new(place, Wrong::MissingKey { key, example })
        }));
        problems.len() == before
    }

    fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.must
            .iter()
            .map(|(key, _)| *key)
            .chain(self.may.iter().copied())
    }

    fn has(&self, key: &str) -> bool {
        self.keys().any(|own| own == key)
    }

    fn foreign(&self, key: &str) -> Wrong {
        Wrong::ForeignKey {
            key: key.to_owned(),
            kind: self.name.to_owned(),
            known: self.keys().map(str::to_owned).collect(),
        }
    }
}
