//! What the warnings stand on: the plan, how it was written, the day, and what the records know.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::plan::problem::{Problem, Wrong};
use crate::plan::raw::{self, Field, Raw, Rows};
use crate::plan::source::{File, Place};
use crate::plan::{Contact, Level, Noun, Party, Plan, Step};

use super::Warning;

/// The plan in its surroundings.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    /// What was written.
    pub(super) raw: &'a Raw,
    /// What it means.
    pub(super) plan: &'a Plan,
    /// Today, in the plan's zone.
    pub(super) today: NaiveDate,
    /// What the records know.
    pub(super) recorded: &'a Recorded,
}

/// What the records know that the plan's warnings depend on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Ids that facts name and that somebody still waits for.
    pub ids: Vec<(Noun, String)>,
    /// The days on which contacts were verified, by id.
    pub verified: BTreeMap<String, NaiveDate>,
    /// The days since which contacts are known to have a wrong number, by id.
    pub wrong_numbers: BTreeMap<String, NaiveDate>,
    /// Numbers that were given to more than one incident, each with what those go by.
    pub numbers: Vec<(String, Vec<String>)>,
    /// The day on which the plan was last reviewed.
    pub reviewed: Option<NaiveDate>,
}

impl<'a> Ground<'a> {
    /// The names of these parties.
    pub(super) fn names<'s>(&self, steps: impl IntoIterator<Item = &'s Step>) -> String {
        let names: Vec<&str> = steps.into_iter().map(|step| self.plan.name_of(step.to)).collect();
        names.join(", ")
    }

    /// Who that is today.
    pub(super) fn people(&self, party: Party) -> impl Iterator<Item = &'a Contact> + use<'a> {
        let plan = self.plan;
        plan.people(party, self.today)
            .into_iter()
            .map(move |who| &plan[who])
    }

    /// Each level, and how it was written.
    pub(super) fn levels(&self) -> impl Iterator<Item = (&'a Level, &'a raw::Level)> + use<'a> {
        self.plan.levels.list.iter().zip(self.raw.levels())
    }
}

/// Where a value stands; the entry where it is not written.
pub(super) fn at<T>(field: &Field<T>, entry: Place) -> Place {
    field.as_ref().map_or(entry, |written| written.place)
}

/// Where each step of a chain was written, in the order of the plan: by time, then as written.
pub(super) fn steps(level: &raw::Level) -> Vec<Place> {
    let mut steps: Vec<&raw::Step> = Rows::all(&level.chain).iter().collect();
    steps.sort_by_key(|step| step.after.as_ref().map(|after| after.value.roughly()));
    steps.iter().map(|step| at(&step.to, step.place)).collect()
}

/// A warning at a place.
pub(super) fn warn(place: Place, warning: Warning) -> Problem {
    Problem::new(place, Wrong::Hurts(warning))
}

/// A warning about a file as a whole.
pub(super) fn warn_file(file: File, warning: Warning) -> Problem {
    warn(Place::top(file), warning)
}
