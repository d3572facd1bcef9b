//! Following the chain: does every line link to the one before it, and every file to the writer's previous one?
//!
//! This shows accidents and careless edits. It is no proof against someone who can rewrite everything: such a person
//! writes a new chain. A head that was kept elsewhere (`against`) shows that, and a tail that was cut off.

mod chain;

use std::collections::{BTreeMap, HashSet};

use chain::Chain;
use serde::{Deserialize, Serialize};

use super::repair::Repaired;
use super::{Damage, Fact, Finding, LineHash, Month, Page, PageName, Replay, Seen};

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
        let (heads, ends) = (heads(&pages), ends(&pages));
        let replay = Replay::of(pages, &mut Seen::default());
        let mut chain = Chain::new(ends, replay.facts.iter().flat_map(mended).collect());
        for (name, bytes) in &files {
            chain.file(name, bytes);
        }
        chain.against(against);
        let mut findings = replay.findings;
        findings.extend(same_numbers(&replay.facts));
        findings.extend(chain.findings);
        findings.sort();
        Self {
            files: files.len(),
            facts: replay.facts.len(),
            heads,
            findings,
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
    fact.read::<Repaired>()
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
    fn a_line_that_says_it_was_written_before_the_one_above_it_shows() {
        let mut files = sample::two_months();
        let text = String::from_utf8(files[1].1.clone()).unwrap();
        let (above, last) = text.split_at(text.rfind("\"written\":\"2026-11-20T09").unwrap());
        files[1].1 = (above.to_owned() + &last.replacen("T09", "T08", 1)).into_bytes();
        assert_eq!(codes(&files, &[]), ["out-of-order"]);
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
