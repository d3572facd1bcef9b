//! The chain as a table that can be read at night on a narrow terminal: numbers are never broken, one a line.

use chrono::{DateTime, Utc};

use super::ChainRow;
use crate::plan::{Contact, Plan};
use crate::say::{Language, incident as words};
use crate::show::{Cell, Table, Tone};

/// Step, when, paged or reported, role, name, phone, and mail where it is asked for. Times are near `near`.
pub(crate) fn chain_table(
    lang: Language,
    plan: &Plan,
    rows: &[ChainRow<'_>],
    near: DateTime<Utc>,
    mail: bool,
) -> Table {
    let mut head = vec![
        words::step(lang),
        words::when(lang),
        words::what(lang),
        words::seat(lang),
        words::name(lang),
        words::phone(lang),
    ];
    head.extend(mail.then(|| words::mail(lang)));
    let mut table = Table::new(head).whole([0, 1, 2, 5]);
    if mail {
        table = table.below(6, 5);
    }
    for row in rows {
        let kind = if row.report {
            words::is_reported(lang)
        } else {
            words::is_paged(lang)
        };
        let mut seat = [
            Cell::number(row.step),
            format!("{} +{}", words::clock(plan, row.at, near), row.after).into(),
            kind.into(),
            row.seat.name(plan).into(),
        ];
        for [name, phone, address] in people(lang, row) {
            let mut cells = seat.to_vec();
            cells.extend([name, phone]);
            cells.extend(mail.then_some(address));
            table.row(cells);
            seat = Default::default();
        }
    }
    table
}

/// Name, phone and mail of everybody in a seat, one line a number, with who is away.
fn people(lang: Language, row: &ChainRow<'_>) -> Vec<[Cell; 3]> {
    let mut lines: Vec<[Cell; 3]> = Vec::new();
    for (who, away) in &row.people {
        let name = away.map_or_else(
            || who.name.clone(),
            |away| words::deputy_of(lang, &who.name, &away.name),
        );
        let is_wrong = row.wrong.iter().any(|wrong| wrong.id == who.id);
        let name = if is_wrong {
            Cell::toned(Tone::Bad, words::number_is_wrong(lang, &name))
        } else {
            name.into()
        };
        lines.extend(numbers(lang, who, name));
    }
    for who in &row.missing {
        lines.push([
            Cell::toned(Tone::Bad, words::is_away(lang, &who.name)),
            Cell::default(),
            Cell::default(),
        ]);
    }
    if lines.is_empty() {
        lines.push([
            Cell::toned(Tone::Bad, words::nobody(lang)),
            Cell::default(),
            Cell::default(),
        ]);
    }
    lines
}

/// A person's numbers, the first with the name.
fn numbers(lang: Language, who: &Contact, name: Cell) -> Vec<[Cell; 3]> {
    let first = who
        .phone
        .first()
        .map_or_else(|| Cell::toned(Tone::Bad, words::no_phone(lang)), Cell::from);
    let mail = who.email.clone().unwrap_or_default();
    let others = who
        .phone
        .iter()
        .skip(1)
        .map(|phone| [Cell::default(), phone.into(), Cell::default()]);
    std::iter::once([name, first, mail.into()])
        .chain(others)
        .collect()
}
