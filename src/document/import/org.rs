//! 運用体制: the tree as bullets, or roles and people as a table.

use super::block::{Item, Line, Row, one_line};
use super::boxes;
use super::column::Column;
use super::contacts;
use super::found::{Contact, Doubtful, Role, Why};
use super::names;
use super::reader::{Reader, Sheet, labelled as beside};
use super::words::{brackets, is_blank, labelled, without_bullet};

pub(super) fn list(reader: &mut Reader, items: &[Item]) {
    let mut above: Vec<(usize, usize)> = Vec::new();
    for item in items {
        item.lines.iter().for_each(|line| reader.told(line.at));
        above.retain(|(depth, _)| *depth < item.depth);
        let text = one_line(&item.text());
        if text.is_empty() {
            continue;
        }
        let mut role = seat(without_bullet(&text));
        (role.at, role.above) = (item.at(), above.last().map(|(_, at)| *at));
        if role.name.starts_with('※')
            && let Some((_, at)) = above.last().or(None)
        {
            reader.found.roles[*at].comments.push(text);
            continue;
        }
        let at = add(reader, role);
        above.push((item.depth, at));
    }
}

/// A tree by columns, a seat and its people on each row; false where the rows are something else.
pub(super) fn grid(reader: &mut Reader, rows: &[Row]) -> bool {
    let rows: Vec<&Row> = rows.iter().filter(|row| !row.is_empty()).collect();
    let items: Option<Vec<Item>> = rows.iter().copied().map(of_row).collect();
    let items = items.unwrap_or_default();
    if items.len() < 2 {
        return drawn(reader, &rows);
    }
    list(reader, &items);
    true
}

/// A chart of boxes drawn over the cells.
fn drawn(reader: &mut Reader, rows: &[&Row]) -> bool {
    let Some(chart) = boxes::chart(rows) else {
        return false;
    };
    rows.iter().for_each(|row| reader.told(row.at));
    let before = reader.found.roles.len();
    for mut role in chart {
        role.above = role.above.map(|above| before + above);
        reader.found.roles.push(role);
    }
    true
}

/// `｜　｜運用責任者｜大野 誠｜`
fn of_row(row: &Row) -> Option<Item> {
    let cells: Vec<(usize, &str)> = row.filled().collect();
    let ((depth, seat), people) = cells.split_first()?;
    let people: Vec<&str> = people.iter().map(|(_, cell)| *cell).collect();
    let named = people.iter().flat_map(|cell| names::split(cell, &|_| false));
    let sound =
        names::is_seat(seat) && people.len() <= 2 && named.into_iter().all(|it| names::is_person(&it));
    let text = if people.is_empty() {
        (*seat).to_owned()
    } else {
        format!("{seat}：{}", people.join("、"))
    };
    sound.then(|| Item {
        depth: *depth,
        lines: vec![Line { at: row.at, text }],
    })
}

/// `プロジェクトマネージャー：田中`, `システム担当者（鈴木、伊藤）`.
fn seat(text: &str) -> Role {
    let mut role = Role::default();
    let (name, people) = labelled(text).unwrap_or((text, ""));
    let (seats, people) = names::behind_seats(people);
    role.comments
        .extend((!seats.is_empty()).then(|| seats.to_owned()));
    role.people
        .extend((!people.is_empty()).then(|| people.to_owned()));
    let (outside, inside) = brackets(name);
    let is_people = |inner: &String| {
        !inner.is_empty()
            && names::split(inner, &|_| false)
                .iter()
                .all(|it| names::is_person(it))
    };
    if !outside.is_empty() && !inside.is_empty() && inside.iter().all(|it| is_blank(it) || is_people(it)) {
        role.name = outside;
        role.people.extend(inside.into_iter().filter(|it| !is_blank(it)));
    } else {
        name.clone_into(&mut role.name);
    }
    role
}

/// A role that stands twice at the same place is one.
fn add(reader: &mut Reader, role: Role) -> usize {
    let same = reader
        .found
        .roles
        .iter()
        .position(|it| it.name == role.name && it.above == role.above);
    if let Some(at) = same {
        let first = &mut reader.found.roles[at];
        let more = role
            .people
            .into_iter()
            .filter(|it| !first.people.contains(it))
            .collect::<Vec<_>>();
        let seats = more.is_empty();
        first.people.extend(more);
        if seats {
            reader.found.doubt(role.at, &role.name, Doubtful::RoleTwice);
        }
        return at;
    }
    reader.found.roles.push(role);
    reader.found.roles.len() - 1
}

pub(super) fn table(reader: &mut Reader, sheet: &Sheet) {
    let mut name = String::new();
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) {
            continue;
        }
        let own = one_line(sheet.get(row, Column::Role));
        if !own.is_empty() {
            name = own;
        }
        let (seats, person) = names::behind_seats(sheet.get(row, Column::Person));
        let mut role = if name.is_empty() {
            Role {
                name: one_line(person),
                ..Role::default()
            }
        } else {
            Role {
                name: name.clone(),
                ..Role::default()
            }
        };
        role.at = row.at;
        role.comments
            .extend((!seats.is_empty()).then(|| seats.to_owned()));
        let rota = names::is_rota(person);
        role.comments.extend(rota.then(|| one_line(person)));
        role.people
            .extend((!is_blank(person) && !rota && !name.is_empty()).then(|| person.to_owned()));
        let others = sheet.all(row, Column::Person).skip(1).map(|(_, cell)| cell);
        role.people
            .extend(others.filter(|it| !is_blank(it)).map(str::to_owned));
        met(reader, sheet, row, &role, person);
        let above = one_line(sheet.get(row, Column::Path));
        role.above = reader
            .found
            .roles
            .iter()
            .position(|it| it.name == above && !above.is_empty());
        for column in [Column::Company, Column::Department, Column::Note] {
            role.comments
                .extend(sheet.all(row, column).map(|(head, cell)| beside(head, cell)));
        }
        role.comments.extend(sheet.others(row));
        let known = reader.found.roles.iter().position(|it| it.name == role.name);
        match known {
            Some(at) => {
                let first = &mut reader.found.roles[at];
                first.people.extend(role.people);
                first.comments.extend(role.comments);
            }
            None => {
                add(reader, role);
            }
        }
    }
}

/// How the person of a row is reached, where the chart says it.
fn met(reader: &mut Reader, sheet: &Sheet, row: &Row, role: &Role, person: &str) {
    let reached: Vec<(&str, &str)> = sheet
        .all(row, Column::Phone)
        .filter(|(_, cell)| !is_blank(cell))
        .collect();
    let nobody = is_blank(person) || names::is_rota(person);
    let alone = nobody || names::split(person, &|_| false).len() == 1;
    if !alone {
        for (head, cell) in reached {
            reader.leave(row.at, beside(head, cell), Why::Comment);
        }
        return;
    }
    let mut contact = Contact {
        at: row.at,
        name: if nobody {
            String::new()
        } else {
            names::bare(&one_line(person))
        },
        ..Contact::default()
    };
    // Whoever it is their turn is reached there.
    contact.roles.extend(nobody.then(|| role.name.clone()));
    for (head, cell) in &reached {
        contacts::phones(&mut contact, head, cell);
    }
    if !reached.is_empty() {
        contacts::add(reader, contact, &row.text());
    }
}
