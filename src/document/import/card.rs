//! A contact as a card: a heading, and below it what reaches somebody, field by field.

use super::block::Line;
use super::column::{Column, Subject};
use super::contacts::{add, mails, phones};
use super::found::Contact;
use super::reader::{Reader, labelled as beside};
use super::words::labelled;

/// 氏名, 電話 and メール line by line, below a heading of their own: one contact, and the heading is the seat.
pub(super) fn read(reader: &mut Reader, lines: &[Line]) -> bool {
    let fields: Vec<(Column, &str, &str)> = lines.iter().filter_map(|line| field(&line.text)).collect();
    let reached = fields
        .iter()
        .any(|(column, ..)| matches!(column, Column::Phone | Column::Mail));
    let context = reader.context();
    if fields.len() != lines.len() || !reached || context.category.is_none() {
        return false;
    }
    let person = fields.iter().find(|(column, ..)| *column == Column::Person);
    let mut contact = Contact {
        at: lines[0].at,
        name: person
            .map_or(context.heading.as_str(), |(.., name)| name)
            .to_owned(),
        roles: Vec::from_iter(person.map(|_| context.heading.clone())),
        ..Contact::default()
    };
    for (column, label, value) in fields.iter().filter(|(column, ..)| *column != Column::Person) {
        match column {
            Column::Phone => phones(&mut contact, label, value),
            Column::Mail => mails(&mut contact, label, value),
            Column::Company => (*value).clone_into(&mut contact.company),
            _ => contact.comments.push(beside(label, value)),
        }
    }
    reader.heading_used();
    lines.iter().for_each(|line| reader.told(line.at));
    add(reader, contact, &context.heading);
    true
}

fn field(text: &str) -> Option<(Column, &str, &str)> {
    let (label, value) = labelled(text).filter(|(_, value)| !value.is_empty())?;
    Some((Subject::Contacts.column(label)?, label, value))
}
