//! WHO: a contact or a role, by id, name, or a part of one that fits only one.

use chrono::{DateTime, Utc};

use super::Stop;
use crate::cli::{Desk, Failure};
use crate::incident::{Incident, SeatId, Sitter, sitters};
use crate::plan::{ContactRef, Party, Plan, RoleRef};
use crate::say::incident as say;

/// Somebody or some seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    /// A person.
    Person(ContactRef),
    /// A seat.
    Role(RoleRef),
}

impl Whom {
    /// Who is meant by this word.
    pub(super) fn find(desk: &Desk, plan: &Plan, word: &str) -> Result<Self, Stop> {
        let exact = everybody(plan)
            .into_iter()
            .find(|(_, names)| names.iter().any(|name| name == word));
        if let Some((whom, _)) = exact {
            return Ok(whom);
        }
        let part = |names: &[String]| names.iter().any(|name| plain(name).contains(&plain(word)));
        let fitting: Vec<(Self, Vec<String>)> = everybody(plan)
            .into_iter()
            .filter(|(_, names)| !plain(word).is_empty() && part(names))
            .collect();
        match fitting.as_slice() {
            [(whom, _)] => Ok(*whom),
            [] => Err(Failure::Usage(say::unknown_whom(
                desk.lang(),
                word,
                &listed(&nearest(plan, word)),
            ))
            .into()),
            several => Err(Failure::Usage(say::which_whom(desk.lang(), word, &listed(several))).into()),
        }
    }

    /// The person: whoever sits in the seat then, where only one does.
    pub(super) fn person(self, desk: &Desk, plan: &Plan, at: DateTime<Utc>) -> Result<ContactRef, Stop> {
        let role = match self {
            Self::Person(contact) => return Ok(contact),
            Self::Role(role) => role,
        };
        let people: Vec<ContactRef> = sitters(plan, &SeatId::of(plan, Party::Role(role)), at)
            .iter()
            .filter_map(Sitter::reached)
            .collect();
        match people.as_slice() {
            [one] => Ok(*one),
            _ => {
                let names: Vec<String> = people
                    .iter()
                    .map(|who| format!("{} {}", plan[*who].id, plan[*who].name))
                    .collect();
                let why = say::which_person(desk.lang(), &plan[role].name, &names.join(", "));
                Err(Failure::Usage(why).into())
            }
        }
    }
}

/// The seats of an incident's chains in which a person sits, takes turns, or stands in at that time: who was called
/// before the handover answers after it.
pub(crate) fn seats_of(plan: &Plan, incident: &Incident, who: ContactRef, at: DateTime<Utc>) -> Vec<SeatId> {
    let mut seats: Vec<SeatId> = Vec::new();
    for seat in incident
        .terms
        .levels
        .iter()
        .flat_map(|level| &level.chain)
        .map(|it| &it.seat)
    {
        let sits = |it: &Sitter| it.who == who || it.reached() == Some(who);
        let takes_turns = || {
            let party = seat.party(plan);
            party.is_some_and(|party| plan.people(party, plan.day_of(at)).contains(&who))
        };
        if !seats.contains(seat) && (sitters(plan, seat, at).iter().any(sits) || takes_turns()) {
            seats.push(seat.clone());
        }
    }
    seats
}

/// Every person and seat, with the names by which they are known: the id first.
fn everybody(plan: &Plan) -> Vec<(Whom, Vec<String>)> {
    fn names(id: &str, name: &str, was: &[String]) -> Vec<String> {
        [id, name]
            .into_iter()
            .map(ToOwned::to_owned)
            .chain(was.iter().cloned())
            .collect()
    }
    let people = plan.contacts.iter().zip(0..).map(|(it, at)| {
        let mut names = names(&it.id, &it.name, &it.was);
        names.extend(it.email.clone());
        (Whom::Person(ContactRef(at)), names)
    });
    let roles = plan
        .roles
        .iter()
        .zip(0..)
        .map(|(it, at)| (Whom::Role(RoleRef(at)), names(&it.id, &it.name, &it.was)));
    people.chain(roles).collect()
}

fn nearest(plan: &Plan, word: &str) -> Vec<(Whom, Vec<String>)> {
    let everybody = everybody(plan);
    let words: Vec<&str> = everybody
        .iter()
        .flat_map(|(_, names)| names.iter().map(String::as_str))
        .collect();
    let near = crate::plan::nearest(word, words);
    if near.is_empty() {
        return everybody
            .into_iter()
            .filter(|(whom, _)| matches!(whom, Whom::Person(_)))
            .take(8)
            .collect();
    }
    everybody
        .into_iter()
        .filter(|(_, names)| names.iter().any(|name| near.contains(name)))
        .collect()
}

fn listed(people: &[(Whom, Vec<String>)]) -> String {
    let name = |(_, names): &(Whom, Vec<String>)| names.iter().take(2).cloned().collect::<Vec<_>>().join(" ");
    people.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Without blanks and capitals: 「田中一郎」 is 「田中 一郎」.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}
