//! The outbox: what was queued, and what became of it. A fold of the records.

mod fold;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Fate, Key, Letter, Next, TookOver};
use crate::incident::Numbers;
use crate::plan::Plan;

/// All messages that still matter, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox {
    letters: BTreeMap<Key, Letter>,
    /// Those whose way is not at an end, by their place in the order of queueing.
    open: BTreeMap<u64, Key>,
    /// How many were ever queued.
    count: u64,
    /// What became of messages whose queueing was not read yet: it was recorded by a machine whose clock is ahead.
    early: BTreeMap<Key, Letter>,
    /// Keys that a message under another key stands for, and since when.
    covered: BTreeMap<Key, DateTime<FixedOffset>>,
    /// The service's id of the first message of a thread in a channel, and when it was last needed.
    threads: BTreeMap<(String, String), (String, DateTime<FixedOffset>)>,
    /// Which machine took over the sending, and from which.
    took_over: Option<TookOver>,
    /// Which incident the keys of a writer mean, where two clones gave one number.
    numbers: Numbers,
    /// It is looked at under a clock set by hand. Otherwise what was recorded under one does not count: a rehearsal
    /// keeps no real message from being sent.
    rehearsal: bool,
}

/// What is to be sent now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready<'a> {
    /// The letter.
    pub letter: &'a Letter,
    /// An earlier try may have arrived.
    pub repeated: bool,
}

impl Outbox {
    /// The name and the version of the fold, for its checkpoint.
    pub fn checkpoint(rehearsal: bool) -> (&'static str, &'static str) {
        (if rehearsal { "outbox-rehearsal" } else { "outbox" }, "5")
    }

    /// An empty one, for the real clock or for one that was set by hand.
    pub fn new(rehearsal: bool) -> Self {
        Self {
            rehearsal,
            ..Self::default()
        }
    }

    /// Is it looked at under a clock set by hand?
    pub fn is_rehearsal(&self) -> bool {
        self.rehearsal
    }

    /// Was it queued at all, by itself or in another message? Then it is not queued again.
    pub fn has(&self, key: &Key) -> bool {
        self.letters.contains_key(key) || self.covered.contains_key(key)
    }

    /// The letter of a key.
    pub fn get(&self, key: &Key) -> Option<&Letter> {
        self.letters.get(key)
    }

    /// Everything that is remembered, by key.
    pub fn letters(&self) -> impl Iterator<Item = &Letter> {
        self.letters.values()
    }

    /// The service's id of the first message of a thread in a channel.
    pub fn first(&self, thread: &str, channel: &str) -> Option<&str> {
        let key = (thread.to_owned(), channel.to_owned());
        self.threads.get(&key).map(|(id, _)| id.as_str())
    }

    /// Did a service take any message of a thread in a channel?
    pub fn is_in(&self, thread: &str, channel: &str) -> bool {
        let mut letters = self
            .letters
            .values()
            .filter(|it| it.message.key.channel == channel);
        letters.any(|it| it.is_sent() && it.message.thread.as_deref() == Some(thread))
    }

    /// Our messages in a channel that have an id of the service: their thread and the id.
    pub fn posted(&self, channel: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
        let letters = self
            .letters
            .values()
            .filter(move |it| it.message.key.channel == channel);
        letters.filter_map(|letter| match &letter.fate {
            Fate::Posted(Some(id)) => Some((letter.message.thread.as_deref(), id.as_str())),
            _ => None,
        })
    }

    /// What was not delivered, in the order of its queueing.
    pub fn unsent(&self) -> Vec<&Letter> {
        self.open
            .values()
            .filter_map(|key| self.letters.get(key))
            .collect()
    }

    /// The machine that sends: the plan's, unless another took over from it. `None`: whichever looks.
    pub fn sender<'a>(&'a self, plan: &'a Plan) -> Option<&'a str> {
        let took_over = self.took_over.as_ref();
        let took_over = took_over.filter(|it| it.from == plan.tick.host);
        took_over.map(|it| it.host.as_str()).or(plan.tick.host.as_deref())
    }

    /// What is to be tried now: pages to people first, the rest in the order of its queueing. Under a clock that was set
    /// by hand only what was queued under one. A clock that went back waits for nothing that it waited for before.
    pub fn ready(&self, now: DateTime<FixedOffset>) -> Vec<Ready<'_>> {
        let unsent = self.unsent();
        let held: Vec<&str> = unsent.iter().filter_map(|letter| held(letter, now)).collect();
        let is_ready = |letter: &&Letter| {
            letter.rehearsal == self.rehearsal && !held.contains(&letter.message.key.channel.as_str())
        };
        let mut ready: Vec<Ready<'_>> = unsent
            .iter()
            .copied()
            .filter(is_ready)
            .filter_map(|letter| match letter.next() {
                Next::At { at, repeated } if at <= now || letter.since > now => {
                    Some(Ready { letter, repeated })
                }
                _ => None,
            })
            .collect();
        ready.sort_by_key(|ready| !(ready.letter.message.page && ready.letter.message.to.is_some()));
        ready
    }

    /// All of these facts, under the real clock.
    #[cfg(test)]
    pub(crate) fn of<'a>(facts: impl IntoIterator<Item = &'a crate::records::Fact>) -> Self {
        let mut outbox = Self::default();
        facts.into_iter().for_each(|fact| outbox.take(fact));
        outbox
    }
}

/// The channel of this letter, where its service asked to be left alone until later.
fn held(letter: &Letter, now: DateTime<FixedOffset>) -> Option<&str> {
    let asked = matches!(letter.fate, Fate::Failed { after: Some(_), .. }) && letter.since <= now;
    let later = matches!(letter.next(), Next::At { at, .. } if at > now);
    (asked && later).then_some(letter.message.key.channel.as_str())
}

#[cfg(test)]
mod tests;
