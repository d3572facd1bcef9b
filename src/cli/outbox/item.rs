//! A message of the outbox: a row of the list, or everything about it.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::mark_of;
use super::story::Step;
use crate::notify::{Fate, Letter, Next};
use crate::plan::{Language, Plan};
use crate::say::{day, post as say};
use crate::show::{Answer, Cell, Table, Tone, View};

/// A letter, as the list and programs show it.
#[derive(Debug, Serialize)]
pub(super) struct Item {
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
    /// What became of it, try by try; only where one message is asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    story: Vec<Step>,
    #[serde(skip)]
    letter: Letter,
    #[serde(skip)]
    under_way: bool,
}

/// The list, or one of it with its story.
#[derive(Debug, Serialize)]
pub(super) struct List {
    version: u32,
    items: Vec<Item>,
}

impl Item {
    pub(super) fn of(plan: &Plan, letter: &Letter) -> Self {
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
            story: Vec::new(),
            letter: letter.clone(),
            under_way: false,
        }
    }

    /// Another process is sending right now: what left and of which no more is known may be in its hands.
    pub(super) fn under_way(self, under_way: bool) -> Self {
        Self { under_way, ..self }
    }

    pub(super) fn told(self, story: Vec<Step>) -> Self {
        Self { story, ..self }
    }

    fn words(&self, lang: Language) -> String {
        let doubt = self.letter.may_have_arrived();
        let goes_on = self.next.is_some() || (self.under_way && self.letter.fate == Fate::Leaving);
        say::state(lang, &self.letter.fate, goes_on, doubt)
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

impl List {
    pub(super) fn of(items: Vec<Item>) -> Self {
        Self { version: 1, items }
    }

    /// Why what is unsent is so, each reason of a channel once.
    fn reasons(&self) -> Vec<(&str, &str)> {
        let mut reasons: Vec<(&str, &str)> = Vec::new();
        for item in &self.items {
            let reason = item
                .error
                .as_ref()
                .map(|error| (item.channel.as_str(), error.as_str()));
            reasons.extend(reason.filter(|it| !reasons.contains(it)));
        }
        reasons
    }
}

impl Answer for List {
    fn view(&self, lang: Language) -> View {
        if let [item] = self.items.as_slice()
            && !item.story.is_empty()
        {
            return whole(lang, item);
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
        let mut view = View::default();
        if self.items.is_empty() {
            view = view.toned(Tone::Good, say::all_sent(lang));
        }
        view = view.table(table);
        if self.items.iter().any(|item| item.error.is_some()) {
            view = view.gap().toned(Tone::Strong, say::why_title(lang));
        }
        self.reasons().into_iter().fold(view, |view, (channel, error)| {
            view.line(format!("  {}", say::because(lang, channel, error)))
        })
    }
}

fn whole(lang: Language, item: &Item) -> View {
    let view = View::default()
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
    let view = item
        .lines
        .iter()
        .fold(view, |view, line| view.line(format!("  {line}")));
    let view = view.gap().toned(Tone::Strong, say::story(lang));
    item.story
        .iter()
        .fold(view, |view, step| view.line(step.words(lang)))
}
