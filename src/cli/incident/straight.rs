//! Nothing can be queued: the disk is full, or read-only. What calls people goes out all the same, straight away, marked
//! 記録不可; each while it is new, for nobody can note that it was sent.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::Night;
use crate::cli::Desk;
use crate::cli::post::{self, NEW, Office, PATIENCE, Told};
use crate::incident::{Incident, Ledger};
use crate::notify::{Carried, Message, Outbox, Parcel};
use crate::records::{FactId, LineHash, NewFact};
use crate::say::incident as say;
use crate::world::carrier::Clerk;

/// The reports and calls of these incidents that became due a moment ago, since people were `told` straight away before, and
/// are not queued. Records that cannot be read count as empty.
pub(crate) fn fresh<'a>(
    desk: &Desk,
    night: &Night,
    incidents: impl IntoIterator<Item = &'a Incident>,
    told: Option<DateTime<FixedOffset>>,
) -> Vec<Message> {
    let outbox = night
        .outbox(desk)
        .unwrap_or_else(|_| Outbox::new(desk.now_is_set()));
    let watch = night.watch(&outbox);
    let now = night.now_here();
    let told = told.filter(|told| *told <= now);
    let since = told.map_or(now - NEW, |told| (told + JUST_AFTER).max(now - NEW));
    let fresh = incidents
        .into_iter()
        .flat_map(|incident| watch.fresh(incident, since));
    fresh.collect()
}

/// So long after people were told of something that cannot be recorded at all, they are told again.
const AGAIN: TimeDelta = TimeDelta::minutes(15);

/// What fell due at the very moment of the telling was told.
const JUST_AFTER: TimeDelta = TimeDelta::milliseconds(1);

/// What was to be recorded and could not be.
#[derive(Debug, Default)]
pub(crate) struct Lost {
    /// Messages that were to be queued.
    pub(crate) messages: Vec<Message>,
    /// Facts, those of incidents among them.
    pub(crate) facts: Vec<NewFact>,
    /// Not even that it was found is kept: the next run finds it anew.
    pub(crate) comes_again: bool,
}

impl Lost {
    pub(crate) fn is_nothing(&self) -> bool {
        self.facts.is_empty()
    }

    /// Without what people were told a while ago and what is only found anew.
    pub(crate) fn new_since(self, told: Option<DateTime<FixedOffset>>, now: DateTime<FixedOffset>) -> Self {
        match told {
            Some(told) if self.comes_again && told <= now && now - told < AGAIN => Self::default(),
            _ => self,
        }
    }

    /// Its messages, and what became due a moment ago of all incidents, those of its facts among them.
    pub(crate) fn messages(
        self,
        desk: &Desk,
        night: &Night,
        told: Option<DateTime<FixedOffset>>,
    ) -> Vec<Message> {
        let mut ledger: Ledger = night.ledger(desk, &night.journal).unwrap_or_default();
        for (fact, count) in self.facts.into_iter().zip(1..) {
            let writer = "unrecorded".into();
            let (id, at) = (FactId { writer, count }, fact.at);
            ledger.take(&fact.recorded(id, at, desk.now_is_set(), LineHash::of(b"")));
        }
        let mut messages = self.messages;
        messages.extend(fresh(desk, night, ledger.all(), told));
        messages
    }
}

/// Sends them, where this machine sends.
pub(crate) fn straight(desk: &Desk, night: &Night, mut messages: Vec<Message>, told: &mut Told) {
    // Another may have taken over from the machine that the plan names.
    let sends = night.outbox(desk).map_or_else(
        |_| night.sends(desk),
        |outbox| {
            outbox
                .sender(&night.plan)
                .is_none_or(|host| host == desk.world.host)
        },
    );
    if messages.is_empty() || !sends {
        return;
    }
    for message in &mut messages {
        if let Some(first) = message.lines.first_mut() {
            *first = format!("{first} {}", say::unrecorded(night.plan.about.language));
        }
    }
    let parcels = post::parcels(&night.plan, messages);
    let mut clerk = NoBooks(told);
    if let Err(error) = post::post(desk, Office::from(night)).deliver(parcels, PATIENCE, &mut clerk) {
        told.cannot("opsplan", error.to_string());
    }
}

/// Nothing can be recorded: what is sent is only counted.
struct NoBooks<'a>(&'a mut Told);

impl Clerk for NoBooks<'_> {
    fn leaves(&mut self, _: &mut Parcel) -> bool {
        true
    }

    fn came(&mut self, parcel: &Parcel, carried: &Carried) {
        self.0.count(parcel, carried);
    }
}
