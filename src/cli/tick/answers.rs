//! What people answered in the channels: a reply 対応します, 応答 or ack from a known contact, under the message of an
//! incident that is being paged, is that person's ack.

use std::borrow::Cow;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::cli::incident::{Night, seats_of};
use crate::cli::post::{self, Office};
use crate::cli::{Desk, Failure};
use crate::incident::{Acked, Entry, Happening, Incident, Paging, Timeline};
use crate::notify::{Outbox, Reply, contact, is_ack};
use crate::plan::{Channel, ContactRef};
use crate::records::NewFact;
use crate::say::tick as say;
use crate::world::carrier::{Ear, Patience, Post};

/// Listening must not keep people from being called.
const PATIENCE: Patience = Patience {
    each: Duration::from_secs(5),
    all: Duration::from_secs(5),
};

/// Records the acks that were written since. A service that cannot be read is said, and the paging goes on.
pub(super) fn hear(desk: &Desk, night: &Night) -> Result<(), Failure> {
    let outbox = night.outbox(desk)?;
    let ledger = night.ledger(desk, &night.journal)?;
    let watch = night.watch(&outbox);
    let paged: Vec<Incident> = ledger
        .open()
        .filter_map(|incident| watch.standing(incident))
        .map(Cow::into_owned)
        .filter(|it| Timeline::of(it, &night.plan, night.now).paging == Paging::Running)
        .collect();
    let listening: Vec<(&Incident, Ear)> = paged.iter().flat_map(|it| ears(night, &outbox, it)).collect();
    if listening.is_empty() {
        return Ok(());
    }
    let ears: Vec<Ear> = listening.iter().map(|(_, ear)| ear.clone()).collect();
    for (at, heard) in post::post(desk, Office::from(night)).hear(&ears, PATIENCE) {
        let (incident, ear) = &listening[at];
        match heard {
            Ok(mut replies) => {
                let since = paging_since(night, incident) - AT_ONCE;
                replies.retain(|reply| reply.at.is_none_or(|at| at >= since));
                take(desk, night, incident, &ear.channel, &replies)?;
            }
            Err(error) => desk.warn(&say::not_heard(
                desk.lang(),
                &ear.channel.name,
                &error.to_string(),
            )),
        }
    }
    Ok(())
}

/// Clocks differ; so much earlier an answer may seem to have come.
const AT_ONCE: TimeDelta = TimeDelta::minutes(1);

/// Since when people are called. What was said before, of an earlier ack or an earlier time, is no answer to that.
fn paging_since(night: &Night, incident: &Incident) -> DateTime<Utc> {
    let begins = |entry: &&Entry| matches!(entry.what, Happening::Opened(_) | Happening::Reopened(_));
    let begun = incident.log.iter().rfind(begins);
    let begun = begun
        .map_or(incident.opened_at, |entry| entry.own - incident.ahead())
        .to_utc();
    let expired = Timeline::of(incident, &night.plan, night.now).expired;
    expired.map_or(begun, |expired| expired.max(begun))
}

/// Where somebody may have answered: every channel that holds a message of the incident and can be read.
fn ears<'a>(night: &Night, outbox: &Outbox, incident: &'a Incident) -> Vec<(&'a Incident, Ear)> {
    let thread = incident.key.to_string();
    let can_be_read = night.plan.channels.iter().filter(|channel| Post::hears(channel));
    can_be_read
        .filter_map(|channel| {
            let first = outbox.first(&thread, &channel.id).map(str::to_owned);
            let is_there = if Post::looks_below(channel) {
                first.is_some()
            } else {
                outbox.is_in(&thread, &channel.id)
            };
            let (ours, others): (Vec<_>, Vec<_>) = outbox
                .posted(&channel.id)
                .partition(|(of, _)| *of == Some(thread.as_str()));
            let ids = |posted: Vec<(_, &str)>| posted.into_iter().map(|(_, id)| id.to_owned()).collect();
            let ear = is_there.then(|| Ear {
                channel: channel.clone(),
                thread: thread.clone(),
                first,
                ours: ids(ours),
                others: ids(others),
                read: read(incident, channel),
            })?;
            Some((incident, ear))
        })
        .collect()
}

/// The last answer that was taken from there: the same words are no second ack.
fn read(incident: &Incident, channel: &Channel) -> Option<String> {
    incident.log.iter().rev().find_map(|entry| match &entry.what {
        Happening::Acked(ack) => {
            let (place, reply) = ack.reply.as_ref()?;
            (*place == channel.id).then(|| reply.clone())
        }
        _ => None,
    })
}

fn take(
    desk: &Desk,
    night: &Night,
    incident: &Incident,
    channel: &Channel,
    replies: &[Reply],
) -> Result<(), Failure> {
    let acks = replies.iter().filter(|reply| is_ack(&reply.text));
    let mut known = acks.filter_map(|reply| Some((reply, contact(&night.plan, channel, &reply.author)?)));
    let Some((reply, who)) = known.next_back() else {
        return Ok(());
    };
    let acked = acked(night, incident, channel, reply, who);
    let by = night.plan[who].id.clone();
    let fact = NewFact::new(night.now_here(), by, &acked).map_err(|error| Failure::World(error.into()))?;
    desk.recorded(night.journal.append(&[fact])?);
    desk.hint(&say::heard(desk.lang(), &night.plan[who].name, &channel.name));
    Ok(())
}

fn acked(night: &Night, incident: &Incident, channel: &Channel, reply: &Reply, who: ContactRef) -> Acked {
    Acked {
        incident: incident.id.clone(),
        seats: seats_of(&night.plan, incident, who, night.now),
        reply: Some((channel.id.clone(), reply.id.clone())),
    }
}
