//! `lint`: everything that is wrong with the plan, at once, with carets.

use std::path::Path;

use super::{Desk, Exit, Outcome};
use crate::plan::warn::{self, Recorded};
use crate::plan::{self, Problem, Reading, Severity, Sources};
use crate::say;
use crate::show::{Findings, Format};

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
    let problems = problems(desk, &dir, &sources, reading)?;
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
    reading: Reading,
) -> Result<Vec<Problem>, super::Failure> {
    let mut problems = warn::placeholders(sources);
    problems.extend(warn::open_folders(desk.world.open_to_all(dir)));
    if let Some(plan) = &reading.plan {
        let zone = plan.about.timezone;
        let today = desk.now(zone)?.with_timezone(&zone).date_naive();
        problems.extend(warn::warnings(&reading, today, &Recorded::default()));
    }
    problems.extend(reading.problems);
    problems.sort_by_key(|problem| problem.place);
    Ok(problems)
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
