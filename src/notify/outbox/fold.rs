//! What each fact does to the outbox.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::Outbox;
use crate::incident::IncidentId;
use crate::notify::{
    Accepted, Dropped, Failed, Fate, Key, Letter, Message, Posted, Queued, Requeued, Sent, TookOver,
};
use crate::records::{Event, Fact, Month};

/// How long a key of a delivered message is remembered: longer than anything is sent late.
const REMEMBERED: TimeDelta = TimeDelta::days(35);

/// How long it is remembered which incident a number means: longer than most of them are open.
const NUMBERED: TimeDelta = TimeDelta::days(400);

impl Outbox {
    /// One more fact. One that this build does not understand changes nothing: the message stays unsent and is seen.
    pub fn take(&mut self, fact: &Fact) {
        self.numbers.hear(fact);
        if fact.rehearsal && !self.rehearsal {
            return;
        }
        match fact.kind.as_str() {
            Queued::KIND => heard(fact, |Queued { message }| self.queue(fact, message)),
            Sent::KIND => heard(fact, |Sent { key }| self.leave(fact, &self.own(fact, key))),
            Accepted::KIND => heard(fact, |Accepted { key }| {
                self.end(fact, &self.own(fact, key), Fate::Accepted);
            }),
            Posted::KIND => heard(fact, |Posted { key, id }| {
                let key = self.own(fact, key);
                self.end(fact, &key, Fate::Posted(id));
                self.follow(&key, fact.written);
            }),
            Failed::KIND => heard(fact, |failed| self.fail(fact, failed)),
            Dropped::KIND => heard(fact, |Dropped { key, because, .. }| {
                self.turn(fact, &self.own(fact, key), Fate::Dropped(because));
            }),
            Requeued::KIND => heard(fact, |Requeued { key }| {
                self.turn(fact, &self.own(fact, key), Fate::Waiting);
            }),
            TookOver::KIND => heard(fact, |it| self.took_over = Some(it)),
            _ => {}
        }
    }

    /// A month is over: what was delivered long before its end is forgotten. Not before: a message of a clock that is far
    /// ahead must not make what was sent today forgotten, and sent again.
    pub fn close(&mut self, month: Month) {
        let now = month.end();
        let lately = |at: DateTime<FixedOffset>| now - at.to_utc() <= REMEMBERED;
        self.letters
            .retain(|_, letter| !letter.is_over() || lately(letter.since));
        self.early.retain(|_, letter| lately(letter.since));
        let today = now.date_naive();
        self.numbers.retain(|id| today - id.day <= NUMBERED);
        self.covered.retain(|_, at| lately(*at));
        self.threads.retain(|_, (_, at)| lately(*at));
    }

    fn queue(&mut self, fact: &Fact, message: Message) {
        let message = self.own_message(fact, message);
        let now = fact.written;
        for key in &message.covers {
            self.covered.insert(key.clone(), now);
        }
        let key = message.key.clone();
        if self.letters.contains_key(&key) {
            return;
        }
        self.count += 1;
        let letter = match self.early.remove(&key) {
            Some(early) => Letter {
                message,
                queued: now,
                rehearsal: fact.rehearsal,
                ..early
            },
            None => Letter::new(message, fact),
        };
        let letter = Letter {
            place: self.count,
            ..letter
        };
        if !letter.is_over() {
            self.open.insert(self.count, key.clone());
        }
        self.letters.insert(key.clone(), letter);
        self.follow(&key, now);
    }

    /// The key of a fact, of the incident that its writer meant.
    fn own(&self, fact: &Fact, key: Key) -> Key {
        key.meant_by(&fact.id.writer, &self.numbers)
    }

    /// The message of a fact, of the incident that its writer meant.
    fn own_message(&self, fact: &Fact, message: Message) -> Message {
        let thread = |given: String| {
            let id: Option<IncidentId> = given.parse().ok();
            let own = id.and_then(|id| self.numbers.key(&id, &fact.id.writer));
            own.map_or(given, ToString::to_string)
        };
        Message {
            thread: message.thread.map(thread),
            covers: message
                .covers
                .into_iter()
                .map(|key| self.own(fact, key))
                .collect(),
            key: self.own(fact, message.key),
            ..message
        }
    }

    /// A try begins; where the one before was cut off, it may have arrived.
    fn leave(&mut self, fact: &Fact, key: &Key) {
        let letter = self.known(fact, key);
        letter.doubt |= letter.fate == Fate::Leaving;
        self.turn(fact, key, Fate::Leaving);
    }

    fn fail(&mut self, fact: &Fact, failed: Failed) {
        let Failed {
            key,
            error,
            again,
            after,
            doubt,
        } = failed;
        let key = self.own(fact, key);
        self.known(fact, &key).doubt |= doubt;
        self.end(fact, &key, Fate::Failed { error, again, after });
    }

    /// The letter of a key; where its queueing was not read yet, what is known of it all the same.
    fn known(&mut self, fact: &Fact, key: &Key) -> &mut Letter {
        let early = &mut self.early;
        self.letters.get_mut(key).unwrap_or_else(|| {
            let letter = || Letter::new(Message::said(key.clone(), Vec::new()), fact);
            early.entry(key.clone()).or_insert_with(letter)
        })
    }

    /// A message that was once delivered stays so, whatever another process says of its own try.
    fn turn(&mut self, fact: &Fact, key: &Key, fate: Fate) {
        let letter = self.known(fact, key);
        if letter.is_sent() {
            return;
        }
        letter.fate = fate;
        letter.since = fact.written;
        let (place, is_over) = (letter.place, letter.is_over());
        if is_over {
            self.open.remove(&place);
        } else if self.letters.contains_key(key) {
            self.open.insert(place, key.clone());
        }
    }

    /// A try came to an end.
    fn end(&mut self, fact: &Fact, key: &Key, fate: Fate) {
        let letter = self.known(fact, key);
        if !letter.is_sent() {
            letter.tries += 1;
        }
        self.turn(fact, key, fate);
    }

    /// The first message of a thread in a channel is what the next ones answer.
    fn follow(&mut self, key: &Key, at: DateTime<FixedOffset>) {
        let Some(letter) = self.letters.get(key) else {
            return;
        };
        if let (Some(thread), Fate::Posted(Some(id))) = (&letter.message.thread, &letter.fate) {
            let first = self.threads.entry((thread.clone(), key.channel.clone()));
            first.or_insert_with(|| (id.clone(), at)).1 = at;
        }
    }
}

/// What a fact of this kind says goes on, where it is understood.
fn heard<E: Event>(fact: &Fact, then: impl FnOnce(E)) {
    if let Some(event) = fact.read() {
        then(event);
    }
}
