//! Somebody in a line of text: the name, the seats before it, and what reaches them.

use super::super::block::{At, one_line};
use super::super::found::Contact;
use super::super::names;
use super::super::reach::reached;
use super::super::reader::labelled as beside;
use super::super::words::{brackets, labelled, narrow, without_bullet};
use super::table::addresses;

/// Somebody who is reached by what stands in the same line.
pub(in crate::document::import) fn of_line(at: At, text: &str) -> Option<Contact> {
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
    let outside = outside
        .trim_matches(|it: char| it.is_whitespace() || "：:-–—…、,📞📱☎✉📧".contains(it) || it == '\u{fe0f}');
    let words = outside.split([' ', '\u{3000}']).filter(|it| !is_dash(it));
    let (hours, name): (Vec<&str>, Vec<&str>) = words.partition(|it| says_hours(it));
    contact.comments.extend(hours.into_iter().map(str::to_owned));
    named(&mut contact, name.join(" ").trim());
    let inside = seated(&mut contact, inside);
    contact.positions.extend(inside.iter().cloned());
    contact
        .comments
        .extend(inside.into_iter().filter(|it| !it.trim().is_empty()));
    Some(contact)
}

/// `Delivery Manager (Karen Holt)`: the person in brackets sits in the seat before them. What else stands in brackets.
fn seated(contact: &mut Contact, inside: Vec<String>) -> Vec<String> {
    let seat = names::is_seat(&contact.name) && !names::is_company(&contact.name);
    match inside.as_slice() {
        [person] if seat && contact.roles.is_empty() && names::is_person(person) => {
            contact
                .roles
                .push(std::mem::replace(&mut contact.name, names::bare(person)));
            Vec::new()
        }
        _ => inside,
    }
}

/// ― where a number or an address would stand.
fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "－" | "ー" | "―" | "—" | "–" | "−")
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
    let dashed = name
        .split_once(" - ")
        .filter(|(seat, name)| names::is_seat(seat) && names::is_person(name));
    let (label, name) = dashed.unwrap_or((label, name));
    let name = behind_seats(contact, name).trim_end_matches([',', '，', '、', ' ']);
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
    called(contact, name);
}

/// The name; what they do, behind a comma, is their seat if there is one of that name.
pub(super) fn called(contact: &mut Contact, cell: &str) {
    let cell = one_line(cell);
    let cell = labelled(&cell)
        .filter(|(label, name)| ["担当", "担当者", "窓口"].contains(label) && !name.is_empty())
        .map_or(cell.as_str(), |(_, name)| name);
    let (name, does) = names::before_comma(cell).unwrap_or((cell, ""));
    contact.name = names::bare(name);
    if !does.is_empty() {
        contact.positions.push(does.to_owned());
        contact.comments.push(does.to_owned());
    }
}

/// `9時〜17時`, `平日8:30-18:00`, `24時間365日`: when somebody is reached, and no name.
fn says_hours(word: &str) -> bool {
    let signs = |it: char| it.is_ascii_digit() || "時分間日平土祝年中無休:：-－~〜～".contains(it);
    word.contains(|it: char| narrow(it).is_ascii_digit())
        && word.contains(['時', ':', '：'])
        && word.chars().map(narrow).all(signs)
}
