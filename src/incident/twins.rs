//! Two clones that did not hear each other may give one number to two incidents. Both are kept: from then on each goes by
//! the number and the letters of the clone that opened it, and what a clone recorded under the bare number is of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Entry, Incident, IncidentId, Ledger, Opened};
use crate::records::{Event, Fact, FactId};

/// Which incident a number means: of one that was given twice, in the records of each writer its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers(BTreeMap<IncidentId, Vec<Named>>);

/// An incident that was given a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Named {
    /// The fact that opened it.
    opening: String,
    /// What it goes by.
    pub(super) id: IncidentId,
    /// What its messages go by: those of the elder keep the number that it had alone.
    pub(super) key: IncidentId,
}

/// As much of an opening as says the number that it gave.
#[derive(Deserialize)]
struct Numbered {
    incident: IncidentId,
}

impl Numbers {
    /// One more fact, of whatever kind.
    pub fn hear(&mut self, fact: &Fact) {
        if fact.kind == Opened::KIND
            && let Ok(Numbered { incident }) = serde_json::from_str(fact.data.get())
        {
            self.give(&incident, &fact.id.to_string());
        }
    }

    /// An incident was opened under a number: what it goes by. The first that had the number alone has letters from then
    /// on, too.
    pub(super) fn give(&mut self, given: &IncidentId, opening: &str) -> Named {
        let is_first = !self.0.contains_key(given);
        if let Some([elder]) = self.0.get(given).map(Vec::as_slice) {
            let id = self.lettered(given, &elder.opening);
            self.0.entry(given.clone()).and_modify(|all| all[0].id = id);
        }
        let id = if is_first {
            given.clone()
        } else {
            self.lettered(given, opening)
        };
        let named = Named {
            opening: opening.to_owned(),
            key: id.clone(),
            id,
        };
        self.0.entry(given.clone()).or_default().push(named.clone());
        named
    }

    /// The number with the opener's letters; with its count too, where those are taken.
    fn lettered(&self, given: &IncidentId, opening: &str) -> IncidentId {
        let (writer, count) = FactId::split(opening).unwrap_or_default();
        let letters = writer.rsplit('-').next().unwrap_or_default();
        let letters: String = letters.chars().filter(char::is_ascii_alphanumeric).collect();
        let named = |suffix: String| IncidentId {
            suffix: suffix.to_lowercase(),
            ..given.clone()
        };
        let id = named(letters.clone());
        let is_taken = self.0.contains_key(&id) || self.all(given).any(|it| it.id == id);
        if is_taken {
            named(format!("{letters}{count}"))
        } else {
            id
        }
    }

    fn all(&self, given: &IncidentId) -> impl Iterator<Item = &Named> {
        self.0.get(given).into_iter().flatten()
    }

    /// What a writer means by a number that was given more than once: what it opened itself, else the elder.
    pub(super) fn meant(&self, given: &IncidentId, writer: &str) -> Option<&Named> {
        let named = self.0.get(given).filter(|all| all.len() > 1)?;
        let own = |it: &&Named| FactId::split(&it.opening).is_some_and(|(opener, _)| opener == writer);
        named.iter().find(own).or(named.first())
    }

    /// What the messages that a writer made under a number go by.
    pub fn key(&self, given: &IncidentId, writer: &str) -> Option<&IncidentId> {
        self.meant(given, writer).map(|it| &it.key)
    }

    /// Forgets the numbers of incidents that no longer matter.
    pub fn retain(&mut self, matters: impl Fn(&IncidentId) -> bool) {
        self.0.retain(|_, named| named.iter().any(|it| matters(&it.id)));
    }
}

impl Ledger {
    /// An incident was opened, maybe under a number that another has.
    pub(super) fn open_under(&mut self, given: &IncidentId, entry: Entry) {
        let named = self.numbers.give(given, &entry.fact);
        if let Some(elder) = self.numbers.all(given).next().map(|it| it.id.clone())
            && elder != *given
            && let Some(incident) = self.incidents.remove(given)
        {
            let id = elder.clone();
            self.incidents.insert(elder, Incident { id, ..incident });
        }
        let early = self.early.remove(given).unwrap_or_default();
        if let Some(begun) = Incident::begun(entry) {
            let Named { id, key, .. } = named;
            let mut incident = Incident { id, key, ..begun };
            early.into_iter().for_each(|entry| incident.take(entry));
            self.incidents
                .insert(incident.id.clone(), incident.in_own_order());
        }
    }

