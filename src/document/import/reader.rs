//! Walks over the blocks of a document: headings say what follows, tables are told by their heads, and every line that
//! nobody took ends in the report.

use std::collections::HashSet;

use super::block::{At, Block, Document, Line, Row, one_line};
use super::column::{Column, Subject, subject};
use super::found::{Found, Heading, Why};
use super::frequency::{self, Timing};
use super::words::{fold, is_blank};
use super::{contacts, contracts, dates, drills, events, levels, org, path, task_list, task_table};
use crate::plan::Method;

/// What the headings above a block say.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) subject: Option<Subject>,
    pub(super) timing: Option<Timing>,
    pub(super) method: Option<Method>,
    /// The deepest heading that is neither a subject nor a frequency.
    pub(super) category: Option<(At, String)>,
    /// The deepest heading.
    pub(super) heading: String,
}

/// Reads, and keeps account of every line.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) found: Found,
    told: HashSet<At>,
    above: Vec<(u8, Context)>,
    titled: bool,
}

/// A table whose head is understood.
pub(super) struct Sheet<'t> {
    pub(super) heads: Vec<String>,
    pub(super) columns: Vec<Option<Column>>,
    pub(super) rows: &'t [Row],
}

/// Everything that a document says.
pub fn found(document: &Document) -> Found {
    let mut reader = Reader::default();
    for block in &document.blocks {
        reader.block(block);
    }
    for line in &document.lines {
        if !reader.told.contains(&line.at) {
            reader.found.leave(line.at, one_line(&line.text), Why::Prose);
        }
    }
    reader.found.left.sort_by_key(|left| left.at);
    reader.found
}

impl Reader {
    /// What the headings above say.
    pub(super) fn context(&self) -> Context {
        self.above
            .last()
            .map(|(_, context)| context.clone())
            .unwrap_or_default()
    }

    /// The line is in the plan, or in the report.
    pub(super) fn told(&mut self, at: At) {
        self.told.insert(at);
    }

    /// The line goes to the report.
    pub(super) fn leave(&mut self, at: At, text: impl Into<String>, why: Why) {
        self.told.insert(at);
        self.found.leave(at, text, why);
    }

    pub(super) fn leave_lines(&mut self, lines: &[Line], why: Why) {
        for line in lines {
            self.leave(line.at, line.text.clone(), why);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { at, depth, text } => self.heading(*at, *depth, text),
            Block::Table(rows) => self.table(rows),
            Block::List(items) => match self.context().subject {
                Some(Subject::Org) => org::list(self, items),
                Some(Subject::Contracts) => contracts::list(self, items),
                Some(Subject::Levels) => levels::list(self, items),
                Some(Subject::Path) => path::list(self, items),
                Some(Subject::Contacts) => contacts::list(self, items),
                Some(Subject::Drills) => drills::list(self, items),
                Some(Subject::Channels) => events::list(self, items),
                Some(Subject::Tasks) | None => task_list::list(self, items),
            },
            Block::Text(lines) => self.text(lines),
            Block::Verbatim(lines) => self.leave_lines(lines, Why::Verbatim),
        }
    }

    fn text(&mut self, lines: &[Line]) {
        for line in lines {
            self.go_live(line);
            levels::direction(self, line);
        }
        match self.context().subject {
            Some(Subject::Path) => path::text(self, lines),
            Some(Subject::Levels) => levels::text(self, lines),
            Some(Subject::Contracts) => contracts::text(self, lines),
            Some(Subject::Contacts) => contacts::text(self, lines),
            _ => self.leave_lines(lines, Why::Prose),
        }
    }

    /// 稼働開始日：2026年4月1日, wherever it stands.
    fn go_live(&mut self, line: &Line) {
        let folded = fold(&line.text);
        let says = [
            "稼働開始",
            "運用開始",
            "サービス開始",
            "本番稼働",
            "リリース日",
            "go-live",
            "golive",
        ]
        .iter()
        .any(|it| folded.contains(it));
        if let (true, Some(day)) = (says, dates::days(&line.text).first()) {
            self.found.starts.get_or_insert(*day);
        }
    }

    fn heading(&mut self, at: At, depth: u8, text: &str) {
        self.above.retain(|(above, _)| *above < depth);
        let parent = self.context();
        let text = one_line(text);
        let heading = || Heading {
            at,
            text: text.clone(),
        };
        if !self.titled && depth == 1 && is_title(&text) {
            self.titled = true;
            self.found.name = Some(text.clone());
            self.found.headings.push(heading());
            self.told(at);
            self.above.push((depth, Context::default()));
            return;
        }
        let (timing, method) = frequency::of_heading(&text);
        let own = subject(&text).filter(|_| timing.is_none() || parent.subject.is_none());
        let timed = timing.is_some().then_some(Subject::Tasks);
        let mut context = Context {
            heading: text.clone(),
            ..parent.clone()
        };
        context.subject = own.or(parent.subject).or(timed);
        context.method = method.or(parent.method);
        if own.is_some() && own != parent.subject {
            (context.category, context.timing) = (None, None);
        }
        if timing.is_some() {
            context.timing = timing;
        } else if own.is_none() {
            context.category = Some((at, text.clone()));
        }
        if own.is_some()
            || context.timing.is_some() && context.category.as_ref().is_none_or(|(it, _)| *it != at)
        {
            self.found.headings.push(heading());
            self.told(at);
        }
        self.above.push((depth, context));
    }

