//! The work that was done, put off or skipped since the last handover, by its title. What was taken back did not happen.

use std::collections::HashSet;

use super::happened::{Happened, happened};
use crate::due::{self, Deferred, Done, Outcome, Skipped, Undone};
use crate::plan::Plan;
use crate::records::{Event as _, Fact, FactId};
use crate::say::{Language, day, due as state, handover as words};

/// What happened to the work, in the order of the facts.
pub(super) fn work(lang: Language, plan: &Plan, facts: &[&Fact]) -> Vec<Happened> {
    let ledger = due::Ledger::new(plan);
    let names = ledger.names(&ledger.open(), &[]);
    let undone: HashSet<&FactId> = facts
        .iter()
        .filter(|fact| fact.kind == Undone::KIND)
        .flat_map(|fact| &fact.answers)
        .collect();
    let stands = facts.iter().filter(|fact| !undone.contains(&fact.id));
    let happened = stands.filter_map(|fact| {
        let (task, text) = said(lang, fact)?;
        let id = ledger.canonical(&task);
        let title = names.iter().find(|(name, _)| name == id);
        let title = title.map_or_else(|| id.to_owned(), |(_, title)| title.clone());
        Some(happened(fact, title, &text))
    });
    happened.collect()
}

/// Of which work, and what was said.
fn said(lang: Language, fact: &Fact) -> Option<(String, String)> {
    if let Some(done) = fact.read::<Done>() {
        let found = (done.result == Outcome::Ng).then(|| state::done_ng(lang));
        let parts = found.into_iter().chain([done.note]).filter(|it| !it.is_empty());
        return Some((done.task, parts.collect::<Vec<_>>().join(" ")));
    }
    if let Some(skipped) = fact.read::<Skipped>() {
        return Some((skipped.task, words::because(lang, &skipped.reason)));
    }
    let deferred = fact.read::<Deferred>()?;
    let to = words::put_off(lang, &day::date(lang, deferred.to), &deferred.reason);
    Some((deferred.task, to))
}
