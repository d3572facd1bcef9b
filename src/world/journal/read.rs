//! Reading the journal's files. Nobody who reads takes the lock; only who meets a torn line asks again under it, since
//! another process may just be writing that line.

use std::io::ErrorKind;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::disk::Entry;
use super::lock::Lock;
use super::{Journal, JournalError};
use crate::records::{Damage, Finding, Month, Page, PageName, Replay, Seen};

/// The state of the journal's files; another one where anybody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature(Vec<(String, u64, i128)>);

/// A file of the journal that can be read.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) name: PageName,
    pub(crate) entry: Entry,
}

/// The files of the journal, by name, and what stands there that is none.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) findings: Vec<Finding>,
}

impl Journal {
    /// What was written since the beginning of a month, or ever.
    pub fn facts(&self, from: Option<Month>) -> Result<Replay, JournalError> {
        let shelf = self.shelf()?;
        let mut findings = shelf.findings;
        let leaves = shelf
            .leaves
            .iter()
            .filter(|leaf| from.is_none_or(|from| leaf.name.month >= from));
        let pages: Vec<Page> = leaves
            .filter_map(|leaf| self.page(leaf, &mut findings))
            .map(|(page, _)| page)
            .collect();
        let mut replay = Replay::of(pages, &mut Seen::default());
        replay.findings.extend(findings);
        replay.findings.sort();
        Ok(replay)
    }

    /// What tells whether anything was written since: the files, with their lengths and times.
    pub fn signature(&self) -> Result<Signature, JournalError> {
        let leaves = self.shelf()?.leaves.into_iter();
        let entries = leaves.map(|leaf| (leaf.entry.name, leaf.entry.length, leaf.entry.modified));
        Ok(Signature(entries.collect()))
    }

    /// What lies in `journal/`. Where there is no such folder yet, nothing has happened.
    pub(crate) fn shelf(&self) -> Result<Shelf, JournalError> {
        let folder = self.folder();
        let entries = match self.disk.list(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            entries => entries.map_err(JournalError::with(&folder))?,
        };
        let mut shelf = Shelf::default();
        for entry in entries {
            match leaf(&entry) {
                Ok(name) => shelf.leaves.push(Leaf { name, entry }),
                Err(damage) => shelf.findings.push(Finding {
                    file: entry.name,
                    line: None,
                    damage,
                }),
            }
        }
        shelf.leaves.sort_by(|a, b| a.name.cmp(&b.name));
        shelf.findings.sort();
        Ok(shelf)
    }

    /// When somebody else last wrote into this folder.
    pub fn newest_of_others(&self) -> Option<DateTime<Utc>> {
        let shelf = self.shelf().ok()?;
        let others = shelf
            .leaves
            .iter()
            .filter(|leaf| !self.scribe.is_author(&leaf.name.writer));
        let newest = others.map(|leaf| leaf.entry.modified).max()?;
        Some(DateTime::from_timestamp_nanos(i64::try_from(newest).ok()?))
    }

    /// Reads one file; one that cannot be read is a finding.
    pub(crate) fn page(&self, leaf: &Leaf, findings: &mut Vec<Finding>) -> Option<(Page, Vec<u8>)> {
        let read = || {
            let bytes = self.disk.read(&self.folder().join(&leaf.entry.name))?;
            Ok::<_, std::io::Error>((Page::read(leaf.name.clone(), &bytes), bytes))
        };
        match read() {
            Ok((page, bytes)) if page.whole < bytes.len() && !self.locked => {
                let lock = Lock::take(&self.lock_file(), Duration::from_millis(500));
                Some(lock.ok().and_then(|_lock| read().ok()).unwrap_or((page, bytes)))
            }
            Ok(read) => Some(read),
            Err(error) => {
                let damage = match error.kind() {
                    ErrorKind::FileTooLarge => Damage::TooLarge(leaf.entry.length),
                    _ => Damage::Unreadable(error.to_string()),
                };
                findings.push(Finding {
                    file: leaf.entry.name.clone(),
                    line: None,
                    damage,
                });
                None
            }
        }
    }
}

fn leaf(entry: &Entry) -> Result<PageName, Damage> {
    match &entry.plain {
        Err(reason) => Err(Damage::Unreadable(reason.clone())),
        Ok(false) => Err(Damage::NotAFile),
        Ok(true) => PageName::parse(&entry.name).ok_or(Damage::StrangeName),
    }
}
