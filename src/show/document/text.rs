//! The lines that a cell shows, harmless.

use crate::document::render::{Row, Table, Value};
use crate::plan::Language;
use crate::say;
use crate::show::safe;

/// The lines of a value, without anything that moves a cursor or turns the writing direction.
pub(super) fn lines(lang: Language, value: &Value<'_>) -> Vec<String> {
    let lines = say::document::value(lang, value);
    lines.iter().map(|line| safe(line).trim().to_owned()).collect()
}

/// The lines of a cell of a drawn table: nothing where it is carried from above; a dash where the first cell of a row
/// that stands alone is empty, for an empty first cell carries the row above on.
pub(super) fn cell(lang: Language, table: &Table<'_>, row: &Row<'_>, column: usize) -> Vec<String> {
    if table.is_carried(row, column) {
        return Vec::new();
    }
    let lines = lines(lang, &row.cells[column]);
    if column == 0 && table.carried > 0 && lines.iter().all(String::is_empty) {
        return vec![say::document::empty(lang)];
    }
    lines
}
