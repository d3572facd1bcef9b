//! From what a document says to the plan's entries: names become references, what the path or a task names and nobody
//! sits in becomes a seat, everything gets its id.

mod both;
mod channels;
mod contracts;
mod drills;
mod ids;
mod levels;
mod named;
mod outages;
mod people;
mod rest;
mod tasks;
mod turns;
mod who;

pub use rest::lost;

use super::entry::Entry;
use super::found::{Doubt, Doubtful, Found, Left, Why};
use super::words::fold;
use crate::plan::Plan;
use who::Who;

/// The entries of the plan, in the order of its files. `known` is the plan that they go into.
pub fn entries(found: &mut Found, known: Option<&Plan>) -> Vec<Entry> {
    super::direction::settle(found);
    levels::cut(found);
    let mut who = Who::new(found);
    named::settle(found, &who);
    who.turns(found);
    who.everybody(found);
    who.ids(known);
    let mut entries = tasks::entries(found, &who, known);
    entries.extend(people::roles(found, &who, known));
    if let Some(plan) = known {
        found.doubts.retain(|doubt| !is_in_the_plan(doubt, plan));
    }
    entries.extend(people::contacts(&who));
    entries.extend(levels::entries(found, &who));
    entries.extend(channels::entries(found, known));
    entries.extend(outages::entries(found, known));
    entries.extend(contracts::entries(found, &who, known));
    entries.extend(drills::entries(found, &who, known));
    let kept = entries.iter().filter(|it| !it.draft);
    let comments: Vec<Left> = kept.flat_map(commented).collect();
    found.left.extend(comments);
    found.doubts.sort_by_key(|doubt| doubt.at);
    entries
}

/// Is it said of somebody whom the plan knows, though the document does not?
fn is_in_the_plan(doubt: &Doubt, plan: &Plan) -> bool {
    let of = |name: &String| fold(name) == fold(&doubt.of);
    match doubt.what {
        Doubtful::NewRole | Doubtful::Unfilled("members") => plan.roles.iter().any(|it| of(&it.name)),
        Doubtful::NewContact => plan.contacts.iter().any(|it| of(&it.name)),
        _ => false,
    }
}

/// What has no key stands beside its entry, and in the report.
fn commented(entry: &Entry) -> impl Iterator<Item = Left> {
    entry.comments.iter().map(|text| Left {
        at: entry.at,
        text: text.clone(),
        why: Why::Comment,
    })
}
