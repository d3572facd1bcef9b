//! `opsplan outbox`: what is unsent and why; tries it again, or lets it go.

use chrono::{DateTime, FixedOffset};
use clap::Subcommand;
use serde::Serialize;

use super::incident::{Night, Said, Stop, finish};
use super::post::{self, Told};
use super::{Desk, Exit, Failure, Outcome};
use crate::notify::{Because, Dropped, Fate, Letter, Next, Outbox, Requeued, safe};
use crate::plan::{Language, Plan};
use crate::records::{Event, LineHash, NewFact};
use crate::say::{day, post as say};
use crate::show::{Answer, Cell, Table, Tone, View};

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

/// A letter, as the list and programs show it.
#[derive(Debug, Serialize)]
struct Item {
    mark: String,
    channel: String,
    to: Option<String>,
    state: &'static str,
    queued: DateTime<FixedOffset>,
    tries: u32,
    next: Option<DateTime<FixedOffset>>,
    error: Option<String>,
    key: String,
    lines: Vec<String>,
    #[serde(skip)]
    fate: Fate,
}

/// The list.
#[derive(Debug, Serialize)]
struct List {
    version: u32,
    items: Vec<Item>,
    #[serde(skip)]
    whole: bool,
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
    let list = List {
        version: 1,
        items: letters
            .iter()
            .map(|letter| Item::of(&night.plan, letter))
            .collect(),
        whole: false,
    };
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
    desk.answer(&List {
        version: 1,
        items: vec![Item::of(&night.plan, letter)],
        whole: true,
    })?;
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
    for (channel, why) in &told.unsent {
        desk.warn(&say::not_sent(desk.lang(), channel, why));
    }
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
    let dropped = letters.iter().map(|letter| Dropped {
        key: letter.message.key.clone(),
        because: Because::Person,
        reason: Some(safe(&args.reason)),
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

impl Item {
    fn of(plan: &Plan, letter: &Letter) -> Self {
        let message = &letter.message;
        let channel = plan.channels.iter().find(|it| it.id == message.key.channel);
        let contact = message
            .to
            .as_ref()
            .and_then(|id| plan.contacts.iter().find(|it| it.id == *id));
        Self {
            mark: mark_of(letter),
            channel: channel.map_or_else(|| message.key.channel.clone(), |it| it.name.clone()),
            to: contact.map(|it| it.name.clone()),
            state: state(letter),
            queued: letter.queued,
            tries: letter.tries,
            next: match letter.next() {
                Next::At { at, .. } => Some(at),
                Next::GivenUp | Next::Over => None,
            },
            error: match &letter.fate {
                Fate::Failed { error, .. } => Some(error.clone()),
                _ => None,
            },
            key: message.key.to_string(),
            lines: message.lines.clone(),
            fate: letter.fate.clone(),
        }
    }

    fn words(&self, lang: Language) -> String {
        let state = say::state(lang, &self.fate, self.next.is_some());
        self.error
            .as_ref()
            .map_or(state.clone(), |error| say::because(lang, &state, error))
    }
}

/// The word for programs.
fn state(letter: &Letter) -> &'static str {
    match &letter.fate {
        Fate::Waiting => "queued",
        Fate::Leaving => "sent",
        Fate::Accepted => "accepted",
        Fate::Posted(_) => "posted",
        Fate::Failed { .. } => "failed",
        Fate::Dropped(_) => "dropped",
    }
}

impl Answer for List {
    fn view(&self, lang: Language) -> View {
        if self.items.is_empty() {
            return View::default().toned(Tone::Good, say::all_sent(lang));
        }
        if self.whole {
            return self
                .items
                .iter()
                .fold(View::default(), |view, item| whole(view, lang, item));
        }
        let mut table = Table::new([
            say::mark(lang),
            say::state_column(lang),
            say::channel(lang),
            say::to(lang),
            say::since(lang),
            say::tries(lang),
            say::next(lang),
            say::text(lang),
        ]);
        for item in &self.items {
            let time = |at: DateTime<FixedOffset>| day::time(at.naive_local());
            table.row([
                Cell::from(item.mark.clone()),
                Cell::from(item.words(lang)),
                Cell::from(item.channel.clone()),
                Cell::from(item.to.clone().unwrap_or_default()),
                Cell::from(time(item.queued)),
                Cell::number(item.tries),
                Cell::from(item.next.map(time).unwrap_or_default()),
                Cell::from(item.lines.first().cloned().unwrap_or_default()),
            ]);
        }
        View::default().table(table)
    }
}

fn whole(view: View, lang: Language, item: &Item) -> View {
    let view = view
        .title(item.lines.first().cloned().unwrap_or_default())
        .line(say::field(lang, &say::mark(lang), &item.mark))
        .line(say::field(lang, &say::state_column(lang), &item.words(lang)))
        .line(say::field(lang, &say::channel(lang), &item.channel))
        .line(say::field(
            lang,
            &say::since(lang),
            &day::time(item.queued.naive_local()),
        ))
        .line(say::field(lang, &say::tries(lang), &item.tries.to_string()));
    let view = item.next.iter().fold(view, |view, at| {
        view.line(say::field(lang, &say::next(lang), &day::time(at.naive_local())))
    });
    let view = view.line(say::field(lang, &say::key(lang), &item.key)).gap();
    item.lines
        .iter()
        .fold(view, |view, line| view.line(format!("  {line}")))
}
