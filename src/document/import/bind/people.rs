//! Seats and people.

use super::super::entry::{Entry, Value};
use super::super::found::{Contact, Found, Role};
use super::who::Who;
use crate::plan::{File, Plan};

/// The seats. One that only a task or a path names is left as the plan has it.
pub(super) fn roles(found: &Found, who: &Who, known: Option<&Plan>) -> Vec<Entry> {
    let there = |id: &String| known.is_some_and(|plan| plan.roles.iter().any(|it| it.id == *id));
    let entry = |(at, role): (usize, &Role)| {
        let mut entry = Entry::new(File::Org, "role", role.at);
        entry.put("id", Value::Text(who.role_ids[at].clone()));
        entry.put("name", Value::Text(role.name.clone()));
        entry.put(
            "reports_to",
            Value::Text(
                role.above
                    .map(|above| who.role_ids[above].clone())
                    .unwrap_or_default(),
            ),
        );
        let mut members: Vec<String> = Vec::new();
        for id in role.people.iter().filter_map(|it| who.contact(it)) {
            if !members.contains(&id) {
                members.push(id);
            }
        }
        entry.keys.push(("members", Value::List(members)));
        let rotas = who.rota_of(&found.rotas, at);
        if !rotas.is_empty() {
            entry.put("rota", Value::Tables(rotas));
        }
        if role.off_chart {
            entry.put("in_chart", Value::Flag(false));
        }
        entry.comments.clone_from(&role.comments);
        entry
    };
    let told = |(at, role): &(usize, &Role)| !(role.off_chart && there(&who.role_ids[*at]));
    who.roles.iter().enumerate().filter(told).map(entry).collect()
}

pub(super) fn contacts(who: &Who) -> Vec<Entry> {
    let entry = |(contact, id): (&Contact, &String)| {
        let mut entry = Entry::new(File::Contacts, "contact", contact.at);
        entry.put("id", Value::Text(id.clone()));
        entry.put("name", Value::Text(contact.name.clone()));
        entry.put("company", Value::Text(contact.company.clone()));
        entry.put("phone", Value::List(contact.phones.clone()));
        entry.put("email", Value::Text(contact.mail.clone()));
        entry.comments.clone_from(&contact.comments);
        entry
    };
    who.contacts.iter().zip(&who.contact_ids).map(entry).collect()
}

/// `役職: 課長` of 課長: is the comment about nothing but the seat?
pub(super) fn says(comment: &str, seat: &str) -> bool {
    comment
        .strip_suffix(seat)
        .is_some_and(|head| head.is_empty() || head.ends_with(": "))
}
