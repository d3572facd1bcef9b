//! 連絡先リスト: tables, and lines that hold a number or an address. Phone numbers are text, as written.

mod table;

pub(super) use table::{mails, phones, table};

use super::block::{At, Item, Line, one_line};
use super::card;
use super::found::{Contact, Doubtful, Why};
use super::names;
use super::path;
use super::reach::reached;
use super::reader::{Reader, labelled as beside};
use super::words::{brackets, is_blank, labelled, narrow, without_bullet};
use table::addresses;

/// Adds it; of one name there is one.
pub(super) fn add(reader: &mut Reader, mut contact: Contact, line: &str) {
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
    let each: Vec<Line> = items.iter().flat_map(|it| it.lines.clone()).collect();
    if card::read(reader, &each) {
        return;
    }
    let mut from = 0;
    while from < items.len() {
        let below = items[from + 1..]
            .iter()
            .take_while(|it| it.depth > items[from].depth);
        let about = below.take_while(|it| is_about_the_one_above(&it.text())).count();
        let whole = &items[from..=from + about];
        let lines: Vec<Line> = whole.iter().flat_map(|it| it.lines.clone()).collect();
        let text: Vec<String> = whole.iter().map(|it| one_line(&it.text())).collect();
        line(reader, &lines, &text.join(" "));
        from += about + 1;
    }
}

/// `電話：090-0000-0001` below a name.
fn is_about_the_one_above(text: &str) -> bool {
    let found = reached(text);
    !found.is_empty() && !found.rest.chars().any(char::is_alphanumeric)
}

pub(super) fn text(reader: &mut Reader, lines: &[Line]) {
    let all: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    if path::is_path(&all) {
        return path::text(reader, lines);
    }
    if card::read(reader, lines) {
        return;
    }
    for one in lines {
        line(reader, std::slice::from_ref(one), &one.text);
    }
}

/// `田中 一郎（PM）：090-0000-0001 / tanaka@example.jp`
fn line(reader: &mut Reader, lines: &[Line], text: &str) {
    match of_line(lines[0].at, text) {
        Some(contact) => {
            lines.iter().for_each(|line| reader.told(line.at));
            add(reader, contact, text);
        }
        None => reader.leave_lines(lines, Why::Prose),
    }
}

/// Somebody who is reached by what stands in the same line.
pub(super) fn of_line(at: At, text: &str) -> Option<Contact> {
    let found = reached(text);
    if found.is_empty() {
        return None;
    }
    let mut contact = Contact {
        at,
        phones: found.phones,
        comments: found.faxes.iter().map(|it| beside("FAX", it)).collect(),
        ..Contact::default()
    };
    addresses(&mut contact, found.mails);
    let rest = found
        .rest
        .split(['/', '／', '|'])
        .map(str::trim)
        .filter(|it| !it.is_empty());
    let rest = rest.collect::<Vec<_>>().join(" ");
    let (outside, inside) = brackets(without_bullet(&rest));
    let outside = outside.trim_matches(|it: char| it.is_whitespace() || "：:-…、,".contains(it));
    named(&mut contact, outside);
    contact.positions.clone_from(&inside);
    contact
        .comments
        .extend(inside.into_iter().filter(|it| !it.trim().is_empty()));
    Some(contact)
}

/// `システムオーナー　経営企画部長　鷲尾 様`: the name behind its seats.
fn behind_seats<'t>(contact: &mut Contact, text: &'t str) -> &'t str {
    let mut rest = text.trim();
    if rest.is_ascii() {
        return behind_title(contact, rest);
    }
    while let Some((seat, name)) = rest.split_once([' ', '\u{3000}']) {
        let name = name.trim_start();
        let follows = names::is_person(name) || name.split_whitespace().any(names::is_seat);
        if !names::is_seat(seat) || names::is_company(seat) || !follows {
            break;
        }
        contact.roles.push(seat.to_owned());
        rest = name;
    }
    rest
}

/// `Team lead Maria Gomez`: the last two words are the name, where a seat stands before them.
fn behind_title<'t>(contact: &mut Contact, text: &'t str) -> &'t str {
    let starts: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let [.., second, _] = starts.as_slice() else {
        return text;
    };
    let (seat, name) = (&text[..*second], text[*second..].trim());
    if names::is_seat(seat) && names::is_person(name) && !names::is_seat(name) {
        contact.roles.push(seat.to_owned());
        return name;
    }
    text
}

/// `運用リーダー：大塚 啓介`, `システム課長 藤田`, `かもめシステム㈱`.
fn named(contact: &mut Contact, text: &str) {
    let (label, name) = match labelled(text) {
        Some((label, name)) if !name.is_empty() => (label, name),
        _ => ("", text.trim_end_matches(['：', ':'])),
    };
    let name = behind_seats(contact, name);
    let (label, name) = if names::is_person(label) && !names::is_person(name) {
        (name, label)
    } else {
        (label, name)
    };
    if names::is_seat(label) && !names::is_company(label) {
        contact.roles.push(label.to_owned());
    } else if !label.is_empty() {
        contact.comments.push(label.to_owned());
    }
    if names::is_company(name) {
        contact.company = one_line(name);
    }
    contact.name = names::bare(name);
}
