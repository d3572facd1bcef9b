//! Taking bad lines out of a file, into another one beside it. Nothing is deleted, and a fact notes what was done, so
//! that the places where the chain is broken from then on are explained.

use serde::{Deserialize, Serialize};

use super::page::RawLine;
use super::{Event, Finding, LineHash, Page, PageName};

/// The fact that a repair leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repaired {
    /// The lines that were set aside.
    pub lines: Vec<SetAside>,
    /// Links that lead nowhere since then, or did before.
    pub links: Vec<LineHash>,
}

impl Event for Repaired {
    const KIND: &'static str = "records-repaired";
}

/// A line that was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The file it stood in.
    pub file: String,
    /// Its number there.
    pub line: u64,
    /// What was wrong with it: the code of the finding.
    pub why: String,
    /// The hash of the line.
    pub hash: LineHash,
}

/// A file after its repair.
#[derive(Clone, Debug)]
pub struct Repair {
    /// What the file holds from now on.
    pub clean: Vec<u8>,
    /// The bytes of the lines that were taken out.
    pub aside: Vec<u8>,
    /// Those lines, described.
    pub lines: Vec<SetAside>,
}

impl Repair {
    /// The repair that a file needs; `None` where it needs none. A file of a newer format is never written: what looks
    /// bad there may be new.
    pub fn of(name: &PageName, bytes: &[u8]) -> Option<Self> {
        let page = Page::read(name.clone(), bytes);
        if page
            .header
            .as_ref()
            .is_some_and(|header| header.format > super::FORMAT)
        {
            return None;
        }
        let mut repair = Self {
            clean: Vec::with_capacity(bytes.len() + 1),
            aside: Vec::new(),
            lines: Vec::new(),
        };
        for raw in RawLine::all(bytes) {
            repair.line(&raw, &page.findings, name);
        }
        (repair.clean != bytes).then_some(repair)
    }

    fn line(&mut self, raw: &RawLine<'_>, findings: &[Finding], name: &PageName) {
        let of_line = |finding: &&Finding| finding.line == Some(raw.number) && finding.damage.is_set_aside();
        let bad = findings.iter().find(of_line);
        let to = if bad.is_some() {
            &mut self.aside
        } else {
            &mut self.clean
        };
        to.extend_from_slice(raw.text);
        to.push(b'\n');
        self.lines.extend(bad.map(|bad| SetAside {
            file: name.to_string(),
            line: raw.number,
            why: bad.damage.code().to_owned(),
            hash: LineHash::of(raw.text),
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::sample;

    #[test]
    fn whole_files_need_no_repair() {
        for (name, bytes) in sample::two_months() {
            assert!(Repair::of(&name, &bytes).is_none());
        }
    }

    #[test]
    fn bad_lines_are_set_aside_and_the_good_ones_stay_as_they_are() {
        let (name, good) = sample::two_months().remove(0);
        let cases: [(&str, &[u8]); 6] = [
            ("torn", b"{\"id\":\"ops01"),
            ("conflict-marker", b"<<<<<<< HEAD\n"),
            ("not-utf8", b"\xff\xfe\n"),
            ("nul", b"\0\0\0\n"),
            ("not-a-fact", b"[]\n"),
            ("not-a-fact", b"{\"id\":\"x.0\"}\n"),
        ];
        for (why, bad) in cases {
            let repair = Repair::of(&name, &[&good, bad].concat()).unwrap();
            assert_eq!(repair.clean, good, "{why}");
            assert_eq!(repair.aside.trim_ascii_end(), bad.trim_ascii_end(), "{why}");
            assert_eq!(
                (repair.lines.len(), repair.lines[0].line, &*repair.lines[0].why),
                (1, 6, why)
            );
        }
    }

    #[test]
    fn line_ends_are_put_right() {
        let (name, good) = sample::two_months().remove(0);
        let dos = String::from_utf8(good.clone()).unwrap().replace('\n', "\r\n");
        for bytes in [dos.as_bytes(), &good[..good.len() - 1]] {
            let repair = Repair::of(&name, bytes).unwrap();
            assert_eq!((repair.clean, repair.lines), (good.clone(), vec![]));
        }
    }

    #[test]
    fn a_file_of_a_newer_format_is_left_alone() {
        let (name, mut bytes) = sample::two_months().remove(0);
        sample::replace(&mut bytes, "\"format\":1", "\"format\":2");
        bytes.extend(b"{\"compressed\":true}\n");
        assert!(Repair::of(&name, &bytes).is_none());
    }
}
