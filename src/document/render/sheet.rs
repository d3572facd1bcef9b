//! A document before anybody decides how it is drawn: sections, each with a table or a tree.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Column, Heading, Remark, Value};

/// The whole document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document<'a> {
    /// What it is called.
    pub title: &'a str,
    /// The day on which it was made.
    pub day: NaiveDate,
    /// In reading order.
    pub sections: Vec<Section<'a>>,
}

/// One section, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Section<'a> {
    /// What it is called.
    pub heading: Heading,
    /// A line before its body.
    pub remark: Option<Remark>,
    /// What it says.
    pub body: Body<'a>,
}

/// What a section says.
#[derive(Clone, Debug, PartialEq)]
pub enum Body<'a> {
    /// Rows and columns; without rows it says that there is nothing.
    Table(Table<'a>),
    /// Trees; the roots in order.
    Tree(Vec<Node<'a>>),
}

/// A table. All rows are as long as the head.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<'a> {
    /// The head.
    pub columns: Vec<Column>,
    /// How many columns at the left are shown once and carried down by empty cells.
    pub carried: usize,
    /// The rows.
    pub rows: Vec<Row<'a>>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// One a column. What is carried from the row above is here all the same.
    pub cells: Vec<Value<'a>>,
    /// Are its carried cells those of the row above?
    pub continues: bool,
}

/// A node of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// What it says.
    pub text: Cow<'a, str>,
    /// Its children.
    pub children: Vec<Self>,
}

impl<'a> Section<'a> {
    /// A section of one table.
    pub fn table(heading: Heading, table: Table<'a>) -> Self {
        Self {
            heading,
            remark: None,
            body: Body::Table(table),
        }
    }

    /// Without the columns that say nothing; none where readers would not miss it.
    pub(super) fn tidied(mut self) -> Option<Self> {
        if let Body::Table(table) = &mut self.body {
            table.leave_out_empty();
        }
        let says = match &self.body {
            Body::Table(table) => !table.rows.is_empty(),
            Body::Tree(roots) => !roots.is_empty(),
        };
        (says || self.heading.is_expected()).then_some(self)
    }

    /// The same with a line before its body.
    #[must_use]
    pub fn with(mut self, remark: Remark) -> Self {
        self.remark = Some(remark);
        self
    }
}

impl<'a> Table<'a> {
    /// A table without rows, of which the first `carried` columns are shown once for a group.
    pub fn new<const N: usize>(carried: usize, columns: [Column; N]) -> Self {
        Self {
            columns: columns.to_vec(),
            carried,
            rows: Vec::new(),
        }
    }

    /// Adds rows that belong together: what their first columns say is shown once.
    pub fn group<C: Into<Vec<Value<'a>>>>(&mut self, rows: impl IntoIterator<Item = C>) {
        for (at, cells) in rows.into_iter().enumerate() {
            let (cells, continues) = (cells.into(), at > 0);
            debug_assert_eq!(cells.len(), self.columns.len(), "a row is as long as the head");
            self.rows.push(Row { cells, continues });
        }
    }

    /// Adds one row that stands alone.
    pub fn row<const N: usize>(&mut self, cells: [Value<'a>; N]) {
        self.group([cells]);
    }

    fn leave_out_empty(&mut self) {
        let says = |at: usize| self.rows.iter().any(|row| !row.cells[at].is_empty());
        let kept: Vec<bool> = (0..self.columns.len())
            .map(|at| !self.columns[at].is_optional() || says(at))
            .collect();
        let carried = kept.iter().take(self.carried).filter(|kept| **kept).count();
        self.carried = carried;
        self.columns = chosen(std::mem::take(&mut self.columns), &kept);
        for row in &mut self.rows {
            row.cells = chosen(std::mem::take(&mut row.cells), &kept);
        }
    }

    /// Is this cell carried from the row above, so that it may stay empty?
    pub fn is_carried(&self, row: &Row<'a>, column: usize) -> bool {
        row.continues && column < self.carried
    }
}

fn chosen<T>(all: Vec<T>, kept: &[bool]) -> Vec<T> {
    let both = all.into_iter().zip(kept);
    both.filter(|(_, kept)| **kept).map(|(it, _)| it).collect()
}
