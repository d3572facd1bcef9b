//! 委託範囲: bullets, tables of names and values, or a row a contract. What waits for its value is kept as a comment.

mod label;
mod pairs;
mod sentence;
mod value;

pub(super) use pairs::{are_pairs, pairs};

use super::block::{At, Item, Line, Row, one_line};
use super::column::{Column, Subject};
use super::contacts;
use super::found::{Contract, Heading, Why};
use super::reader::{Reader, Sheet, labelled as beside};
use super::words::{brackets, fold, has_blank, is_blank, without_bullet};
use label::{in_brackets, label_of, parted};
use value::{put, says};

pub(super) fn list(reader: &mut Reader, items: &[Item]) {
    let mut scope = None;
    for (number, item) in items.iter().enumerate() {
        let text = one_line(&item.text());
        let bare = without_bullet(&text);
        // A gap between label and value is wide: it is looked for in the text as it stands.
        let whole = item.text().replace('\n', " ");
        let said = parted(without_bullet(&whole));
        let (label, value) = said.unwrap_or_else(|| in_brackets(bare));
        let column = Subject::Contracts.column(&label_of(label));
        item.lines.iter().for_each(|line| reader.told(line.at));
        if let Some(told) =
            sentence::told(item.at(), bare).filter(|_| matches!(column, None | Some(Column::Vendor)))
        {
            reader.found.contracts.push(told);
            continue;
        }
        scope = scope.filter(|depth| item.depth > *depth);
        match column {
            Some(column) => {
                if column == Column::Scope {
                    scope = Some(item.depth);
                }
                field(reader, item.at(), column, label, value);
            }
            None if item.depth == 0 && items.get(number + 1).is_some_and(|next| next.depth > 0) => {
                another(reader, item.at());
                contract(reader, item.at()).comments.push(bare.to_owned());
            }
            None if scope.is_some() => contract(reader, item.at()).scope.push(bare.to_owned()),
            None => contract(reader, item.at()).comments.push(text),
        }
    }
}

/// The contract of this place: a new one where none is open.
fn contract(reader: &mut Reader, at: At) -> &mut Contract {
    let heading = reader.context();
    let open = reader
        .found
        .contracts
        .last()
        .is_some_and(|it| it.labels.first() == Some(&heading.heading));
    if !open {
        reader.found.contracts.push(Contract {
            at,
            labels: vec![heading.heading.clone()],
            ..Contract::default()
        });
        if heading.category.is_some() {
            reader.heading_used();
            let last = reader.found.contracts.len() - 1;
            reader.found.contracts[last].comments.push(heading.heading);
        }
    }
    let last = reader.found.contracts.len() - 1;
    &mut reader.found.contracts[last]
}

/// The next contract, unless nothing is known yet of the one that is open.
fn another(reader: &mut Reader, at: At) {
    let said = |it: &Contract| it.labels.len() > 1 || !it.vendor.is_empty();
    let Some(last) = reader.found.contracts.last().filter(|it| said(it)) else {
        return;
    };
    let labels = last.labels.iter().take(1).cloned().collect();
    reader.found.contracts.push(Contract {
        at,
        labels,
        ..Contract::default()
    });
}

fn field(reader: &mut Reader, at: At, column: Column, label: &str, value: &str) {
    let vendor = reader
        .found
        .contracts
        .last()
        .is_some_and(|it| !it.vendor.is_empty());
    if column == Column::Vendor && vendor && !is_blank(value) {
        another(reader, at);
    }
    reader.found.headings.push(Heading {
        at,
        text: label.to_owned(),
    });
    let contract = contract(reader, at);
    contract.labels.push(label.to_owned());
    let no = column == Column::AutoRenewal && says(column, value);
    if !says(column, value) || (has_blank(value) && column != Column::Vendor && !no) {
        contract.comments.push(if value.is_empty() {
            label.to_owned()
        } else {
            beside(label, value)
        });
        return;
    }
    if !put(contract, column, value) {
        contract.comments.push(beside(label, value));
    }
}

pub(super) fn table(reader: &mut Reader, sheet: &Sheet) {
    let values =
        sheet.columns.contains(&Some(Column::Label)) && !sheet.columns.contains(&Some(Column::Vendor));
    if values {
        let rows: Vec<Row> = sheet.rows().cloned().collect();
        return pairs(reader, &rows);
    }
    for row in sheet.rows().filter(|row| !sheet.is_head(row)) {
        reader.told(row.at);
        let mut contract = Contract {
            at: row.at,
            ..Contract::default()
        };
        for (at, cell) in row.filled() {
            let head = sheet.head(at);
            contract.labels.push(head.to_owned());
            let understood = sheet
                .columns
                .get(at)
                .copied()
                .flatten()
                .filter(|it| *it != Column::Number);
            let put = understood.is_some_and(|column| says(column, cell) && put(&mut contract, column, cell));
            if !put && sheet.columns.get(at) != Some(&Some(Column::Number)) {
                contract.comments.push(beside(head, cell));
            }
        }
        reader.found.contracts.push(contract);
    }
}

pub(super) fn text(reader: &mut Reader, lines: &[Line]) {
    for line in lines {
        let bare = without_bullet(&line.text);
        let understood = parted(bare)
            .and_then(|(label, value)| Some((Subject::Contracts.column(&label_of(label))?, label, value)));
        match understood {
            Some((column, label, value)) => {
                reader.told(line.at);
                field(reader, line.at, column, label, value);
            }
            None => match sentence::told(line.at, bare) {
                Some(contract) => {
                    reader.told(line.at);
                    reader.found.contracts.push(contract);
                }
                None => reader.leave(line.at, line.text.clone(), Why::Prose),
            },
        }
    }
}

/// Without a vendor the heading names it: `### Cloudhost GmbH`.
fn called_by_heading(contract: &mut Contract) {
    const NONE: &str = "概要|備考|補足|範囲|条件|内容|一覧|メモ|その他|overview|notes|scope|terms";
    let Some(heading) = contract
        .labels
        .first()
        .filter(|it| contract.comments.contains(it))
        .cloned()
    else {
        return;
    };
    let folded = fold(&heading);
    if !contract.vendor.is_empty() || NONE.split('|').any(|it| folded.contains(it)) {
        return;
    }
    let (vendor, inside) = brackets(&heading);
    contract.comments.retain(|it| *it != heading);
    contract.comments.extend(inside);
    contract.vendor = vendor;
}

/// A desk that is written with its number is a contact of the vendor's.
pub(super) fn desks(reader: &mut Reader) {
    reader.found.contracts.iter_mut().for_each(called_by_heading);
    for at in 0..reader.found.contracts.len() {
        let contract = reader.found.contracts[at].clone();
        let Some(mut contact) = contacts::of_line(contract.at, &contract.desk) else {
            continue;
        };
        if contact.name.is_empty() {
            contact.name.clone_from(&contract.vendor);
        }
        if contact.company.is_empty() {
            contact.company.clone_from(&contract.vendor);
        }
        contact.roles.clear();
        reader.found.contracts[at].desk.clone_from(&contact.name);
        contacts::add(reader, contact, &contract.desk);
    }
}
