//! tasks.toml: 運用業務一覧.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::{CheckRef, Party};
use crate::calendar::{Recurrence, Span};

/// The place of a task in [`super::Plan::tasks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TaskRef(pub u32);

/// One `[[task]]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// How commands and records name it.
    pub id: String,
    /// Ids it had before.
    pub was: Vec<String>,
    /// What people call it.
    pub title: String,
    /// 分類; empty where none is written.
    pub category: String,
    /// The phrase as written.
    pub phrase: String,
    /// What the phrase and its modifiers mean. `starts` is the later of the plan's and the task's own.
    pub recurrence: Recurrence,
    /// Was `starts` written on the task itself? Only then is it owed from before it was first seen.
    pub starts_written: bool,
    /// 対応方法; `None` where the cell is empty.
    pub method: Option<Method>,
    /// 担当者. Empty means "nobody yet", on purpose.
    pub assignee: Vec<Party>,
    /// 備考
    pub note: String,
    /// Automatic work is done when this check has run.
    pub check: Option<CheckRef>,
    /// Checks that may fail while it is done: from `at` on, for `lasts`.
    pub stops: Vec<CheckRef>,
    /// How long it stops them; default 1 hour.
    pub lasts: Span,
    /// What sort of work it is.
    pub kind: TaskKind,
    /// The time of day at which it is owed, wall clock of the plan's zone.
    pub at: Option<NaiveTime>,
    /// Which month it is about.
    pub covers: Covers,
    /// How long after its deadline it is `late` before it is `overdue`.
    pub grace: Option<Span>,
    /// What becomes of an undone one; `None`: by the gap between occurrences (28 days or more: carry).
    pub missed: Option<Missed>,
    /// Where the procedure stands.
    pub procedure: Option<String>,
    /// `evidence = "required"`: it cannot be done without `--evidence`.
    pub evidence_required: bool,
    /// Who confirms; done stays 確認待ち until another person has.
    pub confirm: Option<Party>,
    /// Free words.
    pub tags: Vec<String>,
    /// `when = "incident"`: due while an incident is open.
    pub when_incident: bool,
}

/// `kind`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaskKind {
    /// Work that somebody does.
    #[default]
    Work,
    /// A meeting: it ends by itself.
    Meeting,
}

/// `method`: 手動 or 自動.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// 手動
    Manual,
    /// 自動
    Automatic,
}

/// `covers`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Covers {
    /// The period in which it is done.
    #[default]
    Period,
    /// The month before: in November, 10月分.
    PreviousMonth,
}

/// `missed`: what becomes of an undone occurrence when the next nominal day comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missed {
    /// Each stays owed.
    Carry,
    /// One row stays, counting from the oldest.
    Latest,
    /// It is gone.
    Drop,
}
