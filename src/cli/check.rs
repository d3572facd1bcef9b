//! `opsplan check`: asks everything at once, records what was seen, and tells people where that was asked for.

mod answer;
mod choose;
mod incidents;
mod round;

use std::num::NonZeroUsize;

use super::incident::Night;
use super::post::{self, Told};
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
    let sender = if args.notify {
        post::other_sender(desk, &opened)?
    } else {
        None
    };
    let wish = Wish {
        notify: args.notify && sender.is_none(),
        jobs: args.jobs.get(),
        at_most: None,
    };
    let mut round = round::run(desk, &opened, chosen, &wish)?;
    let exit = shown(desk, &opened, &round)?;
    if let Some(host) = sender {
        desk.hint(&crate::say::post::other_host(desk.lang(), &host));
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
    let night = Night::of(desk, opened);
    let mut told = Told::default();
    post::send(desk, (&night).into(), &mut told)?;
    for (channel, why) in &told.unsent {
        desk.warn(&say::not_sent(desk.lang(), channel, why));
    }
    Ok(incidents::tell(desk, &night, &round.incidents)?)
}
