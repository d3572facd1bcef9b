//! Everything that a handover shows, gathered from the facts since the last one.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::happened::{Happened, check, events, note};
use super::work::work;
use crate::cli::incident::{Head, Night};
use crate::cli::owing::Owing;
use crate::cli::{Desk, Failure};
use crate::due::{Item, Section};
use crate::notify::{Fate, Letter};
use crate::records::Fact;
use crate::say::Language;
use crate::show::{Answer, View};

/// The page.
#[derive(Debug, Serialize)]
pub(super) struct Handover {
    version: u32,
    pub(super) since: DateTime<FixedOffset>,
    pub(super) until: DateTime<FixedOffset>,
    pub(super) incidents: Vec<Head>,
    pub(super) events: Vec<Happened>,
    pub(super) checks: Vec<Happened>,
    pub(super) work: Vec<Happened>,
    pub(super) unsent: Vec<Unsent>,
    pub(super) due: Vec<Item>,
    pub(super) notes: Vec<Happened>,
    #[serde(skip)]
    view: View,
}

/// A message that nobody has got yet.
#[derive(Debug, Serialize)]
pub(super) struct Unsent {
    pub(super) channel: String,
    what: String,
    pub(super) queued: DateTime<FixedOffset>,
    pub(super) text: String,
    pub(super) error: Option<String>,
}

impl Unsent {
    fn of(letter: &Letter) -> Self {
        let error = match &letter.fate {
            Fate::Failed { error, .. } => Some(error.clone()),
            _ => None,
        };
        Self {
            channel: letter.message.key.channel.clone(),
            what: letter.message.key.to_string(),
            queued: letter.queued,
            text: letter.message.lines.first().cloned().unwrap_or_default(),
            error,
        }
    }
}

impl Answer for Handover {
    fn view(&self, _lang: Language) -> View {
        self.view.clone()
    }
}

impl Handover {
    pub(super) fn of(
        desk: &Desk,
        night: &Night,
        since: DateTime<FixedOffset>,
        recent: &[&Fact],
    ) -> Result<Self, Failure> {
        let lang = desk.lang();
        let ledger = night.ledger(desk, &night.journal)?;
        let outbox = night.outbox(desk)?;
        let letters = outbox
            .unsent()
            .into_iter()
            .filter(|letter| !letter.rehearsal || desk.now_is_set());
        let mut page = Self {
            version: 1,
            since,
            until: night.now_here(),
            incidents: ledger.open().map(|it| Head::of(night, it)).collect(),
            events: events(lang, night, &ledger, since),
            checks: recent
                .iter()
                .filter_map(|fact| check(lang, night, fact))
                .collect(),
            work: work(lang, &night.plan, recent),
            unsent: letters.map(Unsent::of).collect(),
            due: due(desk, night)?,
            notes: recent.iter().filter_map(|fact| note(fact)).collect(),
            view: View::default(),
        };
        page.view = page.drawn(lang, night, &ledger);
        Ok(page)
    }
}

/// What is overdue and what is due today.
fn due(desk: &Desk, night: &Night) -> Result<Vec<Item>, Failure> {
    let owing = Owing::load(&night.plan, &night.journal, night.now, desk.answer_lang())?;
    let day = night.today();
    let presses = |item: &Item| {
        matches!(
            item.section(day),
            Section::Overdue | Section::Today | Section::ToConfirm
        )
    };
    Ok(owing.list(day, None).into_iter().filter(presses).collect())
}
