//! `opsplan check`: asks everything at once, records what was seen, and tells people where that was asked for.

mod answer;
mod choose;
mod round;

use std::num::NonZeroUsize;

use super::{Desk, Exit, Outcome};
use crate::plan::File;
use crate::say::check as say;
use answer::Report;
use round::{Round, Wish};

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
    let wish = Wish {
        notify: args.notify,
        jobs: args.jobs.get(),
        at_most: None,
    };
    let round = round::run(desk, &opened, chosen, &wish)?;
    let report = Report::of(&opened.plan, &round);
    if !(desk.globals.quiet && report.is_all_ok()) {
        desk.answer(&report)?;
    }
    let exit = if report.is_well() {
        Exit::Well
    } else {
        Exit::Findings
    };
    ended(desk, round, exit)
}

/// Who is to be told stands in channels.toml.
fn needs(args: &Args) -> &'static [File] {
    if args.notify {
        &[File::Checks, File::Channels]
    } else {
        &[File::Checks]
    }
}

/// The answer stands; what could not be recorded is said after it.
fn ended(desk: &Desk, round: Round, exit: Exit) -> Outcome {
    if round.unrouted {
        desk.warn(&say::no_route(desk.lang()));
    }
    round.unrecorded.map_or(Ok(exit), |error| Err(error.into()))
}
