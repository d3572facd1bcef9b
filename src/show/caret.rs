//! A finding with the line of the file and carets right under the words, also where the letters are of double width.
//!
//! Only a window of the line is drawn: a line may be a megabyte long. Tabs and control characters are drawn as one
//! column each, so that nothing in the file moves the cursor or the caret.

use std::ops::Range;

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::safe;
use crate::plan::source::Lines;
use crate::plan::{Place, Position, Severity};

/// Lines longer than this, in bytes, are cut before they are drawn; shorter ones where the terminal ends.
const LONG: usize = 1_000;

/// Characters of a long line that are drawn before, within, and after the words.
const BEFORE: usize = 40;
const WITHIN: usize = 60;
const AFTER: usize = 40;

/// A piece of a line, made safe, with the words in it.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    file: String,
    position: Position,
    line: String,
    words: Range<usize>,
    /// Is `line` only a part? Then the column cannot be counted in it.
    is_cut: bool,
}

/// What is drawn.
pub(super) struct Report<'a> {
    pub(super) label: &'a str,
    pub(super) severity: Severity,
    pub(super) code: &'a str,
    pub(super) message: &'a str,
    pub(super) help: &'a str,
    pub(super) help_label: &'a str,
    pub(super) spot: &'a Spot,
    pub(super) other: Option<(&'a str, &'a Spot)>,
}

impl Spot {
    /// What stands at `place`; an empty line where the file could not be read.
    pub(super) fn new(file: &str, lines: Option<&Lines<'_>>, place: Place) -> Self {
        let Range { start, end } = place.range();
        let position = lines.map_or(Position { line: 1, column: 1 }, |lines| lines.position(start));
        let (begins, text) = lines.map_or((0, ""), |lines| lines.around(start));
        let within = |at: usize| text.floor_char_boundary(at.saturating_sub(begins));
        let words = within(start)..within(end).max(within(start));
        let is_cut = text.len() > LONG;
        let (line, words) = if is_cut {
            window(text, words)
        } else {
            harmless_line(text, words)
        };
        Self {
            file: safe(file),
            position,
            line,
            words,
            is_cut,
        }
    }
}

impl Spot {
    /// The same with stars for the words: a secret that stands in the plan must not stand in a log, too.
    pub(super) fn masked(mut self) -> Self {
        let stars = self.line[self.words.clone()]
            .chars()
            .map(|_| '*')
            .collect::<String>();
        self.line.replace_range(self.words.clone(), &stars);
        self.words.end = self.words.start + stars.len();
        self
    }
}

pub(super) fn draw(report: &Report<'_>) -> String {
    let level = match report.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let (message, help) = (safe(report.message), lines(report.help));
    let title = level
        .with_name(report.label)
        .primary_title(message)
        .id(report.code);
    let mut group = place(Group::with_title(title), report.spot, AnnotationKind::Primary, "");
    if let Some((said, spot)) = report.other {
        group = place(group, spot, AnnotationKind::Context, said);
    }
    if !help.is_empty() {
        group = group.element(Level::HELP.with_name(report.help_label).message(help));
    }
    Renderer::styled()
        .term_width(DEFAULT_TERM_WIDTH.max(BEFORE + WITHIN + AFTER + 20))
        .render(&[group])
}

fn place<'a>(group: Group<'a>, spot: &'a Spot, kind: AnnotationKind, said: &'a str) -> Group<'a> {
    let Position { line, column } = spot.position;
    let origin = Origin::path(spot.file.as_str()).line(line).char_column(column);
    let words = kind
        .span(spot.words.clone())
        .label((!said.is_empty()).then_some(said));
    let snippet = Snippet::source(spot.line.as_str())
        .line_start(line)
        .annotation(words);
    match spot.line.trim() {
        "" => group.element(origin),
        _ if spot.is_cut => group.element(origin).element(snippet),
        _ => group.element(snippet.path(spot.file.as_str())),
    }
}

/// The help may have several lines; each is made safe.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(safe).collect();
    lines.join("\n")
}

/// The part of `line` around `words`, every character made safe; and where the words are in it.
fn window(line: &str, words: Range<usize>) -> (String, Range<usize>) {
    let line_before = &line[..words.start];
    let before = last(line_before, BEFORE);
    let within = first(&line[words.clone()], WITHIN);
    let after = first(&line[words.end..], AFTER);
    let mut drawn = String::new();
    if before.len() < line_before.len() {
        drawn.push('…');
    }
    drawn.extend(before.chars().map(harmless));
    let start = drawn.len();
    drawn.extend(within.chars().map(harmless));
    let end = drawn.len();
    if words.start + within.len() < words.end {
        drawn.push('…');
    } else {
        drawn.extend(after.chars().map(harmless));
        if words.end + after.len() < line.len() {
            drawn.push('…');
        }
    }
    (drawn, start..end)
}

/// All of `line`, every character made safe; and where `words` are in it.
fn harmless_line(line: &str, words: Range<usize>) -> (String, Range<usize>) {
    let safe = |part: &str| part.chars().map(harmless).collect::<String>();
    let (before, within) = (safe(&line[..words.start]), safe(&line[words.clone()]));
    let after = safe(&line[words.end..]);
    let words = before.len()..before.len() + within.len();
    (before + &within + &after, words)
}

fn first(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at])
}

fn last(text: &str, most: usize) -> &str {
    match most
        .checked_sub(1)
        .and_then(|most| text.char_indices().rev().nth(most))
    {
        Some((at, _)) => &text[at..],
        None => text,
    }
}

/// One character for one: what is not to be seen is drawn as �.
fn harmless(letter: char) -> char {
    match letter {
        '\t' => ' ',
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => '�',
        letter if letter.is_control() => '�',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_cut_around_the_words() {
        let long = "あ".repeat(1000);
        let line = format!("{long}誤{long}");
        let (drawn, words) = window(&line, long.len()..long.len() + 3);
        assert_eq!(&drawn[words.clone()], "誤");
        assert_eq!(drawn.chars().count(), 1 + BEFORE + 1 + AFTER + 1);
        assert!(drawn.starts_with("…あ") && drawn.ends_with("あ…"), "{drawn}");
    }

    #[test]
    fn nothing_in_a_line_moves_the_cursor() {
        let (drawn, words) = window("a\tb\u{1b}[2J\u{202e}c", 2..3);
        assert_eq!((drawn.as_str(), &drawn[words]), ("a b�[2J�c", "b"));
    }
}
