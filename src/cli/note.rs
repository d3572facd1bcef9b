//! `opsplan note`: what the next shift should know (申し送り).

use super::incident::{Night, Said, Stop, finish};
use super::{Desk, Exit, Failure, Outcome};
use crate::incident::NotePosted;
use crate::notify::safe;
use crate::records::NewFact;
use crate::say::handover as words;

/// Leaves a note for the next shift; `handover` shows it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What the next shift should know
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
    #[command(flatten)]
    said: Said,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let done = note(args, desk);
    finish(done, desk)
}

fn note(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let (at, by) = (args.said.at(desk, &night)?, args.said.by(desk, &night)?);
    let text = safe(args.text.join(" ").trim());
    if text.is_empty() {
        return Err(Failure::Usage(words::empty_note(desk.lang())).into());
    }
    let fact = NewFact::new(at, by, &NotePosted { text }).map_err(|error| Failure::World(error.into()))?;
    desk.recorded(night.journal.append(&[fact])?);
    if !desk.globals.quiet {
        desk.hint(&words::noted(desk.lang()));
    }
    Ok(night.exit())
}