    /// The numbers that were given more than once, each with those that it was given to and that still matter.
    pub fn numbers_given_twice(&self) -> impl Iterator<Item = (&IncidentId, Vec<&Incident>)> {
        let twice = self.numbers.0.iter().filter(|(_, named)| named.len() > 1);
        twice.map(|(given, _)| (given, self.twins(given)))
    }

    /// Those that are meant by a number which was given more than once.
    pub fn twins(&self, given: &IncidentId) -> Vec<&Incident> {
        let named: Vec<&Named> = self.numbers.all(given).collect();
        let twins = named.iter().filter(|_| named.len() > 1);
        twins.filter_map(|it| self.incidents.get(&it.id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::super::{Acked, Opened, State, Terms};
    use crate::incident::Ledger;
    use crate::records::{Event, Fact, FactId, LineHash, NewFact};

    fn fact<E: Event>(writer: &str, count: u64, at: &str, event: &E) -> Fact {
        let (at, writer) = (sample::time(at), writer.into());
        let id = FactId { writer, count };
        NewFact::new(at, "okada", event)
            .unwrap()
            .recorded(id, at, false, LineHash::of(b""))
    }

    fn opened(title: &str) -> Opened {
        Opened {
            title: title.to_owned(),
            ..Opened::of(sample::id(), 3, Terms::of(&sample::plan()))
        }
    }

    fn acked(id: &str) -> Acked {
        Acked {
            incident: id.parse().unwrap(),
            seats: Vec::new(),
            reply: None,
        }
    }

    fn seen(ledger: &Ledger) -> Vec<(String, String, State)> {
        let seen = ledger
            .all()
            .map(|it| (it.id.to_string(), it.title.clone(), it.state));
        seen.collect()
    }

    #[test]
    fn two_of_one_number_are_both_there_and_each_has_what_its_own_clone_recorded() {
        let ledger = Ledger::of(&[
            fact("ops01-sato-7k2f", 1, "02:20", &opened("A")),
            fact("pc7-sato-x01z", 1, "02:30", &opened("B")),
            fact("pc7-sato-x01z", 2, "02:31", &acked("20261122-1")),
            fact("third-ito-aaaa", 1, "03:00", &acked("20261122-1-7k2f")),
        ]);
        let one = |letters: &str, title: &str| {
            let id = format!("20261122-1-{letters}");
            (id, title.to_owned(), State::Acked)
        };
        assert_eq!(seen(&ledger), [one("7k2f", "A"), one("x01z", "B")]);
        let number = "20261122-1".parse().unwrap();
        assert!(ledger.meant(&number).is_none(), "which?");
        assert_eq!(ledger.twins(&number).len(), 2);
        let after: Vec<String> = ledger
            .all()
            .map(|it| it.after(1).unwrap().id.to_string())
            .collect();
        assert_eq!(after, ["20261122-1-7k2f", "20261122-1-x01z"]);
    }

    #[test]
    fn the_elder_s_messages_keep_their_keys_so_that_nobody_hears_twice() {
        let ledger = Ledger::of(&[
            fact("ops01-sato-7k2f", 1, "02:20", &opened("A")),
            fact("ops01-sato-7k2f", 9, "02:30", &opened("B")),
        ]);
        let keys: Vec<(String, String)> = ledger
            .all()
            .map(|it| (it.title.clone(), it.key.to_string()))
            .collect();
        let pair = |title: &str, key: &str| (title.to_owned(), key.to_owned());
        assert_eq!(keys, [pair("A", "20261122-1"), pair("B", "20261122-1-7k2f9")]);
        for (title, key) in keys {
            assert_eq!(ledger.get(&key.parse().unwrap()).unwrap().title, title);
        }
    }
}
