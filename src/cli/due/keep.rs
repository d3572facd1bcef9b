//! Which part of what is owed was asked for.

use chrono::NaiveDate;

use super::{Args, How};
use crate::cli::who::by_part;
use crate::cli::{Desk, Failure, Opened};
use crate::due::{Item, State};
use crate::plan::{ContactRef, Method, Party, Plan, RoleRef};
use crate::say;

/// Leaves only what was asked for.
pub(super) fn keep(
    items: &mut Vec<Item>,
    args: &Args,
    within: Option<NaiveDate>,
    desk: &Desk,
    opened: &Opened,
) -> Result<(), Failure> {
    let plan = &opened.plan;
    if let Some(to) = within {
        items.retain(|item| item.due <= to);
    }
    if args.overdue {
        items.retain(|item| matches!(item.state, State::Late | State::Overdue));
    }
    if let Some(category) = &args.category {
        is_known(desk, plan, items, category)?;
        items.retain(|item| item.category == *category);
    }
    if let Some(how) = args.method {
        let method = match how {
            How::Manual => Method::Manual,
            How::Automatic => Method::Automatic,
        };
        items.retain(|item| item.method == Some(method));
    }
    let who = match (&args.assignee, args.mine) {
        (Some(who), _) => Some(who.clone()),
        (None, true) => Some(desk.who(args.by.as_deref(), plan, &opened.dir)?),
        (None, false) => None,
    };
    if let Some(who) = who {
        let parties = called(desk, opened, &who)?;
        items.retain(|item| is_of(item, &parties));
    }
    Ok(())
}

/// A list of a category that nobody uses would be empty, and an empty list reads as "all is well".
fn is_known(desk: &Desk, plan: &Plan, items: &[Item], category: &str) -> Result<(), Failure> {
    let tasks = plan.tasks.iter().map(|task| task.category.as_str());
    let drills = plan.drills.iter().map(|drill| drill.category.as_str());
    let recorded = items.iter().map(|item| item.category.as_str());
    let mut known: Vec<&str> = Vec::new();
    for name in tasks.chain(drills).chain(recorded) {
        if !name.is_empty() && !known.contains(&name) {
            known.push(name);
        }
    }
    if known.contains(&category) {
        return Ok(());
    }
    Err(Failure::Usage(say::cli::unknown_category(
        desk.lang(),
        category,
        &known.join(", "),
    )))
}

/// Is it owed by one of these?
pub(in crate::cli) fn is_of(item: &Item, parties: &[Party]) -> bool {
    let mut owners = item.assignee.iter().filter_map(|owner| owner.party);
    owners.any(|party| parties.contains(&party))
}

/// Whom somebody means by this word on the command line.
pub(in crate::cli) fn called(desk: &Desk, opened: &Opened, who: &str) -> Result<Vec<Party>, Failure> {
    let plan = &opened.plan;
    let mut parties = parties(plan, who, opened.today());
    if let Some(person) = by_part(plan, who).filter(|_| parties.is_empty()) {
        parties = self::parties(plan, &person.id, opened.today());
    }
    if parties.is_empty() {
        let known = known(&opened.plan);
        return Err(Failure::Usage(say::cli::unknown_assignee(
            desk.lang(),
            who,
            &known,
        )));
    }
    Ok(parties)
}

/// The role or the person with this id or name; with a person, the roles whose work that person does today.
fn parties(plan: &Plan, who: &str, today: NaiveDate) -> Vec<Party> {
    let mut parties = Vec::new();
    let index = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    for (place, role) in plan.roles.iter().enumerate() {
        if role.id == who || role.name == who || role.was.iter().any(|it| it == who) {
            parties.push(Party::Role(RoleRef(index(place))));
        }
    }
    for (place, contact) in plan.contacts.iter().enumerate() {
        if contact.id == who || contact.name == who || contact.was.iter().any(|it| it == who) {
            let person = ContactRef(index(place));
            parties.push(Party::Contact(person));
            parties.extend(seats(plan, person, today));
        }
    }
    parties
}

fn seats(plan: &Plan, person: ContactRef, today: NaiveDate) -> impl Iterator<Item = Party> + '_ {
    let roles = plan.roles.iter().zip(0..);
    roles.filter_map(move |(role, place)| {
        let sits = plan.at_work(role, today).iter().any(|it| it.who == person);
        sits.then_some(Party::Role(RoleRef(place)))
    })
}

fn known(plan: &Plan) -> String {
    let roles = plan.roles.iter().map(|it| it.name.as_str());
    let names: Vec<&str> = roles
        .chain(plan.contacts.iter().map(|it| it.name.as_str()))
        .collect();
    names.join(", ")
}
