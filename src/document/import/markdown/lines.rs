//! The lines of a text, by where they begin.

use std::ops::Range;

use super::super::block::{At, Line};

/// Where each line begins.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let after = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    pub(super) fn at(&self, at: usize) -> At {
        At::line(self.number(at))
    }

    /// The line, from 1, as it stands there.
    fn line(&self, number: usize) -> &'t str {
        let start = self.starts.get(number - 1).copied().unwrap_or(self.text.len());
        let end = self.starts.get(number).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end()
    }

    /// The lines of a range of bytes that are not empty.
    pub(super) fn between(&self, start: usize, end: usize) -> Vec<Line> {
        let last = self.number(end.saturating_sub(1).max(start));
        let lines = (self.number(start)..=last).map(|number| Line {
            at: At::line(number),
            text: self.line(number).trim().to_owned(),
        });
        lines.filter(|line| !line.text.is_empty()).collect()
    }

    /// The same with their indentation.
    pub(super) fn as_they_stand(&self, start: usize, end: usize) -> Vec<Line> {
        let lines = self.between(start, end).into_iter().map(|line| Line {
            text: self.line(line.at.line as usize).to_owned(),
            ..line
        });
        lines.collect()
    }

    /// Without empty lines, rules, and the bars of tables that hold nothing.
    pub(super) fn that_say_something(&self) -> Vec<Line> {
        let says = |it: char| {
            !(it.is_whitespace()
                || matches!(
                    it,
                    '|' | '-' | ':' | '=' | '*' | '_' | '｜' | '\u{feff}' | '>' | '#' | '+' | '`' | '~'
                ))
        };
        self.between(0, self.text.len())
            .into_iter()
            .filter(|line| {
                !matches!(
                    line.text.as_str(),
                    "```text" | "```txt" | "~~~text" | "```plaintext"
                )
            })
            .filter(|line| without_frame(&line.text).contains(says))
            .collect()
    }
}

/// Lines that belong to one row of a table become one, where the row stands.
pub(super) fn gathered(lines: Vec<Line>, rows: &[(Range<usize>, At)]) -> Vec<Line> {
    let mut gathered: Vec<Line> = Vec::with_capacity(lines.len());
    let mut rows = rows.iter().peekable();
    for line in lines {
        while rows
            .next_if(|(own, _)| own.end <= line.at.line as usize)
            .is_some()
        {}
        let row = rows
            .peek()
            .filter(|(own, _)| own.contains(&(line.at.line as usize)));
        let at = row.map_or(line.at, |(_, at)| *at);
        match gathered.last_mut().filter(|last| row.is_some() && last.at == at) {
            Some(last) => last.text = format!("{} {}", last.text, line.text),
            None => gathered.push(Line { at, ..line }),
        }
    }
    gathered
}

/// Without the tags that only frame a table.
fn without_frame(line: &str) -> String {
    const TAGS: [&str; 12] = [
        "<table>", "</table>", "<tr>", "</tr>", "<thead>", "</thead>", "<tbody>", "</tbody>", "</td>",
        "</th>", "<td>", "<th>",
    ];
    if !line.contains('<') {
        return line.to_owned();
    }
    TAGS.iter()
        .fold(line.to_owned(), |line, tag| line.replace(tag, ""))
}
