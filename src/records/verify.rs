//! Following the chain: does every line link to the one before it, and every file to the writer's previous one?
//!
//! This shows accidents and careless edits. It is no proof against someone who can rewrite everything: such a person
//! writes a new chain. A head that was kept elsewhere (`against`) shows that, and a tail that was cut off.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::line::{self, Line};
use super::page::RawLine;
use super::repair::Repaired;
use super::{Damage, Fact, Finding, Header, LineHash, Month, Page, PageName, Replay, Seen};

/// What `records verify` found.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Verification {
    /// How many files were read.
    pub files: usize,
    /// How many facts they hold, each counted once.
    pub facts: usize,
    /// Where each writer's chain ends: what to keep elsewhere for `--against`.
    pub heads: Vec<Head>,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// The end of a writer's chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Whose.
    pub writer: String,
    /// The writer's latest file.
    pub file: String,
    /// The hash of its last line.
    pub head: LineHash,
}

impl Verification {
    /// Verifies files, given with their bytes. Each of `against` is a head, or the beginning of one, that must be there.
    pub fn of(files: &[(PageName, Vec<u8>)], against: &[String]) -> Self {
        let mut files: Vec<_> = files
            .iter()
            .map(|(name, bytes)| (name, bytes.as_slice()))
            .collect();
        files.sort();
        let pages: Vec<Page> = files
            .iter()
            .map(|(name, bytes)| Page::read((*name).clone(), bytes))
            .collect();
        let heads = heads(&pages);
        let mut chain = Chain {
            ends: ends(&pages),
            ..Chain::default()
        };
        let replay = Replay::of(pages, &mut Seen::default());
        chain.mended = replay.facts.iter().flat_map(mended).collect();
        chain.findings = replay.findings;
        chain.findings.extend(same_numbers(&replay.facts));
        for (name, bytes) in &files {
            chain.file(name, bytes);
        }
        chain.against(against);
        chain.findings.sort();
        Self {
            files: files.len(),
            facts: replay.facts.len(),
            heads,
            findings: chain.findings,
        }
    }

    /// The links that lead nowhere and that no repair has noted.
    pub(crate) fn broken_links(&self) -> impl Iterator<Item = LineHash> {
        self.findings.iter().filter_map(|finding| match finding.damage {
            Damage::Unlinked(link) | Damage::PreviousFile(link) => Some(link),
            _ => None,
        })
    }
}

/// The links that a repair has noted.
fn mended(fact: &Fact) -> Vec<LineHash> {
    fact.event::<Repaired>()
        .and_then(Result::ok)
        .map(|repaired| repaired.links)
        .unwrap_or_default()
}

/// What of an incident's opening says its number; the rest is no business of the records.
#[derive(Deserialize)]
struct Numbered {
    incident: String,
}

/// The openings of incidents whose number another has.
fn same_numbers(facts: &[Fact]) -> Vec<Finding> {
    let mut known = HashSet::new();
    let openings = facts.iter().filter(|fact| fact.kind == "incident-opened");
    let numbers = openings.filter_map(|fact| {
        let opening = serde_json::from_str::<Numbered>(fact.data.get()).ok()?;
        Some((fact, opening.incident))
    });
    let again = numbers.filter(|(_, number)| !known.insert(number.clone()));
    let finding = |(fact, number): (&Fact, String)| Finding {
        file: PageName {
            month: Month::of(&fact.written),
            writer: fact.id.writer.clone(),
        }
        .to_string(),
        line: None,
        damage: Damage::SameNumber(number),
    };
    again.map(finding).collect()
}

fn heads(pages: &[Page]) -> Vec<Head> {
    let ends = pages
        .iter()
        .filter_map(|page| Some((page.name.writer.to_string(), (page.name.to_string(), page.head?))));
    let latest: BTreeMap<_, _> = ends.collect();
    latest
        .into_iter()
        .map(|(writer, (file, head))| Head { writer, file, head })
        .collect()
}

