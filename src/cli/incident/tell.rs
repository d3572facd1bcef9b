//! Telling: what the last fact of an incident makes due is queued, synced, sent, and what came of it recorded.
//!
//! Everything here follows from the facts, and its keys do: a process that ends in the middle leaves it to the next one.

use chrono::TimeDelta;

use super::{Night, Stop};
use crate::cli::{Desk, Exit};
use crate::incident::{Call, Incident, Timeline};
use crate::notify::{Accepted, Carried, Failed, Key, Message, Page, Posted, Queued, Route, pages};
use crate::plan::{Audience, ChannelRef};
use crate::records::{Event, NewFact};
use crate::say::incident as say;
use crate::world::carrier::carrier;
use crate::world::journal::JournalError;

/// What became of the telling.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Messages that are there to be read, or that a service took.
    pub(super) sent: usize,
    /// Names of channels that nothing could be sent to, each with the reason.
    pub(super) unsent: Vec<(String, String)>,
    /// The telling itself could not be recorded; the fact before it was.
    pub(super) failed: Option<JournalError>,
}

impl Told {
    /// Whether the telling is in the records.
    pub(crate) fn recorded(self) -> Result<(), JournalError> {
        self.failed.map_or(Ok(()), Err)
    }

    /// How the command ends: what could not be recorded or sent is said by the exit code too.
    pub(super) fn end(self, night: &Night) -> Result<Exit, Stop> {
        match self.failed {
            Some(error) => Err(error.into()),
            None => Ok(night.exit()),
        }
    }
}

/// Tells what follows from the last fact of an incident. It never fails: the fact is recorded, and people must see who
/// to call whatever else is wrong.
pub(super) fn tell(desk: &Desk, night: &Night, incident: &Incident) -> Told {
    let mut told = Told::default();
    if let Err(error) = try_to_tell(desk, night, incident, &mut told) {
        told.failed = Some(error);
    }
    told
}

/// Tells of an opening that could not be recorded: straight away, marked, once.
pub(super) fn tell_unrecorded(desk: &Desk, night: &Night, incident: &Incident, error: JournalError) -> Told {
    let mut told = Told::default();
    let mut messages = chatter(desk, night, incident);
    messages.extend(due_pages(night, incident));
    for message in &mut messages {
        if let Some(first) = message.lines.first_mut() {
            *first = format!("{first} {}", say::unrecorded(night.plan.about.language));
        }
        send(desk, night, message, &mut told);
    }
    told.failed = Some(error);
    told
}

fn try_to_tell(desk: &Desk, night: &Night, incident: &Incident, told: &mut Told) -> Result<(), JournalError> {
    let outbox = night.outbox()?;
    let mut messages = broken_plan(night);
    messages.extend(chatter(desk, night, incident));
    messages.extend(due_pages(night, incident));
    messages.retain(|message| !outbox.has(&message.key));
    let queued: Result<Vec<NewFact>, _> = messages
        .iter()
        .map(|message| {
            fact(
                night,
                &Queued {
                    message: message.clone(),
                },
            )
        })
        .collect();
    desk.recorded(night.journal.append(&queued?)?);
    let outcomes: Vec<Option<Carried>> = messages
        .iter()
        .map(|message| send(desk, night, message, told))
        .collect();
    let facts: Result<Vec<NewFact>, _> = messages
        .iter()
        .zip(outcomes)
        .filter_map(|(message, outcome)| Some(outcome_fact(night, &message.key, outcome?)))
        .collect();
    desk.recorded(night.journal.append(&facts?)?);
    Ok(())
}

/// The incident's channels hear once that the plan on the disk is wrong and the last good one is used.
fn broken_plan(night: &Night) -> Vec<Message> {
    let Some(state) = &night.broken else {
        return Vec::new();
    };
    let message = |channel: &ChannelRef| Message {
        key: Key::said(format!("broken-plan/{state}"), night.plan[*channel].id.as_str()),
        page: false,
        thread: None,
        mention: None,
        lines: vec![say::plan_is_broken(night.plan.about.language)],
    };
    Route::of(&night.plan, "incident")
        .channels
        .iter()
        .map(message)
        .collect()
}

