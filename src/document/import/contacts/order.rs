//! 連絡網: contacts whose order says who is told first.

use super::super::block::Row;
use super::super::column::{Column, ORDER};
use super::super::found::{Path, Step, Whose};
use super::super::reader::{Reader, Sheet};
use super::super::words::{fold, is_blank, narrowed};

/// The path that the table is, where a column counts its rows in the order of calls.
pub(super) fn path(sheet: &Sheet) -> Option<Path> {
    let column = sheet.heads.iter().position(|head| is_order(head))?;
    let rows: Vec<&Row> = sheet.rows().filter(|row| !sheet.is_head(row)).collect();
    let counted = (1..)
        .zip(&rows)
        .all(|(nth, row)| number(row.get(column)) == Some(nth));
    let steps: Option<Vec<Step>> = rows.iter().map(|row| step(sheet, row)).collect();
    let steps = steps.filter(|it| counted && it.len() > 1)?;
    Some(Path {
        at: rows.first()?.at,
        levels: Whose::default(),
        steps,
    })
}

/// It holds where the document has no other.
pub(in crate::document::import) fn settle(reader: &mut Reader) {
    let others = reader.found.paths.iter().any(|path| path.steps.len() > 1);
    if let Some(path) = reader.call_order.take().filter(|_| !others) {
        reader.found.paths.push(path);
    }
}

fn is_order(head: &str) -> bool {
    let folded = fold(head);
    ORDER.split('|').any(|it| fold(it) == folded)
}

fn number(cell: &str) -> Option<u32> {
    narrowed(cell).trim().parse().ok()
}

/// The seat, else the person.
fn step(sheet: &Sheet, row: &Row) -> Option<Step> {
    let columns = [Column::Role, Column::Position, Column::Person, Column::Company];
    let mut named = columns.iter().map(|column| sheet.get(row, *column));
    let to = named.find(|it| !is_blank(it))?.to_owned();
    Some(Step {
        at: row.at,
        to,
        ..Step::default()
    })
}
