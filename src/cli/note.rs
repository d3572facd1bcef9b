//! `opsplan note`: what the next shift should know (申し送り).

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::incident::{Night, Said, finish};
use super::{Desk, Exit, Failure, Outcome, Stop};
use crate::incident::NotePosted;
use crate::notify::safe;
use crate::records::NewFact;
use crate::say::incident as screen;
use crate::say::{Language, day, handover as words};
use crate::show::{Answer, Table, View};

/// Leaves a note for the next shift; `handover` shows it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What the next shift should know
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
    #[command(flatten)]
    said: Said,
}

/// What was noted, for programs. A person needs no more than the hint.
#[derive(Debug, Serialize)]
struct Notes {
    version: u32,
    items: Vec<Noted>,
}

#[derive(Debug, Serialize)]
struct Noted {
    fact: String,
    at: DateTime<FixedOffset>,
    by: String,
    text: String,
}

impl Answer for Notes {
    fn view(&self, _lang: Language) -> View {
        View::default()
    }

    fn sheet(&self, lang: Language) -> Option<Table> {
        let mut table = Table::new([
            screen::when(lang),
            screen::who(lang),
            screen::content(lang),
            words::fact(lang),
        ]);
        for noted in &self.items {
            table.row([
                day::time(noted.at.naive_local()),
                noted.by.clone(),
                noted.text.clone(),
                noted.fact.clone(),
            ]);
        }
        Some(table)
    }
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
    let posted = NotePosted { text };
    let fact = NewFact::new(at, by, &posted).map_err(|error| Failure::World(error.into()))?;
    let facts = desk.recorded(night.journal.append(&[fact])?);
    let items = facts.iter().map(|fact| Noted {
        fact: fact.id.to_string(),
        at: fact.at,
        by: fact.by.clone(),
        text: posted.text.clone(),
    });
    desk.answer(&Notes {
        version: 1,
        items: items.collect(),
    })?;
    if !desk.globals.quiet {
        desk.hint(&words::noted(desk.lang()));
    }
    Ok(night.exit())
}
