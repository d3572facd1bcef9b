//! What need not be sent any more: other ways to somebody who was reached, an outage whose end is told in the same
//! message, and chatter that is older than a day, of which one line tells how much there was.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::Watch;
use crate::notify::{Because, Dropped, Key, Letter, Message, ways};
use crate::plan::ContactRef;
use crate::say::post as say;

/// What nobody needs to read any more.
const OLD: TimeDelta = TimeDelta::days(1);

impl Watch<'_> {
    /// Messages to drop, and the lines that tell of the old ones.
    pub fn tidy(&self) -> (Vec<Dropped>, Vec<Message>) {
        if self.waiting().next().is_none() {
            return (Vec::new(), Vec::new());
        }
        let mut dropped: Vec<Dropped> = self
            .reached()
            .map(|letter| drop(letter, Because::Reached))
            .chain(
                self.merged()
                    .into_iter()
                    .map(|letter| drop(letter, Because::Merged)),
            )
            .collect();
        let old: Vec<&Letter> = self.waiting().filter(|letter| self.is_old(letter)).collect();
        let messages = self.summed_up(&old);
        dropped.extend(old.into_iter().map(|letter| drop(letter, Because::Old)));
        (dropped, messages)
    }

    /// Not delivered, and queued under the clock that this looks by.
    fn waiting(&self) -> impl Iterator<Item = &Letter> {
        let unsent = self.outbox.unsent().into_iter();
        unsent.filter(|letter| letter.rehearsal == self.outbox.is_rehearsal())
    }

    /// Pages that failed to somebody whom another way has reached for the same step.
    fn reached(&self) -> impl Iterator<Item = &Letter> {
        let failing = self.waiting().filter(|it| it.message.page && it.tries > 0);
        failing.filter(|letter| self.is_reached(letter))
    }

    fn is_reached(&self, letter: &Letter) -> bool {
        let contacts = self.plan.contacts.iter().zip(0..);
        let mut addressed = contacts.filter(|(it, _)| letter.message.to.as_ref() == Some(&it.id));
        addressed.any(|(_, place)| {
            ways(self.plan, ContactRef(place)).iter().any(|reach| {
                let channel = self.plan[reach.channel].id.clone();
                let key = Key {
                    channel,
                    ..letter.message.key.clone()
                };
                self.outbox.get(&key).is_some_and(Letter::is_sent)
            })
        })
    }

    /// Outages that nobody heard of while their ends wait in the same channel: the end tells when it began, too.
    fn merged(&self) -> Vec<&Letter> {
        let mut ends: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for letter in self.waiting() {
            let over = told(letter, " recovered ");
            ends.entry(&letter.message.key.channel).or_default().extend(over);
        }
        let unheard = self.waiting().filter(|letter| !letter.may_have_arrived());
        unheard
            .filter(|letter| {
                let down = told(letter, " down ");
                let ends = ends.get(letter.message.key.channel.as_str());
                !down.is_empty() && ends.is_some_and(|ends| down.is_subset(ends))
            })
            .collect()
    }

    fn is_old(&self, letter: &Letter) -> bool {
        let chatter = !letter.message.bears_repeating() && letter.message.to.is_none();
        chatter && !letter.needs_a_person() && self.now - letter.queued > OLD
    }

    fn summed_up(&self, old: &[&Letter]) -> Vec<Message> {
        let mut by_channel: BTreeMap<&str, Vec<&Letter>> = BTreeMap::new();
        for letter in old {
            by_channel
                .entry(&letter.message.key.channel)
                .or_default()
                .push(letter);
        }
        let message = |(channel, letters): (&str, Vec<&Letter>)| {
            let key = Key {
                step: letters[0].message.key.to_string(),
                ..Key::said("old", channel)
            };
            let since = letters[0].queued.format("%m-%d %H:%M").to_string();
            Message::said(key, vec![say::left_out(self.lang(), letters.len(), &since)])
        };
        by_channel.into_iter().map(message).collect()
    }
}

/// The checks of which a message tells this: `check web down 2026-…`.
fn told(letter: &Letter, word: &str) -> BTreeSet<String> {
    let message = &letter.message;
    let keys = std::iter::once(&message.key).chain(&message.covers);
    keys.filter_map(|key| {
        let (check, _) = key.what.strip_prefix("check ")?.split_once(word)?;
        Some(check.to_owned())
    })
    .collect()
}

fn drop(letter: &Letter, because: Because) -> Dropped {
    Dropped {
        key: letter.message.key.clone(),
        because,
        reason: None,
    }
}
