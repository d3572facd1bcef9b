//! `opsplan check`: asks everything at once, records what was seen, and tells people where that was asked for.

mod answer;
mod choose;
mod incidents;
mod letters;
mod round;

use std::num::NonZeroUsize;

use super::{Desk, Exit, Failure, Opened, Outcome};
use crate::plan::File;
use crate::say::check as say;
use answer::Report;
use round::{Round, Wish};

pub(super) use choose::no_such;

/// Runs the checks now, all at once
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Ids or names of checks; all where none is given
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Tell people what changed, through the plan's communication table
    #[arg(long)]
    notify: bool,
    /// How many are under way at once
    #[arg(long, value_name = "N", default_value = "256")]
    jobs: NonZeroUsize,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan(needs(args))?;
    let chosen = choose::checks(desk.lang(), &opened.plan, &args.ids)?;
    let is_sender = letters::is_sender(desk, &opened);
    let wish = Wish {
        notify: args.notify && is_sender,
        jobs: args.jobs.get(),
        at_most: None,
    };
    let mut round = round::run(desk, &opened, chosen, &wish)?;
    let exit = shown(desk, &opened, &round)?;
    if args.notify && !is_sender {
        let host = opened.plan.tick.host.as_deref().unwrap_or_default();
        desk.hint(&say::other_host(desk.lang(), host));
    }
    if let Some(error) = round.unrecorded.take() {
        return Err(error.into());
    }
    if wish.notify {
        told(desk, opened, &round)?;
    }
    Ok(exit)
}

/// Who is to be told stands in channels.toml. An incident is opened with whatever the other files still give.
fn needs(args: &Args) -> &'static [File] {
    if args.notify {
        &[File::Checks, File::Channels]
    } else {
        &[File::Checks]
    }
}

fn shown(desk: &Desk, opened: &Opened, round: &Round) -> Outcome {
    let report = Report::of(&opened.plan, round);
    if !(desk.globals.quiet && report.is_all_ok()) {
        desk.answer(&report)?;
    }
    Ok(if report.is_well() {
        Exit::Well
    } else {
        Exit::Findings
    })
}

fn told(desk: &Desk, opened: Opened, round: &Round) -> Result<(), Failure> {
    if round.unrouted {
        desk.warn(&say::no_route(desk.lang()));
    }
    let journal = desk.journal(&opened);
    letters::send(desk, &opened, &journal)?;
    Ok(incidents::tell(desk, opened, journal, &round.incidents)?)
}
