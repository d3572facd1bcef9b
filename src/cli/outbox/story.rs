//! What became of a message, fact by fact: every try, and what people decided.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use serde_json::Value;

use crate::cli::incident::Night;
use crate::notify::{Accepted, Because, Dropped, Failed, Key, Letter, Posted, Queued, Requeued, Sent};
use crate::plan::Language;
use crate::records::{Fact, Month};
use crate::say::{incident::person, post as say};
use crate::world::journal::JournalError;

/// One fact of its way.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    at: DateTime<FixedOffset>,
    kind: String,
    /// The name of whoever decided it; empty for what opsplan did.
    by: String,
    /// The service's id, the error, or the reason.
    detail: String,
}

/// The facts about a letter, in the order of writing.
pub(super) fn of(night: &Night, rehearsal: bool, letter: &Letter) -> Result<Vec<Step>, JournalError> {
    let facts = night.journal.facts(Some(Month::of(&letter.queued)))?.facts;
    let counts = |fact: &&Fact| rehearsal || !fact.rehearsal;
    let own = facts
        .iter()
        .filter(counts)
        .filter(|fact| key(fact).as_ref() == Some(&letter.message.key));
    Ok(own.map(|fact| Step::of(night, fact)).collect())
}

/// The message that a fact is about.
fn key(fact: &Fact) -> Option<Key> {
    fact.read::<Queued>()
        .map(|it| it.message.key)
        .or_else(|| fact.read::<Sent>().map(|it| it.key))
        .or_else(|| fact.read::<Accepted>().map(|it| it.key))
        .or_else(|| fact.read::<Posted>().map(|it| it.key))
        .or_else(|| fact.read::<Failed>().map(|it| it.key))
        .or_else(|| fact.read::<Dropped>().map(|it| it.key))
        .or_else(|| fact.read::<Requeued>().map(|it| it.key))
}

impl Step {
    fn of(night: &Night, fact: &Fact) -> Self {
        let data: Value = serde_json::from_str(fact.data.get()).unwrap_or_default();
        let detail = ["error", "reason", "id"]
            .iter()
            .find_map(|name| data[*name].as_str());
        let by = if fact.by == "opsplan" {
            ""
        } else {
            person(&night.plan, &fact.by)
        };
        Self {
            at: fact.written,
            kind: kind(fact, &data).to_owned(),
            by: by.to_owned(),
            detail: detail.unwrap_or_default().to_owned(),
        }
    }

    pub(super) fn words(&self, lang: Language) -> String {
        let what = say::step(lang, &self.kind);
        let parts = [
            self.at.format("%Y-%m-%d %H:%M:%S").to_string(),
            what,
            self.by.clone(),
            self.detail.clone(),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("  {}", parts.join("  "))
    }
}

/// The fact's kind; of what nobody sends any more, why.
fn kind<'a>(fact: &'a Fact, data: &Value) -> &'a str {
    let because = serde_json::from_value(data["because"].clone()).ok();
    match because {
        Some(Because::Answered) => "answered",
        Some(Because::Reached) => "reached",
        Some(Because::Old) => "old",
        Some(Because::Merged) => "merged",
        _ => &fact.kind,
    }
}
