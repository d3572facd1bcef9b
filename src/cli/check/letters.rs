//! Sending what rounds of checks have queued: also what an earlier round could not send, or did not come to.

use crate::cli::{Desk, Opened};
use crate::notify::{Accepted, Carried, Failed, Key, Letter, Message, Outbox, Posted};
use crate::records::NewFact;
use crate::say::check as say;
use crate::world::carrier::carrier;
use crate::world::journal::{Journal, JournalError};
use crate::world::samples::Notebook;

/// How the keys of these messages begin.
pub(super) const OURS: &str = "check ";

/// Is this the machine that sends?
pub(super) fn is_sender(desk: &Desk, opened: &Opened) -> bool {
    opened
        .plan
        .tick
        .host
        .as_ref()
        .is_none_or(|host| *host == desk.world.host)
}

/// Sends what is queued, and records what came of it.
pub(super) fn send(desk: &Desk, opened: &Opened, journal: &Journal) -> Result<(), JournalError> {
    // Two runs at once would both find the same message unsent.
    let _turn = Notebook::beside(journal, desk.now_is_set()).sending()?;
    let (name, key) = Outbox::CHECKPOINT;
    let outbox = journal.fold(name, key, Outbox::default, Outbox::take)?.state;
    let is_ours =
        |letter: &&Letter| letter.message.key.what.starts_with(OURS) && letter.rehearsal == desk.now_is_set();
    let mut facts = Vec::new();
    for letter in outbox.unsent().into_iter().filter(is_ours) {
        let Some(outcome) = carried(desk, opened, &letter.message) else {
            continue;
        };
        facts.push(fact(opened, &letter.message.key, outcome)?);
    }
    if !facts.is_empty() {
        desk.recorded(journal.append(&facts)?);
    }
    Ok(())
}

/// Tries once. `None` where nobody here can send to that kind of channel; that is said.
fn carried(desk: &Desk, opened: &Opened, message: &Message) -> Option<Carried> {
    let channel = opened
        .plan
        .channels
        .iter()
        .find(|channel| channel.id == message.key.channel)?;
    let is_real = !desk.now_is_set() || channel.kind == "file";
    let Some(carrier) = carrier(&channel.kind, &opened.records).filter(|_| is_real) else {
        desk.warn(&say::not_sent(
            desk.lang(),
            &channel.name,
            &say::no_carrier(desk.lang(), &channel.kind),
        ));
        return None;
    };
    let outcome = carrier.carry(channel, message);
    if let Carried::Failed { error, .. } = &outcome {
        desk.warn(&say::not_sent(desk.lang(), &channel.name, error));
    }
    Some(outcome)
}

fn fact(opened: &Opened, key: &Key, outcome: Carried) -> serde_json::Result<NewFact> {
    let at = opened.now.with_timezone(&opened.zone()).fixed_offset();
    let key = key.clone();
    match outcome {
        Carried::Posted(id) => NewFact::new(at, "opsplan", &Posted { key, id }),
        Carried::Accepted => NewFact::new(at, "opsplan", &Accepted { key }),
        Carried::Failed { error, again } => NewFact::new(at, "opsplan", &Failed { key, error, again }),
    }
}
