//! Telling: what an incident makes due is queued, synced, sent, and what came of it recorded.
//!
//! Everything here follows from the facts, and its keys do: a process that ends in the middle leaves it to the next one.

use super::straight::{fresh, straight};
use super::{Night, Stop};
use crate::cli::post::{self, Told};
use crate::cli::{Desk, Exit};
use crate::incident::Incident;
use crate::notify::{Key, Message, Queued, Route};
use crate::plan::ChannelRef;
use crate::records::NewFact;
use crate::say::incident as say;
use crate::watch::Watch;
use crate::world::journal::JournalError;

impl Told {
    /// How the command ends: what could not be recorded or sent is said by the exit code too.
    pub(super) fn end(self, night: &Night) -> Result<Exit, Stop> {
        match self.failed {
            Some(error) => Err(error.into()),
            None if self.in_vain && night.exit() == Exit::Well => Ok(Exit::Findings),
            None => Ok(night.exit()),
        }
    }
}

/// Tells what incidents make due, as one: who is called for the last is called before anybody reads about the first. It
/// never fails: the fact is recorded, and people must see who to call whatever else is wrong.
pub(super) fn tell(desk: &Desk, night: &Night, incidents: &[&Incident]) -> Told {
    let mut told = Told::default();
    if let Err(error) = try_to_tell(desk, night, incidents, &mut told) {
        told.failed = Some(error);
    }
    told
}

/// Tells of an opening that could not be recorded: straight away, marked, once.
pub(super) fn tell_unrecorded(desk: &Desk, night: &Night, incident: &Incident, error: JournalError) -> Told {
    let mut told = Told::default();
    straight(
        desk,
        night,
        Watch::unrecorded(&night.plan, incident, night.now_here()),
        &mut told,
    );
    told.failed = Some(error);
    told
}

fn try_to_tell(
    desk: &Desk,
    night: &Night,
    incidents: &[&Incident],
    told: &mut Told,
) -> Result<(), JournalError> {
    let has_customers = !Route::of(&night.plan, "incident").customers.is_empty();
    for incident in incidents
        .iter()
        .filter(|it| has_customers && it.has_news_for_customers())
    {
        desk.hint(&say::customers_wait(desk.lang(), &incident.id.to_string()));
    }
    // A page that fails at once makes the person's next way due at once.
    for _ in 0..WAYS {
        let queued = queue(desk, night, incidents).inspect_err(|_| {
            straight(
                desk,
                night,
                fresh(desk, night, incidents.iter().copied(), None),
                told,
            );
        })?;
        post::send(desk, night.into(), told)?;
        if queued == 0 {
            break;
        }
    }
    Ok(())
}

/// So many ways to a person are tried at once; the others wait for `tick`.
const WAYS: usize = 4;

/// Queues what is due and was not queued yet; how many messages.
fn queue(desk: &Desk, night: &Night, incidents: &[&Incident]) -> Result<usize, JournalError> {
    let appended = night.journal.transaction(|locked| {
        let outbox = post::outbox(desk, locked)?;
        let watch = night.watch(&outbox);
        let mut messages = broken_plan(night);
        messages.retain(|message| !outbox.has(&message.key));
        messages.extend(incidents.iter().flat_map(|incident| watch.incident(incident)));
        let queued = messages
            .into_iter()
            .map(|message| NewFact::new(night.now_here(), "opsplan", &Queued { message }));
        locked.append(&queued.collect::<Result<Vec<_>, _>>()?)
    })?;
    Ok(desk.recorded(appended).len())
}

/// The incident's channels hear once that the plan on the disk is wrong and the last good one is used.
pub(crate) fn broken_plan(night: &Night) -> Vec<Message> {
    let Some(state) = &night.broken else {
        return Vec::new();
    };
    let message = |channel: &ChannelRef| {
        let key = Key::said(format!("broken-plan/{state}"), night.plan[*channel].id.as_str());
        Message::said(key, vec![say::plan_is_broken(night.plan.about.language)])
    };
    Route::of(&night.plan, "incident")
        .channels
        .iter()
        .map(message)
        .collect()
}
