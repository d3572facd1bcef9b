//! Appending: mend the torn end, write whole lines at once, sync, and only then say that it is recorded.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use chrono::TimeDelta;

use super::disk::Paper;
use super::read::Leaf;
use super::writer::Writer;
use super::{Appended, End, Journal, JournalError, reserve};
use crate::records::{Damage, FORMAT, Finding, NewFact, Page, Pen};

/// What came of writing lines.
struct Put {
    /// How long the file is now.
    length: u64,
    /// The reserve's room was needed.
    reserve_used: bool,
}

impl Journal {
    /// Appends under the lock, which the caller holds.
    pub(super) fn write(&self, facts: &[NewFact]) -> Result<Appended, JournalError> {
        let mut appended = Appended::default();
        let (writer, mut pen, is_whole) = self.taken_up(&mut appended.findings)?;
        let (disk, by_hand) = (&*self.disk, self.moment.by_hand);
        let keep = || writer.keep(disk, &self.records, &self.scribe, by_hand).is_ok();
        // Before its first line: after a crash in the middle of that, the same writer must come back and mend it. Where
        // it cannot be kept, the reserve may have made room later; if not, losing it costs a new name.
        let kept = !writer.is_new || keep();
        let lines = pen.write(facts, self.moment.now, self.moment.by_hand)?;
        let folder = self.folder();
        self.disk
            .make_folder(&folder)
            .map_err(JournalError::with(&folder))?;
        reserve::keep(&*self.disk, &self.records);
        let path = folder.join(lines.page.to_string());
        let put = self.put(&path, &lines.bytes, is_whole.as_ref() == Some(&path))?;
        appended.reserve_used = put.reserve_used;
        appended.facts = lines.facts;
        let _ = kept || keep();
        let _ = writer.note(&pen, disk, &self.records, &self.scribe, by_hand);
        let end = End {
            writer: Writer {
                is_new: false,
                ..writer
            },
            pen,
            path,
            length: put.length,
            by_hand,
        };
        *self.end.lock().unwrap_or_else(PoisonError::into_inner) = Some(end);
        Ok(appended)
    }

    /// The writer, where its chain stands, and the file that is known to end with a whole line: from where this process
    /// wrote last if nobody wrote since, else from the files.
    fn taken_up(&self, findings: &mut Vec<Finding>) -> Result<(Writer, Pen, Option<PathBuf>), JournalError> {
        let end = self.end.lock().unwrap_or_else(PoisonError::into_inner).take();
        let is_there = |end: &End| {
            let length = self.disk.open(&end.path).and_then(|paper| paper.length());
            end.by_hand == self.moment.by_hand
                && end.pen.ahead_of(self.moment.now) <= self.tolerance()
                && length.is_ok_and(|length| length == end.length)
        };
        if let Some(end) = end.filter(is_there) {
            return Ok((end.writer, end.pen, Some(end.path)));
        }
        let (writer, pen) = self.pen(findings)?;
        Ok((writer, pen, None))
    }

    /// By so much a clock may go back without a new writer.
    fn tolerance(&self) -> TimeDelta {
        if self.moment.by_hand {
            TimeDelta::zero()
        } else {
            TimeDelta::minutes(1)
        }
    }

    /// Writes lines to a file's end and syncs them; with the reserve's room where there is no other.
    fn put(&self, path: &Path, lines: &[u8], is_whole: bool) -> Result<Put, JournalError> {
        let put = |reserve_used| {
            let length = self.put_once(path, lines, is_whole)?;
            Ok(Put { length, reserve_used })
        };
        match put(false) {
            Err(JournalError::Full(_)) if reserve::give_back(&*self.disk, &self.records) => put(true),
            put => put,
        }
    }

