//! `escalation --simulate`: everything that would be sent, minute by minute, if nobody answered.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::cli::Stop;
use crate::cli::incident::Night;
use crate::cli::{Desk, Exit, Failure};
use crate::incident::{Impact, Incident, IncidentId, Opened, Terms};
use crate::notify::Message;
use crate::plan::{Language, Plan};
use crate::say::{day, escalation as words, post};
use crate::show::{Answer, Cell, Table, View};
use crate::watch::rehearse;

/// The whole night.
#[derive(Debug, Serialize)]
struct Rehearsal {
    version: u32,
    level: u32,
    from: DateTime<FixedOffset>,
    until: DateTime<FixedOffset>,
    items: Vec<Item>,
}

/// One message.
#[derive(Debug, Serialize)]
struct Item {
    at: DateTime<FixedOffset>,
    channel: String,
    to: Option<String>,
    page: bool,
    lines: Vec<String>,
}

/// Shows it.
pub(super) fn show(
    desk: &Desk,
    night: &Night,
    level: u32,
    (from, until): (DateTime<FixedOffset>, DateTime<FixedOffset>),
) -> Result<Exit, Stop> {
    let plan = &night.plan;
    let opened = Opened {
        title: words::imagined(plan.about.language),
        impact: Some(Impact::Outage),
        ..Opened::of(
            IncidentId::next(from.date_naive(), [], ""),
            level,
            Terms::of(plan),
        )
    };
    let items = match Incident::imagined(opened, from, "opsplan") {
        Some(incident) => rehearse(plan, incident, until).map_err(|error| Failure::World(error.into()))?,
        None => Vec::new(),
    };
    desk.answer(&Rehearsal {
        version: 1,
        level,
        from,
        until,
        items: items
            .into_iter()
            .map(|(at, message)| Item::of(plan, at, message))
            .collect(),
    })?;
    Ok(night.exit())
}

impl Item {
    fn of(plan: &Plan, at: DateTime<FixedOffset>, message: Message) -> Self {
        let channel = plan.channels.iter().find(|it| it.id == message.key.channel);
        let to = message
            .to
            .and_then(|id| plan.contacts.iter().find(|it| it.id == id));
        Self {
            at,
            channel: channel.map_or(message.key.channel, |it| it.name.clone()),
            to: to.map(|it| it.name.clone()),
            page: message.page,
            lines: message.lines,
        }
    }
}

impl Answer for Rehearsal {
    fn view(&self, lang: Language) -> View {
        let mut table = Table::new([
            words::when(lang),
            post::channel(lang),
            post::to(lang),
            post::text(lang),
        ]);
        for item in &self.items {
            let text = match item.to {
                Some(_) => item.lines.first().cloned().unwrap_or_default(),
                None => head(&item.lines),
            };
            table.row([
                Cell::from(day::time(item.at.naive_local())),
                Cell::from(item.channel.clone()),
                Cell::from(item.to.clone().unwrap_or_default()),
                Cell::from(text),
            ]);
        }
        let until = day::time(self.until.naive_local());
        View::default().title(words::simulated(lang, &until)).table(table)
    }
}

/// The first line, and the second where it says who was called.
fn head(lines: &[String]) -> String {
    lines.iter().take(2).cloned().collect::<Vec<_>>().join(" / ")
}
