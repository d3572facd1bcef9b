//! `opsplan check`: asks everything at once, records what was seen, and tells people where that was asked for.

mod answer;
mod ask;
mod choose;
mod explain;
mod export;
mod history;
mod incidents;
mod round;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::incident::{Lost, Night, straight};
use super::post::{self, Told};
use super::{Desk, Exit, Failure, Opened, Outcome};
use crate::plan::File;
use crate::say::check as say;
use crate::show::Format;
use answer::Report;
use round::Round;

pub(super) use choose::no_such;
pub(super) use round::{Wish, run as round};

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
    /// Ask nothing: say why people were told of these checks, or were not
    #[arg(long)]
    explain: bool,
    /// Ask nothing: draw the last days of these checks, and count them by month
    #[arg(long, conflicts_with = "explain")]
    history: bool,
    /// The answer's file, written whole or not at all: a textfile of Prometheus's node exporter
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan(needs(args))?;
    let chosen = choose::checks(desk.lang(), &opened.plan, &args.ids)?;
    if args.explain {
        return explain::shown(desk, &opened, &chosen);
    }
    if args.history {
        return history::shown(desk, &opened, &chosen);
    }
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
    let exit = shown(desk, &opened, &round, args.out.as_deref())?;
    if let Some(host) = sender {
        desk.hint(&crate::say::post::other_host(desk.lang(), &host));
    }
    if let Some(error) = round.unrecorded.take() {
        if wish.notify {
            told_straight(desk, opened, round.lost());
        }
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

fn shown(desk: &Desk, opened: &Opened, round: &Round, out: Option<&Path>) -> Outcome {
    let report = Report::of(&opened.plan, round);
    let drawn = match desk.format() {
        Format::Prometheus => export::prometheus(&report),
        Format::Nagios => export::nagios(desk.lang(), &report),
        _ if out.is_some() => anstream::adapter::strip_str(&desk.answer_text(&report)?).to_string(),
        _ if desk.globals.quiet && report.is_all_ok() => String::new(),
        _ => {
            desk.answer(&report)?;
            String::new()
        }
    };
    match out {
        Some(path) => desk
            .world
            .write_document(path, drawn.as_bytes())
            .context(path.display().to_string())?,
        None => desk.world.console.out(&drawn)?,
    }
    Ok(match desk.format() {
        Format::Nagios => Exit::Code(export::nagios_exit(&report)),
        _ if report.is_well() => Exit::Well,
        _ => Exit::Findings,
    })
}

/// Nothing can be recorded: whoever is to hear of it hears all the same.
fn told_straight(desk: &Desk, opened: Opened, lost: Lost) {
    let night = Night::of(desk, opened);
    let mut told = Told::default();
    straight(desk, &night, lost.messages(desk, &night, None), &mut told);
    told.warn(desk);
}

fn told(desk: &Desk, opened: Opened, round: &Round) -> Result<(), Failure> {
    if round.unrouted {
        desk.warn(&say::no_route(desk.lang()));
    }
    let night = Night::of(desk, opened);
    let mut told = Told::default();
    post::send(desk, (&night).into(), &mut told)?;
    told.warn(desk);
    Ok(incidents::tell(desk, &night, &round.incidents)?)
}

/// What stands above all that is said of a check: its id, and its title where that is another.
fn heading(check: &str, title: &str) -> String {
    match title == check {
        true => check.to_owned(),
        false => format!("{check} {title}"),
    }
}
