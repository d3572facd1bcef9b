//! `defer`: the work is owed later, and why. Reports keep the first deadline.

use super::said::not_far;
use super::settle::{Verb, Which, is_open, settle};
use super::{Desk, Failure, Outcome};
use crate::due::Deferred;
use crate::say::{day, settle as words};

/// Moves a deadline, and says why; reports keep the first one
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    which: Which,
    /// The new deadline
    #[arg(long, value_name = "DAY")]
    to: String,
    /// Why
    #[arg(long)]
    reason: String,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let to = desk.day(&args.to)?;
    let reason = desk.reason(&args.reason)?.to_owned();
    settle(&args.which, desk, is_open, Verb::Deferred(to), |deed, item| {
        if to < deed.at.date_naive() {
            let lang = deed.lang;
            return Err(Failure::Usage(words::not_later(lang, &day::date(lang, to))));
        }
        not_far(deed.lang, to, deed.at.date_naive())?;
        Ok(Deferred {
            task: item.task.clone(),
            periods: item.periods.clone(),
            due: item.closes.0,
            to,
            reason: reason.clone(),
        })
    })
}
