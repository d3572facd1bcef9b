//! What the records know of and the plan does not fit: ids that it no longer has, so that years of records would hang in
//! the air, and incidents of one number.

use super::Warning;
use super::ground::{Ground, warn_file};
use crate::plan::nearest::nearest;
use crate::plan::problem::{Problem, Wrong};
use crate::plan::source::{File, Place};
use crate::plan::{Noun, Plan};

/// Each recorded id that is neither an id nor a former id of the plan. An error.
pub(super) fn gone_ids(ground: &Ground<'_>) -> Vec<Problem> {
    let gone = ground.recorded.ids.iter().filter(|(noun, id)| {
        let known = ids(ground.plan, *noun);
        !known.iter().any(|(it, was)| it == id || was.contains(id))
    });
    gone.map(|(noun, id)| {
        let known = ids(ground.plan, *noun);
        let wrong = Wrong::GoneId {
            id: id.clone(),
            noun: *noun,
            nearest: nearest(id, known.iter().map(|(it, _)| *it)),
        };
        Problem::new(Place::top(noun.file()), wrong)
    })
    .collect()
}

/// Each number that was given to more than one incident.
pub(super) fn same_numbers(ground: &Ground<'_>) -> Vec<Problem> {
    let twice = ground.recorded.numbers.iter();
    twice
        .map(|(number, names)| {
            let (number, names) = (number.clone(), names.join(", "));
            warn_file(File::Plan, Warning::SameNumber { number, names })
        })
        .collect()
}

/// For what has no former ids.
const NEVER_RENAMED: &[String] = &[];

/// All ids of a kind, each with those it had before.
fn ids(plan: &Plan, noun: Noun) -> Vec<(&str, &[String])> {
    macro_rules! of {
        ($list:expr) => {
            $list
                .iter()
                .map(|it| (it.id.as_str(), it.was.as_slice()))
                .collect()
        };
    }
    match noun {
        Noun::Task => of!(plan.tasks),
        Noun::Role => of!(plan.roles),
        Noun::Contact => of!(plan.contacts),
        Noun::Channel => of!(plan.channels),
        Noun::Check => of!(plan.checks),
        Noun::Maintenance => plan
            .maintenance
            .iter()
            .map(|it| (it.id.as_str(), NEVER_RENAMED))
            .collect(),
        Noun::Contract => of!(plan.contracts),
        Noun::Drill => of!(plan.drills),
    }
}
