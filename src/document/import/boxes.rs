//! A chart drawn over the cells of a sheet: a seat in one cell, who sits there below it or beside it, the seats above in
//! the rows above.

use super::block::Row;
use super::found::Role;
use super::names;
use super::words::{brackets, is_blank};

/// A seat, where it stands, and who sits there.
struct Seat {
    row: usize,
    /// The line below it.
    below: usize,
    column: usize,
    role: Role,
}

/// The seats of a chart; `None` where a cell is neither a seat, nor a person, nor a line between them.
pub(super) fn chart(rows: &[&Row]) -> Option<Vec<Role>> {
    let mut seats: Vec<Seat> = Vec::new();
    for cells in rows {
        let row = cells.at.line as usize;
        for (column, cell) in cells.filled().filter(|(_, cell)| !is_line(cell)) {
            let beside = names::is_company(cell) || brackets(cell).0.is_empty();
            match right_above(&mut seats, row, column) {
                Some(seat) if sits(cell) => seat.role.people.push(cell.to_owned()),
                Some(seat) if beside => seat.role.comments.push(cell.to_owned()),
                _ => seats.push(seat(cells, column, cell)?),
            }
        }
    }
    let people = seats.iter().filter(|seat| !seat.role.people.is_empty()).count();
    let tiers = tiers(&seats);
    if people == 0 || tiers.len() < 2 {
        return None;
    }
    Some(above(seats, &tiers))
}

/// The seat right above a cell, if nobody sits there yet.
fn right_above(seats: &mut [Seat], row: usize, column: usize) -> Option<&mut Seat> {
    let found = seats
        .iter_mut()
        .rfind(|seat| seat.column == column && seat.below == row);
    found.filter(|seat| seat.role.people.is_empty())
}

fn seat(cells: &Row, column: usize, cell: &str) -> Option<Seat> {
    let (name, who) = cell.split_once(['\n', '：', ':']).unwrap_or((cell, ""));
    let seat = names::is_seat(name.trim()) || names::is_company(name.trim());
    if !seat || (!who.is_empty() && !sits(who)) {
        return None;
    }
    Some(Seat {
        row: cells.at.line as usize,
        below: cells.at.line as usize + cells.tall + 1,
        column,
        role: Role {
            at: cells.at,
            name: name.trim().to_owned(),
            people: Vec::from_iter((!is_blank(who)).then(|| who.to_owned())),
            ..Role::default()
        },
    })
}

/// Somebody, several, or nobody yet.
fn sits(cell: &str) -> bool {
    let all = names::split(cell, &|_| false);
    is_blank(cell) || (!all.is_empty() && all.iter().all(|it| names::is_person(it)))
}

fn is_line(cell: &str) -> bool {
    cell.chars()
        .all(|it| "|｜│┃┌┐└┘├┤┬┴┼─━＿_-－ー↓↑▼▲→←/\\".contains(it) || it.is_whitespace())
}

/// The rows in which seats stand.
fn tiers(seats: &[Seat]) -> Vec<usize> {
    let mut rows: Vec<usize> = seats.iter().map(|seat| seat.row).collect();
    rows.dedup();
    rows
}

/// Each below the only seat of the row above, or the one in its own column there; else at the top.
fn above(seats: Vec<Seat>, tiers: &[usize]) -> Vec<Role> {
    let place = |seat: &Seat| {
        let tier = tiers.iter().position(|row| *row == seat.row)?;
        let row = tiers[tier.checked_sub(1)?];
        let upper: Vec<usize> = (0..seats.len()).filter(|at| seats[*at].row == row).collect();
        match upper[..] {
            [only] => Some(only),
            _ => upper.into_iter().find(|at| seats[*at].column == seat.column),
        }
    };
    let above: Vec<Option<usize>> = seats.iter().map(place).collect();
    let with = |(seat, above): (Seat, Option<usize>)| Role { above, ..seat.role };
    seats.into_iter().zip(above).map(with).collect()
}
