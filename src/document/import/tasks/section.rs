//! A section of its own for a task that a list named before: `### 3.1 バックアップ確認`, and below it fields, steps,
//! words.

use super::super::block::{At, Block, Item, Line, Row, one_line};
use super::super::column::{Subject, subject};
use super::super::found::{Doubtful, Task, Why};
use super::super::frequency::Timing;
use super::super::reader::{Reader, has_head};
use super::super::words::{brackets, labelled};
use super::again::{self, difference};
use super::detail::{detail, field, is_field};
use super::fields::{are_fields, fields};
use super::heading::more_exact;
use super::list::is_timed;
use super::place::{self, Standing, fit};
use super::same;
use super::task::{push, settled};

/// A section about a task that was found before.
#[derive(Debug)]
pub(in crate::document::import) struct Section {
    depth: u8,
    /// Which of the tasks found it is about.
    known: usize,
    /// What it says of it.
    again: Task,
    /// The heading within it that stands above what comes next.
    below: String,
}

/// The task that a heading names; `None` where there is none, or where several may be meant.
pub(in crate::document::import) fn begins(
    reader: &mut Reader,
    at: At,
    depth: u8,
    text: &str,
) -> Option<Section> {
    let named = named(reader, text);
    let title = reader.found.tasks[*named.first()?].title.clone();
    let again = Task {
        at,
        title,
        ..Task::default()
    };
    let here = place::about(&again, &reader.headings_above());
    let standing = named.into_iter().map(|at| (at, place::of(reader, at)));
    let fitting: Vec<_> = standing.filter(|(_, it)| fit(&it.about, &here)).collect();
    let (known, first) = fitting.first()?;
    let one =
        |(at, it): &(usize, Standing)| at == known || it.about == first.about && it.block != first.block;
    fitting.iter().all(one).then_some(Section {
        depth,
        known: *known,
        again,
        below: String::new(),
    })
}

/// Tasks called `バックアップ確認`, by `バックアップ確認（日次）`, `バックアップ確認の手順`, `T-01 バックアップ確認`.
fn named(reader: &mut Reader, text: &str) -> Vec<usize> {
    const ENDS: [&str; 9] = [
        "について",
        "の詳細",
        "詳細",
        "の作業手順",
        "作業手順",
        "の手順",
        "手順書",
        "手順",
        "procedure",
    ];
    if reader.found.tasks.is_empty() || text.chars().count() > 40 {
        return Vec::new();
    }
    same::index(reader);
    let whole = same::key(reader, text);
    let bare = same::key(reader, &brackets(text).0);
    let shorter = ENDS.iter().find_map(|end| bare.strip_suffix(end));
    let is_code = |it: &str| it.is_ascii() && it.contains(|it: char| it.is_ascii_digit());
    let coded = text
        .split_once([' ', '\u{3000}'])
        .filter(|(code, _)| is_code(code));
    let coded = coded.map(|(_, title)| same::key(reader, title));
    let keys = [
        Some(whole.as_str()),
        Some(bare.as_str()),
        shorter,
        coded.as_deref(),
    ];
    let found = keys.into_iter().flatten().find_map(|key| reader.titles.get(key));
    found.cloned().unwrap_or_default()
}

impl Section {
    fn says_nothing(&self) -> bool {
        let empty = Task {
            at: self.again.at,
            title: self.again.title.clone(),
            ..Task::default()
        };
        self.again == empty
    }
}

impl Reader {
    /// Takes a block of the section; false where it is about something else.
    pub(in crate::document::import) fn in_section(&mut self, block: &Block) -> bool {
        let Some(mut section) = self.section.take() else {
            return false;
        };
        let taken = match block {
            Block::Heading { at, depth, text } => {
                let own = *depth > section.depth && subject(text).is_none_or(|it| it == Subject::Tasks);
                if own {
                    section.below = one_line(text);
                    self.heading_told(*at, section.below.clone());
                }
                own
            }
            Block::List(items) if items.iter().any(|item| is_timed(&item.text())) => false,
            Block::List(items) => {
                items.iter().for_each(|item| self.about_item(&mut section, item));
                true
            }
            Block::Text(lines) => {
                lines.iter().for_each(|line| self.about_line(&mut section, line));
                true
            }
            Block::Table(rows) => self.about_rows(&mut section, rows),
            Block::Drawing(_) | Block::Verbatim(_) | Block::Hidden(_) => {
                self.section = Some(section);
                return false;
            }
        };
        let is_heading = matches!(block, Block::Heading { .. });
        match taken {
            true => self.section = Some(section),
            false if section.says_nothing() && !is_heading => self.heading_of_others(section.again.at),
            false => end(self, section),
        }
        taken
    }

    /// The last section ends with the document.
    pub(in crate::document::import) fn end_section(&mut self) {
        if let Some(section) = self.section.take() {
            end(self, section);
        }
    }

    fn about_item(&mut self, section: &mut Section, item: &Item) {
        item.lines.iter().for_each(|line| self.told(line.at));
        about(self, section, &one_line(&item.text()));
    }

    fn about_line(&mut self, section: &mut Section, line: &Line) {
        self.told(line.at);
        about(self, section, line.text.trim());
    }

    /// Rows of a name and a value; what other tables hold that are none of ours is left.
    fn about_rows(&mut self, section: &mut Section, rows: &[Row]) -> bool {
        if !are_fields(rows) {
            let other = has_head(rows);
            for row in rows.iter().filter(|_| !other) {
                self.leave(row.at, row.text(), Why::Table);
            }
            return !other;
        }
        fields(self, &mut section.again, rows);
        true
    }
}

/// A field, how often, or a line of the note.
fn about(reader: &mut Reader, section: &mut Section, text: &str) {
    let labelled_by_heading = || is_field(&section.below) && labelled(text).is_none();
    if labelled_by_heading() {
        let label = section.below.clone();
        return field(reader, &mut section.again, &label, text);
    }
    let base = Timing {
        phrase: reader.found.tasks[section.known].frequency.clone(),
        ..Timing::default()
    };
    let (first, rest) = text.split_once('。').unwrap_or((text, ""));
    match more_exact(&base, first).filter(|it| it.rest.is_empty() && section.again.frequency.is_empty()) {
        Some(said) => {
            (section.again.frequency, section.again.time) = (said.phrase, said.time);
            section.again.note.push(rest.trim().to_owned());
        }
        None => detail(reader, &mut section.again, text),
    }
}

/// What it says is added to the task; where it says another thing, it is another task.
fn end(reader: &mut Reader, section: Section) {
    let (known, mut again) = (section.known, section.again);
    let first = same::as_said(reader, known, &same::untimed(reader));
    if again.frequency.is_empty() {
        again.frequency.clone_from(&first.frequency);
    }
    settled(&mut again);
    if let Some(key) = difference(&first, &again) {
        let other = Doubtful::OtherTask(key, first.at.line);
        reader.found.doubt(again.at, &again.title, other);
        return push(reader, again);
    }
    again::said(reader, known, again);
}
