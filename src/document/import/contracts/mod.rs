//! 委託範囲: bullets, tables of names and values, or a row a contract. What waits for its value is kept as a comment.

mod pairs;

pub(super) use pairs::pairs;

use super::block::{At, Item, Line, Row, one_line};
use super::column::{Column, Subject};
use super::contacts;
use super::dates;
use super::found::{Contract, Heading, Why};
use super::reader::{Reader, Sheet, labelled as beside};
use super::words::{brackets, fold, has_blank, is_blank, labelled, without_bullet};

pub(super) fn list(reader: &mut Reader, items: &[Item]) {
    let mut scope = None;
    for (number, item) in items.iter().enumerate() {
        let text = one_line(&item.text());
        let bare = without_bullet(&text);
        let (label, value) = labelled(bare).unwrap_or_else(|| in_brackets(bare));
        let column = Subject::Contracts.column(&label_of(label));
        item.lines.iter().for_each(|line| reader.told(line.at));
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

/// `障害時対応（4時間以内で対応）`.
fn in_brackets(text: &str) -> (&str, &str) {
    let open = text.find(['（', '(']).filter(|_| text.ends_with(['）', ')']));
    open.map_or((text, ""), |open| {
        (
            text[..open].trim(),
            text[open..].trim_matches(['（', '）', '(', ')']),
        )
    })
}

fn label_of(label: &str) -> String {
    brackets(label).0
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

/// 無 says nothing, but of what may be.
fn says(column: Column, value: &str) -> bool {
    let no = column == Column::AutoRenewal && ["無", "無し", "なし", "none"].contains(&fold(value).as_str());
    no || !is_blank(value)
}

/// Puts a value in; false where it was not understood.
fn put(contract: &mut Contract, column: Column, value: &str) -> bool {
    let text = one_line(value);
    match column {
        Column::Vendor => contract.vendor = text,
        Column::ContractNumber => contract.number = text,
        Column::Fee => contract.fee = text,
        Column::Term => match dates::days(value).as_slice() {
            [starts, ends, ..] => (contract.starts, contract.ends) = (Some(*starts), Some(*ends)),
            [one] if value.contains("まで") => contract.ends = Some(*one),
            [one] => match value
                .split_once("から")
                .and_then(|(_, long)| dates::until(*one, long))
            {
                Some(ends) => (contract.starts, contract.ends) = (Some(*one), Some(ends)),
                None => return false,
            },
            [] => match dates::months(value).as_slice() {
                [first, last] => {
                    (contract.starts, contract.ends) = (Some(*first), dates::end_of_month(*last));
                }
                _ => return false,
            },
        },
        Column::Starts => contract.starts = dates::days(value).first().copied().or(contract.starts),
        Column::Ends => contract.ends = dates::days(value).first().copied().or(contract.ends),
        Column::AutoRenewal => {
            let folded = fold(value);
            let no = ["なし", "無", "しない", "no", "不可", "none"]
                .iter()
                .any(|it| folded.starts_with(it) || folded.contains("自動更新なし"));
            let yes = ["あり", "有", "する", "yes", "自動更新", "○"]
                .iter()
                .any(|it| folded.starts_with(it));
            if no == yes {
                return false;
            }
            contract.auto_renewal = Some(yes);
            let (notice, renews) = dates::before_and_for(value);
            if let Some(span) = notice.filter(|_| yes) {
                contract.notice = span;
            }
            if let Some(span) = renews.filter(|_| yes) {
                contract.renews_for = span;
            }
        }
        Column::RenewsFor => contract.renews_for = dates::span(value).unwrap_or_default(),
        Column::Notice => contract.notice = dates::span(value).unwrap_or_default(),
        Column::Scope => contract.scope.extend(
            value
                .split(['\n', '、', '，'])
                .map(|it| it.trim().trim_start_matches('・').to_owned())
                .filter(|it| !it.is_empty()),
        ),
        Column::WorkHours => contract.work_hours = text,
        Column::ServiceHours => contract.service_hours = text,
        Column::Respond => contract.respond_within = dates::span(value).unwrap_or_default(),
        Column::Desk | Column::Phone => contract.desk = format!("{} {text}", contract.desk).trim().to_owned(),
        _ => return false,
    }
    if column == Column::Term && contract.auto_renewal.is_none() && value.contains("自動更新") {
        contract.auto_renewal = Some(!["なし", "無", "しない"].iter().any(|it| value.contains(it)));
    }
    match column {
        Column::Starts => contract.starts.is_some(),
        Column::Ends => contract.ends.is_some(),
        Column::RenewsFor => !contract.renews_for.is_empty(),
        Column::Notice => !contract.notice.is_empty() && !value.contains("以上"),
        Column::Respond => !contract.respond_within.is_empty(),
        _ => true,
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
        let understood = labelled(&line.text)
            .and_then(|(label, value)| Some((Subject::Contracts.column(&label_of(label))?, label, value)));
        match understood {
            Some((column, label, value)) => {
                reader.told(line.at);
                field(reader, line.at, column, label, value);
            }
            None => reader.leave(line.at, line.text.clone(), Why::Prose),
        }
    }
}

/// A desk that is written with its number is a contact of the vendor's.
pub(super) fn desks(reader: &mut Reader) {
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