    /// The heading is in the plan: as a category, a level.
    pub(super) fn heading_used(&mut self) {
        if let Some((at, _)) = self.context().category {
            self.told(at);
        }
    }

    fn table(&mut self, rows: &[Row]) {
        let context = self.context();
        for row in rows.iter().filter(|row| row.is_empty()) {
            self.told(row.at);
        }
        let Some((about, from, sheet)) = understood(rows, context.subject) else {
            return self.table_without_head(rows, context.subject);
        };
        for row in &rows[..from] {
            if !row.is_empty() {
                self.leave(row.at, row.text(), Why::Prose);
            }
        }
        self.told(rows[from].at);
        self.leave_ragged(&rows[from + 1..], rows[from].cells.len());
        match about {
            Subject::Tasks => task_table::read(self, &sheet),
            Subject::Org => org::table(self, &sheet),
            Subject::Contracts => contracts::table(self, &sheet),
            Subject::Channels => events::table(self, &sheet),
            Subject::Levels => levels::table(self, &sheet),
            Subject::Path => path::table(self, &sheet),
            Subject::Contacts => contacts::table(self, &sheet),
            Subject::Drills => drills::table(self, &sheet),
        }
    }

    /// Cells that stand to the right of the head belong to no column.
    fn leave_ragged(&mut self, rows: &[Row], width: usize) {
        for row in rows {
            let beyond: Vec<&str> = row
                .filled()
                .filter(|(at, _)| *at >= width)
                .map(|(_, it)| it)
                .collect();
            if !beyond.is_empty() {
                self.leave(row.at, beyond.join(" | "), Why::Prose);
            }
        }
    }

    fn table_without_head(&mut self, rows: &[Row], about: Option<Subject>) {
        if about == Some(Subject::Contracts) {
            return contracts::pairs(self, rows);
        }
        for row in rows.iter().filter(|row| !row.is_empty()) {
            let line = Line {
                at: row.at,
                text: row.text(),
            };
            self.go_live(&line);
            self.leave(row.at, line.text, Why::Table);
        }
    }
}

/// The first heading of a document is its title, unless it is plainly a section.
fn is_title(text: &str) -> bool {
    let folded = fold(text);
    let named = [
        "計画書",
        "設計書",
        "マニュアル",
        "手順書",
        "仕様書",
        "ガイド",
        "要領",
        "plan",
        "manual",
        "runbook",
    ]
    .iter()
    .any(|it| folded.contains(it));
    named || (subject(text).is_none() && frequency::of_heading(text).0.is_none())
}

/// What the table is about, which row is its head, and its columns. The head is looked for among the first rows.
fn understood(rows: &[Row], hint: Option<Subject>) -> Option<(Subject, usize, Sheet<'_>)> {
    let mut best: Option<(usize, Subject, usize, Vec<Option<Column>>)> = None;
    for (at, row) in rows
        .iter()
        .enumerate()
        .take(15)
        .filter(|(_, row)| row.filled().count() > 0)
    {
        for about in Subject::ALL {
            let columns = columns(about, &row.cells);
            let Some(score) = score(about, &columns, &row.cells, hint) else {
                continue;
            };
            if best.as_ref().is_none_or(|(other, ..)| score > *other) {
                best = Some((score, about, at, columns));
            }
        }
        if best.is_some() && hint.is_none_or(|hint| best.as_ref().is_some_and(|it| it.1 == hint)) {
            break;
        }
    }
    let (_, about, at, columns) = best?;
    let (heads, columns, skip) = two_lines(about, rows, at, columns);
    Some((
        about,
        at,
        Sheet {
            heads,
            columns,
            rows: &rows[at + 1 + skip..],
        },
    ))
}

/// Is one of the first rows the head of some table?
pub(super) fn has_head(rows: &[Row]) -> bool {
    understood(&rows[..rows.len().min(3)], None).is_some()
}

/// Does the text say what follows?
pub(super) fn is_heading(text: &str) -> bool {
    text.chars().count() <= 40 && (subject(text).is_some() || frequency::of_heading(text).0.is_some())
}

fn columns(about: Subject, heads: &[String]) -> Vec<Option<Column>> {
    heads
        .iter()
        .map(|head| if is_blank(head) { None } else { about.column(head) })
        .collect()
}

