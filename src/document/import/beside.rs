//! Tables that stand beside each other on one sheet, an empty column between them.

use super::block::Row;
use super::reader::has_head;
use super::squeeze::{is_covered, used};

/// The rows of each table, from left to right; `None` where nothing parts them.
pub(super) fn parted(rows: &[Row]) -> Option<Vec<Vec<Row>>> {
    let first = empty_columns(rows).into_iter().find(|at| parts_at(rows, *at));
    first.map(|_| each(rows))
}

fn each(rows: &[Row]) -> Vec<Vec<Row>> {
    let mut rest = rows.to_vec();
    let mut parts = Vec::new();
    while let Some(at) = empty_columns(&rest).into_iter().find(|at| parts_at(&rest, *at)) {
        let left = rest.iter().map(|row| within(row, 0, at)).collect();
        let right = rest.iter().map(|row| within(row, at, row.cells.len()));
        parts.push(without_empty(left));
        rest = without_empty(right.collect());
    }
    parts.push(rest);
    parts
}

/// Columns in which no cell says anything and none reaches into, with some that do on either side.
fn empty_columns(rows: &[Row]) -> Vec<usize> {
    let used = used(rows);
    let first = used.iter().position(|it| *it).unwrap_or(used.len());
    let last = used.iter().rposition(|it| *it).unwrap_or_default();
    (first..last)
        .filter(|at| !used[*at] && !is_covered(rows, *at))
        .collect()
}

/// Does another table begin behind this column: one with a head of its own, or one that names a column once more?
fn parts_at(rows: &[Row], at: usize) -> bool {
    let left: Vec<Row> = rows.iter().take(3).map(|row| within(row, 0, at)).collect();
    let right: Vec<Row> = rows
        .iter()
        .take(3)
        .map(|row| within(row, at, row.cells.len()))
        .collect();
    if !has_head(&left) {
        return false;
    }
    let names = |row: &Row, name: &str| row.filled().any(|(_, cell)| cell == name);
    let twice = |(left, right): (&Row, &Row)| {
        let wide = right.filled().count() > 1;
        wide && right
            .filled()
            .any(|(_, cell)| !cell.is_empty() && names(left, cell))
    };
    has_head(&right) || left.iter().zip(&right).take(1).any(twice)
}

fn within(row: &Row, from: usize, to: usize) -> Row {
    let cell = |(at, cell): (usize, &String)| {
        if (from..to).contains(&at) {
            cell.clone()
        } else {
            String::new()
        }
    };
    Row {
        cells: row.cells.iter().take(to).enumerate().map(cell).collect(),
        wide: row
            .wide
            .iter()
            .copied()
            .filter(|(at, _)| (from..to).contains(at))
            .collect(),
        ..*row
    }
}

fn without_empty(rows: Vec<Row>) -> Vec<Row> {
    rows.into_iter().filter(|row| !row.is_empty()).collect()
}
