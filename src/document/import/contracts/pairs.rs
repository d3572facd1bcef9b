//! Contracts as rows of a name and a value; of several values each is another contract's.

use super::super::block::{Row, one_line};
use super::super::column::{Column, Subject};
use super::super::found::Why;
use super::super::reader::Reader;
use super::super::words::fold;
use super::{another, contract, field, label_of};

/// Rows of a name and a value, without a head.
pub(in crate::document::import) fn pairs(reader: &mut Reader, rows: &[Row]) {
    let rows: Vec<Row> = rows.iter().flat_map(beside).collect();
    if let Some(columns) = sideways(&rows) {
        return each(reader, &rows, &columns);
    }
    rows.iter().for_each(|row| pair(reader, row));
}

/// `契約番号 | K-18 | 委託先 | 株式会社みなと`: each name with its value is a row.
fn beside(row: &Row) -> Vec<Row> {
    let cells: Vec<(usize, &str)> = row.filled().collect();
    let is_name = |at: &usize| *at == 0 || *at > 1 && Subject::Contracts.named(cells[*at].1).is_some();
    let starts: Vec<usize> = (0..cells.len()).filter(is_name).collect();
    let ends = starts.iter().copied().skip(1).chain([cells.len()]);
    let part = |(from, to): (usize, usize)| {
        let own = cells[from..to].iter().map(|(_, it)| (*it).to_owned());
        Row::new(row.at, own.collect())
    };
    if starts.len() < 2 {
        return Vec::from_iter((!row.is_empty()).then(|| row.clone()));
    }
    starts.iter().copied().zip(ends).map(part).collect()
}

fn pair(reader: &mut Reader, row: &Row) {
    let cells: Vec<&str> = row.filled().map(|(_, cell)| cell).collect();
    let column = cells
        .first()
        .and_then(|label| Subject::Contracts.column(&label_of(label)));
    match (column, cells.as_slice()) {
        (Some(Column::Label), [_, value]) if Subject::Contracts.named(value) == Some(Column::Value) => {
            reader.heading_told(row.at, row.text());
        }
        (Some(column), [label, values @ ..]) => {
            reader.told(row.at);
            field(reader, row.at, column, label, &values.join("\n"));
        }
        _ => reader.leave(row.at, row.text(), Why::Table),
    }
}

/// Are most rows the name of a field and its value, rather than a head and what stands below it?
pub(in crate::document::import) fn are_pairs(rows: &[Row]) -> bool {
    let first = |row: &Row| {
        let label = row.filled().next();
        label.is_some_and(|(_, text)| Subject::Contracts.column(&label_of(text)).is_some())
    };
    let second = |row: &Row| {
        let value = row.filled().nth(1);
        value.is_some_and(|(_, text)| Subject::Contracts.named(&label_of(text)).is_some())
    };
    let pairs = rows.iter().filter(|row| first(row) && !second(row));
    rows.len() > 2 && pairs.count() * 4 >= rows.len() * 3
}

/// The columns of the values, where each is a contract of its own: their vendors differ.
fn sideways(rows: &[Row]) -> Option<Vec<usize>> {
    let column = |row: &Row| {
        let (_, label) = row.filled().next()?;
        Subject::Contracts.column(&label_of(label))
    };
    let vendors = rows.iter().find(|row| column(row) == Some(Column::Vendor))?;
    let columns: Vec<usize> = vendors.filled().skip(1).map(|(at, _)| at).collect();
    let mut names: Vec<String> = vendors.filled().skip(1).map(|(_, cell)| fold(cell)).collect();
    names.dedup();
    let filled = |at: &usize| {
        let said = rows.iter().filter(|row| row.filled().any(|(it, _)| it == *at));
        said.count() >= 3
    };
    let several = columns.len() > 1 && names.len() == columns.len();
    (several && columns.iter().all(filled)).then_some(columns)
}

/// A contract for each column.
fn each(reader: &mut Reader, rows: &[Row], columns: &[usize]) {
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let known = row.filled().next().filter(|(at, _)| !columns.contains(at));
        match known.and_then(|(_, label)| Subject::Contracts.column(&label_of(label))) {
            Some(_) => reader.told(row.at),
            None => reader.leave(row.at, row.text(), Why::Table),
        }
    }
    for at in columns {
        let named = |row: &&Row| row.filled().next().is_some_and(|(first, _)| first != *at);
        let own: Vec<&Row> = rows.iter().filter(named).collect();
        if let Some(first) = own.first() {
            another(reader, first.at);
        }
        for row in own {
            let cell = row.get(*at);
            let label = row.filled().next().filter(|(first, _)| first != at);
            let Some((_, label)) = label.filter(|_| !cell.is_empty()) else {
                continue;
            };
            if let Some(column) = Subject::Contracts.column(&label_of(label)) {
                contract(reader, row.at);
                field(reader, row.at, column, &one_line(label), cell);
            }
        }
    }
}
