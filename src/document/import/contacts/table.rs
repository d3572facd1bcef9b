//! A table of contacts, a row each.

use super::super::block::{Row, one_line};
use super::super::column::Column;
use super::super::found::Contact;
use super::super::names;
use super::super::reach::reached;
use super::super::reader::{Reader, Sheet, labelled as beside};
use super::super::words::is_blank;
use super::add;
use super::line::called;
use super::order;

pub(in crate::document::import) fn table(reader: &mut Reader, sheet: &Sheet) {
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) {
            continue;
        }
        let mut contact = Contact {
            at: row.at,
            ..Contact::default()
        };
        contact.id = Some(sheet.get(row, Column::Id))
            .filter(|it| it.contains(|it: char| it.is_ascii_lowercase()))
            .map(str::to_owned);
        for (number, (head, cell)) in sheet.all(row, Column::Person).enumerate() {
            if number == 0 && !names::is_rota(cell) && !is_framed(cell) {
                called(&mut contact, cell);
            } else {
                contact.comments.push(beside(head, cell));
            }
        }
        let department = one_line(sheet.get(row, Column::Department));
        if is_desk(&contact.name) && !is_blank(&department) && !names::is_company(&department) {
            contact.name = format!("{department} {}", contact.name);
        }
        contact.company = one_line(sheet.get(row, Column::Company));
        if is_blank(&contact.name) && contact.company.is_empty() {
            contact.name = desk(sheet, row);
        }
        for (_, cell) in sheet.all(row, Column::Role).filter(|(_, cell)| !is_blank(cell)) {
            if contact.company.is_empty() && names::is_company(cell) {
                contact.company = one_line(cell);
            } else {
                contact.roles.push(one_line(cell));
            }
        }
        for (head, cell) in sheet
            .all(row, Column::Position)
            .filter(|(_, cell)| !is_blank(cell))
        {
            contact.positions.push(one_line(cell));
            if contact.name != names::desk_of(&one_line(cell)) {
                contact.comments.push(beside(head, cell));
            }
        }
        for (_, cell) in sheet.all(row, Column::Department) {
            if contact.company.is_empty()
                && ["会社", "（株）", "(株)", "㈱"]
                    .iter()
                    .any(|it| cell.contains(it))
            {
                contact.company = one_line(cell);
            } else {
                contact.positions.push(one_line(cell));
                contact.comments.push(one_line(cell));
            }
        }
        for (head, cell) in sheet.all(row, Column::Phone).filter(|(_, cell)| !is_blank(cell)) {
            phones(&mut contact, head, cell);
        }
        once(&mut contact.phones);
        for (head, cell) in sheet.all(row, Column::Mail).filter(|(_, cell)| !is_blank(cell)) {
            mails(&mut contact, head, cell);
        }
        contact.comments.extend(
            sheet
                .all(row, Column::Note)
                .map(|(head, cell)| beside(head, cell)),
        );
        contact.comments.extend(sheet.others(row));
        add(reader, contact, &row.text());
    }
    if let Some(path) = order::path(sheet) {
        reader.call_order = Some(path);
    }
}

/// The numbers of a cell. One without any that is known is a number all the same, as written.
pub(in crate::document::import) fn phones(contact: &mut Contact, head: &str, cell: &str) {
    if ["同左", "同上", "〃", "←"].contains(&cell.trim()) {
        return;
    }
    let found = reached(cell);
    let inner = if head.contains("内線") && !cell.contains("内線") {
        "内線 "
    } else {
        ""
    };
    if found.is_empty() {
        let each = cell
            .split(['\n', '、', '，', '/'])
            .map(str::trim)
            .filter(|it| !it.is_empty());
        contact.phones.extend(each.map(|it| format!("{inner}{it}")));
        return;
    }
    contact.phones.extend(found.phones);
    addresses(contact, found.mails);
    contact
        .comments
        .extend(found.faxes.iter().map(|it| beside("FAX", it)));
    let rest = found.rest.trim_matches([' ', '、', ',', '/', '\n', '\u{3000}']);
    contact
        .comments
        .extend((!rest.is_empty()).then(|| beside(head, rest)));
}

pub(in crate::document::import) fn mails(contact: &mut Contact, head: &str, cell: &str) {
    let found = reached(cell);
    if found.mails.is_empty() {
        contact.comments.push(beside(head, cell));
        return;
    }
    contact.phones.extend(found.phones);
    addresses(contact, found.mails);
    let rest = found
        .rest
        .trim_matches([' ', '、', ',', '/', '\n', '<', '>', ';', '；', '\u{3000}']);
    contact
        .comments
        .extend((!rest.is_empty()).then(|| beside(head, rest)));
}

/// The first address is the contact's, the others stand beside.
pub(super) fn addresses(contact: &mut Contact, mails: Vec<String>) {
    for mail in mails {
        if contact.mail.is_empty() {
            contact.mail = mail;
        } else if contact.mail != mail {
            contact.comments.push(mail);
        }
    }
}

/// The same number by day and by night is one.
fn once(phones: &mut Vec<String>) {
    let mut kept: Vec<String> = Vec::new();
    for phone in phones.drain(..) {
        if !kept.contains(&phone) {
            kept.push(phone);
        }
    }
    *phones = kept;
}

/// 当直者 of 保全課: one of several who are called so.
fn is_desk(name: &str) -> bool {
    const DESKS: &str =
        "当直|当直者|当番|当番者|日直|宿直|宿直者|担当者|窓口|サポート窓口|代表|受付|夜間窓口";
    DESKS.split('|').any(|it| it == name)
}

/// （代表）, （当番携帯）: how a desk is reached, and no name.
fn is_framed(cell: &str) -> bool {
    cell.starts_with(['（', '(']) && cell.ends_with(['）', ')'])
}

/// データセンター NOC: a desk without a person, a company or a role is called by its department.
fn desk(sheet: &Sheet, row: &Row) -> String {
    let department = one_line(sheet.get(row, Column::Department));
    let position = sheet.all(row, Column::Position).last();
    let position = position.map(|(_, cell)| one_line(cell)).unwrap_or_default();
    let alone = sheet.get(row, Column::Role).is_empty() && !is_blank(&department);
    let company = names::is_company(&department);
    let seated = sheet.get(row, Column::Role).is_empty() && is_blank(&department);
    match (alone && !company, is_blank(&position)) {
        (false, false) if seated => names::desk_of(&position),
        (false, _) => String::new(),
        (true, true) => department,
        (true, false) => format!("{department} {position}"),
    }
}
