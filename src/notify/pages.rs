//! The calls of a timeline → whom to tell, by which way, under which key.

use chrono::{DateTime, Utc};

use super::{Key, Outbox};
use crate::incident::{Call, Incident, SeatId, sitters};
use crate::plan::{Audience, ChannelRef, ContactRef, Plan, Reach};

/// One person whom a step calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// When it fell due.
    pub at: DateTime<Utc>,
    /// The step that called for it.
    pub call: Call,
    /// For which seat.
    pub seat: SeatId,
    /// Whom.
    pub who: ContactRef,
    /// Who is away, where `who` stands in.
    pub instead_of: Option<ContactRef>,
    /// How.
    pub way: Way,
    /// What makes the message itself; its channel is empty where none is to be sent.
    pub key: Key,
    /// Keys of earlier steps that called the same person and were not told yet: one message is enough.
    pub covers: Vec<Key>,
}

/// How a person is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A message is to be sent there; how that service names the person.
    Message(ChannelRef, Option<String>),
    /// A message is on its way, or arrived.
    Told,
    /// Every way was tried and none has worked yet: somebody has to ring.
    Unreached,
    /// Only a phone reaches them: somebody has to ring.
    ByHand,
}

/// Everybody in the seats of these calls, each once: who sits in two seats, or missed the call of an earlier step, hears
/// of the latest. What was queued before is not queued again; where it failed, the person's next way is tried.
pub fn pages(
    incident: &Incident,
    calls: &[Call],
    plan: &Plan,
    at: DateTime<Utc>,
    outbox: &Outbox,
) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for call in calls {
        for seat in &call.seats {
            for sitter in sitters(plan, seat, at) {
                let Some(who) = sitter.reached() else { continue };
                let base = key(incident, call, Some((seat, &plan[who].id)), String::new());
                let way = way(plan, who, &base, outbox);
                let channel = match &way {
                    Way::Message(channel, _) => plan[*channel].id.clone(),
                    Way::Told | Way::Unreached | Way::ByHand => String::new(),
                };
                let page = Page {
                    at: call.at,
                    call: call.clone(),
                    seat: seat.clone(),
                    who,
                    instead_of: sitter.away.then_some(sitter.who),
                    way,
                    key: Key { channel, ..base },
                    covers: Vec::new(),
                };
                add(&mut pages, page);
            }
        }
    }
    pages
}

/// One message an address: the latest call stands for the earlier ones that were not told.
fn add(pages: &mut Vec<Page>, mut page: Page) {
    let is_fresh = |page: &Page| matches!(page.way, Way::Message(..));
    let same = pages
        .iter()
        .position(|it| it.who == page.who && (it.call == page.call || (is_fresh(it) && is_fresh(&page))));
    match same {
        // The same step: they sit in two of its seats.
        Some(at) if pages[at].call == page.call => {
            if is_fresh(&page) {
                pages[at].covers.push(page.key);
            }
        }
        Some(at) => {
            let earlier = pages.remove(at);
            page.covers.extend(earlier.covers);
            page.covers.push(earlier.key);
            pages.push(page);
        }
        None => pages.push(page),
    }
}

/// The first of the person's ways that was not tried yet, while all before it have failed.
fn way(plan: &Plan, who: ContactRef, base: &Key, outbox: &Outbox) -> Way {
    let ways = ways(plan, who);
    if ways.is_empty() {
        return Way::ByHand;
    }
    for reach in ways {
        let channel = plan[reach.channel].id.clone();
        let key = Key {
            channel,
            ..base.clone()
        };
        match outbox.get(&key) {
            None if outbox.has(&key) => return Way::Told,
            None => return Way::Message(reach.channel, reach.mention.clone()),
            Some(letter) if letter.is_over() || letter.tries == 0 => return Way::Told,
            Some(_) => {}
        }
    }
    Way::Unreached
}

/// The ways that opsplan itself has to a person: nothing of an incident goes to a customer by itself.
pub fn ways(plan: &Plan, who: ContactRef) -> Vec<&Reach> {
    let internal = |reach: &&Reach| plan[reach.channel].audience == Audience::Internal;
    plan[who].reach.iter().filter(internal).collect()
}

impl Page {
    /// The key under which the incident's channel hears that a step was called.
    pub fn told(incident: &Incident, call: &Call, channel: impl Into<String>) -> Key {
        key(incident, call, None, channel.into())
    }

    /// Has somebody to ring this person?
    pub fn is_by_hand(&self) -> bool {
        matches!(self.way, Way::ByHand | Way::Unreached)
    }
}

fn key(incident: &Incident, call: &Call, who: Option<(&SeatId, &str)>, channel: String) -> Key {
    Key {
        what: format!("{}/{}", incident.key, call.round),
        step: format!("{}.{}.{}", call.level, call.step, call.again),
        seat: who.map_or(String::new(), |(seat, who)| format!("{seat} {who}")),
        channel,
    }
}

#[cfg(test)]
mod tests;
