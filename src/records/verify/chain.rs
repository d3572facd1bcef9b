//! The walk along the lines, from link to link.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, FixedOffset};

use crate::records::line::{self, Line};
use crate::records::page::RawLine;
use crate::records::{Damage, Fact, Finding, Header, LineHash, PageName};

/// The walk along the lines.
#[derive(Debug, Default)]
pub(super) struct Chain {
    /// The last line of each file.
    ends: BTreeMap<String, LineHash>,
    /// Links that lead nowhere and were noted by a repair.
    mended: HashSet<LineHash>,
    /// Every line that was met.
    lines: HashSet<LineHash>,
    pub(super) findings: Vec<Finding>,
}

impl Chain {
    /// Before the first line: where each file ends, and which links a repair has noted.
    pub(super) fn new(ends: BTreeMap<String, LineHash>, mended: HashSet<LineHash>) -> Self {
        Self {
            ends,
            mended,
            ..Self::default()
        }
    }

    /// Follows the lines of one file.
    pub(super) fn file(&mut self, name: &PageName, bytes: &[u8]) {
        let file = name.to_string();
        let (mut before, mut latest) = (None, None);
        for raw in RawLine::all(bytes).filter(|raw| !raw.text.is_empty()) {
            match line::read(raw.text, &name.writer) {
                Ok(Line::Header(header)) => self.header(&header, &file, raw.number),
                Ok(Line::Fact(fact)) => self.fact(&fact, before, &mut latest, &file, raw.number),
                Err(_) => {}
            }
            let hash = LineHash::of(raw.text);
            self.lines.insert(hash);
            before = Some(hash);
        }
    }

    fn header(&mut self, header: &Header, file: &str, number: u64) {
        let Some(previous) = &header.previous else { return };
        if self.ends.get(&previous.file) != Some(&previous.head) {
            self.miss(file, number, previous.head, Damage::PreviousFile);
        }
    }

    fn fact(
        &mut self,
        fact: &Fact,
        before: Option<LineHash>,
        latest: &mut Option<DateTime<FixedOffset>>,
        file: &str,
        number: u64,
    ) {
        if before != Some(fact.prev) {
            self.miss(file, number, fact.prev, Damage::Unlinked);
        }
        if latest.is_some_and(|latest| fact.written < latest) {
            self.find(file, number, Damage::OutOfOrder);
        }
        *latest = (*latest).max(Some(fact.written));
    }

    /// A link leads nowhere; where a repair has noted it, that is said instead.
    fn miss(&mut self, file: &str, number: u64, link: LineHash, broken: fn(LineHash) -> Damage) {
        let is_mended = self.mended.contains(&link);
        self.find(
            file,
            number,
            if is_mended {
                Damage::Mended(link)
            } else {
                broken(link)
            },
        );
    }

    /// Each of these is a head, or the beginning of one, that must have been met.
    pub(super) fn against(&mut self, heads: &[String]) {
        for head in heads {
            if head.is_empty() || !self.lines.iter().any(|line| line.starts_with(head)) {
                self.findings.push(Finding {
                    file: String::new(),
                    line: None,
                    damage: Damage::HeadMissing(head.clone()),
                });
            }
        }
    }

    fn find(&mut self, file: &str, number: u64, damage: Damage) {
        self.findings.push(Finding {
            file: file.to_owned(),
            line: Some(number),
            damage,
        });
    }
}
