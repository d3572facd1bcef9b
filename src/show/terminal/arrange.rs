//! How wide each column of a table is on a terminal: as wide as it needs, where that fits; else what must not be broken
//! stays whole, and the rest shares what is left.

use unicode_width::UnicodeWidthStr as _;

use super::wrap::pieces;
use crate::show::view::Table;

/// Columns are so far apart.
pub(super) const GAP: usize = 3;

/// No column of text is narrower, where it has more to say.
const NARROW: usize = 8;

/// A longer piece is broken: it would leave no place for the rest.
const LONG: usize = 40;

/// How much must stay whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// Every piece.
    All,
    /// What is dialled, written to or typed: not the address of a page or the path of a file.
    Copied,
}

/// The width of each column, where all of them fit.
pub(super) fn widths(table: &Table, width: usize, care: Care) -> Option<Vec<usize>> {
    let count = columns(table);
    let room = width.checked_sub(GAP * count.saturating_sub(1))?;
    let needs: Vec<usize> = (0..count).map(|at| needed(table, at)).collect();
    if needs.iter().sum::<usize>() <= room {
        return Some(needs);
    }
    let mut widths: Vec<usize> = (0..count).map(|at| least(table, at, needs[at], care)).collect();
    let mut left = room.checked_sub(widths.iter().sum())?;
    while left > 0 {
        let narrowest = (0..count)
            .filter(|at| widths[*at] < needs[*at])
            .min_by_key(|at| widths[*at])?;
        widths[narrowest] += 1;
        left -= 1;
    }
    Some(widths)
}

fn columns(table: &Table) -> usize {
    let rows = table.rows.iter().map(Vec::len);
    rows.chain([table.head.len()]).max().unwrap_or(0)
}

/// The texts of a column, its head first.
fn texts(table: &Table, at: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().filter_map(move |row| row.get(at));
    let head = table.head.get(at).map(String::as_str);
    head.into_iter().chain(cells.map(|cell| cell.text.as_str()))
}

fn needed(table: &Table, at: usize) -> usize {
    let lines = texts(table, at).flat_map(str::lines);
    lines.map(str::width).max().unwrap_or(0)
}

fn least(table: &Table, at: usize, needed: usize, care: Care) -> usize {
    if table.whole.contains(&at) {
        return needed;
    }
    let cells = texts(table, at).skip(1).flat_map(str::lines);
    let whole = cells.flat_map(|line| line.split(' ')).flat_map(pieces);
    let whole = whole.filter(|piece| care == Care::All || !piece.contains('/'));
    let longest = whole.map(str::width).filter(|width| *width <= LONG).max();
    longest.unwrap_or(0).max(NARROW.min(needed))
}
