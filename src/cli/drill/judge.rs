//! `drill pass` and `drill fail`: what was tried passed, or did not, and why.

use super::report::Report;
use super::scene::{self, By, fact};
use crate::cli::Stop;
use crate::cli::incident::Night;
use crate::cli::{Desk, Exit, Failure};
use crate::drill::{Judged, Run};
use crate::notify::safe;
use crate::records::NewFact;
use crate::say::drill as say;

/// `drill pass`
#[derive(Debug, clap::Args)]
pub(super) struct PassArgs {
    /// The numbers of the steps
    #[arg(required = true, value_name = "STEP")]
    steps: Vec<usize>,
    /// The drill, where several go on
    #[arg(long = "run", value_name = "DRILL")]
    run: Option<String>,
    /// A note
    #[arg(long, default_value = "")]
    note: String,
    #[command(flatten)]
    who: By,
}

/// `drill fail`
#[derive(Debug, clap::Args)]
pub(super) struct FailArgs {
    /// The number of the step
    #[arg(value_name = "STEP")]
    step: usize,
    /// Why it failed
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The drill, where several go on
    #[arg(long = "run", value_name = "DRILL")]
    run: Option<String>,
    #[command(flatten)]
    who: By,
}

pub(super) fn pass(args: &PassArgs, desk: &mut Desk) -> Result<Exit, Stop> {
    judge(
        desk,
        args.run.as_deref(),
        &args.who,
        (&args.steps, true, &args.note),
    )
}

pub(super) fn fail(args: &FailArgs, desk: &mut Desk) -> Result<Exit, Stop> {
    let reason = desk.reason(&args.reason)?;
    judge(
        desk,
        args.run.as_deref(),
        &args.who,
        (&[args.step], false, reason),
    )
}

fn judge(
    desk: &mut Desk,
    named: Option<&str>,
    who: &By,
    verdict: (&[usize], bool, &str),
) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    let run = scene::open(desk, &night, named)?;
    let by = who.by(desk, &night)?;
    let run = judged(desk, &night, &run, &by, verdict)?;
    desk.answer(&Report::of(&night.plan, &run))?;
    Ok(Exit::Well)
}

/// Records verdicts: all, or none.
pub(super) fn judged(
    desk: &Desk,
    night: &Night,
    run: &Run,
    by: &str,
    (steps, passed, reason): (&[usize], bool, &str),
) -> Result<Run, Stop> {
    let known = 1..=run.steps.len();
    if let Some(unknown) = steps.iter().find(|step| !known.contains(step)) {
        let why = say::no_such_step(desk.lang(), *unknown, run.steps.len());
        return Err(Failure::Usage(why).into());
    }
    let judged = |step: &usize| {
        let judged = Judged {
            run: run.id.clone(),
            step: *step,
            passed,
            reason: safe(reason.trim()),
        };
        fact(desk, night, by, &judged)
    };
    let facts: Vec<NewFact> = steps.iter().map(judged).collect::<Result<_, _>>()?;
    scene::append(desk, night, &facts)?;
    scene::again(desk, night, run)
}
