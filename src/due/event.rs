//! What the journal keeps of work: who did, skipped, deferred or confirmed what, and which work was first seen when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Item;
use crate::calendar::{Period, Recurrence};
use crate::plan::Missed;
use crate::records::{Event as _, Fact, kinds};

/// The work was done. When is the fact's `at`, by whom its `by`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The id: of a task, or `contract/…`, `contact/…`, `drill/…`, `incident/…`.
    pub task: String,
    /// What it closes.
    pub periods: Vec<Period>,
    /// The deadline that it met or missed: the first one where it was deferred.
    pub due: NaiveDate,
    /// The oldest deadline that it closes, where one row stood for several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// How many times it was not done before.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub missed: u32,
    /// How it went.
    #[serde(default)]
    pub result: Outcome,
    /// 備考
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// 証跡: where it can be seen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// Another person has to confirm it before it is over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirm: bool,
}

impl Done {
    /// It went well, and there is nothing more to say.
    pub fn of(item: &Item) -> Self {
        let (due, since) = item.closes;
        Self {
            task: item.task.clone(),
            periods: item.periods.clone(),
            due,
            since: (since < due).then_some(since),
            missed: item.missed,
            result: Outcome::Ok,
            note: String::new(),
            evidence: String::new(),
            confirm: false,
        }
    }
}

/// `--result`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// 実施済
    #[default]
    Ok,
    /// 実施済（異常あり）
    Ng,
}

/// 見送り: it will not be done, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// As in [`Done`].
    pub task: String,
    /// As in [`Done`].
    pub periods: Vec<Period>,
    /// As in [`Done`].
    pub due: NaiveDate,
    /// As in [`Done`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// 延期: it is owed later, and why. Reports keep the first deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deferred {
    /// As in [`Done`].
    pub task: String,
    /// As in [`Done`].
    pub periods: Vec<Period>,
    /// The first deadline.
    pub due: NaiveDate,
    /// The new one.
    pub to: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Another person confirmed what was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// As in [`Done`].
    pub task: String,
    /// As in [`Done`].
    pub periods: Vec<Period>,
    /// 備考
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A fact was taken back: the one that this answers. What it said is repeated, so that it can be undone long after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// The kind of the fact taken back.
    pub what: String,
    /// As in [`Done`].
    pub task: String,
    /// As in [`Done`].
    pub periods: Vec<Period>,
    /// The day on which it was said to have happened.
    pub day: NaiveDate,
    /// As in [`Done`]; absent where the fact named none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// As in [`Done`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
}

/// Work was seen for the first time, with a new frequency, or no longer. Nothing is owed from before it was seen, and
/// what was owed when it went stays owed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// New, or with a new frequency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Sight>,
    /// Ids that are no longer in the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<String>,
}

/// Work as it was seen: enough to say what it owes when the plan no longer does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
    /// Its id.
    pub task: String,
    /// Its title.
    pub title: String,
    /// The phrase as written.
    pub frequency: String,
    /// What the phrase means.
    pub recurrence: Recurrence,
    /// What becomes of an undone one.
    pub missed: Missed,
}

impl Undone {
    /// What takes back this fact, which happened on `day`; `None` when it is of a kind that cannot be taken back, or does
    /// not fit its kind.
    pub fn of(fact: &Fact, day: NaiveDate) -> Option<Self> {
        let (task, periods, due, since) = match fact.kind.as_str() {
            Done::KIND => fact
                .read::<Done>()
                .map(|it| (it.task, it.periods, Some(it.due), it.since)),
            Skipped::KIND => fact
                .read::<Skipped>()
                .map(|it| (it.task, it.periods, Some(it.due), it.since)),
            Deferred::KIND => fact
                .read::<Deferred>()
                .map(|it| (it.task, it.periods, Some(it.due), None)),
            Confirmed::KIND => fact
                .read::<Confirmed>()
                .map(|it| (it.task, it.periods, None, None)),
            _ => None,
        }?;
        Some(Self {
            what: fact.kind.clone(),
            task,
            periods,
            day,
            due,
            since,
        })
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

kinds! {
    Done = "done",
    Skipped = "skipped",
    Deferred = "deferred",
    Confirmed = "confirmed",
    Undone = "undone",
    Seen = "seen",
}
