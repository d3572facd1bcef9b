//! A table whose head is understood, and its cells by column.

use super::super::block::{Row, one_line};
use super::super::column::Column;

/// A table whose head is understood.
pub(in crate::document::import) struct Sheet {
    pub(in crate::document::import) heads: Vec<String>,
    pub(in crate::document::import) columns: Vec<Option<Column>>,
    pub(in crate::document::import) rows: Vec<Row>,
}

/// Rows in which 〃 and 同上 are what stands above them.
pub(super) fn filled(rows: &[Row]) -> Vec<Row> {
    let mut filled: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut row = row.clone();
        if let Some(above) = filled.last() {
            for (cell, above) in row
                .cells
                .iter_mut()
                .zip(&above.cells)
                .filter(|(cell, _)| is_ditto(cell))
            {
                cell.clone_from(above);
            }
        }
        filled.push(row);
    }
    filled
}

fn is_ditto(cell: &str) -> bool {
    matches!(cell.trim(), "〃" | "同上" | "″" | "\"" | "々" | "ditto")
}

impl Sheet {
    /// The first cell of a column that says something.
    pub(in crate::document::import) fn get<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.all(row, column).next().map_or("", |(_, cell)| cell)
    }

    /// Every cell of a column, with its head.
    pub(in crate::document::import) fn all<'r>(
        &self,
        row: &'r Row,
        column: Column,
    ) -> impl Iterator<Item = (&str, &'r str)> {
        let columns = self.columns.iter().zip(&row.cells).enumerate();
        let own = columns.filter(move |(_, (it, _))| **it == Some(column));
        own.map(|(at, (_, cell))| (self.head(at), cell.as_str()))
            .filter(|(_, cell)| !cell.is_empty())
    }

    /// The cells of columns that are not understood, as `見出し: 値`.
    pub(in crate::document::import) fn others(&self, row: &Row) -> Vec<String> {
        let unknown = self.unknown(row);
        unknown.map(|(at, cell)| labelled(self.head(at), cell)).collect()
    }

    /// The cells of columns that are not understood.
    pub(in crate::document::import) fn unknown<'r>(
        &self,
        row: &'r Row,
    ) -> impl Iterator<Item = (usize, &'r str)> {
        let unknown = row
            .filled()
            .filter(|(at, _)| self.columns.get(*at).copied().flatten().is_none());
        unknown.filter(|(_, cell)| !matches!(*cell, "-" | "－" | "―" | "☐" | "□" | "[ ]"))
    }

    pub(in crate::document::import) fn head(&self, at: usize) -> &str {
        self.heads.get(at).map_or("", String::as_str).trim()
    }

    /// Is it the head once more?
    pub(in crate::document::import) fn is_head(&self, row: &Row) -> bool {
        row.filled().count() >= 2 && row.filled().all(|(at, cell)| self.head(at) == cell)
    }

    /// The rows that say something.
    pub(in crate::document::import) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.is_empty())
    }
}

/// `見出し: 値`; the value alone where there is no head.
pub(in crate::document::import) fn labelled(head: &str, cell: &str) -> String {
    let cell = cell.trim();
    if head.is_empty() {
        cell.to_owned()
    } else {
        format!("{}: {cell}", one_line(head))
    }
}
