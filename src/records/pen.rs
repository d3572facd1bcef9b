//! A writer's place in its own chain, and the bytes that continue it. Pure: `world` writes them.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, SubsecRound as _, TimeDelta};

use super::{FORMAT, Fact, FactId, Header, LineHash, Month, NewFact, Page, PageName, Previous};

/// Where a writer's chain stands.
#[derive(Clone, Debug)]
pub struct Pen {
    writer: Arc<str>,
    count: u64,
    /// The latest time of writing so far.
    written: Option<DateTime<FixedOffset>>,
    /// The file that the chain ends in, and the hash of its last line.
    end: Option<(PageName, LineHash)>,
}

/// Lines to append to a file.
#[derive(Clone, Debug)]
pub struct Lines {
    /// The file they belong to.
    pub page: PageName,
    /// The whole lines, the header first when the file is new.
    pub bytes: Vec<u8>,
    /// The facts in them.
    pub facts: Vec<Fact>,
}

impl Pen {
    /// The pen of a writer who has written nothing, but must not use the counts up to `count` again.
    pub fn new(writer: Arc<str>, count: u64) -> Self {
        Self {
            writer,
            count,
            written: None,
            end: None,
        }
    }

    /// Takes up the chain after the writer's latest page.
    #[must_use]
    pub fn after(mut self, page: &Page) -> Self {
        self.count = self.count.max(page.count());
        self.written = page.facts.iter().map(|fact| fact.written).max().max(self.written);
        self.end = page.head.map(|head| (page.name.clone(), head)).or(self.end);
        self
    }

    /// How many facts the writer has written.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The hash of the last line written.
    pub fn head(&self) -> Option<LineHash> {
        self.end.as_ref().map(|(_, head)| *head)
    }

    /// By how much `now` lies before what was written last: a clock that went back.
    pub fn ahead_of(&self, now: DateTime<FixedOffset>) -> TimeDelta {
        self.written
            .map_or(TimeDelta::zero(), |written| written - now)
            .max(TimeDelta::zero())
    }

    /// The time of writing: now, but never before what stands above it. A clock that went back does not turn the order
    /// of facts round. Milliseconds are enough for people, and shorter.
    fn time(&self, now: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        let now = now.trunc_subsecs(3);
        self.written.map_or(now, |written| written.max(now))
    }

    /// The page that facts written now belong to.
    pub fn page(&self, now: DateTime<FixedOffset>) -> PageName {
        PageName {
            month: Month::of(&self.time(now)),
            writer: Arc::clone(&self.writer),
        }
    }

    /// Writes facts: their lines, each linked to the one before it.
    pub fn write(
        &mut self,
        facts: &[NewFact],
        now: DateTime<FixedOffset>,
        rehearsal: bool,
    ) -> serde_json::Result<Lines> {
        let (page, written) = (self.page(now), self.time(now));
        let mut lines = Lines {
            page,
            bytes: Vec::new(),
            facts: Vec::with_capacity(facts.len()),
        };
        let mut head = self.start(&mut lines)?;
        for fact in facts {
            self.count += 1;
            let id = FactId {
                writer: Arc::clone(&self.writer),
                count: self.count,
            };
            let mut fact = fact.clone().recorded(id, written, rehearsal, head);
            fact.at = fact.at.trunc_subsecs(3);
            head = push(&mut lines.bytes, serde_json::to_vec(&fact)?);
            lines.facts.push(fact);
        }
        self.written = Some(written);
        self.end = Some((lines.page.clone(), head));
        Ok(lines)
    }

    /// The hash that the first new line links to; writes the header when the page is new.
    fn start(&self, lines: &mut Lines) -> serde_json::Result<LineHash> {
        match &self.end {
            Some((page, head)) if *page == lines.page => Ok(*head),
            end => {
                let previous = end.as_ref().map(|(page, head)| Previous {
                    file: page.to_string(),
                    head: *head,
                });
                let header = Header {
                    format: FORMAT,
                    writer: self.writer.to_string(),
                    previous,
                };
                Ok(push(&mut lines.bytes, serde_json::to_vec(&header)?))
            }
        }
    }
}

/// Appends a line and gives its hash. A line end inside is white space of a payload made elsewhere (text escapes its
/// own), so a space says the same.
fn push(bytes: &mut Vec<u8>, mut line: Vec<u8>) -> LineHash {
    line.iter_mut()
        .filter(|byte| matches!(byte, b'\n' | b'\r'))
        .for_each(|byte| *byte = b' ');
    let hash = LineHash::of(&line);
    bytes.append(&mut line);
    bytes.push(b'\n');
    hash
}
