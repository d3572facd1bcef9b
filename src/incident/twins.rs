//! Two clones that did not hear each other may give one number to two incidents. Both are kept: from then on each goes by
//! the number and the letters of the clone that opened it, and what a clone recorded under the bare number is of its own.

use serde::{Deserialize, Serialize};

use super::{Entry, Incident, IncidentId, Ledger};
use crate::records::FactId;

/// One of several that were given the same number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Twin {
    /// Who opened it.
    writer: String,
    /// What it goes by.
    id: IncidentId,
}

impl Ledger {
    /// The incident that this fact is about, where its number was given more than once.
    pub(super) fn of_twins(&self, entry: &Entry) -> Option<IncidentId> {
        let twins = self.twins.get(entry.what.incident())?;
        let own = twins.iter().find(|twin| twin.writer == writer(entry));
        own.or(twins.first()).map(|twin| twin.id.clone())
    }

    /// Another incident was opened under a number that one has.
    pub(super) fn split(&mut self, given: &IncidentId, entry: Entry) {
        if let Some(elder) = self.incidents.remove(given)
            && let Some(id) = elder.log.first().map(|opening| self.lettered(given, opening))
        {
            self.twin(given, Incident { id, ..elder });
        }
        let id = self.lettered(given, &entry);
        if let Some(younger) = Incident::begun(entry) {
            let key = id.clone();
            self.twin(given, Incident { id, key, ..younger });
        }
    }

    fn twin(&mut self, given: &IncidentId, incident: Incident) {
        let opener = incident.log.first().map(writer).unwrap_or_default().to_owned();
        let id = incident.id.clone();
        self.twins.entry(given.clone()).or_default().push(Twin {
            writer: opener,
            id: id.clone(),
        });
        self.incidents.insert(id, incident);
    }

    /// The number with the opener's letters; with its count too, where those are taken.
    fn lettered(&self, given: &IncidentId, opening: &Entry) -> IncidentId {
        let (writer, count) = FactId::split(&opening.fact).unwrap_or_default();
        let letters = writer.rsplit('-').next().unwrap_or_default();
        let letters: String = letters.chars().filter(char::is_ascii_alphanumeric).collect();
        let named = |suffix: String| IncidentId {
            suffix: suffix.to_lowercase(),
            ..given.clone()
        };
        let id = named(letters.clone());
        if self.incidents.contains_key(&id) {
            named(format!("{letters}{count}"))
        } else {
            id
        }
    }

    /// The numbers that were given more than once.
    pub fn numbers_given_twice(&self) -> impl Iterator<Item = &IncidentId> {
        self.twins.keys()
    }

    /// Those that are meant by a number which was given more than once.
    pub fn twins(&self, given: &IncidentId) -> Vec<&Incident> {
        let twins = self.twins.get(given).into_iter().flatten();
        twins.filter_map(|twin| self.incidents.get(&twin.id)).collect()
    }
}

fn writer(entry: &Entry) -> &str {
    FactId::split(&entry.fact).map_or("", |(writer, _)| writer)
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
