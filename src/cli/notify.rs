//! `opsplan notify EVENT TEXT`: a message through the plan's communication table.

use serde::Serialize;

use super::incident::{Night, Said, finish};
use super::post::{self, Told};
use super::{Desk, Exit, Failure, Outcome, Stop};
use crate::notify::{Key, Message, Queued, Route, safe};
use crate::plan::{ChannelRef, Language, nearest};
use crate::records::{LineHash, NewFact};
use crate::say::{incident::person, post as say};
use crate::show::{Answer, Tone, View};

/// Sends a message through the plan's communication table
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The event, as channels.toml names it: general, meeting, …
    #[arg(value_name = "EVENT")]
    event: String,
    /// The text
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
    #[command(flatten)]
    said: Said,
}

/// What became of it.
#[derive(Debug, Serialize)]
struct Sending {
    version: u32,
    channels: Vec<String>,
    sent: usize,
    unsent: Vec<(String, String)>,
}

impl Answer for Sending {
    fn view(&self, lang: Language) -> View {
        let view = View::default();
        let is_unsent = |name: &&String| self.unsent.iter().any(|(channel, _)| channel == *name);
        let sent: Vec<&String> = self.channels.iter().filter(|name| !is_unsent(name)).collect();
        let view = if self.sent == 0 || sent.is_empty() {
            view
        } else {
            view.toned(Tone::Good, say::sent_to(lang, &crate::say::list(lang, &sent)))
        };
        self.unsent.iter().fold(view, |view, (channel, why)| {
            view.toned(Tone::Bad, say::not_sent(lang, channel, why))
        })
    }
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let done = notify(args, desk);
    finish(done, desk)
}

fn notify(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let (at, by) = (args.said.at(desk, &night)?, args.said.by(desk, &night)?);
    let channels = channels(args, desk, &night)?;
    let prefix = Route::of(&night.plan, &args.event).first_words("");
    let text = safe(args.text.join(" ").trim());
    if text.is_empty() {
        return Err(Failure::Usage(say::empty(desk.lang())).into());
    }
    let line = say::by(night.plan.about.language, &text, person(&night.plan, &by));
    let line = format!("{prefix} {line}").trim_start().to_owned();
    let mark = LineHash::of(format!("{at} {by} {line}").as_bytes()).to_string();
    let queued = channels.iter().map(|channel| {
        let key = Key::said(
            format!("notify {} {}", args.event, &mark[..12]),
            night.plan[*channel].id.as_str(),
        );
        let message = Message::said(key, vec![line.clone()]);
        NewFact::new(at, by.clone(), &Queued { message })
    });
    let facts = queued
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| Failure::World(error.into()))?;
    desk.recorded(night.journal.append(&facts)?);
    let mut told = Told::default();
    post::send(desk, (&night).into(), &mut told)?;
    let exit = if told.unsent.is_empty() {
        night.exit()
    } else {
        Exit::Findings
    };
    desk.answer(&Sending {
        version: 1,
        channels: channels.iter().map(|it| night.plan[*it].name.clone()).collect(),
        sent: told.sent,
        unsent: told.unsent,
    })?;
    Ok(exit)
}

/// Where the event's messages go; what there is instead, where the plan's table has no such line.
fn channels(args: &Args, desk: &Desk, night: &Night) -> Result<Vec<ChannelRef>, Failure> {
    let route = Route::of(&night.plan, &args.event);
    if !route.channels.is_empty() {
        return Ok(route.channels);
    }
    let sent = night
        .plan
        .events
        .iter()
        .filter(|event| !event.channels.is_empty());
    let names: Vec<&str> = sent.map(|event| event.on.as_str()).collect();
    let near = nearest(&args.event, names.iter().copied());
    let shown = if near.is_empty() {
        crate::say::list(desk.lang(), &names)
    } else {
        crate::say::list(desk.lang(), &near)
    };
    Err(Failure::Usage(say::no_such_event(
        desk.lang(),
        &args.event,
        &shown,
    )))
}
