//! `drill channels`: a test message to every channel, and how far it is proved to have come.

use serde::Serialize;

use super::scene::{self, By, append, fact, marked, record};
use crate::cli::Stop;
use crate::cli::incident::Night;
use crate::cli::post;
use crate::cli::{Desk, Exit};
use crate::notify::{Because, Dropped, Fate, Key, Letter, Message, Outbox};
use crate::plan::{self, Audience};
use crate::records::NewFact;
use crate::say::{Language, drill as words};
use crate::show::{Answer, Cell, Table, Tone, View};

/// `drill channels`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only these channels, by id or name
    #[arg(value_name = "CHANNEL")]
    channels: Vec<String>,
    /// Customers' channels, too
    #[arg(long)]
    customers: bool,
    #[command(flatten)]
    who: By,
}

#[derive(Debug, Serialize)]
struct Tested<'a> {
    version: u32,
    items: Vec<Channel<'a>>,
}

#[derive(Debug, Serialize)]
struct Channel<'a> {
    channel: &'a str,
    name: &'a str,
    kind: &'a str,
    /// posted: it is there to be read; accepted: the service took it; failed; waiting: not tried yet
    result: &'static str,
    error: String,
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    let by = args.who.by(desk, &night)?;
    let asked = asked(args, desk, &night)?;
    if asked.is_empty() {
        return Err(Stop::Nothing(words::no_channels(desk.lang())));
    }
    let messages = messages(desk, &night, &asked, &by)?;
    let keys: Vec<Key> = messages.iter().map(|message| message.key.clone()).collect();
    record(desk, &night, Vec::new(), messages)?;
    let outbox = post::outbox(desk, &night.journal)?;
    let failed = keys
        .iter()
        .filter_map(|key| outbox.get(key))
        .filter(|it| it.is_failed());
    let over: Result<Vec<_>, _> = failed.map(|it| over(desk, &night, &by, it)).collect();
    append(desk, &night, &over?)?;
    let items = asked.iter().zip(&keys).map(|(channel, key)| {
        let (result, error) = grade(outbox.get(key).map(|letter| &letter.fate));
        Channel {
            channel: &channel.id,
            name: &channel.name,
            kind: &channel.kind,
            result,
            error,
        }
    });
    let tested = Tested {
        version: 1,
        items: items.collect(),
    };
    desk.answer(&tested)?;
    let arrived = |it: &Channel<'_>| matches!(it.result, "posted" | "accepted");
    Ok(if tested.items.iter().all(arrived) {
        Exit::Well
    } else {
        Exit::Findings
    })
}

/// A test message for each channel.
fn messages(desk: &Desk, night: &Night, asked: &[&plan::Channel], by: &str) -> Result<Vec<Message>, Stop> {
    let test = test(night, &post::outbox(desk, &night.journal)?, asked);
    let lang = night.plan.about.language;
    let name = crate::say::incident::person(&night.plan, by);
    let message = |channel: &&plan::Channel| {
        let lines = vec![words::testing(lang, &channel.name), words::sent_by(lang, name)];
        Message::said(Key::said(test.clone(), channel.id.as_str()), marked(lang, lines))
    };
    Ok(asked.iter().map(message).collect())
}

/// The name of this test: its moment, and a count where there was one at the same moment.
fn test(night: &Night, outbox: &Outbox, channels: &[&plan::Channel]) -> String {
    let first = format!("drill/channels-{}", night.now_here().format("%Y%m%dT%H%M%S%z"));
    let is_free = |test: &String| {
        channels
            .iter()
            .all(|it| !outbox.has(&Key::said(test.as_str(), it.id.as_str())))
    };
    let mut others = (2..).map(|count| format!("{first}-{count}"));
    if is_free(&first) {
        first
    } else {
        others.find(is_free).unwrap_or_default()
    }
}

/// A test that failed has said so. It is not tried again: it would arrive when nobody expects it.
fn over(desk: &Desk, night: &Night, by: &str, letter: &Letter) -> Result<NewFact, Stop> {
    let dropped = Dropped {
        key: letter.message.key.clone(),
        because: Because::Person,
        reason: Some(words::test_is_over(night.plan.about.language)),
    };
    fact(desk, night, by, &dropped)
}

/// The channels to be tested. A customer's channel only where it is asked for.
fn asked<'a>(args: &Args, desk: &Desk, night: &'a Night) -> Result<Vec<&'a plan::Channel>, Stop> {
    let channels = &night.plan.channels;
    if args.channels.is_empty() {
        let wanted = |it: &&plan::Channel| args.customers || it.audience == Audience::Internal;
        return Ok(channels.iter().filter(wanted).collect());
    }
    let names: Vec<(String, String)> = channels
        .iter()
        .map(|it| (it.id.clone(), it.name.clone()))
        .collect();
    let mut asked = Vec::new();
    for word in &args.channels {
        let (id, _) = desk.meant(word, &names)?;
        asked.extend(channels.iter().filter(|it| it.id == id));
    }
    Ok(asked)
}

/// How far a message is proved to have come.
fn grade(fate: Option<&Fate>) -> (&'static str, String) {
    match fate {
        Some(Fate::Posted(_)) => ("posted", String::new()),
        Some(Fate::Accepted) => ("accepted", String::new()),
        Some(Fate::Failed { error, .. }) => ("failed", error.clone()),
        Some(Fate::Dropped(_)) => ("failed", String::new()),
        Some(Fate::Waiting | Fate::Leaving) | None => ("waiting", String::new()),
    }
}

impl Answer for Tested<'_> {
    fn view(&self, lang: Language) -> View {
        let mut table = Table::new(words::channel_head(lang));
        for it in &self.items {
            let tone = match it.result {
                "posted" | "accepted" => Tone::Good,
                "failed" => Tone::Bad,
                _ => Tone::Warn,
            };
            table.row([
                it.name.into(),
                it.kind.into(),
                Cell::toned(tone, words::grade(lang, it.result)),
                it.error.as_str().into(),
                it.channel.into(),
            ]);
        }
        View::default().table(table)
    }
}
