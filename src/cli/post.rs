//! The post office: what the outbox holds is sent, and what came of it recorded. One process on this machine sends at a
//! time, so a message that left and of which no more is known was cut off in the middle.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};

use super::incident::Night;
use super::{Desk, Opened};
use crate::incident::{Incident, Ledger, Paging, Timeline};
use crate::notify::{
    Again, Because, Carried, Dropped, Key, Letter, Message, Next, Outbox, Page, Parcel, Ready, Sent, outcome,
};
use crate::plan::{Audience, Channel, Plan};
use crate::records::NewFact;
use crate::say::incident::customers;
use crate::say::post as say;
use crate::world::carrier::{Clerk, Patience, Post};
use crate::world::journal::{Journal, JournalError, Moment};

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
        .fold(name, key, || Outbox::new(rehearsal), Outbox::take)?
        .state)
}

/// Asked before a message leaves, told what came of it.
struct Books<'a> {
    desk: &'a Desk,
    office: Office<'a>,
    told: &'a mut Told,
    failed: Option<JournalError>,
    /// Since when the letters of this round wait.
    queued: BTreeMap<Key, DateTime<FixedOffset>>,
}

impl Books<'_> {
    fn journal(&self) -> Journal {
        self.office.journal.at(Moment {
            now: now(self.desk, self.office),
            by_hand: self.desk.now_is_set(),
        })
    }

    /// The records are read again: no page leaves after an ack that they hold.
    /// So is the thread's first message, which may have been posted a moment ago.
    fn may_leave(&self, parcel: &mut Parcel) -> Result<bool, JournalError> {
        let (journal, at) = (self.journal(), now(self.desk, self.office));
        let (key, first) = (&parcel.message.key, &mut parcel.first);
        let appended = journal.transaction(|locked| {
            let outbox = outbox(self.desk, locked)?;
            let thread = parcel.message.thread.as_deref();
            if let Some(id) = thread.and_then(|it| outbox.first(it, &parcel.channel.id)) {
                *first = Some(id.to_owned());
            }
            if outbox.get(key).is_none_or(|letter| !is_to_be_tried(letter)) {
                return Ok(None);
            }
            let fact = if parcel.message.page && !self.is_wanted(key, locked)? {
                let (key, because) = (key.clone(), Because::Answered);
                NewFact::new(
                    at,
                    "opsplan",
                    &Dropped {
                        key,
                        because,
                        reason: None,
                    },
                )?
            } else {
                NewFact::new(at, "opsplan", &Sent { key: key.clone() })?
            };
            Ok::<_, JournalError>(Some(locked.append(&[fact])?))
        })?;
        let facts = appended
            .map(|appended| self.desk.recorded(appended))
            .unwrap_or_default();
        Ok(facts
            .iter()
            .any(|fact| fact.kind == <Sent as crate::records::Event>::KIND))
    }

    fn is_new(&self, key: &Key) -> bool {
        let now = now(self.desk, self.office);
        self.queued.get(key).is_some_and(|queued| now - *queued <= NEW)
    }

    /// Does somebody still have to answer what this page is about?
    fn is_wanted(&self, key: &Key, journal: &Journal) -> Result<bool, JournalError> {
        let Some(id) = Page::incident(key) else {
            return Ok(true);
        };
        let (name, version) = Ledger::CHECKPOINT;
        let ledger = journal.fold(name, version, Ledger::default, Ledger::take)?.state;
        let incident = ledger.get(&id);
        let incident = if self.desk.now_is_set() {
            incident.cloned()
        } else {
            incident.and_then(Incident::real)
        };
        let now = now(self.desk, self.office).to_utc();
        Ok(incident.is_some_and(|it| Timeline::of(&it, self.office.plan, now).paging == Paging::Running))
    }
}

/// So long a page is new that cannot be recorded as sent.
pub(crate) const NEW: TimeDelta = TimeDelta::minutes(2);

fn is_to_be_tried(letter: &Letter) -> bool {
    matches!(letter.next(), Next::At { .. })
}

/// Would the channel's next message meet the same trouble? What one person's mailbox says tells nothing of the others'.
fn is_stuck(parcel: &Parcel, carried: &Carried) -> bool {
    match carried {
        Carried::InDoubt { .. } => true,
        Carried::Failed { again, .. } => *again != Again::Never && parcel.address.is_none(),
        Carried::Posted(_) | Carried::Accepted => false,
    }
}

impl Clerk for Books<'_> {
    fn leaves(&mut self, parcel: &mut Parcel) -> bool {
        match self.may_leave(parcel) {
            Ok(leaves) => leaves,
            Err(error) => {
                self.failed.get_or_insert(error);
                // What calls people goes out all the same; once, while it is new.
                let goes = parcel.message.page && self.is_new(&parcel.message.key);
                if let Some(first) = parcel.message.lines.first_mut().filter(|_| goes) {
                    first.push_str(&crate::say::incident::unrecorded(self.office.plan.about.language));
                }
                goes
            }
        }
    }

    fn came(&mut self, parcel: &Parcel, carried: &Carried) {
        self.told.count(parcel, carried);
        if is_stuck(parcel, carried) {
            self.told.stuck.insert(parcel.message.key.channel.clone());
        }
        let fact = outcome(&parcel.message.key, carried, now(self.desk, self.office));
        let appended = fact
            .map_err(JournalError::from)
            .and_then(|fact| self.journal().append(&[fact]));
        match appended {
            Ok(appended) => drop(self.desk.recorded(appended)),
            Err(error) => drop(self.failed.get_or_insert(error)),
        }
    }
}
