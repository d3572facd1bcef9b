//! A document that we drew ourselves, read back: every table says by its heading and its columns what it holds, so that
//! nothing has to be guessed. The words come from above, in every language in which documents are drawn.
//!
//! Not read back are the health checks, which of them a planned outage covers, how a channel is reached, and the swaps of
//! a rota: a document shows them, but holds neither their secrets nor all their settings.

mod about;
mod alerts;
mod changed;
mod channels;
mod contracts;
mod details;
mod drills;
mod grid;
mod levels;
mod outages;
mod people;
mod tasks;
mod value;

pub use changed::changed;

use super::block::{Block, Document};
use super::entry::Entry;
use super::found::{Doubt, Heading as Told, Left, Why};
use crate::document::render::{Column, Heading, Item, Remark, Word};
use crate::plan::{Language, Worst};
use grid::Grid;

/// The words of the documents that we draw.
#[derive(Clone, Copy)]
pub struct Dictionary {
    /// Of a heading.
    pub heading: fn(Language, Heading) -> String,
    /// Of the head of a column.
    pub column: fn(Language, Column) -> String,
    /// Of an item.
    pub item: fn(Language, Item) -> &'static str,
    /// Of a word in a cell.
    pub word: fn(Language, &Word) -> String,
    /// Of a line before a table.
    pub remark: fn(Language, Remark) -> &'static str,
}

/// What a document of our own says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Own {
    /// In which language it was drawn.
    pub language: Language,
    /// The entries of the plan.
    pub entries: Vec<Entry>,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
    /// What is in the report and not in the plan.
    pub left: Vec<Left>,
    /// Headings that were understood.
    pub headings: Vec<Told>,
}

/// What one reading needs.
struct Desk<'a> {
    lang: Language,
    words: &'a Dictionary,
    sections: Vec<(Heading, Grid)>,
    own: Own,
}

/// The headings of the tables that are read back.
const READ: [Heading; 19] = [
    Heading::About,
    Heading::Tasks,
    Heading::TaskDetails,
    Heading::Roles,
    Heading::Rotas,
    Heading::Contracts,
    Heading::Communication,
    Heading::Channels,
    Heading::Levels,
    Heading::LevelRules,
    Heading::Questions,
    Heading::Obligations,
    Heading::Alerts,
    Heading::Steps,
    Heading::Contacts,
    Heading::ContactDetails,
    Heading::Drills,
    Heading::DrillSteps,
    Heading::Maintenance,
];

/// Reads a document that we drew; `None` where another hand wrote it.
pub fn read(document: &Document, words: &Dictionary) -> Option<Own> {
    [Language::Ja, Language::En].into_iter().find_map(|lang| {
        let mut desk = Desk {
            lang,
            words,
            sections: Vec::new(),
            own: Own {
                language: lang,
                ..Own::default()
            },
        };
        desk.walk(document)?;
        desk.understand();
        Some(desk.own)
    })
}

impl Desk<'_> {
    /// Finds the tables. A document of ours begins with what the plan says of itself.
    fn walk(&mut self, document: &Document) -> Option<()> {
        let about = (self.words.heading)(self.lang, Heading::About);
        let ours = |block: &Block| matches!(block, Block::Heading { text, .. } if *text == about);
        document.blocks.iter().any(ours).then_some(())?;
        let mut under = None;
        for block in &document.blocks {
            match block {
                Block::Heading { text, at, depth } => {
                    under = READ
                        .into_iter()
                        .find(|it| (self.words.heading)(self.lang, *it) == *text);
                    if under.is_some() || *depth == 1 {
                        self.own.headings.push(Told {
                            at: *at,
                            text: text.clone(),
                        });
                    }
                }
                Block::Table(rows) => match under {
                    Some(heading) => {
                        let grid = grid::read(rows, heading, !document.tabular, |it| {
                            (self.words.column)(self.lang, it)
                        })?;
                        self.sections.push((heading, grid));
                    }
                    None => self.leave(rows.iter().map(|row| (row.at, row.text())), Why::Table),
                },
                Block::Text(lines) => {
                    let told = lines.iter().filter(|line| !self.is_ours(&line.text));
                    let told: Vec<_> = told.map(|line| (line.at, line.text.clone())).collect();
                    self.leave(told.into_iter(), Why::Prose);
                }
                Block::List(_) | Block::Drawing(_) | Block::Verbatim(_) | Block::Hidden(_) => {}
            }
        }
        let about = self
            .sections
            .iter()
            .any(|(heading, _)| *heading == Heading::About);
        about.then_some(())
    }

    fn leave(&mut self, lines: impl Iterator<Item = (super::block::At, String)>, why: Why) {
        let says = lines.filter(|(_, text)| !text.trim().is_empty());
        self.own
            .left
            .extend(says.map(|(at, text)| Left { at, text, why }));
    }

    /// A line that we draw before a table, or under the title.
    fn is_ours(&self, line: &str) -> bool {
        let remarks = [
            Remark::Worst(Worst::Highest),
            Remark::Worst(Worst::Lowest),
            Remark::Reports,
            Remark::NotAdvice,
            Remark::FirstRule,
            Remark::Marks,
        ];
        let line = line.trim();
        remarks
            .iter()
            .any(|it| (self.words.remark)(self.lang, *it) == line)
            || (line.ends_with("現在") && line.starts_with(|it: char| it.is_ascii_digit()))
            || line.starts_with("As of ")
            || matches!(line, "該当なし" | "None")
    }

    fn understand(&mut self) {
        about::entries(self);
        tasks::entries(self);
        people::roles(self);
        people::contacts(self);
        levels::entries(self);
        alerts::entries(self);
        channels::entries(self);
        contracts::entries(self);
        drills::entries(self);
        outages::entries(self);
    }

    /// The rows of a section; none where the document does not have it.
    fn rows(&self, heading: Heading) -> Vec<grid::Line> {
        let own = self.sections.iter().filter(|(it, _)| *it == heading);
        own.flat_map(|(_, grid)| grid.lines.clone()).collect()
    }

    /// Is it this word?
    fn says(&self, text: &str, word: &Word) -> bool {
        (self.words.word)(self.lang, word) == text
    }

    fn push(&mut self, entry: Entry) {
        self.own.entries.push(entry);
    }
}
