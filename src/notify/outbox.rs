//! The outbox: what was queued, and what became of it. A fold of the records.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Accepted, Failed, Key, Message, Posted, Queued};
use crate::records::{Event, Fact};

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// What it says.
    pub message: Message,
    /// Since when it waits.
    pub queued: DateTime<FixedOffset>,
    /// Queued under a clock set by hand: never sent by a later run under the real one.
    pub rehearsal: bool,
    /// How often it was tried.
    pub tries: u32,
    /// What became of it, and when.
    pub fate: Fate,
    /// When that was.
    pub since: DateTime<FixedOffset>,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// Nothing is known: not tried yet, or the process ended in the middle.
    Waiting,
    /// The service took it.
    Accepted,
    /// It is there to be read, under this id where the service gave one.
    Posted(Option<String>),
    /// It failed for this reason; `again` where trying again may help.
    Failed {
        /// Why.
        error: String,
        /// May trying again help?
        again: bool,
    },
}

/// All messages that still matter, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox {
    letters: BTreeMap<Key, Letter>,
}

/// How long a key of a delivered message is remembered: longer than anything is sent late.
const REMEMBERED: TimeDelta = TimeDelta::days(35);

impl Outbox {
    /// The name and the version of the fold, for its checkpoint.
    pub const CHECKPOINT: (&'static str, &'static str) = ("outbox", "1");

    /// One more fact. One that this build does not understand changes nothing: the message stays unsent and is seen.
    pub fn take(&mut self, fact: &Fact) {
        match fact.kind.as_str() {
            Queued::KIND => self.queue(fact),
            Accepted::KIND => {
                if let Some(Ok(Accepted { key })) = fact.event() {
                    self.end(fact, &key, Fate::Accepted);
                }
            }
            Posted::KIND => {
                if let Some(Ok(Posted { key, id })) = fact.event() {
                    self.end(fact, &key, Fate::Posted(id));
                }
            }
            Failed::KIND => {
                if let Some(Ok(Failed { key, error, again })) = fact.event() {
                    self.end(fact, &key, Fate::Failed { error, again });
                }
            }
            _ => {}
        }
    }

    /// All of these facts.
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Self {
        let mut outbox = Self::default();
        facts.into_iter().for_each(|fact| outbox.take(fact));
        outbox
    }

    fn queue(&mut self, fact: &Fact) {
        let Some(Ok(Queued { message })) = fact.event() else {
            return;
        };
        let now = fact.written;
        self.letters
            .retain(|_, letter| !letter.is_sent() || now - letter.since <= REMEMBERED);
        self.letters.entry(message.key.clone()).or_insert(Letter {
            message,
            queued: now,
            rehearsal: fact.rehearsal,
            tries: 0,
            fate: Fate::Waiting,
            since: now,
        });
    }

    /// A message that was once delivered stays so, whatever another process says of its own try.
    fn end(&mut self, fact: &Fact, key: &Key, fate: Fate) {
        if let Some(letter) = self.letters.get_mut(key).filter(|letter| !letter.is_sent()) {
            letter.tries += 1;
            letter.fate = fate;
            letter.since = fact.written;
        }
    }

    /// Was it queued at all? Then it is not queued again.
    pub fn has(&self, key: &Key) -> bool {
        self.letters.contains_key(key)
    }

    /// What was not delivered, in the order of its queueing.
    pub fn unsent(&self) -> Vec<&Letter> {
        let mut unsent: Vec<&Letter> = self.letters.values().filter(|letter| !letter.is_sent()).collect();
        unsent.sort_by_key(|letter| letter.queued);
        unsent
    }
}

impl Letter {
    /// Did a service take it?
    pub fn is_sent(&self) -> bool {
        matches!(self.fate, Fate::Accepted | Fate::Posted(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::sample::time;
    use crate::records::{FactId, LineHash, NewFact};

    fn fact<E: Event>(minute: u32, event: &E) -> Fact {
        let at = time(&format!("2026-11-22T02:{minute:02}:00+09:00"));
        let id = FactId {
            writer: "ops01-tanaka-7k2f".into(),
            count: minute.into(),
        };
        NewFact::new(at, "opsplan", event)
            .unwrap()
            .recorded(id, at, false, LineHash::of(b""))
    }

    fn message() -> Message {
        Message {
            key: Key::said("ops01-tanaka-7k2f.1", "incidents"),
            page: false,
            thread: None,
            mention: None,
            lines: vec!["trouble lv3".to_owned()],
        }
    }

    fn posted() -> Posted {
        Posted {
            key: message().key,
            id: None,
        }
    }

    fn failed() -> Failed {
        Failed {
            key: message().key,
            error: "timeout".to_owned(),
            again: true,
        }
    }

    #[test]
    fn a_message_is_unsent_until_a_service_takes_it() {
        let queued = fact(1, &Queued { message: message() });
        let cases: [(Vec<Fact>, usize, u32); 5] = [
            (vec![queued.clone()], 1, 0),
            (vec![queued.clone(), fact(2, &failed())], 1, 1),
            (vec![queued.clone(), fact(2, &failed()), fact(3, &posted())], 0, 2),
            (
                vec![queued.clone(), fact(2, &Accepted { key: message().key })],
                0,
                1,
            ),
            (vec![queued, fact(2, &posted()), fact(3, &failed())], 0, 1),
        ];
        for (facts, unsent, tries) in cases {
            let outbox = Outbox::of(&facts);
            let letter = &outbox.letters[&message().key];
            assert_eq!(
                (outbox.unsent().len(), letter.tries),
                (unsent, tries),
                "{facts:?}"
            );
        }
    }

    #[test]
    fn the_same_thing_is_queued_once() {
        let other = Message {
            lines: vec!["again".to_owned()],
            ..message()
        };
        let outbox = Outbox::of(&[
            fact(1, &Queued { message: message() }),
            fact(2, &Queued { message: other }),
        ]);
        assert!(outbox.has(&message().key));
        assert_eq!(outbox.unsent()[0].message, message());
    }

    #[test]
    fn a_checkpoint_carries_the_outbox() {
        let outbox = Outbox::of(&[fact(1, &Queued { message: message() }), fact(2, &failed())]);
        let bytes = postcard::to_stdvec(&outbox).unwrap();
        assert_eq!(postcard::from_bytes::<Outbox>(&bytes).unwrap(), outbox);
    }
}