fn ends(pages: &[Page]) -> BTreeMap<String, LineHash> {
    pages
        .iter()
        .filter_map(|page| Some((page.name.to_string(), page.head?)))
        .collect()
}

/// The walk along the lines.
#[derive(Debug, Default)]
struct Chain {
    /// The last line of each file.
    ends: BTreeMap<String, LineHash>,
    mended: HashSet<LineHash>,
    /// Every line that was met.
    lines: HashSet<LineHash>,
    findings: Vec<Finding>,
}

impl Chain {
    fn file(&mut self, name: &PageName, bytes: &[u8]) {
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
            let link = previous.head;
            let mended = self.mended.contains(&link);
            self.find(
                file,
                number,
                if mended {
                    Damage::Mended(link)
                } else {
                    Damage::PreviousFile(link)
                },
            );
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
            let mended = self.mended.contains(&fact.prev);
            self.find(
                file,
                number,
                if mended {
                    Damage::Mended(fact.prev)
                } else {
                    Damage::Unlinked(fact.prev)
                },
            );
        }
        if latest.is_some_and(|latest| fact.written < latest) {
            self.find(file, number, Damage::OutOfOrder);
        }
        *latest = (*latest).max(Some(fact.written));
    }

    fn against(&mut self, heads: &[String]) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::sample;

    fn codes(files: &[(PageName, Vec<u8>)], against: &[&str]) -> Vec<&'static str> {
        let against: Vec<String> = against.iter().map(|head| (*head).to_owned()).collect();
        Verification::of(files, &against)
            .findings
            .iter()
            .map(|finding| finding.damage.code())
            .collect()
    }

    #[test]
    fn records_that_nobody_touched_are_whole() {
        let files = sample::two_months();
        let verification = Verification::of(&files, &[]);
        assert_eq!(verification.findings, []);
        assert_eq!((verification.files, verification.facts), (2, 8));
        assert_eq!(verification.heads[0].file, files[1].0.to_string());
        let head = verification.heads[0].head.to_string();
        assert_eq!(codes(&files, &[&head, &head[..8]]), [""; 0]);
    }

    #[test]
    fn every_careless_edit_shows() {
        type Edit = fn(&mut Vec<(PageName, Vec<u8>)>);
        let cases: [(&str, Edit, &[&str]); 7] = [
            (
                "a word was changed",
                |files| sample::replace(&mut files[0].1, "fact 2", "fact Z"),
                &["unlinked"],
            ),
            (
                "a line was removed",
                |files| sample::remove_line(&mut files[0].1, 2),
                &["unlinked"],
            ),
            (
                "the tail of a month was cut",
                |files| sample::remove_line(&mut files[0].1, 4),
                &["previous-file"],
            ),
            (
                "a month is missing",
                |files| drop(files.remove(0)),
                &["previous-file"],
            ),
            (
                "the header was removed",
                |files| sample::remove_line(&mut files[1].1, 0),
                &["no-header", "unlinked"],
            ),
            (
                "two lines changed places",
                |files| sample::swap_lines(&mut files[1].1, 2, 3),
                &["unlinked", "unlinked", "unlinked"],
            ),
            (
                "a line was copied",
                |files| sample::repeat_line(&mut files[1].1, 2),
                &["repeated", "unlinked"],
            ),
        ];
        for (case, edit, expected) in cases {
            let mut files = sample::two_months();
            edit(&mut files);
            assert_eq!(codes(&files, &[]), expected, "{case}");
        }
    }

    #[test]
    fn a_cut_tail_shows_against_a_head_that_was_kept() {
        let mut files = sample::two_months();
        let head = Verification::of(&files, &[]).heads[0].head.to_string();
        sample::remove_line(&mut files[1].1, 4);
        assert_eq!(codes(&files, &[]), [""; 0]);
        assert_eq!(codes(&files, &[&head]), ["head-missing"]);
        assert_eq!(codes(&files, &[""]), ["head-missing"]);
    }
}
