//! Walks over the blocks of a document: headings say what follows, tables are told by their heads, and every line that
//! nobody took ends in the report.

mod below;
mod columns;
mod form;
mod head;
mod heading;
mod sheet;
mod tables;
mod title;
mod turned;
mod unfolded;

pub(super) use head::has_head;
pub(super) use heading::{Context, is_heading};
pub(super) use sheet::{Sheet, labelled};

use foldhash::{HashMap, HashSet};

use super::block::{At, Block, Document, Item, Line, one_line};
use super::column::Subject;
use super::found::{Doubtful, Found, Level, Path, Task, Why};
use super::tasks::heading::Titled;
use super::tasks::section::Section;
use super::tasks::{self, Place};
use super::words::fold;
use super::{contacts, contracts, direction, drawing, drills, events, languages, levels, org, outages, path};

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
    /// Where the tasks that have an id stand among those found, by it and their title.
    identified: HashMap<(String, String), usize>,
    /// Where the tasks stand, block by block.
    pub(in crate::document::import) places: Vec<Place>,
    /// How many blocks were begun.
    pub(in crate::document::import) block: usize,
    /// Rows that are struck through.
    struck: HashSet<At>,
    /// What stands above is the name of a sheet, which says nothing of the document.
    of_sheet: bool,
    /// A heading that may be a task.
    pub(in crate::document::import) titled_task: Option<Titled>,
    /// A section about a task found before.
    pub(in crate::document::import) section: Option<Section>,
    /// Which tasks have which title.
    pub(in crate::document::import) titles: HashMap<String, Vec<usize>>,
    /// How many tasks are among those.
    pub(in crate::document::import) indexed: usize,
    /// Levels that have words for names, each with a heading of its own.
    pub(in crate::document::import) wordy: Vec<Level>,
    /// Contacts in the order in which they are called.
    pub(in crate::document::import) call_order: Option<Path>,
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
    reader.found.in_two_languages = languages::are_two(&document.blocks);
    for block in &document.blocks {
        reader.block(block);
    }
    reader.end_section();
    reader.end_titled(0);
    tasks::owner::settle(&mut reader);
    tasks::same::settle(&mut reader);
    levels::settle(&mut reader);
    contacts::settle(&mut reader);
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

    /// The headings above, from the outermost.
    pub(in crate::document::import) fn headings_above(&self) -> Vec<String> {
        let all = self.above.iter().map(|(_, context)| context.heading.clone());
        all.filter(|heading| !heading.is_empty()).collect()
    }

    fn block(&mut self, block: &Block) {
        self.block += 1;
        if self.in_section(block) {
            return;
        }
        match block {
            Block::Heading { at, depth, text } => self.heading(*at, *depth, text),
            Block::Table(rows) => {
                self.end_titled_by_table();
                self.table(rows);
            }
            Block::List(items) if self.titled_list(items) => {}
            Block::List(items) => self.list(items),
            Block::Text(lines) if tasks::plain::card(self, lines) => {}
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

    /// Which of the tasks found has the id and the title of this one; where none does, this will be the one.
    pub(in crate::document::import) fn said_before(&mut self, task: &Task) -> Option<usize> {
        let id = task.id.clone()?;
        let next = self.found.tasks.len();
        let first = *self.identified.entry((id, fold(&task.title))).or_insert(next);
        (first < next).then_some(first)
    }

    pub(in crate::document::import) fn list(&mut self, items: &[Item]) {
        for item in items {
            item.lines
                .iter()
                .for_each(|line| direction::direction(self, line));
        }
        let lines = || -> Vec<Line> { items.iter().flat_map(|it| it.lines.clone()).collect() };
        if outages::are_below(&self.context().heading) && outages::lines(self, &lines()) {
            return;
        }
        match self.subject_below() {
            Some(Subject::Org) if contacts::list_some(items) => contacts::list(self, items),
            Some(Subject::Org) => org::list(self, items),
            Some(Subject::Contracts) => contracts::list(self, items),
            Some(Subject::Levels) => levels::list(self, items),
            Some(Subject::Path) if levels::named(self, items) => {}
            Some(Subject::Path) => path::list(self, items),
            Some(Subject::Contacts) => contacts::list(self, items),
            Some(Subject::Drills) => drills::list(self, items),
            Some(Subject::Channels) => events::list(self, items),
            None if levels::named(self, items) || events::named(self, items) => {}
            Some(Subject::Tasks) | None => {
                let others = levels::within(self, items);
                tasks::list::list(self, others.as_deref().unwrap_or(items));
            }
        }
    }

    pub(in crate::document::import) fn text(&mut self, lines: &[Line]) {
        self.titled_by(lines);
        self.go_live(lines);
        for line in lines {
            direction::direction(self, line);
        }
        if outages::are_below(&self.context().heading) && outages::lines(self, lines) {
            return;
        }
        match self.subject_below() {
            Some(Subject::Path) => path::text(self, lines),
            Some(Subject::Levels) => levels::text(self, lines),
            Some(Subject::Contracts) => contracts::text(self, lines),
            Some(Subject::Contacts) => contacts::text(self, lines),
            Some(Subject::Org) if contacts::are_some(lines) => contacts::text(self, lines),
            Some(Subject::Org) => drawing::read(self, lines),
            _ if lines.iter().any(|line| path::is_plainly_one(&line.text)) => path::text(self, lines),
            None if self.above.is_empty() && tasks::plain::text(self, lines) => {}
            None if contacts::are_some(lines) => contacts::text(self, lines),
            None if levels::plainly(self, lines) => {}
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
}
