//! Columns of a sheet that are not shown: what they hold goes to the report, each with its letter. A column of a calendar
//! counts all the same: months are hidden to look at others.

use super::block::{At, Line, Row};
use super::tasks;

/// Takes the cells of the columns out of the rows: a line for each column, `C | 旧担当 | 佐藤 | 鈴木`.
pub(super) fn taken_out(rows: &mut Vec<Row>, columns: &[usize], at: At) -> Vec<Line> {
    let of_calendar = |column: &usize| {
        let first = rows.iter().take(ASKED);
        first
            .map(|row| row.get(*column))
            .any(tasks::table::is_calendar_head)
    };
    let columns: Vec<usize> = columns.iter().copied().filter(|it| !of_calendar(it)).collect();
    let mut lines = Vec::new();
    for column in &columns {
        let mut cells: Vec<String> = Vec::new();
        for row in rows.iter_mut().filter(|row| !reaches_out(row, *column, &columns)) {
            let cell = row.cells.get_mut(*column).map(std::mem::take).unwrap_or_default();
            if !cell.trim().is_empty() && cells.last() != Some(&cell) {
                cells.push(cell);
            }
        }
        if !cells.is_empty() {
            let text = format!("{} | {}", letter(*column), cells.join(" | "));
            lines.push(Line { at, text });
        }
    }
    rows.retain(|row| !row.is_empty());
    lines
}

/// How many rows may hold the head.
const ASKED: usize = 15;

/// Is its cell merged with one that is shown?
fn reaches_out(row: &Row, column: usize, hidden: &[usize]) -> bool {
    let merged = row.wide.iter().filter(|(from, _)| *from == column);
    merged
        .into_iter()
        .any(|(from, to)| (*from..=*to).any(|at| !hidden.contains(&at)))
}

/// A, B, …, Z, AA: as a spreadsheet calls its columns.
fn letter(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_a_spreadsheet_calls_them() {
        for (column, expected) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (702, "AAA"),
        ] {
            assert_eq!(letter(column), expected);
        }
    }
}
