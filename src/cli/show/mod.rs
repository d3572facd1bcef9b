//! `show`: the plan as a document, in the order and with the columns that its readers expect.

mod alerts;
mod channels;
mod checks;
mod contacts;
mod contracts;
mod drills;
mod levels;
mod org;
mod tasks;

use chrono::NaiveDate;
use clap::ValueEnum;
use serde::Serialize;

use super::incident::{incidents, wrong_numbers};
use super::{Desk, Exit, Outcome};
use crate::due::WrongNumber;
use crate::plan::{File, Language, Party, Plan};
use crate::say;
use crate::show::{Answer, View};

/// Shows the plan, readable
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A part of it; without it, all
    #[arg(value_enum)]
    part: Option<Part>,
}

/// A part of the plan; each is one file.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Part {
    /// The task list
    Tasks,
    /// The org chart, with people in it
    Org,
    /// Phone numbers and mail addresses
    Contacts,
    /// Incident levels and whom they reach
    Levels,
    /// Who hears of what
    Channels,
    /// Contracts with vendors
    Contracts,
    /// Health checks and planned outages
    Checks,
    /// Drills
    Drills,
}

/// Entries of one kind, which know how they look together.
trait Entries: Serialize + Sized {
    /// As a section of a document.
    fn view(items: &[Self], lang: Language) -> View;
}

/// `show X`
#[derive(Serialize)]
struct Listing<T> {
    version: u32,
    items: Vec<T>,
}

/// `show`
#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    name: &'a str,
    tasks: Vec<tasks::Task<'a>>,
    org: Vec<org::Role<'a>>,
    contracts: Vec<contracts::Contract<'a>>,
    channels: Vec<channels::Entry<'a>>,
    levels: Vec<levels::Entry<'a>>,
    contacts: Vec<contacts::Contact<'a>>,
    drills: Vec<drills::Drill<'a>>,
    checks: Vec<checks::Entry<'a>>,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan(needs(args.part))?;
    let plan = &opened.plan;
    let today = opened.today();
    let wrong = match args.part {
        None | Some(Part::Contacts) => wrong_numbers(plan, &incidents(&desk.journal(&opened))?),
        Some(_) => Vec::new(),
    };
    match args.part {
        None => desk.answer(&whole(plan, &wrong, today)),
        Some(Part::Tasks) => desk.answer(&listing(tasks::of(plan))),
        Some(Part::Org) => desk.answer(&listing(org::of(plan, today))),
        Some(Part::Contacts) => desk.answer(&listing(contacts::of(plan, &wrong, today))),
        Some(Part::Levels) => desk.answer(&listing(levels::of(plan))),
        Some(Part::Channels) => desk.answer(&listing(channels::of(plan))),
        Some(Part::Contracts) => desk.answer(&listing(contracts::of(plan))),
        Some(Part::Checks) => desk.answer(&listing(checks::of(plan))),
        Some(Part::Drills) => desk.answer(&listing(drills::of(plan))),
    }?;
    Ok(Exit::Well)
}

/// The files that must be right; those that they refer to are among them.
fn needs(part: Option<Part>) -> &'static [File] {
    use File::{Channels, Checks, Contacts, Contracts, Drills, Levels, Org, Plan, Tasks};
    match part {
        None => &File::ALL,
        Some(Part::Tasks) => &[Plan, Tasks, Org, Contacts, Channels, Checks],
        Some(Part::Org | Part::Contacts) => &[Plan, Org, Contacts, Channels],
        Some(Part::Levels) => &[Plan, Levels, Org, Contacts, Channels, Contracts],
        Some(Part::Channels) => &[Plan, Channels],
        Some(Part::Contracts) => &[Plan, Contracts, Contacts, Channels],
        Some(Part::Checks) => &[Plan, Checks, Levels],
        Some(Part::Drills) => &[Plan, Drills, Levels, Org, Contacts, Channels],
    }
}

fn listing<T>(items: Vec<T>) -> Listing<T> {
    Listing { version: 1, items }
}

fn whole<'a>(plan: &'a Plan, wrong: &[WrongNumber], today: NaiveDate) -> Whole<'a> {
    Whole {
        version: 1,
        name: &plan.about.name,
        tasks: tasks::of(plan),
        org: org::of(plan, today),
        contracts: contracts::of(plan),
        channels: channels::of(plan),
        levels: levels::of(plan),
        contacts: contacts::of(plan, wrong, today),
        drills: drills::of(plan),
        checks: checks::of(plan),
    }
}

impl<T: Entries> Answer for Listing<T> {
    fn view(&self, lang: Language) -> View {
        if self.items.is_empty() {
            return View::default().line(say::plan::nothing(lang));
        }
        T::view(&self.items, lang)
    }
}

impl Answer for Whole<'_> {
    fn view(&self, lang: Language) -> View {
        let sections = [
            section(lang, say::plan::tasks(lang), &self.tasks),
            section(lang, say::plan::org(lang), &self.org),
            section(lang, say::plan::contracts(lang), &self.contracts),
            section(lang, say::plan::channels(lang), &self.channels),
            section(lang, say::plan::levels(lang), &self.levels),
            section(lang, say::plan::contacts(lang), &self.contacts),
            section(lang, say::plan::drills(lang), &self.drills),
            section(lang, say::plan::checks(lang), &self.checks),
        ];
        let title = View::default().title(self.name);
        let written = sections.into_iter().flatten();
        written.fold(title, |view, section| view.gap().and(section))
    }
}

/// A part of the document; nothing where nothing is written.
fn section<T: Entries>(lang: Language, title: String, items: &[T]) -> Option<View> {
    (!items.is_empty()).then(|| View::default().title(title).and(T::view(items, lang)))
}

/// The names of these parties.
fn names<'a>(plan: &'a Plan, parties: &[Party]) -> Vec<&'a str> {
    parties.iter().map(|party| plan.name_of(*party)).collect()
}

#[cfg(test)]
mod tests;
