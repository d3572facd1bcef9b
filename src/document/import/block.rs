//! A document as blocks, wherever it came from: headings, tables, lists, text, and what is no prose. Every piece knows
//! its line, because whatever is not understood is told with it.

use serde::Serialize;

use super::words::is_japanese;
use crate::plan::Language;

/// A line of a document; of a workbook, a row of one of its sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct At {
    /// Which sheet, from 0; a text has one.
    pub sheet: u16,
    /// From 1.
    pub line: u32,
}

/// A line and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub at: At,
    /// What it says, without markup.
    pub text: String,
}

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The names of its sheets; a text has one sheet without a name.
    pub sheets: Vec<String>,
    /// Is it of sheets or csv, in which every row says everything?
    pub tabular: bool,
    /// Rows that are struck through: they no longer hold.
    pub struck: Vec<At>,
    /// Rows that a filter does not show: they hold all the same.
    pub filtered: Vec<Line>,
    /// Formulas that have no value.
    pub unsaid: Vec<Line>,
    /// What it is made of, from top to bottom.
    pub blocks: Vec<Block>,
    /// Every line that says something, as it stands there: what the report of the import is held against.
    pub lines: Vec<Line>,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; what only looks like one (a bold line, ■) lies deeper than all that are.
    Heading {
        /// Where it stands.
        at: At,
        /// From 1.
        depth: u8,
        /// Without markup and number signs.
        text: String,
    },
    /// A table; its first row may be its head.
    Table(Vec<Row>),
    /// A list.
    List(Vec<Item>),
    /// Lines of text.
    Text(Vec<Line>),
    /// Lines drawn by signs and indentation, as they stand there: a tree, a path downward. Never a table.
    Drawing(Vec<Line>),
    /// Code, diagrams, HTML: never read as anything else.
    Verbatim(Vec<Line>),
    /// A sheet that is hidden.
    Hidden(Vec<Line>),
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Where it begins.
    pub at: At,
    /// Its cells, without spaces around what they say; a line break within one is `\n`.
    pub cells: Vec<String>,
    /// Cells that reach over those to their right: from which column to which.
    pub wide: Vec<(usize, usize)>,
    /// How many lines its merged cells reach down, beyond what is a row of its own.
    pub tall: usize,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// 0 for the outermost.
    pub depth: usize,
    /// Its lines; at least one.
    pub lines: Vec<Line>,
}

impl Document {
    /// In which language it is written.
    pub fn language(&self) -> Language {
        let japanese = self.lines.iter().filter(|line| is_japanese(&line.text));
        if self.lines.is_empty() || japanese.count() * 5 > self.lines.len() {
            Language::Ja
        } else {
            Language::En
        }
    }
}

impl At {
    /// A line of a text.
    pub fn line(line: usize) -> Self {
        Self::row(0, line)
    }

    /// A row of a sheet.
    pub fn row(sheet: usize, line: usize) -> Self {
        Self {
            sheet: u16::try_from(sheet).unwrap_or(u16::MAX),
            line: u32::try_from(line).unwrap_or(u32::MAX),
        }
    }
}

impl Row {
    /// A row of cells that stand alone.
    pub fn new(at: At, cells: Vec<String>) -> Self {
        Self {
            at,
            cells: cells.into_iter().map(trimmed).collect(),
            ..Self::default()
        }
    }

    /// Does no cell say anything?
    pub fn is_empty(&self) -> bool {
        self.filled().next().is_none()
    }

    /// What stands in a column; nothing where the row ends before it.
    pub fn get(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The cells that say something.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        debug_assert!(self.cells.iter().all(|cell| cell.trim() == cell), "{self:?}");
        let cells = self.cells.iter().map(String::as_str).enumerate();
        cells.filter(|(_, cell)| !cell.is_empty())
    }

    /// Does another cell reach over this column?
    pub fn is_covered(&self, column: usize) -> bool {
        self.wide
            .iter()
            .any(|(from, to)| (from + 1..=*to).contains(&column))
    }

    /// The row in one line.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (_, cell) in self.filled() {
            if !text.is_empty() {
                text.push_str(" | ");
            }
            push_one_line(&mut text, cell);
        }
        text
    }
}

impl Item {
    /// Where it begins.
    pub fn at(&self) -> At {
        self.lines.first().map(|line| line.at).unwrap_or_default()
    }

    /// All its lines.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.trim()).collect();
        lines.join("\n").trim().to_owned()
    }
}

/// What stands in a column, row by row.
pub fn cells_of(rows: &[Row], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().map(move |row| row.get(column))
}

fn trimmed(cell: String) -> String {
    if cell.trim().len() == cell.len() {
        cell
    } else {
        cell.trim().to_owned()
    }
}

/// Line breaks become spaces.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    push_one_line(&mut line, text);
    line
}

fn push_one_line(line: &mut String, text: &str) {
    for (nth, word) in text.split_whitespace().enumerate() {
        if nth > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
}
