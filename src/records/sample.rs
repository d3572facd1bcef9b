//! Records for tests: written by the same pen as real ones, then spoiled in every way.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Event, Fact, FactId, LineHash, NewFact, Page, PageName, Pen};

/// A fact that says a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Said {
    pub(crate) text: String,
}

impl Event for Said {
    const KIND: &'static str = "said";
}

pub(crate) fn time(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

/// A fact as one writer recorded it at once, as its `count`th line.
pub(crate) fn recorded(new: NewFact, count: u64, at: DateTime<FixedOffset>) -> Fact {
    let id = FactId {
        writer: "ops01-tanaka-7k2f".into(),
        count,
    };
    new.recorded(id, at, false, LineHash::of(b""))
}

pub(crate) fn said(text: &str) -> NewFact {
    let at = time("2026-10-20T09:00:00+09:00");
    NewFact::new(
        at,
        "tanaka",
        &Said {
            text: text.to_owned(),
        },
    )
    .unwrap()
}

/// October and November of one writer, each with a header and four facts, `fact 1` to `fact 8`.
pub(crate) fn two_months() -> Vec<(PageName, Vec<u8>)> {
    months(
        "ops01-tanaka-7k2f",
        &["2026-10-20T09:00:00+09:00", "2026-11-20T09:00:00+09:00"],
        4,
    )
}

/// A writer's months, each with so many facts.
pub(crate) fn months(writer: &str, times: &[&str], each: usize) -> Vec<(PageName, Vec<u8>)> {
    let mut pen = Pen::new(writer.into(), 0);
    let mut files = Vec::new();
    for now in times {
        let texts = (1..=each).map(|at| said(&format!("fact {}", files.len() * each + at)));
        let lines = pen.write(&texts.collect::<Vec<_>>(), time(now), false).unwrap();
        files.push((lines.page, lines.bytes));
    }
    files
}

pub(crate) fn read(files: &[(PageName, Vec<u8>)]) -> Vec<Page> {
    files
        .iter()
        .map(|(name, bytes)| Page::read(name.clone(), bytes))
        .collect()
}

pub(crate) fn replace(bytes: &mut Vec<u8>, from: &str, to: &str) {
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(from), "{from}");
    *bytes = text.replacen(from, to, 1).into_bytes();
}

pub(crate) fn remove_line(bytes: &mut Vec<u8>, at: usize) {
    edit(bytes, |lines| drop(lines.remove(at)));
}

pub(crate) fn swap_lines(bytes: &mut Vec<u8>, a: usize, b: usize) {
    edit(bytes, |lines| lines.swap(a, b));
}

pub(crate) fn repeat_line(bytes: &mut Vec<u8>, at: usize) {
    edit(bytes, |lines| lines.push(lines[at].clone()));
}

fn edit(bytes: &mut Vec<u8>, change: impl FnOnce(&mut Vec<Vec<u8>>)) {
    let mut lines: Vec<Vec<u8>> = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    change(&mut lines);
    *bytes = lines.concat();
}
