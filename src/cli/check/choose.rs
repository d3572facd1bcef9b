//! Which checks are meant: by id, by an id they had, or by name.

use crate::cli::Failure;
use crate::plan::{Check, CheckRef, Language, Plan, nearest};
use crate::say::check as say;

/// The checks of these names, each once, in the plan's order; all where none is named.
pub(super) fn checks(lang: Language, plan: &Plan, names: &[String]) -> Result<Vec<CheckRef>, Failure> {
    let all = (0..).map(CheckRef).zip(&plan.checks);
    if names.is_empty() {
        return Ok(all.map(|(place, _)| place).collect());
    }
    if let Some(unknown) = names
        .iter()
        .find(|name| !plan.checks.iter().any(|check| check.is_called(name)))
    {
        return Err(Failure::Usage(no_such(lang, plan, unknown)));
    }
    let is_chosen = |check: &Check| names.iter().any(|name| check.is_called(name));
    Ok(all
        .filter(|(_, check)| is_chosen(check))
        .map(|(place, _)| place)
        .collect())
}

/// The nearest names; where none is near, all of them if they are few.
pub(crate) fn no_such(lang: Language, plan: &Plan, name: &str) -> String {
    const FEW: usize = 12;
    let ids = || plan.checks.iter().map(|check| check.id.as_str());
    let titles = plan.checks.iter().map(|check| check.title.as_str());
    let near = nearest(name, ids().chain(titles));
    let hint = if !near.is_empty() {
        crate::say::help::did_you_mean(lang, &near.join(", "))
    } else if plan.checks.is_empty() {
        say::none(lang)
    } else {
        say::there_are(lang, &ids().take(FEW).collect::<Vec<_>>().join(", "))
    };
    format!("{}\n{hint}", say::no_such_check(lang, name))
}