    /// How long the file is after it.
    fn put_once(&self, path: &Path, lines: &[u8], is_whole: bool) -> Result<u64, JournalError> {
        let mut paper = self.disk.open(path).map_err(JournalError::with(path))?;
        let length = paper.length().map_err(JournalError::with(path))?;
        let ended = length == 0
            || is_whole
            || self
                .disk
                .read(path)
                .map_err(JournalError::with(path))?
                .ends_with(b"\n");
        let bytes = if ended {
            lines.to_vec()
        } else {
            [b"\n", lines].concat()
        };
        let on_disk = paper.write(&bytes).and_then(|()| paper.sync());
        let named = on_disk.and_then(|()| {
            if length == 0 {
                self.disk.sync_folder(&self.folder())
            } else {
                Ok(())
            }
        });
        named.map_err(|error| {
            // What stands there half must not be taken for recorded. If not even this works, it is a torn line.
            let _ = paper.cut(length).and_then(|()| paper.sync());
            JournalError::new(path, error)
        })?;
        Ok(length + bytes.len() as u64)
    }

    /// The writer and where its chain stands. Where the clock went back by more than the tolerance, a new writer begins,
    /// for `written` never decreases within one, and what is written must not look as if it were entered afterwards.
    fn pen(&self, findings: &mut Vec<Finding>) -> Result<(Writer, Pen), JournalError> {
        let writer = Writer::of(&*self.disk, &self.records, &self.scribe, self.moment.by_hand);
        let pages = self.own_pages(&writer, findings)?;
        let new = Pen::new(Arc::clone(&writer.card.name), writer.last.count);
        let pen = pages.iter().rev().fold(new, Pen::after);
        if pen.ahead_of(self.moment.now) > self.tolerance() {
            let writer = writer.renamed(&self.scribe, self.moment.by_hand);
            let pen = Pen::new(Arc::clone(&writer.card.name), 0);
            return Ok((writer, pen));
        }
        Ok((writer, pen))
    }

    /// The writer's latest pages, the latest first, back to one that holds a fact.
    fn own_pages(&self, writer: &Writer, findings: &mut Vec<Finding>) -> Result<Vec<Page>, JournalError> {
        let leaves = self.shelf()?.leaves;
        let mut pages = Vec::new();
        for leaf in leaves
            .iter()
            .rev()
            .filter(|leaf| leaf.name.writer == writer.card.name)
        {
            let path = self.folder().join(&leaf.entry.name);
            let bytes = self.disk.read(&path).map_err(JournalError::with(&path))?;
            let page = Page::read(leaf.name.clone(), &bytes);
            if let Some(header) = page.header.as_ref().filter(|header| header.format > FORMAT) {
                return Err(JournalError::NewerFormat(path, header.format));
            }
            self.mend(leaf, &page, &bytes, findings)?;
            let found = page.count() > 0;
            pages.push(page);
            if found {
                break;
            }
        }
        Ok(pages)
    }

    /// Sets a torn end aside, in `local/torn/`, and cuts it off, so that what is appended begins a line of its own.
    fn mend(
        &self,
        leaf: &Leaf,
        page: &Page,
        bytes: &[u8],
        findings: &mut Vec<Finding>,
    ) -> Result<(), JournalError> {
        let torn = &bytes[page.whole..];
        if torn.is_empty() {
            return Ok(());
        }
        let folder = self.records.join("local/torn");
        let aside = folder.join(format!("{}.{}", leaf.entry.name, page.whole));
        let path = self.folder().join(&leaf.entry.name);
        self.disk
            .make_folder(&folder)
            .map_err(JournalError::with(&folder))?;
        let mut kept = self.disk.open(&aside).map_err(JournalError::with(&aside))?;
        put_aside(&mut *kept, torn).map_err(JournalError::with(&aside))?;
        self.disk
            .sync_folder(&folder)
            .map_err(JournalError::with(&folder))?;
        let mut paper = self.disk.open(&path).map_err(JournalError::with(&path))?;
        paper
            .cut(page.whole as u64)
            .and_then(|()| paper.sync())
            .map_err(JournalError::with(&path))?;
        let damage = Damage::Torn(torn.len() as u64);
        findings.push(Finding {
            file: leaf.entry.name.clone(),
            line: None,
            damage,
        });
        Ok(())
    }
}

fn put_aside(paper: &mut dyn Paper, torn: &[u8]) -> std::io::Result<()> {
    paper.write(&[torn, b"\n"].concat())?;
    paper.sync()
}
