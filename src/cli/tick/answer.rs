//! What a tick did, or would do.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::cli::Opened;
use crate::cli::incident::Night;
use crate::notify::Message;
use crate::plan::{Language, Plan};
use crate::say::{day, post, tick as say};
use crate::show::{Answer, Cell, Table, Tone, View};

/// What a tick did.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    version: u32,
    at: DateTime<FixedOffset>,
    /// How many checks were asked.
    pub(super) checked: usize,
    /// How many of them fail, or could not be judged.
    pub(super) failing: usize,
    /// How many messages became due.
    pub(super) queued: usize,
    /// How many were sent, those of earlier ticks among them.
    pub(super) sent: usize,
    /// Channels to which something could not be sent, each with the reason.
    pub(super) unsent: Vec<(String, String)>,
}

impl Report {
    pub(super) fn begun(opened: &Opened) -> Self {
        Self {
            version: 1,
            at: opened.now.with_timezone(&opened.zone()).fixed_offset(),
            checked: 0,
            failing: 0,
            queued: 0,
            sent: 0,
            unsent: Vec::new(),
        }
    }

    /// Is there nothing to say? A failing check is told in its channel.
    pub(super) fn is_nothing(&self) -> bool {
        self.unsent.is_empty()
    }
}

impl Answer for Report {
    fn view(&self, lang: Language) -> View {
        let mut view = View::default();
        if self.checked > 0 {
            let tone = if self.failing == 0 { Tone::Good } else { Tone::Bad };
            view = view.toned(tone, say::checked(lang, self.checked, self.failing));
        }
        view = view.line(say::messages(lang, self.queued, self.sent));
        self.unsent.iter().fold(view, |view, (channel, why)| {
            view.toned(Tone::Bad, post::not_sent(lang, channel, why))
        })
    }

    fn sheet(&self, lang: Language) -> Option<Table> {
        let mut table = Table::new([
            say::at(lang),
            say::checks(lang),
            say::failing(lang),
            say::queued(lang),
            say::sent(lang),
            say::unsent(lang),
        ]);
        let counts = [self.checked, self.failing, self.queued, self.sent].map(Cell::number);
        let unsent = self
            .unsent
            .iter()
            .map(|(channel, why)| format!("{channel}: {why}"));
        let unsent = unsent.collect::<Vec<_>>().join(" | ");
        let at = day::time(self.at.naive_local());
        table.row([Cell::from(at)].into_iter().chain(counts).chain([unsent.into()]));
        Some(table)
    }
}

/// What a tick would send.
#[derive(Debug, Serialize)]
pub(super) struct Rehearsal {
    version: u32,
    items: Vec<Item>,
}

/// One message.
#[derive(Debug, Serialize)]
struct Item {
    channel: String,
    kind: String,
    to: Option<String>,
    lines: Vec<String>,
}

impl Rehearsal {
    pub(super) fn of(night: &Night, messages: impl Iterator<Item = Message>) -> Self {
        Self {
            version: 1,
            items: messages.map(|message| Item::of(&night.plan, message)).collect(),
        }
    }
}

impl Item {
    fn of(plan: &Plan, message: Message) -> Self {
        let channel = plan.channels.iter().find(|it| it.id == message.key.channel);
        let to = message
            .to
            .and_then(|id| plan.contacts.iter().find(|it| it.id == id));
        Self {
            channel: channel.map_or(message.key.channel, |it| it.name.clone()),
            kind: channel.map_or(String::new(), |it| it.kind.clone()),
            to: to.map(|it| it.name.clone()),
            lines: message.lines,
        }
    }
}

impl Answer for Rehearsal {
    fn view(&self, lang: Language) -> View {
        if self.items.is_empty() {
            return View::default().line(say::nothing(lang));
        }
        let mut table = Table::new([post::channel(lang), post::to(lang), post::text(lang)]);
        for item in &self.items {
            table.row([
                Cell::from(format!("{} ({})", item.channel, item.kind)),
                Cell::from(item.to.clone().unwrap_or_default()),
                Cell::from(item.lines.first().cloned().unwrap_or_default()),
            ]);
        }
        View::default()
            .title(say::would_send(lang, self.items.len()))
            .table(table)
    }
}
