//! `opsplan outbox`: what is unsent and why; tries it again, or lets it go.

mod item;
mod story;

use std::time::Duration;

use clap::Subcommand;

use super::incident::{Night, Said, finish};
use super::post::{self, Told};
use super::{Desk, Exit, Failure, Outcome, Stop};
use crate::notify::{Because, Dropped, Letter, Outbox, Requeued, safe};
use crate::records::{Event, LineHash, NewFact};
use crate::say::post as say;
use item::{Item, List};

/// What is unsent, and why
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    deed: Option<Command>,
    /// Also what was sent or dropped in the last days
    #[arg(long)]
    all: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Show(ShowArgs),
    Retry(RetryArgs),
    Drop(DropArgs),
}

/// Tells everything about one message
#[derive(Debug, clap::Args)]
struct ShowArgs {
    /// Its mark, as the list shows it
    mark: String,
}

/// Tries messages again now, whatever was said of them
#[derive(Debug, clap::Args)]
struct RetryArgs {
    /// Their marks; all that are unsent where none is given
    marks: Vec<String>,
    #[command(flatten)]
    said: Said,
}

/// Does not send a message any more
#[derive(Debug, clap::Args)]
struct DropArgs {
    /// Their marks
    #[arg(required = true)]
    marks: Vec<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    said: Said,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let done = match &args.deed {
        None => list(desk, args.all),
        Some(Command::Show(args)) => show(desk, &args.mark),
        Some(Command::Retry(args)) => retry(desk, args),
        Some(Command::Drop(args)) => let_go(desk, args),
    };
    finish(done, desk)
}

fn list(desk: &mut Desk, all: bool) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let outbox = night.outbox(desk)?;
    let mut letters: Vec<&Letter> = if all {
        outbox.letters().collect()
    } else {
        outbox.unsent()
    };
    letters.sort_by_key(|letter| letter.queued);
    // Whoever sends at this moment has the turn.
    let is_sending = matches!(night.journal.turn("sending", Duration::ZERO), Ok(None));
    let items = letters
        .iter()
        .map(|letter| Item::of(&night.plan, letter).under_way(is_sending));
    let list = List::of(items.collect());
    let is_empty = outbox.unsent().is_empty();
    if !(desk.globals.quiet && is_empty) {
        desk.answer(&list)?;
    }
    Ok(if is_empty { night.exit() } else { Exit::Findings })
}

fn show(desk: &mut Desk, mark: &str) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let outbox = night.outbox(desk)?;
    let letter = marked(desk, &outbox, mark)?;
    let story = story::of(&night, desk.now_is_set(), letter)?;
    let item = Item::of(&night.plan, letter).told(story);
    desk.answer(&List::of(vec![item]))?;
    Ok(night.exit())
}

fn retry(desk: &mut Desk, args: &RetryArgs) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let outbox = night.outbox(desk)?;
    let letters = if args.marks.is_empty() {
        outbox.unsent()
    } else {
        all_marked(desk, &outbox, &args.marks)?
    };
    if letters.is_empty() {
        return Err(Stop::Nothing(say::all_sent(desk.lang())));
    }
    let requeued = letters.iter().map(|letter| Requeued {
        key: letter.message.key.clone(),
    });
    record(desk, &night, &args.said, requeued)?;
    let mut told = Told::default();
    post::send(desk, (&night).into(), &mut told)?;
    told.warn(desk);
    desk.hint(&say::sent_count(desk.lang(), told.sent));
    Ok(if told.unsent.is_empty() {
        night.exit()
    } else {
        Exit::Findings
    })
}

fn let_go(desk: &mut Desk, args: &DropArgs) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let outbox = night.outbox(desk)?;
    let letters = all_marked(desk, &outbox, &args.marks)?;
    let count = letters.len();
    let reason = safe(desk.reason(&args.reason)?);
    let dropped = letters.iter().map(|letter| Dropped {
        key: letter.message.key.clone(),
        because: Because::Person,
        reason: Some(reason.clone()),
    });
    record(desk, &night, &args.said, dropped)?;
    desk.hint(&say::dropped_count(desk.lang(), count));
    Ok(night.exit())
}

fn record<E: Event>(
    desk: &Desk,
    night: &Night,
    said: &Said,
    events: impl Iterator<Item = E>,
) -> Result<(), Stop> {
    let (at, by) = (said.at(desk, night)?, said.by(desk, night)?);
    let facts: Result<Vec<NewFact>, _> = events.map(|event| NewFact::new(at, by.clone(), &event)).collect();
    let facts = facts.map_err(|error| Failure::World(error.into()))?;
    desk.recorded(night.journal.append(&facts)?);
    Ok(())
}

fn all_marked<'a>(desk: &Desk, outbox: &'a Outbox, marks: &[String]) -> Result<Vec<&'a Letter>, Failure> {
    marks.iter().map(|mark| marked(desk, outbox, mark)).collect()
}

/// The letter with this mark, or with one that begins so and is the only one.
fn marked<'a>(desk: &Desk, outbox: &'a Outbox, mark: &str) -> Result<&'a Letter, Failure> {
    let fitting: Vec<&Letter> = outbox
        .letters()
        .filter(|letter| mark_of(letter).starts_with(mark))
        .collect();
    match fitting.as_slice() {
        [letter] => Ok(letter),
        _ => Err(Failure::Usage(say::no_such_mark(desk.lang(), mark))),
    }
}

/// Eight letters that name it.
fn mark_of(letter: &Letter) -> String {
    let hash = LineHash::of(letter.message.key.to_string().as_bytes()).to_string();
    hash.chars().take(8).collect()
}
