//! The books beside the counter: what may leave is asked of the records, and what came of it is written into them.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::reading::Reading;
use super::{Office, Told, now};
use crate::cli::Desk;
use crate::incident::{Incident, Ledger, Paging, Timeline};
use crate::notify::{Again, Because, Carried, Dropped, Key, Letter, Next, Parcel, Sent, outcome};
use crate::records::{Fact, NewFact};
use crate::world::carrier::Clerk;
use crate::world::journal::{Journal, JournalError, Moment};

/// Asked before a message leaves, told what came of it.
pub(super) struct Books<'a> {
    pub(super) desk: &'a Desk,
    pub(super) office: Office<'a>,
    pub(super) told: &'a mut Told,
    pub(super) failed: Option<JournalError>,
    /// The records, as this round knows them.
    pub(super) reading: Reading,
    /// Since when the letters of this round wait.
    pub(super) queued: BTreeMap<Key, DateTime<FixedOffset>>,
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
    fn may_leave(&mut self, parcel: &mut Parcel) -> Result<bool, JournalError> {
        let (journal, at) = (self.journal(), now(self.desk, self.office));
        let (key, first) = (&parcel.message.key, &mut parcel.first);
        let (desk, office, reading) = (self.desk, self.office, &mut self.reading);
        let facts = journal.transaction(|locked| {
            let (outbox, ledger) = reading.of(desk, locked)?;
            let thread = parcel.message.thread.as_deref();
            if let Some(id) = thread.and_then(|it| outbox.first(it, &parcel.channel.id)) {
                *first = Some(id.to_owned());
            }
            if outbox.get(key).is_none_or(|letter| !is_to_be_tried(letter)) {
                return Ok(Vec::new());
            }
            let fact = if parcel.message.page && !is_wanted(desk, office, key, ledger) {
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
            reading.append(desk, locked, fact)
        })?;
        let is_sent = |fact: &Fact| fact.kind == <Sent as crate::records::Event>::KIND;
        Ok(facts.iter().any(is_sent))
    }

    fn is_new(&self, key: &Key) -> bool {
        let now = now(self.desk, self.office);
        self.queued.get(key).is_some_and(|queued| now - *queued <= NEW)
    }
}

/// Does somebody still have to answer what this page is about?
fn is_wanted(desk: &Desk, office: Office<'_>, key: &Key, ledger: &Ledger) -> bool {
    let Some(id) = key.incident() else {
        return true;
    };
    let incident = ledger.get(&id);
    let incident = if desk.now_is_set() {
        incident.cloned()
    } else {
        incident.and_then(Incident::real)
    };
    let now = now(desk, office).to_utc();
    incident.is_some_and(|it| Timeline::of(&it, office.plan, now).paging == Paging::Running)
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
        let appended = fact.map_err(JournalError::from).and_then(|fact| {
            let (desk, journal) = (self.desk, self.journal());
            journal.transaction(|locked| self.reading.append(desk, locked, fact))
        });
        if let Err(error) = appended {
            self.failed.get_or_insert(error);
        }
    }
}
