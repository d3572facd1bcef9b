//! `skip`: the work will not be done, and why.

use super::settle::{Verb, Which, is_open, settle};
use super::{Desk, Outcome};
use crate::due::Skipped;

/// Records that work will not be done, and why
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    which: Which,
    /// Why
    #[arg(long)]
    reason: String,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let reason = desk.reason(&args.reason)?.to_owned();
    settle(&args.which, desk, is_open, Verb::Skipped, |_, item| {
        let (due, since) = item.closes;
        Ok(Skipped {
            task: item.task.clone(),
            periods: item.periods.clone(),
            due,
            since: (since < due).then_some(since),
            reason: reason.clone(),
        })
    })
}
