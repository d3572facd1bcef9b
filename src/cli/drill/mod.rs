//! `opsplan drill`: proves the plan before it is needed. Messages are marked, answers timed, steps judged, and the duty in
//! `due` is fulfilled.

mod answer;
mod begin;
mod channels;
mod check;
mod finish;
mod judge;
mod lead;
mod list;
mod report;
mod scene;
mod verified;

use clap::Subcommand;

use super::incident::finish as ended;
use super::{Desk, Outcome};
use scene::By;

/// Rehearses: calls a chain, times the answers, judges the steps, tests channels and checks
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    deed: Option<Deed>,
    /// The drill: id, title or a part of it. On a terminal it is led through
    #[arg(value_name = "DRILL")]
    drill: Option<String>,
    #[command(flatten)]
    who: By,
}

#[derive(Debug, Subcommand)]
enum Deed {
    /// The drills of the plan, and how each went last
    List,
    /// Begins a drill and calls the first step of its chain
    Start(begin::Args),
    /// Calls the next step of the chain
    Next(begin::NextArgs),
    /// Records that somebody who was called has answered; their contact is verified
    Answer(answer::Args),
    /// Records that steps have passed
    Pass(judge::PassArgs),
    /// Records that a step has failed, and why
    Fail(judge::FailArgs),
    /// Takes a check through a simulated failure: is it noticed, and told?
    Check(check::Args),
    /// Sends a test message to every channel and says what came of each
    Channels(channels::Args),
    /// Ends a drill: passed or failed, and done in `due`
    Finish(finish::Args),
    /// Breaks a drill off; it counts for nothing
    Cancel(finish::CancelArgs),
    /// Shows a drill: who answered when, what passed
    Show(report::Args),
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let done = match (&args.deed, &args.drill) {
        (Some(Deed::Start(args)), _) => begin::start(args, desk),
        (Some(Deed::Next(args)), _) => begin::next(args, desk),
        (Some(Deed::Answer(args)), _) => answer::run(args, desk),
        (Some(Deed::Pass(args)), _) => judge::pass(args, desk),
        (Some(Deed::Fail(args)), _) => judge::fail(args, desk),
        (Some(Deed::Check(args)), _) => check::run(args, desk),
        (Some(Deed::Channels(args)), _) => channels::run(args, desk),
        (Some(Deed::Finish(args)), _) => finish::finish(args, desk),
        (Some(Deed::Cancel(args)), _) => finish::cancel(args, desk),
        (Some(Deed::Show(args)), _) => report::run(args, desk),
        (None, Some(drill)) => lead::run(drill, &args.who, desk),
        (Some(Deed::List), _) | (None, None) => list::run(desk),
    };
    ended(done, desk)
}
