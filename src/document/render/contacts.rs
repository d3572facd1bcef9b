//! 連絡先リスト. With `mask`, what reaches a person is hidden; names and roles stay.

use super::{Column, Desk, Heading, Item, Section, Table, Value, Word};
use crate::plan::{Contact, ContactRef, Party, Reach};

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    vec![
        Section::table(Heading::Contacts, list(desk)),
        Section::table(Heading::ContactDetails, details(desk)),
    ]
}

fn list<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Name,
        Column::Company,
        Column::Role,
        Column::Phone,
        Column::Mail,
        Column::Verified,
        Column::Id,
    ];
    let mut table = Table::new(0, columns);
    for (contact, at) in desk.plan.contacts.iter().zip(0..) {
        table.row([
            Value::text(&contact.name),
            Value::text(&contact.company),
            roles(desk, ContactRef(at)),
            hidden(desk, Value::Phones(&contact.phone)),
            hidden(desk, Value::maybe(contact.email.as_deref(), Value::text)),
            Value::maybe(contact.verified, Value::Day),
            Value::text(&contact.id),
        ]);
    }
    table
}

/// The seats in which this person sits today.
fn roles<'a>(desk: &Desk<'a>, who: ContactRef) -> Value<'a> {
    let roles = desk.plan.roles.iter();
    let seats = roles.filter(|role| role.sitting(desk.day).any(|it| it == who));
    Value::lines(seats.map(|role| role.name.as_str()))
}

/// The value, unless it is there and must not be seen.
fn hidden<'a>(desk: &Desk<'a>, value: Value<'a>) -> Value<'a> {
    if desk.mask && !value.is_empty() {
        Value::Word(Word::Hidden)
    } else {
        value
    }
}

fn details<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut table = Table::new(2, [Column::Name, Column::Id, Column::Item, Column::Content]);
    for contact in &desk.plan.contacts {
        let items = items(desk, contact).into_iter().filter(|(_, it)| !it.is_empty());
        table.group(items.map(|(item, value)| {
            [
                Value::text(&contact.name),
                Value::text(&contact.id),
                Value::Item(item),
                value,
            ]
        }));
    }
    table
}

fn items<'a>(desk: &Desk<'a>, contact: &'a Contact) -> Vec<(Item, Value<'a>)> {
    let away = contact.away.iter().map(|it| (it.from, it.to));
    let deputy = contact.deputy.map(|it| desk.refer.party(Party::Contact(it)));
    let ways = contact.reach.iter().map(|way| reach(desk, way));
    vec![
        (Item::Away, Value::stretches(away.collect())),
        (Item::Deputy, Value::maybe(deputy, Value::text)),
        (Item::Reach, Value::lines(ways)),
        (Item::Was, Value::lines(contact.was.iter().map(String::as_str))),
    ]
}

/// The channel, and how it names the person.
fn reach(desk: &Desk<'_>, way: &Reach) -> String {
    let channel = &desk.plan[way.channel].name;
    match &way.mention {
        Some(mention) if !desk.mask => format!("{channel}（{mention}）"),
        _ => channel.clone(),
    }
}
