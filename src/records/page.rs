//! One file of the journal, read: the facts in it, in the order of its lines, and what is wrong with it.

use std::sync::Arc;

use memchr::memchr;

use super::line::{self, Line};
use super::{Damage, FORMAT, Fact, Finding, Header, LineHash, Month};

/// The name of a journal file: `2026-11.ops01-tanaka-7k2f.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageName {
    /// The month, in UTC, in which its facts were written.
    pub month: Month,
    /// Who writes it.
    pub writer: Arc<str>,
}

impl PageName {
    /// The name's parts; `None` when it does not begin with a month or does not end in `.jsonl`.
    pub fn parse(name: &str) -> Option<Self> {
        let (month, writer) = name.strip_suffix(".jsonl")?.split_once('.')?;
        Some(Self {
            month: month.parse().ok()?,
            writer: writer.into(),
        })
    }
}

impl std::fmt::Display for PageName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.jsonl", self.month, self.writer)
    }
}

/// One file, read.
#[derive(Clone, Debug)]
pub struct Page {
    /// Which file it is.
    pub name: PageName,
    /// Its first line, if that is a header.
    pub header: Option<Header>,
    /// Its facts, as they stand.
    pub facts: Vec<Fact>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// The hash of its last whole line.
    pub head: Option<LineHash>,
    /// How many bytes its whole lines take; what follows is a torn line.
    pub whole: usize,
    /// Whether the last whole line has its line end.
    pub ended: bool,
}

impl Page {
    /// Reads a file's bytes. Nothing is verified here but what a line says of itself; `verify` follows the chain.
    pub fn read(name: PageName, bytes: &[u8]) -> Self {
        let (facts, findings) = (Vec::with_capacity(bytes.len() / 384), Vec::new());
        let mut page = Self {
            name,
            header: None,
            facts,
            findings,
            head: None,
            whole: 0,
            ended: true,
        };
        let file = page.name.to_string();
        let mut last = None;
        for raw in RawLine::all(bytes) {
            if page.line(&raw, &file) {
                page.whole = raw.end;
                page.ended = raw.ended;
                last = Some(raw.text).filter(|text| !text.is_empty()).or(last);
            }
        }
        page.head = last.map(LineHash::of);
        page
    }

    /// The highest count of the file's own writer in it.
    pub(crate) fn count(&self) -> u64 {
        let own = self
            .facts
            .iter()
            .filter(|fact| fact.id.writer == self.name.writer);
        own.map(|fact| fact.id.count).max().unwrap_or(0)
    }

    /// Takes a line; false if it is the torn end of the file.
    fn line(&mut self, raw: &RawLine<'_>, file: &str) -> bool {
        if raw.text.is_empty() {
            return true;
        }
        if raw.carriage_return
            && !self
                .findings
                .iter()
                .any(|known| known.damage == Damage::CarriageReturns)
        {
            self.find(file, raw.number, Damage::CarriageReturns);
        }
        let line = line::read(raw.text, &self.name.writer);
        let torn = line.is_err() && !raw.ended;
        match line {
            Ok(Line::Header(header)) => self.header(header, file, raw.number),
            Ok(Line::Fact(fact)) => self.fact(fact, file, raw.number),
            Err(_) if torn => self.find(file, raw.number, Damage::Torn(raw.text.len() as u64)),
            Err(damage) => self.find(file, raw.number, damage),
        }
        if !torn && !raw.ended {
            self.find(file, raw.number, Damage::NoFinalNewline);
        }
        !torn
    }

    fn header(&mut self, header: Header, file: &str, number: u64) {
        if header.format > FORMAT {
            self.find(file, number, Damage::NewerFormat(header.format));
        }
        if header.writer != *self.name.writer {
            self.find(file, number, Damage::OtherWriter(header.writer.clone()));
        }
        self.header.get_or_insert(header);
    }

    fn fact(&mut self, fact: Fact, file: &str, number: u64) {
        if self.header.is_none() && self.facts.is_empty() {
            self.find(file, number, Damage::NoHeader);
        }
        if Month::of(&fact.written) != self.name.month {
            self.find(file, number, Damage::Misfiled);
        }
        self.facts.push(fact);
    }

    fn find(&mut self, file: &str, number: u64, damage: Damage) {
        self.findings.push(Finding {
            file: file.to_owned(),
            line: Some(number),
            damage,
        });
    }
}

/// A line as it stands in the bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawLine<'a> {
    /// Its number, from 1.
    pub(crate) number: u64,
    /// The line without its end.
    pub(crate) text: &'a [u8],
    /// Whether it ends with CR LF.
    pub(crate) carriage_return: bool,
    /// Whether it ends at all.
    pub(crate) ended: bool,
    /// Where in the file the next line begins.
    pub(crate) end: usize,
}

impl<'a> RawLine<'a> {
    /// The lines of a file.
    pub(crate) fn all(bytes: &'a [u8]) -> impl Iterator<Item = Self> {
        let (mut start, mut number) = (0, 0);
        std::iter::from_fn(move || {
            let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
            let newline = memchr(b'\n', rest);
            let line = &rest[..newline.unwrap_or(rest.len())];
            let end = start + newline.map_or(rest.len(), |at| at + 1);
            let text = line.strip_suffix(b"\r").unwrap_or(line);
            number += 1;
            let carriage_return = text.len() < line.len();
            let raw = Self {
                number,
                text,
                carriage_return,
                ended: newline.is_some(),
                end,
            };
            start = end;
            Some(raw)
        })
    }
}
