//! What time makes due, in words: plan + records + now → the facts and the messages of a tick.
//!
//! Pure, so that a simulator can live through a thousand nights. The commands about incidents, `check --notify` and
//! `tick` all ask here, so that each does what the others left undone and nobody does it twice: every message has a key
//! that follows from what it tells, and what the outbox knows is not made again.

mod reports;
mod announcements;
mod calls;
mod reminders;
mod rises;
mod numbers;
mod digest;
mod tidy;
mod checks;
mod rehearsal;
#[cfg(test)]
mod sim;

pub use checks::alerts;
pub use rehearsal::rehearse;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};

use crate::incident::{Incident, Timeline};
use crate::notify::{Key, Message, Outbox, Route};
use crate::plan::{ChannelRef, Language, Plan};

/// The moment that is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Watch<'a> {
    /// The plan of now, or the last good one.
    pub plan: &'a Plan,
    /// What was queued, and what became of it.
    pub outbox: &'a Outbox,
    /// The time, on the plan's clock.
    pub now: DateTime<FixedOffset>,
}

impl<'a> Watch<'a> {
    /// What an incident makes due now and nobody has queued yet: what its facts say, whom it calls, what it is owed.
    pub fn incident(&self, incident: &Incident) -> Vec<Message> {
        let Some(incident) = &self.standing(incident) else {
            return Vec::new();
        };
        let timeline = Timeline::of(incident, self.plan, self.now.to_utc());
        let mut messages = reports::reports(self, incident, self.now - reports::NEWS);
        messages.extend(announcements::announcements(self, incident));
        messages.extend(calls::calls(self, incident, timeline.due()));
        messages.extend(reminders::reminders(self, incident, &timeline));
        messages
    }

    /// Its reports and calls since then that nobody has queued: what goes out where nothing can be recorded.
    pub fn fresh(&self, incident: &Incident, since: DateTime<FixedOffset>) -> Vec<Message> {
        let Some(incident) = &self.standing(incident) else {
            return Vec::new();
        };
        let timeline = Timeline::of(incident, self.plan, self.now.to_utc());
        let due = timeline.due().iter().filter(|call| call.at >= since).cloned();
        let mut messages = reports::reports(self, incident, since);
        messages.extend(calls::calls(self, incident, &due.collect::<Vec<_>>()));
        messages
    }

    /// The first reports and calls of an incident that the records cannot hold.
    pub fn unrecorded(plan: &Plan, incident: &Incident, now: DateTime<FixedOffset>) -> Vec<Message> {
        // It stands in no record, so there is none to leave out.
        let outbox = Outbox::new(true);
        let watch = Watch {
            plan,
            outbox: &outbox,
            now,
        };
        watch.incident(incident)
    }

    /// The incident as this clock sees it: under the real one, what was recorded under a clock set by hand does not
    /// count.
    pub fn standing<'i>(&self, incident: &'i Incident) -> Option<Cow<'i, Incident>> {
        let rehearsed = incident.log.iter().any(|entry| entry.rehearsal);
        if self.outbox.is_rehearsal() || !rehearsed {
            Some(Cow::Borrowed(incident))
        } else {
            incident.real().map(Cow::Owned)
        }
    }

    fn lang(&self) -> Language {
        self.plan.about.language
    }

    /// The same lines to every channel of an event that has not heard them.
    fn channels_hear(&self, event: &str, what: &Told, lines: &[String]) -> Vec<Message> {
        let route = Route::of(self.plan, event);
        let message = |channel: &ChannelRef| {
            let key = what.key(&self.plan[*channel].id);
            (!self.outbox.has(&key)).then(|| Message {
                thread: what.thread.clone(),
                ..Message::said(key, lines.to_vec())
            })
        };
        route.channels.iter().filter_map(message).collect()
    }
}

/// What a message tells, whichever channel hears it.
#[derive(Clone, Debug)]
struct Told {
    what: String,
    step: String,
    thread: Option<String>,
}

impl Told {
    fn of(incident: &Incident, step: impl Into<String>) -> Self {
        Self {
            what: format!("{}/{}", incident.key, incident.round()),
            step: step.into(),
            thread: Some(incident.key.to_string()),
        }
    }

    fn key(&self, channel: &str) -> Key {
        Key {
            step: self.step.clone(),
            ..Key::said(self.what.clone(), channel)
        }
    }
}
