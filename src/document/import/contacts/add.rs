//! Of one name there is one contact, however often a document says it.

use super::super::found::{Contact, Doubtful, Why};
use super::super::names;
use super::super::reader::Reader;
use super::super::words::{is_blank, narrow};

/// Adds it; of one name there is one.
pub(in crate::document::import) fn add(reader: &mut Reader, mut contact: Contact, line: &str) {
    if is_blank(&contact.name) {
        let seat = contact
            .roles
            .first()
            .cloned()
            .or_else(|| Some(contact.company.clone()).filter(|it| !it.is_empty()));
        match seat.filter(|_| !contact.phones.is_empty() || !contact.mail.is_empty()) {
            Some(seat) => {
                contact.name = names::desk_of(&seat);
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
        .find(|it| it.name == contact.name || is_same(it, &contact))
    else {
        reader.found.contacts.push(contact);
        return;
    };
    if contact.name.starts_with(&first.name) {
        first.name.clone_from(&contact.name);
    }
    let twice = (!first.phones.is_empty() && !contact.phones.is_empty() && first.phones != contact.phones)
        .then(|| (first.phones.join(" "), contact.phones.join(" ")));
    let more = contact.phones.into_iter().filter(|it| !it.is_empty());
    for phone in more {
        if !first.phones.contains(&phone) {
            first.phones.push(phone);
        }
    }
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

/// 川村 and 川村 さゆり, who are reached at one number.
fn is_same(one: &Contact, other: &Contact) -> bool {
    let shared = || one.phones.iter().any(|phone| other.phones.contains(phone));
    let begins = |short: &str, long: &str| {
        !short.is_empty() && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
    };
    (begins(&one.name, &other.name) || begins(&other.name, &one.name)) && shared()
}
