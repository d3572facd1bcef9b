//! Walks over the blocks of a document: headings say what follows, tables are told by their heads, and every line that
//! nobody took ends in the report.

mod below;
mod columns;
mod form;
mod head;
mod heading;
mod sheet;
mod title;
mod turned;
mod unfolded;

pub(super) use head::has_head;
pub(super) use heading::{Context, is_heading};
pub(super) use sheet::{Sheet, labelled};

use std::collections::HashSet;

use super::block::{At, Block, Document, Item, Line, Row, one_line};
use super::column::Subject;
use super::found::{Doubtful, Found, Heading, Level, Why};
use super::tasks::heading::Titled;
use super::{contacts, contracts, direction, drawing, drills, events, levels, org, path, tasks};
use head::{Understood, understood};
use turned::turned;
use unfolded::unfolded;

/// Reads, and keeps account of every line.
#[derive(Default)]
pub(in crate::document::import) struct Reader {
    pub(in crate::document::import) found: Found,
    told: HashSet<At>,
    above: Vec<(u8, Context)>,
    titled: bool,
    /// Which heading is plainly the document's.
    title: Option<At>,
    /// How deep the last heading lay that said how often.
    timed_at: Option<u8>,
    /// Rows that are struck through.
    struck: HashSet<At>,
    /// What stands above is the name of a sheet, which says nothing of the document.
    of_sheet: bool,
    /// A heading that may be a task.
    pub(in crate::document::import) titled_task: Option<Titled>,
    /// Levels that have words for names, each with a heading of its own.
    pub(in crate::document::import) wordy: Vec<Level>,
    /// The lines of text that the document's name was taken from.
    named: Vec<At>,
}

/// Everything that a document says.
pub fn found(document: &Document) -> Found {
    let mut reader = Reader {
        struck: document.struck.iter().copied().collect(),
        title: heading::title_of(&document.blocks),
        ..Reader::default()
    };
    for block in &document.blocks {
        reader.block(block);
    }
    reader.end_titled(0);
    levels::settle(&mut reader);
    contracts::desks(&mut reader);
    for line in &document.unsaid {
        reader.found.leave(line.at, &line.text, Why::Unsaid);
    }
    for line in &document.filtered {
        reader.found.doubt(line.at, &line.text, Doubtful::Filtered);
    }
    for line in &document.lines {
        if !reader.told.contains(&line.at) {
            reader.found.leave(line.at, one_line(&line.text), Why::Prose);
        }
    }
    reader.found.language = document.language();
    reader.found
}

impl Reader {
    /// What the headings above say.
    pub(in crate::document::import) fn context(&self) -> Context {
        self.above
            .last()
            .map(|(_, context)| context.clone())
            .unwrap_or_default()
    }

    /// The line is in the plan, or in the report.
    pub(in crate::document::import) fn told(&mut self, at: At) {
        self.told.insert(at);
    }

    /// The line goes to the report.
    pub(in crate::document::import) fn leave(&mut self, at: At, text: impl Into<String>, why: Why) {
        self.told.insert(at);
        self.found.leave(at, text, why);
    }

    pub(in crate::document::import) fn leave_lines(&mut self, lines: &[Line], why: Why) {
        for line in lines {
            if self.named.contains(&line.at) {
                self.told(line.at);
                continue;
            }
            self.leave(line.at, line.text.trim(), why);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { at, depth, text } => self.heading(*at, *depth, text),
            Block::Table(rows) => {
                self.end_titled_by_table();
                self.table(rows);
            }
            Block::List(items) if self.titled_list(items) => {}
            Block::List(items) => self.list(items),
            Block::Text(lines) if self.titled_text(lines) => {}
            Block::Text(lines) => self.text(lines),
            Block::Drawing(lines) => drawing::read(self, lines),
            Block::Verbatim(lines) => self.verbatim(lines),
            Block::Hidden(lines) => self.leave_lines(lines, Why::Hidden),
        }
    }

    /// Code is never read, but for a diagram of who is told.
    fn verbatim(&mut self, lines: &[Line]) {
        let fence = |line: &Line| line.text.trim_start().starts_with("```");
        let is_path = self.context().subject == Some(Subject::Path);
        let ends = lines
            .iter()
            .enumerate()
            .skip(1)
            .find(|(_, line)| fence(line) && line.text.trim() == "```");
        let (own, rest) = lines.split_at(ends.map_or(lines.len(), |(at, _)| at + 1));
        let is_diagram = own.first().is_some_and(|line| line.text.trim() == "```mermaid");
        if !(is_path && is_diagram && path::diagram(self, own)) {
            self.leave_lines(own, Why::Verbatim);
        }
        if !rest.is_empty() {
            self.verbatim(rest);
        }
    }

    pub(in crate::document::import) fn list(&mut self, items: &[Item]) {
        for item in items {
            item.lines
                .iter()
                .for_each(|line| direction::direction(self, line));
        }
        match self.subject_below() {
            Some(Subject::Org) => org::list(self, items),
            Some(Subject::Contracts) => contracts::list(self, items),
            Some(Subject::Levels) => levels::list(self, items),
            Some(Subject::Path) => path::list(self, items),
            Some(Subject::Contacts) => contacts::list(self, items),
            Some(Subject::Drills) => drills::list(self, items),
            Some(Subject::Channels) => events::list(self, items),
            None if levels::named(self, items) => {}
            None => {
                let others = levels::within(self, items);
                tasks::list::list(self, &others);
            }
            Some(Subject::Tasks) => tasks::list::list(self, items),
        }
    }

