//! The answer of `check`: a table for people, the same for programs.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::Serialize;

use super::round::Round;
use crate::check::{Complaint, Phases, Sample, Status, target};
use crate::plan::{Check, CheckRef, Language, Plan};
use crate::say::check as say;
use crate::show::{Answer, Cell, Table, Tone, View};
use crate::world::probe::Look;

/// All that was asked.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    version: u32,
    at: String,
    pub(super) items: Vec<Item<'a>>,
    #[serde(skip)]
    plan: &'a Plan,
    #[serde(skip)]
    pub(super) round: &'a Round,
}

/// One check.
#[derive(Debug, Serialize)]
pub(super) struct Item<'a> {
    pub(super) check: &'a str,
    pub(super) kind: &'static str,
    target: String,
    pub(super) ok: bool,
    pub(super) status: Status,
    pub(super) latency_ms: Option<f64>,
    message: String,
    pub(super) consecutive: u32,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) down_since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) phases: Option<Phases>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) complaints: &'a [Complaint],
    #[serde(skip_serializing_if = "str::is_empty")]
    perfdata: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    second_look: bool,
    #[serde(skip)]
    pub(super) look: &'a Look,
}

impl<'a> Report<'a> {
    pub(super) fn of(plan: &'a Plan, round: &'a Round) -> Self {
        let items = round
            .looks
            .iter()
            .map(|(place, look, sample)| item(&plan[*place], look, sample, round));
        Self {
            version: 1,
            at: stamp(round.at),
            items: items.collect(),
            plan,
            round,
        }
    }

    /// Does everything work?
    pub(super) fn is_well(&self) -> bool {
        self.items.iter().all(|item| item.ok)
    }

    /// Is there not even a warning?
    pub(super) fn is_all_ok(&self) -> bool {
        self.items.iter().all(|item| item.status == Status::Ok)
    }

    fn table(&self, lang: Language) -> Table {
        let mut table = Table::new([
            say::status(lang),
            say::name(lang),
            say::target(lang),
            say::latency(lang),
            say::consecutive(lang),
            say::message(lang),
        ]);
        for item in &self.items {
            let latency = item
                .latency_ms
                .map_or_else(|| "-".to_owned(), |ms| say::took(lang, ms));
            table.row([
                Cell::toned(tone(item.status), say::status_word(lang, item.status)),
                name(item).into(),
                Cell::toned(Tone::Dim, item.target.as_str()),
                Cell::number(latency),
                Cell::number(item.consecutive),
                message(lang, item).into(),
            ]);
        }
        table
    }

    pub(super) fn summary(&self, lang: Language) -> (Tone, String) {
        let count = |status| self.items.iter().filter(|item| item.status == status).count();
        if self.is_all_ok() {
            return (Tone::Good, say::all_well(lang, self.items.len()));
        }
        let parts = [Status::Fail, Status::Unknown, Status::Warn, Status::Ok]
            .into_iter()
            .filter(|status| count(*status) > 0)
            .map(|status| say::counted(lang, &say::status_word(lang, status), count(status)));
        let worst = self
            .items
            .iter()
            .map(|item| item.status)
            .max()
            .unwrap_or(Status::Ok);
        (
            tone(worst),
            say::sum(lang, &parts.collect::<Vec<_>>().join(" / ")),
        )
    }

    /// What the table cannot say: since when, because of what, and why nobody is told.
    fn remarks(&self, lang: Language) -> Vec<(Tone, String)> {
        let tidings = &self.round.tidings;
        let is_asked = |place: CheckRef| self.round.looks.iter().any(|(asked, ..)| *asked == place);
        let down = self.plan.checks.iter().filter_map(|check| {
            let since = self.round.kept.standings.get(&check.id)?.down?;
            Some((
                Tone::Bad,
                say::is_down(lang, &check.id, &say::clock(lang, since, self.round.at)),
            ))
        });
        let withheld = tidings.withheld.iter().filter(|(place, _)| is_asked(*place));
        let withheld = withheld.filter_map(|(place, why)| say::withheld(lang, self.plan, *place, why));
        let offline = self.round.kept.observer.offline;
        let offline = offline.map(|since| {
            let since = say::clock(lang, since, self.round.at);
            (Tone::Warn, say::is_offline(lang, &since))
        });
        let offline = offline.into_iter();
        offline
            .chain(down)
            .chain(withheld.map(|text| (Tone::Dim, text)))
            .collect()
    }
}

impl Answer for Report<'_> {
    fn view(&self, lang: Language) -> View {
        if self.items.is_empty() {
            return View::default().line(say::none(lang));
        }
        let (tone, summary) = self.summary(lang);
        let view = View::default().table(self.table(lang)).gap().toned(tone, summary);
        self.remarks(lang)
            .into_iter()
            .fold(view, |view, (tone, text)| view.toned(tone, text))
    }
}

fn item<'a>(check: &'a Check, look: &'a Look, sample: &'a Sample, round: &Round) -> Item<'a> {
    let standing = round.kept.standings.get(&check.id);
    let mut item = Item {
        check: &check.id,
        kind: check.kind.word(),
        target: target(check),
        ok: sample.status.is_ok(),
        status: sample.status,
        latency_ms: sample.phases.map(|phases| phases.total_ms),
        message: String::new(),
        consecutive: standing.map_or(0, crate::check::Standing::consecutive),
        title: &check.title,
        down_since: standing.and_then(|standing| standing.down).map(stamp),
        phases: sample.phases,
        complaints: &sample.complaints,
        perfdata: &sample.perfdata,
        second_look: sample.second_look,
        look,
    };
    item.message = message(Language::En, &item);
    item
}

fn message(lang: Language, item: &Item<'_>) -> String {
    match &item.look.observation.seen {
        Ok(answer) if item.complaints.is_empty() => say::well(lang, answer),
        _ => say::complaints(lang, item.complaints),
    }
}

fn name(item: &Item<'_>) -> String {
    if item.title == item.check {
        item.check.to_owned()
    } else {
        format!("{} {}", item.check, item.title)
    }
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Ok => Tone::Good,
        Status::Warn | Status::Unknown => Tone::Warn,
        Status::Fail => Tone::Bad,
    }
}

fn stamp(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}
