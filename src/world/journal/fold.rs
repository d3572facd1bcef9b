//! Folding the records into a state, from the last checkpoint on. A year of history costs a look at its files' lengths
//! and times; only the current month is read.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::read::Leaf;
use super::{Journal, JournalError};
use crate::records::{Checkpoint, Fact, Finding, LineHash, Month, Page, Replay, Seen, Summed};

/// What a fold came to, and what was wrong with the records on the way.
#[derive(Clone, Debug)]
pub struct Folded<T> {
    /// The state after the last fact.
    pub state: T,
    /// What is wrong with any of the files, also those that were not read again.
    pub findings: Vec<Finding>,
}

impl Journal {
    /// Folds every fact into a state, in the order of replay.
    ///
    /// `name` names the checkpoint; `key` holds what else the state depends on (the plan's hash), and when it differs
    /// the state is rebuilt. Months that are over by the clock go into the checkpoint.
    pub fn fold<T: Serialize + DeserializeOwned>(
        &self,
        name: &str,
        key: &str,
        start: impl FnOnce() -> T,
        take: impl FnMut(&mut T, &Fact),
    ) -> Result<Folded<T>, JournalError> {
        self.fold_months(name, key, start, take, |_, _| {})
    }

    /// The same, for a state that can be made smaller when a month is over: `close` is called after the facts of each
    /// month that goes into the checkpoint.
    pub fn fold_months<T: Serialize + DeserializeOwned>(
        &self,
        name: &str,
        key: &str,
        start: impl FnOnce() -> T,
        mut take: impl FnMut(&mut T, &Fact),
        mut close: impl FnMut(&mut T, Month),
    ) -> Result<Folded<T>, JournalError> {
        let shelf = self.shelf()?;
        let over = Month::of(&self.moment.now).previous();
        let mut sum = self
            .checkpoint(name, key, over, &shelf.leaves)
            .unwrap_or_else(|| empty(key, start()));
        let mut kept = sum.files.len();
        for leaves in shelf.leaves[kept..].chunk_by(|a, b| a.name.month == b.name.month) {
            let month = leaves[0].name.month;
            if month > over && sum.files.len() > kept {
                self.keep(name, &sum);
                kept = sum.files.len();
            }
            let pages = self.month(leaves, &mut sum, month <= over);
            let replay = Replay::of(pages, &mut sum.seen);
            sum.findings.extend(replay.findings);
            replay.facts.iter().for_each(|fact| take(&mut sum.state, fact));
            if month <= over {
                close(&mut sum.state, month);
            }
            sum.month = month;
        }
        if sum.files.len() > kept {
            self.keep(name, &sum);
        }
        let mut findings: Vec<_> = shelf.findings.into_iter().chain(sum.findings).collect();
        findings.sort();
        Ok(Folded {
            state: sum.state,
            findings,
        })
    }

    /// Reads the files of a month; `sums` them up when the month is over.
    fn month<T>(&self, leaves: &[Leaf], sum: &mut Checkpoint<T>, sums: bool) -> Vec<Page> {
        let read = leaves.iter().filter_map(|leaf| {
            let (page, bytes) = self.page(leaf, &mut sum.findings)?;
            if sums {
                let hash = LineHash::of(&bytes);
                let (length, modified) = (bytes.len() as u64, leaf.entry.modified);
                sum.files.push(Summed {
                    name: leaf.entry.name.clone(),
                    length,
                    modified,
                    hash,
                });
            }
            Some(page)
        });
        read.collect()
    }

    /// The checkpoint, if it is of this key, not later than `over`, and sums up exactly the files that are there.
    fn checkpoint<T: Serialize + DeserializeOwned>(
        &self,
        name: &str,
        key: &str,
        over: Month,
        leaves: &[Leaf],
    ) -> Option<Checkpoint<T>> {
        let bytes = self.disk.read(&self.checkpoint_file(name)).ok()?;
        let checkpoint =
            Checkpoint::<T>::from_bytes(&bytes, key).filter(|checkpoint| checkpoint.month <= over)?;
        let summed = leaves
            .iter()
            .take_while(|leaf| leaf.name.month <= checkpoint.month);
        let same = summed.clone().count() == checkpoint.files.len()
            && summed
                .zip(&checkpoint.files)
                .all(|(leaf, summed)| self.is_as_summed(leaf, summed));
        same.then_some(checkpoint)
    }

    /// Whether a file is the one that was summed up. A time that moved (a fresh clone) has its bytes looked at.
    fn is_as_summed(&self, leaf: &Leaf, summed: &Summed) -> bool {
        let alike = leaf.entry.name == summed.name && leaf.entry.length == summed.length;
        alike
            && (leaf.entry.modified == summed.modified
                || self
                    .disk
                    .read(&self.folder().join(&summed.name))
                    .is_ok_and(|bytes| LineHash::of(&bytes) == summed.hash))
    }

    /// Keeps a checkpoint. That it cannot be kept (a read-only folder, a full disk) costs time only.
    fn keep<T: Serialize + DeserializeOwned>(&self, name: &str, checkpoint: &Checkpoint<T>) {
        let path = self.checkpoint_file(name);
        let bytes = checkpoint.to_bytes();
        debug_assert!(
            bytes.is_ok(),
            "postcard cannot carry the state of the fold `{name}`: {bytes:?}"
        );
        if let (Ok(bytes), Some(folder)) = (bytes, path.parent()) {
            let _ = self
                .disk
                .make_folder(folder)
                .and_then(|()| self.disk.jot(&path, &bytes));
        }
    }
}

fn empty<T>(key: &str, state: T) -> Checkpoint<T> {
    let month = Month::of(&chrono::DateTime::UNIX_EPOCH);
    Checkpoint {
        key: key.to_owned(),
        month,
        files: Vec::new(),
        seen: Seen::default(),
        findings: Vec::new(),
        state,
    }
}
