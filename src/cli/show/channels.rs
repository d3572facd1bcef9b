//! コミュニケーション: who hears of what, by which means, and where that is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Entries;
use crate::plan::{self, Audience, Language, Plan};
use crate::say;
use crate::say::list;
use crate::show::{Table, View};

/// One `[[event]]` or `[[channel]]`; its keys tell which.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Entry<'a> {
    Event(Event<'a>),
    Channel(Channel<'a>),
}

/// A row of the communication table.
#[derive(Serialize)]
pub(super) struct Event<'a> {
    on: &'a str,
    title: &'a str,
    means: &'a [String],
    channel: Vec<&'a str>,
    prefix: &'a str,
    note: &'a str,
    #[serde(skip)]
    channel_names: Vec<&'a str>,
}

/// Where messages go.
#[derive(Serialize)]
pub(super) struct Channel<'a> {
    id: &'a str,
    was: &'a [String],
    name: &'a str,
    kind: &'a str,
    audience: &'static str,
    /// The keys of its kind. A secret is not among them, only where it is kept.
    #[serde(flatten)]
    settings: BTreeMap<&'a str, &'a str>,
}

/// All of them, in the order of the file, events first.
pub(super) fn of(plan: &Plan) -> Vec<Entry<'_>> {
    let events = plan.events.iter().map(|it| Entry::Event(event(plan, it)));
    let channels = plan.channels.iter().map(|it| Entry::Channel(channel(it)));
    events.chain(channels).collect()
}

fn event<'a>(plan: &'a Plan, event: &'a plan::Event) -> Event<'a> {
    let channels = || event.channels.iter().map(|channel| &plan[*channel]);
    Event {
        on: &event.on,
        title: &event.title,
        means: &event.means,
        channel: channels().map(|channel| channel.id.as_str()).collect(),
        prefix: &event.prefix,
        note: &event.note,
        channel_names: channels().map(|channel| channel.name.as_str()).collect(),
    }
}

fn channel(channel: &plan::Channel) -> Channel<'_> {
    Channel {
        id: &channel.id,
        was: &channel.was,
        name: &channel.name,
        kind: &channel.kind,
        audience: match channel.audience {
            Audience::Internal => "internal",
            Audience::Customer => "customer",
        },
        settings: channel
            .settings
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .collect(),
    }
}

impl Entries for Entry<'_> {
    fn view(items: &[Self], lang: Language) -> View {
        let mut events = Table::new(say::plan::event_head(lang));
        let mut channels = Table::new(say::plan::channel_head(lang));
        for item in items {
            match item {
                Self::Event(event) => events.row([
                    event.title.to_owned(),
                    list(lang, event.means),
                    list(lang, &event.channel_names),
                    event.remark(lang),
                ]),
                Self::Channel(channel) => channels.row([
                    channel.name.to_owned(),
                    channel.kind.to_owned(),
                    say::plan::audience(lang, channel.audience),
                ]),
            }
        }
        View::default().table(events).gap().table(channels)
    }
}

impl Event<'_> {
    /// 備考: the prefix that is put before its messages, and what the team wrote.
    fn remark(&self, lang: Language) -> String {
        let prefix = match (self.prefix, self.on) {
            ("", _) => String::new(),
            (prefix, "incident") => say::plan::prefix_and_level(lang, prefix),
            (prefix, _) => say::plan::prefix(lang, prefix),
        };
        let parts: Vec<&str> = [prefix.as_str(), self.note]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        parts.join(match lang {
            Language::Ja => "。",
            Language::En => ". ",
        })
    }
}
