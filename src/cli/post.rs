//! The post office: what the outbox holds is sent, and what came of it recorded. One process on this machine sends at a
//! time, so a message that left and of which no more is known was cut off in the middle.

mod books;
mod reading;

use books::Books;
pub(crate) use books::NEW;
use reading::Reading;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Utc};

use super::incident::Night;
use super::{Desk, Opened};
use crate::notify::{Carried, Key, Message, Outbox, Parcel, Ready};
use crate::plan::{Audience, Channel, Plan};
use crate::say::incident::customers;
use crate::say::post as say;
use crate::world::carrier::{Patience, Post};
use crate::world::journal::{Journal, JournalError};

/// Where messages are sent from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Office<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) folder: &'a Path,
    pub(crate) journal: &'a Journal,
    pub(crate) now: DateTime<Utc>,
}

impl<'a> From<&'a Night> for Office<'a> {
    fn from(night: &'a Night) -> Self {
        Self {
            plan: &night.plan,
            folder: &night.folder,
            journal: &night.journal,
            now: night.now,
        }
    }
}

/// What became of a round.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Messages that are there to be read, or that a service took.
    pub(crate) sent: usize,
    /// Names of channels that something could not be sent to, each with the reason.
    pub(crate) unsent: Vec<(String, String)>,
    /// A message was tried, and did not arrive.
    pub(crate) in_vain: bool,
    /// Channels that were stuck: whatever else waits for them waits for the next run.
    stuck: BTreeSet<String>,
    /// The telling itself could not be recorded; the fact before it was.
    pub(crate) failed: Option<JournalError>,
}

impl Told {
    /// Whether the telling is in the records.
    pub(crate) fn recorded(self) -> Result<(), JournalError> {
        self.failed.map_or(Ok(()), Err)
    }

    /// Counts what came of a try.
    pub(crate) fn count(&mut self, parcel: &Parcel, carried: &Carried) {
        match carried {
            Carried::Posted(_) | Carried::Accepted => self.sent += 1,
            Carried::Failed { error, .. } | Carried::InDoubt { error } => {
                self.in_vain = true;
                self.cannot(&parcel.channel.name, error.clone());
            }
        }
    }

    /// Says on stderr what could not be sent.
    pub(crate) fn warn(&self, desk: &Desk) {
        for (channel, why) in &self.unsent {
            desk.warn(&say::not_sent(desk.lang(), channel, why));
        }
    }

    /// Something could not be sent to a channel, of this name.
    pub(crate) fn cannot(&mut self, channel: &str, why: String) {
        if !self.unsent.iter().any(|(name, _)| name == channel) {
            self.unsent.push((channel.to_owned(), why));
        }
    }
}

/// How long a command waits for services. `tick` has the minute to itself.
pub(crate) const PATIENCE: Patience = Patience {
    each: Duration::from_secs(10),
    all: Duration::from_secs(30),
};

/// How long a command waits for another process that is sending; that one sends what was queued meanwhile, too.
const TURN: Duration = Duration::from_secs(12);

/// A round that sent something may have made room for more; together they take no longer than one may.
const ROUNDS: usize = 4;

/// Sends what is ready, and what becomes ready meanwhile.
pub(crate) fn send(desk: &Desk, office: Office<'_>, told: &mut Told) -> Result<(), JournalError> {
    let outbox = outbox(desk, office.journal)?;
    if outbox.ready(now(desk, office)).is_empty() {
        return Ok(());
    }
    if let Some(host) = outbox.sender(office.plan).filter(|host| *host != desk.world.host) {
        for ready in outbox.ready(now(desk, office)) {
            let channel = channel_name(office.plan, &ready.letter.message.key);
            told.cannot(channel, say::other_host(desk.lang(), host));
        }
        return Ok(());
    }
    let Some(_turn) = office.journal.turn("sending", TURN)? else {
        told.cannot("opsplan", say::being_sent(desk.lang()));
        return Ok(());
    };
    let until = desk.elapsed() + PATIENCE.all;
    for _ in 0..ROUNDS {
        let left = until.saturating_sub(desk.elapsed());
        if left.is_zero() || round(desk, office, told, left)? == 0 {
            break;
        }
    }
    Ok(())
}

