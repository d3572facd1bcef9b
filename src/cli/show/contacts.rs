//! 連絡先リスト.

use chrono::NaiveDate;
use serde::Serialize;

use super::Entries;
use crate::due::WrongNumber;
use crate::plan::{self, ContactRef, Language, Plan};
use crate::say;
use crate::say::list;
use crate::show::{Table, View};

/// One `[[contact]]`.
#[derive(Serialize)]
pub(super) struct Contact<'a> {
    id: &'a str,
    was: &'a [String],
    name: &'a str,
    company: &'a str,
    phone: &'a [String],
    email: Option<&'a str>,
    reach: Vec<Reach<'a>>,
    away: Vec<String>,
    deputy: Option<&'a str>,
    verified: Option<NaiveDate>,
    /// Since when the number is known to be wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    wrong_number: Option<NaiveDate>,
    /// Seats of today.
    #[serde(skip)]
    seats: Vec<&'a str>,
    #[serde(skip)]
    deputy_name: &'a str,
}

/// One way to reach a person.
#[derive(Serialize)]
struct Reach<'a> {
    channel: &'a str,
    mention: Option<&'a str>,
}

/// All of them, in the order of the file.
pub(super) fn of<'a>(plan: &'a Plan, wrong: &[WrongNumber], today: NaiveDate) -> Vec<Contact<'a>> {
    let contacts = (0..).map(ContactRef).zip(&plan.contacts);
    let since = |contact: &plan::Contact| wrong.iter().find(|it| it.contact == contact.id);
    contacts
        .map(|(reference, contact)| Contact {
            wrong_number: since(contact).map(|it| it.since),
            ..entry(plan, reference, contact, today)
        })
        .collect()
}

fn entry<'a>(
    plan: &'a Plan,
    reference: ContactRef,
    contact: &'a plan::Contact,
    today: NaiveDate,
) -> Contact<'a> {
    let sits = |role: &&'a plan::Role| role.everybody(today).contains(&reference);
    let reach = |way: &'a plan::Reach| Reach {
        channel: &plan[way.channel].id,
        mention: way.mention.as_deref(),
    };
    Contact {
        id: &contact.id,
        was: &contact.was,
        name: &contact.name,
        company: &contact.company,
        phone: &contact.phone,
        email: contact.email.as_deref(),
        reach: contact.reach.iter().map(reach).collect(),
        away: contact.away.iter().map(days).collect(),
        deputy: contact.deputy.map(|deputy| plan[deputy].id.as_str()),
        verified: contact.verified,
        wrong_number: None,
        seats: plan
            .roles
            .iter()
            .filter(sits)
            .map(|role| role.name.as_str())
            .collect(),
        deputy_name: contact
            .deputy
            .map(|deputy| plan[deputy].name.as_str())
            .unwrap_or_default(),
    }
}

/// As `away` writes it.
fn days(away: &plan::Away) -> String {
    if away.from == away.to {
        away.from.to_string()
    } else {
        format!("{}..{}", away.from, away.to)
    }
}

impl Entries for Contact<'_> {
    fn view(items: &[Self], lang: Language) -> View {
        let mut table = Table::new(say::plan::contact_head(lang)).below(1, 0).below(4, 3);
        for contact in items {
            table.row([
                contact.name.to_owned(),
                contact.company.to_owned(),
                list(lang, &contact.seats),
                list(lang, contact.phone),
                contact.email.unwrap_or_default().to_owned(),
                contact.deputy_name.to_owned(),
                proved(lang, contact),
            ]);
        }
        View::default().table(table)
    }
}

/// The day on which they were last verified, or that a number is wrong since.
fn proved(lang: Language, contact: &Contact<'_>) -> String {
    match (contact.wrong_number, contact.verified) {
        (Some(since), _) => say::plan::wrong_number(lang, &since.to_string()),
        (None, Some(day)) => day.to_string(),
        (None, None) => String::new(),
    }
}