    pub(in crate::document::import) fn text(&mut self, lines: &[Line]) {
        self.titled_by(lines);
        self.go_live(lines);
        for line in lines {
            direction::direction(self, line);
        }
        match self.subject_below() {
            Some(Subject::Path) => path::text(self, lines),
            Some(Subject::Levels) => levels::text(self, lines),
            Some(Subject::Contracts) => contracts::text(self, lines),
            Some(Subject::Contacts) => contacts::text(self, lines),
            Some(Subject::Org) => drawing::read(self, lines),
            _ if lines.iter().any(|line| path::is_plainly_one(&line.text)) => path::text(self, lines),
            None if self.above.is_empty() && tasks::plain::text(self, lines) => {}
            None if contacts::are_some(lines) => contacts::text(self, lines),
            _ => self.leave_lines(lines, Why::Prose),
        }
    }

    /// What text and bullets are about: below the heading of a level in a list of contacts, who is told.
    fn subject_below(&self) -> Option<Subject> {
        let context = self.context();
        match context.subject {
            Some(Subject::Contacts) | None if path::whose(&context.heading).is_some() => Some(Subject::Path),
            subject => subject,
        }
    }

    fn table(&mut self, rows: &[Row]) {
        let context = self.context();
        for row in rows.iter().filter(|row| row.is_empty()) {
            self.told(row.at);
        }
        let rows = match rows {
            [first, rest @ ..]
                if title::is_title(first)
                    && understood(&rows[..1], context.subject).is_none()
                    && self.titled_row(first) =>
            {
                rest
            }
            _ => rows,
        };
        let context = self.context();
        if tasks::table::by_column(self, rows) {
            return;
        }
        if context.subject == Some(Subject::Contracts) && contracts::are_pairs(rows) {
            return contracts::pairs(self, rows);
        }
        if [Subject::Tasks, Subject::Contacts]
            .iter()
            .any(|about| self.forms(rows, *about))
        {
            return;
        }
        let turned = unfolded(rows).or_else(|| turned(rows, context.subject));
        if turned.is_some() {
            rows.iter().for_each(|row| self.told(row.at));
        }
        let rows = turned.as_deref().unwrap_or(rows);
        let Some(Understood { about, head, sheet }) = understood(rows, context.subject) else {
            return self.table_without_head(rows, context.subject);
        };
        for row in rows[..head.start].iter().filter(|row| !row.is_empty()) {
            if !self.titled_row(row) {
                self.leave(row.at, row.text(), Why::Prose);
            }
        }
        for row in &rows[head] {
            self.told(row.at);
            self.found.headings.push(Heading {
                at: row.at,
                text: row.text(),
            });
        }
        let sheet = self.holds(about, sheet);
        self.sheet(about, sheet);
    }

    fn sheet(&mut self, about: Subject, sheet: Sheet) {
        match about {
            Subject::Tasks => tasks::table::read(self, sheet),
            Subject::Org => org::table(self, &sheet),
            Subject::Contracts => contracts::table(self, &sheet),
            Subject::Channels => events::table(self, &sheet),
            Subject::Levels => levels::table(self, &sheet),
            Subject::Path => path::table(self, &sheet),
            Subject::Contacts => contacts::table(self, &sheet),
            Subject::Drills => drills::table(self, &sheet),
        }
    }

    /// Takes the forms that the rows are made of; false where they are another table.
    fn forms(&mut self, rows: &[Row], about: Subject) -> bool {
        let Some((forms, taken)) = form::forms(rows, about) else {
            return false;
        };
        for (row, taken) in rows.iter().zip(taken) {
            if taken {
                self.told(row.at);
            } else if !self.titled_row(row) {
                self.leave(row.at, row.text(), Why::Table);
            }
        }
        for [head, below] in forms {
            let (at, text) = (head.at, head.text());
            self.found.headings.push(Heading { at, text });
            let columns = columns::columns(about, &head.cells, std::slice::from_ref(&below));
            let sheet = Sheet {
                heads: head.cells,
                columns,
                rows: vec![below],
            };
            self.sheet(about, sheet);
        }
        true
    }

    /// Rows that are struck through are left; in a table of tasks what they say of those below still counts.
    fn holds(&mut self, about: Subject, mut sheet: Sheet) -> Sheet {
        if about != Subject::Tasks {
            let struck: Vec<Row> = sheet.rows.extract_if(.., |row| self.is_struck(row)).collect();
            for row in struck {
                self.leave(row.at, row.text(), Why::Ended);
            }
        }
        sheet
    }

    /// Is the row struck through?
    pub(in crate::document::import) fn is_struck(&self, row: &Row) -> bool {
        self.struck.contains(&row.at)
    }

    fn table_without_head(&mut self, rows: &[Row], about: Option<Subject>) {
        if about == Some(Subject::Contracts) {
            return contracts::pairs(self, rows);
        }
        let understood = match about {
            Some(Subject::Org) => org::grid(self, rows),
            Some(Subject::Levels) => levels::rows(self, rows),
            Some(Subject::Path) => path::rows(self, rows),
            Some(Subject::Contacts) => contacts::rows(self, rows),
            _ => false,
        };
        if understood {
            return;
        }
        for row in rows.iter().filter(|row| !row.is_empty()) {
            if self.titled_row(row) {
                continue;
            }
            let line = Line {
                at: row.at,
                text: row.text(),
            };
            self.go_live(std::slice::from_ref(&line));
            self.leave(row.at, line.text, Why::Table);
        }
    }
}