/// One round; how many messages left. Channels that were stuck in an earlier one are left to the next run: one that hangs
/// costs a run one wait.
fn round(desk: &Desk, office: Office<'_>, told: &mut Told, all: Duration) -> Result<usize, JournalError> {
    let outbox = outbox(desk, office.journal)?;
    let mut ready = outbox.ready(now(desk, office));
    ready.retain(|it| !told.stuck.contains(&it.letter.message.key.channel));
    let parcels = ready_parcels(desk, office, &ready, told);
    let before = told.sent;
    let mut books = Books {
        desk,
        office,
        told,
        failed: None,
        reading: Reading::default(),
        queued: ready
            .iter()
            .map(|it| (it.letter.message.key.clone(), it.letter.queued))
            .collect(),
    };
    post(desk, office)
        .deliver(parcels, Patience { all, ..PATIENCE }, &mut books)
        .map_err(JournalError::with(office.folder))?;
    match books.failed {
        Some(error) => Err(error),
        None => Ok(told.sent - before),
    }
}

/// The machine's way to the services.
pub(crate) fn post(desk: &Desk, office: Office<'_>) -> Post {
    Post {
        folder: office.folder.to_owned(),
        records: office.journal.records().to_owned(),
        only_local: desk.now_is_set(),
    }
}

/// The letters of a round as parcels, with the remarks of this try.
fn ready_parcels(desk: &Desk, office: Office<'_>, ready: &[Ready<'_>], told: &mut Told) -> Vec<Parcel> {
    let gone = ready
        .iter()
        .filter(|it| channel(office.plan, &it.letter.message.key).is_none());
    for ready in gone {
        told.cannot(
            &ready.letter.message.key.channel,
            say::no_such_channel(desk.lang()),
        );
    }
    let messages = ready.iter().map(|ready| {
        let mut message = ready.letter.message.clone();
        if let Some(first) = message.lines.first_mut() {
            *first = remarked(desk, office, ready, first);
        }
        message
    });
    parcels(office.plan, messages)
}

/// Messages with the channels that the plan still has.
pub(crate) fn parcels(plan: &Plan, messages: impl IntoIterator<Item = Message>) -> Vec<Parcel> {
    let parcel = |message: Message| {
        let to = message.to.as_deref();
        let contact = to.and_then(|id| plan.contacts.iter().find(|it| it.id == id));
        Some(Parcel {
            channel: channel(plan, &message.key)?.clone(),
            first: None,
            address: contact.and_then(|it| it.email.clone()),
            message,
        })
    };
    messages.into_iter().filter_map(parcel).collect()
}

/// The first line, with what only this try knows: that it may be there already, and how late it is.
fn remarked(desk: &Desk, office: Office<'_>, ready: &Ready<'_>, first: &str) -> String {
    let lang = office.plan.about.language;
    let mut line = first.to_owned();
    let channel = channel(office.plan, &ready.letter.message.key);
    if channel.is_some_and(|it| it.audience == Audience::Customer) {
        // How late we are is no customer's business.
        line.extend(ready.repeated.then(|| customers::sent_again(lang)));
        return line;
    }
    if ready.repeated {
        line.push_str(&say::repeated(lang));
    }
    let minutes = (now(desk, office) - ready.letter.queued).num_minutes();
    if minutes >= LATE_MINUTES {
        line.push_str(&say::late(lang, minutes));
    }
    line
}

/// So late a message says how late it is.
const LATE_MINUTES: i64 = 5;

fn channel<'a>(plan: &'a Plan, key: &Key) -> Option<&'a Channel> {
    plan.channels
        .iter()
        .find(|it| it.id == key.channel || it.was.contains(&key.channel))
}

fn channel_name<'a>(plan: &'a Plan, key: &'a Key) -> &'a str {
    channel(plan, key).map_or(key.channel.as_str(), |channel| &channel.name)
}

/// The clock of a process that takes its time.
fn now(desk: &Desk, office: Office<'_>) -> DateTime<FixedOffset> {
    let now = office.now + desk.elapsed();
    now.with_timezone(&office.plan.about.timezone).fixed_offset()
}

/// The machine that sends, where it is not this one.
pub(crate) fn other_sender(desk: &Desk, opened: &Opened) -> Result<Option<String>, JournalError> {
    let outbox = outbox(desk, &desk.journal(opened))?;
    let sender = outbox
        .sender(&opened.plan)
        .filter(|host| *host != desk.world.host);
    Ok(sender.map(str::to_owned))
}

/// What was queued, and what became of it.
pub(crate) fn outbox(desk: &Desk, journal: &Journal) -> Result<Outbox, JournalError> {
    let rehearsal = desk.now_is_set();
    let (name, key) = Outbox::checkpoint(rehearsal);
    Ok(journal
        .fold_months(name, key, || Outbox::new(rehearsal), Outbox::take, Outbox::close)?
        .state)
}
