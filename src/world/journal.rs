//! The journal's files: `<records>/journal/` with one file per month and writer, and `<records>/local/` for what belongs
//! to this machine alone (the writer's name, the lock, checkpoints, torn lines that were set aside).
//!
//! What is appended is on the disk before `append` returns. What is decided from the records and then appended (two
//! people closing one task at once) goes through `transaction`, which holds the lock from the reading to the writing.
//! Do not send anything while you hold it.

mod append;
mod care;
pub(super) mod disk;
mod error;
mod fold;
mod lock;
mod read;
mod reserve;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use disk::{Disk, RealDisk};
use lock::Lock;

pub use care::Mended;
pub use error::JournalError;
pub use fold::Folded;
pub use read::Signature;
pub use writer::Scribe;

use crate::records::{Fact, Finding, NewFact, Pen};

/// How long a writer waits for others.
const PATIENCE: Duration = Duration::from_secs(30);

/// The clock, as the journal needs it.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// When facts are written down.
    pub now: DateTime<FixedOffset>,
    /// Whether the clock was set by hand (`--now`). Such facts say so and go to a writer of their own.
    pub by_hand: bool,
}

/// The records of one plan.
#[derive(Clone, Debug)]
pub struct Journal {
    records: PathBuf,
    scribe: Scribe,
    moment: Moment,
    disk: Arc<dyn Disk>,
    /// Whether this process holds the lock already.
    locked: bool,
    /// Where this process wrote last.
    end: Arc<Mutex<Option<End>>>,
}

/// Where a process wrote last: as long as nobody else does, it goes on there without reading the file again.
#[derive(Clone, Debug)]
struct End {
    writer: writer::Writer,
    pen: Pen,
    path: PathBuf,
    length: u64,
    by_hand: bool,
}

/// What an append did.
#[derive(Clone, Debug, Default)]
pub struct Appended {
    /// The facts as they are recorded, synced.
    pub facts: Vec<Fact>,
    /// A torn line that was set aside first.
    pub findings: Vec<Finding>,
    /// The disk was full: the reserve had to be used. Say it loudly.
    pub reserve_used: bool,
}

/// A turn: nobody else on this machine has it until it is dropped.
#[derive(Debug)]
pub struct Turn {
    _lock: Lock,
}

impl Journal {
    /// The journal in this records folder. Touches nothing yet; folders are made by the first fact.
    pub fn open(records: impl Into<PathBuf>, scribe: Scribe, moment: Moment) -> Self {
        Self {
            records: records.into(),
            scribe,
            moment,
            disk: Arc::new(RealDisk),
            locked: false,
            end: Arc::default(),
        }
    }

    /// The same journal at another moment, for a process that lives longer.
    #[must_use]
    pub fn at(&self, moment: Moment) -> Self {
        Self {
            moment,
            ..self.clone()
        }
    }

    /// The records folder.
    pub fn records(&self) -> &Path {
        &self.records
    }

    /// The name under which this clone, user and machine write.
    pub fn writer(&self) -> Arc<str> {
        writer::Writer::of(&*self.disk, &self.records, &self.scribe, self.moment.by_hand)
            .card
            .name
            .clone()
    }

    /// Records facts. They are on the disk when it returns.
    pub fn append(&self, facts: &[NewFact]) -> Result<Appended, JournalError> {
        self.transaction(|locked| locked.append(facts))
    }

    /// Reads, decides and appends as one: nobody else on this host appends in between.
    pub fn transaction<T, E: From<JournalError>>(
        &self,
        decide: impl FnOnce(&Locked) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.locked {
            return decide(&Locked(self.clone()));
        }
        let local = self.local();
        self.disk
            .make_folder(&local)
            .map_err(JournalError::with(&local))?;
        let _lock = Lock::take(&self.lock_file(), PATIENCE)?;
        decide(&Locked(Self {
            locked: true,
            ..self.clone()
        }))
    }

    /// A turn at something that one process on this machine does at a time, held until it is dropped. `None` where another
    /// has it for longer than `patience`.
    pub fn turn(&self, name: &str, patience: Duration) -> Result<Option<Turn>, JournalError> {
        let local = self.local();
        self.disk
            .make_folder(&local)
            .map_err(JournalError::with(&local))?;
        match Lock::take(&local.join(format!("{name}.lock")), patience) {
            Ok(lock) => Ok(Some(Turn { _lock: lock })),
            Err(JournalError::Locked(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Was this recorded by this user on this machine, under the same kind of clock?
    pub fn is_own(&self, fact: &Fact) -> bool {
        self.scribe.is_author(&fact.id.writer) && fact.rehearsal == self.moment.by_hand
    }

    fn folder(&self) -> PathBuf {
        self.records.join("journal")
    }

    fn local(&self) -> PathBuf {
        self.records.join("local")
    }

    fn lock_file(&self) -> PathBuf {
        self.local().join("journal.lock")
    }

    fn checkpoint_file(&self, name: &str) -> PathBuf {
        self.local().join(format!("checkpoints/{name}"))
    }
}

/// The journal while its lock is held: reads as the journal does, and appends.
#[derive(Debug)]
pub struct Locked(Journal);

impl Locked {
    /// Records facts. They are on the disk when it returns.
    pub fn append(&self, facts: &[NewFact]) -> Result<Appended, JournalError> {
        if facts.is_empty() {
            Ok(Appended::default())
        } else {
            self.0.write(facts)
        }
    }
}

impl std::ops::Deref for Locked {
    type Target = Journal;

    fn deref(&self) -> &Journal {
        &self.0
    }
}

#[cfg(test)]
mod tests;