/// How well a head fits; `None` where it lacks what such a table needs.
fn score(
    about: Subject,
    columns: &[Option<Column>],
    heads: &[String],
    hint: Option<Subject>,
) -> Option<usize> {
    let has = |column: Column| columns.contains(&Some(column));
    let any = |some: &[Column]| some.iter().any(|column| has(*column));
    let hinted = hint == Some(about);
    let long = heads.iter().any(|head| head.chars().count() > 30);
    let known: HashSet<Column> = columns.iter().flatten().copied().collect();
    let filled = heads.iter().filter(|head| !is_blank(head)).count();
    let marks = heads
        .iter()
        .filter(|head| task_table::is_calendar_head(head))
        .count();
    let fits = match about {
        Subject::Tasks => {
            let title = has(Column::Title) || (any(&[Column::Note]) && has(Column::Frequency));
            title
                && (any(&[Column::Frequency, Column::Day, Column::Weekday])
                    || marks >= 3
                    || (hinted && filled >= 2)
                    || (any(&[Column::Method]) && has(Column::Assignee)))
        }
        Subject::Contacts => {
            any(&[Column::Person, Column::Role, Column::Company])
                && (any(&[Column::Phone, Column::Mail])
                    || (hinted && has(Column::Person) && known.len() >= 2))
        }
        Subject::Levels => {
            has(Column::Level)
                && any(&[Column::Meaning, Column::Prefix])
                && (hinted || !has(Column::Path) || known.len() >= 2)
        }
        Subject::Path => (has(Column::Level) && has(Column::Path)) || (hinted && has(Column::Path)),
        Subject::Channels => {
            has(Column::Event) && any(&[Column::Means, Column::Channel])
                || (hinted && has(Column::Event) && known.len() >= 2)
        }
        Subject::Org => has(Column::Role) && (has(Column::Person) || hinted) && known.len() >= 2,
        Subject::Contracts => {
            (has(Column::Vendor) && known.len() >= 3)
                || (hinted
                    && (has(Column::Vendor) && known.len() >= 2 || has(Column::Label) && has(Column::Value)))
        }
        Subject::Drills => hinted && has(Column::Title),
    };
    (fits && !long).then(|| known.len() * 2 + usize::from(hinted) * 3 + marks)
}

/// A head of two lines: 担当者 above 正 and 副.
fn two_lines(
    about: Subject,
    rows: &[Row],
    at: usize,
    columns: Vec<Option<Column>>,
) -> (Vec<String>, Vec<Option<Column>>, usize) {
    let heads = rows[at].cells.clone();
    let Some(next) = rows.get(at + 1) else {
        return (heads, columns, 0);
    };
    let own = next
        .filled()
        .filter(|(column, cell)| heads.get(*column).is_none_or(|head| head.trim() != *cell))
        .collect::<Vec<_>>();
    let below = |cell: &str| about.column(cell).is_some() || task_table::is_calendar_head(cell);
    if own.is_empty() || own.len() == heads.len() || !own.iter().all(|(_, cell)| below(cell)) {
        return (heads, columns, 0);
    }
    let mut joined = heads;
    joined.resize(joined.len().max(next.cells.len()), String::new());
    for (column, cell) in own {
        cell.clone_into(&mut joined[column]);
    }
    let columns = self::columns(about, &joined);
    (joined, columns, 1)
}

impl Sheet<'_> {
    /// The first cell of a column that says something.
    pub(super) fn get<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.all(row, column).next().map_or("", |(_, cell)| cell)
    }

    /// Every cell of a column, with its head.
    pub(super) fn all<'r>(&self, row: &'r Row, column: Column) -> impl Iterator<Item = (&str, &'r str)> {
        row.filled()
            .filter(move |(at, _)| self.columns.get(*at) == Some(&Some(column)))
            .map(|(at, cell)| (self.head(at), cell))
    }

    /// The cells of columns that are not understood, as `見出し: 値`.
    pub(super) fn others(&self, row: &Row) -> Vec<String> {
        let unknown = row
            .filled()
            .filter(|(at, _)| self.columns.get(*at).copied().flatten().is_none());
        let said = unknown.filter(|(_, cell)| !matches!(*cell, "-" | "－" | "―"));
        said.map(|(at, cell)| labelled(self.head(at), cell)).collect()
    }

    pub(super) fn head(&self, at: usize) -> &str {
        self.heads.get(at).map_or("", String::as_str).trim()
    }

    /// Is it the head once more?
    pub(super) fn is_head(&self, row: &Row) -> bool {
        row.filled().count() >= 2 && row.filled().all(|(at, cell)| self.head(at) == cell)
    }

    /// The rows that say something.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.is_empty())
    }
}

/// `見出し: 値`; the value alone where there is no head.
pub(super) fn labelled(head: &str, cell: &str) -> String {
    let cell = cell.trim();
    if head.is_empty() {
        cell.to_owned()
    } else {
        format!("{}: {cell}", one_line(head))
    }
}
