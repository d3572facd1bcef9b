//! `lint`: everything that is wrong with the plan, at once, with carets.

use std::path::Path;

use chrono::Months;

use super::incident::{incidents, wrong_numbers};
use super::{Desk, Exit, Outcome};
use crate::due;
use crate::incident::Ledger;
use crate::plan::warn;
use crate::plan::{self, Problem, Reading, Severity, Sources};
use crate::records::Month;
use crate::say;
use crate::show::{Findings, Format};

/// Records older than so many months say nothing about the plan of today.
const RECORDED_WITHIN: u32 = 13;

/// Reads all files of the plan and says everything that is wrong or will hurt
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Warnings count, too: exit 1 while there is any
    #[arg(long)]
    strict: bool,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let dir = desk.plan_dir()?;
    let sources = desk.world.plan_files(&dir);
    let reading = plan::read(&sources);
    desk.plan_language = reading.plan.as_ref().map(|plan| plan.about.language);
    let problems = problems(desk, &dir, &sources, &reading)?;
    let findings = Findings::new(desk.lang(), &sources, &problems);
    show(&findings, desk)?;
    let counts = findings.count(Severity::Error) > 0 || args.strict && !findings.items().is_empty();
    Ok(if counts { Exit::Findings } else { Exit::Well })
}

/// What is wrong, and what will hurt, in the order of the files.
fn problems(
    desk: &Desk,
    dir: &Path,
    sources: &Sources,
    reading: &Reading,
) -> Result<Vec<Problem>, super::Failure> {
    let mut problems = warn::placeholders(sources);
    problems.extend(warn::open_folders(desk.world.open_to_all(dir)));
    let names = desk.world.toml_names(dir, &plan::contacts_path(sources));
    problems.extend(warn::unread_files(names));
    if let Some(plan) = &reading.plan {
        let (zone, records) = (plan.about.timezone, desk.records_dir(dir, &plan.about.records));
        let now = desk.now(zone)?.with_timezone(&zone);
        let from = now.checked_sub_months(Months::new(RECORDED_WITHIN));
        let journal = desk.journal_in(records, now.to_utc(), zone);
        let facts = journal.facts(from.as_ref().map(Month::of))?.facts;
        let mut recorded = due::recorded(&facts, zone);
        let ledger = incidents(&journal)?;
        let wrong = wrong_numbers(plan, &ledger);
        recorded.numbers = numbers_given_twice(&ledger);
        recorded.wrong_numbers = wrong.into_iter().map(|it| (it.contact, it.since)).collect();
        problems.extend(warn::warnings(reading, now.date_naive(), &recorded));
    }
    problems.extend(reading.problems.iter().cloned());
    problems.sort_by_key(|problem| problem.place);
    Ok(problems)
}

/// The numbers that were given to more than one incident that still matters, each with what those go by.
fn numbers_given_twice(ledger: &Ledger) -> Vec<(String, Vec<String>)> {
    let twice = ledger.numbers_given_twice();
    let twice = twice.map(|(number, twins)| {
        let names = twins.iter().map(|it| it.id.to_string());
        (number.to_string(), names.collect())
    });
    twice.collect()
}

fn show(findings: &Findings, desk: &Desk) -> Result<(), super::Failure> {
    let lang = desk.lang();
    match desk.format() {
        Format::Short => Ok(desk.world.console.out(&findings.short())?),
        Format::Table => {
            let (errors, warnings) = (findings.count(Severity::Error), findings.count(Severity::Warning));
            let end = match errors + warnings {
                0 if desk.globals.quiet => String::new(),
                0 => say::problem::nothing_wrong(lang) + "\n",
                _ => say::problem::counted(lang, errors, warnings) + "\n",
            };
            Ok(desk.world.console.out(&(findings.carets(lang) + &end))?)
        }
        _ => desk.answer(findings),
    }
}
