//! `opsplan handover` (引き継ぎ): what the next shift has to know, on one page.

mod gathered;
mod happened;
mod work;
mod drawn;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::incident::{Night, finish, to_instant};
use super::{Desk, Exit, Failure, Outcome, Stop};
use crate::incident::HandedOver;
use crate::records::{Event as _, Fact, Month, NewFact};
use crate::say::{cli::ends_before, incident::moment};

use gathered::Handover;

/// The handover: incidents, calls, failures, work done, what is unsent and due, notes
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Since when: 18:00 or 2026-11-21T18:00; the last handover, or 24 hours ago, where it is left out
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Records that it was handed over: the next one begins here
    #[arg(long)]
    done: bool,
    /// Who hands over
    #[arg(long, value_name = "WHO", requires = "done")]
    by: Option<String>,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let done = handover(args, desk);
    finish(done, desk)
}

fn handover(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter_whole(desk)?;
    let by = if args.done {
        Some(desk.who(args.by.as_deref(), &night.plan, &night.folder)?)
    } else {
        None
    };
    let asked = args
        .since
        .as_deref()
        .map(|text| to_instant(desk, &night, text))
        .transpose()?;
    if let Some(since) = asked.filter(|since| *since > night.now_here()) {
        let (since, now) = (since.to_utc(), night.now);
        let [since, now] = [since, now].map(|at| moment(&night.plan, at));
        return Err(Failure::Usage(ends_before(desk.lang(), &since, &now)).into());
    }
    let earliest = asked.unwrap_or_else(|| night.now_here() - TimeDelta::days(31));
    let facts = night.journal.facts(Some(Month::of(&earliest)))?.facts;
    let since =
        asked.unwrap_or_else(|| last(&facts).unwrap_or_else(|| night.now_here() - TimeDelta::hours(24)));
    let recent: Vec<&Fact> = facts.iter().filter(|fact| fact.written >= since).collect();
    desk.answer(&Handover::of(desk, &night, since, &recent)?)?;
    if let Some(by) = by {
        let fact = NewFact::new(night.now_here(), by, &HandedOver {})
            .map_err(|error| Failure::World(error.into()))?;
        desk.recorded(night.journal.append(&[fact])?);
    }
    Ok(night.exit())
}

/// When it was last handed over.
fn last(facts: &[Fact]) -> Option<DateTime<FixedOffset>> {
    facts
        .iter()
        .rev()
        .find(|fact| fact.kind == HandedOver::KIND)
        .map(|fact| fact.written)
}