/// What the incident's channels hear of its last fact.
fn chatter(desk: &Desk, night: &Night, incident: &Incident) -> Vec<Message> {
    let Some(entry) = incident.log.last() else {
        return Vec::new();
    };
    let lines = say::lines(night.plan.about.language, &night.plan, incident, entry);
    let route = Route::of(&night.plan, "incident");
    if !route.customers.is_empty() {
        desk.hint(&say::customers_wait(desk.lang()));
    }
    let message = |channel: &ChannelRef| Message {
        key: Key::said(entry.fact.as_str(), night.plan[*channel].id.as_str()),
        page: false,
        thread: Some(incident.id.to_string()),
        mention: None,
        lines: lines.clone(),
    };
    route.channels.iter().map(message).collect()
}

/// The pages that the last fact made due. Those that fell due earlier are the next tick's.
fn due_pages(night: &Night, incident: &Incident) -> Vec<Message> {
    let Some(entry) = incident.log.last() else {
        return Vec::new();
    };
    let timeline = Timeline::of(incident, &night.plan, night.now);
    let since = entry.written.to_utc() - TimeDelta::seconds(1);
    let calls: Vec<Call> = timeline
        .due()
        .iter()
        .filter(|call| call.at >= since)
        .cloned()
        .collect();
    let pages = pages(incident, &calls, &night.plan, night.now);
    let mut messages: Vec<Message> = pages
        .iter()
        .filter_map(|page| letter(night, incident, page))
        .collect();
    for call in &calls {
        messages.extend(announcement(night, incident, call, &pages));
    }
    messages
}

/// The page of one person; `None` for somebody whom only a phone reaches.
fn letter(night: &Night, incident: &Incident, page: &Page) -> Option<Message> {
    let (channel, mention) = page.way.clone()?;
    if night.plan[channel].audience == Audience::Customer {
        return None;
    }
    Some(Message {
        key: page.key.clone(),
        page: true,
        thread: None,
        mention,
        lines: say::page(night.plan.about.language, &night.plan, incident, page, None),
    })
}

/// The incident's channels hear who is called, by name, and whom to ring by hand.
fn announcement(night: &Night, incident: &Incident, call: &Call, pages: &[Page]) -> Vec<Message> {
    let plan = &night.plan;
    let of = |by_hand: bool| -> Vec<&str> {
        let those = pages
            .iter()
            .filter(|page| page.call == *call && page.way.is_none() == by_hand);
        those.map(|page| plan[page.who].name.as_str()).collect()
    };
    let empty: Vec<_> = call
        .seats
        .iter()
        .filter(|seat| !pages.iter().any(|page| page.seat == **seat))
        .collect();
    let lines = say::paged(
        plan.about.language,
        plan,
        incident,
        call.step,
        &of(false),
        &of(true),
        &empty,
    );
    let route = Route::of(plan, "incident");
    let message = |channel: &ChannelRef| Message {
        key: Page::told(incident, call, plan[*channel].id.as_str()),
        page: true,
        thread: Some(incident.id.to_string()),
        mention: None,
        lines: lines.clone(),
    };
    route.channels.iter().map(message).collect()
}

/// Tries once. `None` where nothing was tried: another machine sends, or nobody here knows the kind of channel.
fn send(desk: &Desk, night: &Night, message: &Message, told: &mut Told) -> Option<Carried> {
    let channel = night
        .plan
        .channels
        .iter()
        .find(|it| it.id == message.key.channel)?;
    let mut unsent = |why: String| {
        if !told.unsent.iter().any(|(name, _)| *name == channel.name) {
            told.unsent.push((channel.name.clone(), why));
        }
    };
    if !night.sends(desk) {
        unsent(say::other_host(
            desk.lang(),
            night.plan.tick.host.as_deref().unwrap_or_default(),
        ));
        return None;
    }
    let Some(carrier) = carrier(&channel.kind, &night.records) else {
        unsent(say::unknown_kind(desk.lang(), &channel.kind));
        return None;
    };
    let outcome = carrier.carry(channel, message);
    match &outcome {
        Carried::Failed { error, .. } => unsent(error.clone()),
        Carried::Posted(_) | Carried::Accepted => told.sent += 1,
    }
    Some(outcome)
}

fn outcome_fact(night: &Night, key: &Key, outcome: Carried) -> serde_json::Result<NewFact> {
    let key = key.clone();
    match outcome {
        Carried::Posted(id) => fact(night, &Posted { key, id }),
        Carried::Accepted => fact(night, &Accepted { key }),
        Carried::Failed { error, again } => fact(night, &Failed { key, error, again }),
    }
}

fn fact<E: Event>(night: &Night, event: &E) -> serde_json::Result<NewFact> {
    NewFact::new(night.now_here(), "opsplan", event)
}
