//! 連絡先リスト: tables, and lines that hold a number or an address. Phone numbers are text, as written.

use super::block::{At, Item, Line, one_line};
use super::column::Column;
use super::found::{Contact, Doubtful, Why};
use super::names;
use super::reader::{Reader, Sheet, labelled as beside};
use super::words::{brackets, is_blank, narrow, without_bullet};

pub(super) fn table(reader: &mut Reader, sheet: &Sheet<'_>) {
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
            if number == 0 {
                contact.name = names::bare(&one_line(cell));
            } else {
                contact.comments.push(beside(head, cell));
            }
        }
        contact.company = one_line(sheet.get(row, Column::Company));
        contact.roles = sheet
            .all(row, Column::Role)
            .map(|(_, cell)| one_line(cell))
            .filter(|it| !is_blank(it))
            .collect();
        contact.positions = sheet
            .all(row, Column::Position)
            .map(|(_, cell)| one_line(cell))
            .collect();
        contact.comments.extend(
            sheet
                .all(row, Column::Position)
                .map(|(head, cell)| beside(head, cell)),
        );
        for (_, cell) in sheet.all(row, Column::Department) {
            if contact.company.is_empty()
                && ["会社", "（株）", "(株)", "㈱"]
                    .iter()
                    .any(|it| cell.contains(it))
            {
                contact.company = one_line(cell);
            } else {
                contact.comments.push(one_line(cell));
            }
        }
        let numbers: Vec<(&str, &str)> = sheet
            .all(row, Column::Phone)
            .filter(|(_, cell)| !is_blank(cell))
            .collect();
        for (head, cell) in numbers {
            let inner = if head.contains("内線") && !cell.contains("内線") {
                "内線 "
            } else {
                ""
            };
            contact.phones.extend(
                cell.split(['\n', '、', '，', '/'])
                    .map(str::trim)
                    .filter(|it| !it.is_empty())
                    .map(|it| format!("{inner}{it}")),
            );
        }
        let mail = sheet.get(row, Column::Mail);
        if !is_blank(mail) {
            mails(&mut contact, mail);
        }
        contact.comments.extend(
            sheet
                .all(row, Column::Note)
                .map(|(head, cell)| beside(head, cell)),
        );
        contact.comments.extend(sheet.others(row));
        add(reader, contact, &row.text());
    }
}

fn mails(contact: &mut Contact, text: &str) {
    let mut all = text
        .split(['\n', '、', ',', '，', ';', ' ', '/'])
        .map(|it| it.trim_matches(['<', '>', '「', '」']))
        .filter(|it| !it.is_empty());
    if let Some(first) = all.next().filter(|_| contact.mail.is_empty()) {
        first.clone_into(&mut contact.mail);
    }
    contact.comments.extend(all.map(str::to_owned));
}

/// Adds it; of one name there is one.
fn add(reader: &mut Reader, mut contact: Contact, line: &str) {
    if is_blank(&contact.name) {
        let seat = contact
            .roles
            .first()
            .cloned()
            .or_else(|| Some(contact.company.clone()).filter(|it| !it.is_empty()));
        match seat.filter(|_| !contact.phones.is_empty() || !contact.mail.is_empty()) {
            Some(seat) => {
                contact.name = format!("{seat}{}", if names::is_seat(&seat) { " 連絡先" } else { "" });
            }
            None => {
                for role in &contact.roles {
                    reader.found.doubt(contact.at, role, Doubtful::Unfilled("name"));
                }
                return reader.leave(contact.at, line, Why::Nameless);
            }
        }
    }
    for phone in &contact.phones {
        let digits: String = phone.chars().map(narrow).filter(char::is_ascii_digit).collect();
        if phone.chars().all(|it| it.is_ascii_digit())
            && (9..=10).contains(&digits.len())
            && !digits.starts_with('0')
        {
            reader
                .found
                .doubt(contact.at, &contact.name, Doubtful::PhoneZero(phone.clone()));
        }
    }
    if contact.phones.is_empty() && contact.mail.is_empty() {
        reader
            .found
            .doubt(contact.at, &contact.name, Doubtful::Unfilled("phone"));
    }
    let Some(first) = reader
        .found
        .contacts
        .iter_mut()
        .find(|it| it.name == contact.name)
    else {
        reader.found.contacts.push(contact);
        return;
    };
    let twice = (!first.phones.is_empty() && !contact.phones.is_empty() && first.phones != contact.phones)
        .then(|| (first.phones.join(" "), contact.phones.join(" ")));
    first.phones.extend(
        contact
            .phones
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>(),
    );
    first.phones.dedup();
    first.roles.extend(contact.roles);
    first.positions.extend(contact.positions);
    first.comments.extend(contact.comments);
    if first.mail.is_empty() {
        first.mail = contact.mail;
    } else if !contact.mail.is_empty() && contact.mail != first.mail {
        first.comments.push(contact.mail);
    }
    if let Some((taken, other)) = twice {
        reader
            .found
            .doubt(contact.at, &contact.name, Doubtful::Twice("phone", taken, other));
    }
}

pub(super) fn list(reader: &mut Reader, items: &[Item]) {
    for item in items {
        one_line_of(reader, &item.lines, item.at(), &one_line(&item.text()));
    }
}

pub(super) fn text(reader: &mut Reader, lines: &[Line]) {
    for line in lines {
        one_line_of(reader, std::slice::from_ref(line), line.at, &line.text);
    }
}

/// `田中 一郎（PM）：090-0000-0001 / tanaka@example.jp`
fn one_line_of(reader: &mut Reader, lines: &[Line], at: At, text: &str) {
    let mut contact = Contact {
        at,
        ..Contact::default()
    };
    let mut words: Vec<&str> = Vec::new();
    for word in text
        .split([' ', '\u{3000}', '/', '、', ',', '：', '／', '|', '<', '>'])
        .filter(|it| !it.is_empty())
    {
        let bare = word.trim_matches(['（', '）', '(', ')', ':', '「', '」']);
        let bare = bare.rsplit_once(':').map_or(bare, |(_, after)| after);
        if is_mail(bare) {
            mails(&mut contact, bare);
        } else if is_phone(bare) {
            contact.phones.push(bare.to_owned());
        } else if !matches!(
            bare.to_lowercase().as_str(),
            "tel" | "電話" | "携帯" | "メール" | "mail" | "email" | "e-mail" | ""
        ) {
            words.push(word);
        }
    }
    if contact.phones.is_empty() && contact.mail.is_empty() {
        return reader.leave_lines(lines, Why::Prose);
    }
    let rest = words.join(" ");
    let (name, inside) = brackets(without_bullet(&rest));
    contact.name = names::bare(name.trim_end_matches([':', '：', '-', '…']).trim());
    contact.positions.clone_from(&inside);
    contact.comments = inside;
    lines.iter().for_each(|line| reader.told(line.at));
    add(reader, contact, text);
}

pub(super) fn is_mail(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && text.is_ascii())
}

/// Ten digits or so, with signs between them.
pub(super) fn is_phone(text: &str) -> bool {
    let narrowed: String = text.chars().map(narrow).collect();
    let digits = narrowed.chars().filter(char::is_ascii_digit).count();
    (9..=15).contains(&digits)
        && narrowed.chars().all(|it| {
            it.is_ascii_digit() || matches!(it, '-' | '(' | ')' | '+' | ' ' | '‐' | '−' | 'ー' | '―')
        })
}
