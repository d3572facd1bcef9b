//! One fact of an incident, as its life reads it.

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{
    Acked, Announced, Called, Cancelled, ClockSet, Closed, IncidentId, LevelChanged, Opened, Reopened,
    Reported, Restored, Updated,
};
use crate::records::{Event, Fact};

/// One fact of an incident, understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The fact's id.
    pub fact: String,
    /// When it happened, as claimed.
    pub at: DateTime<FixedOffset>,
    /// When it was recorded, by the clock of then.
    pub written: DateTime<FixedOffset>,
    /// The same in the incident's own time. Timers run from here.
    pub own: DateTime<FixedOffset>,
    /// Who says so.
    pub by: String,
    /// Recorded under a clock set by hand.
    pub rehearsal: bool,
    /// What happened.
    pub what: Happening,
}

/// What can happen to an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Happening {
    /// 起票
    Opened(Box<Opened>),
    /// 応答
    Acked(Acked),
    /// 続報
    Updated(Box<Updated>),
    /// レベル引上げ・引下げ
    LevelChanged(LevelChanged),
    /// 架電
    Called(Called),
    /// 報告
    Reported(Reported),
    /// 復旧
    Restored(Restored),
    /// クローズ
    Closed(Closed),
    /// 取消
    Cancelled(Cancelled),
    /// 再オープン
    Reopened(Reopened),
    /// お客様への連絡
    Announced(Announced),
    /// 時計
    ClockSet(ClockSet),
}

/// Typing takes a moment: only what is recorded later than this was entered afterwards.
const A_FEW_MINUTES: TimeDelta = TimeDelta::minutes(5);

impl Entry {
    /// The fact as part of an incident's life. `Some(Err(_))` is one whose data this build does not understand.
    pub fn of(fact: &Fact) -> Option<serde_json::Result<Self>> {
        if !fact.kind.starts_with("incident-") {
            return None;
        }
        let what = Happening::of(fact)?;
        Some(what.map(|what| Self {
            fact: fact.id.to_string(),
            at: fact.at,
            written: fact.written,
            own: fact.written,
            by: fact.by.clone(),
            rehearsal: fact.rehearsal,
            what,
        }))
    }

    /// When it happened, in the incident's own time.
    pub fn own_at(&self) -> DateTime<FixedOffset> {
        self.at + (self.own - self.written)
    }

    /// 後日入力: it happened well before it was recorded. Such a fact sends no page and starts no timer.
    pub fn is_late(&self) -> bool {
        self.written - self.at > A_FEW_MINUTES
    }
}

impl Happening {
    /// A machine said it, and no person: it keeps no ack alive and pays no 次報.
    pub fn is_a_machine_s(&self) -> bool {
        match self {
            Self::Updated(update) => update.source.is_some(),
            Self::ClockSet(_) => true,
            _ => false,
        }
    }

    /// Is it about the incident, and not about the clock that times it?
    pub fn is_news(&self) -> bool {
        !matches!(self, Self::ClockSet(_))
    }

    fn of(fact: &Fact) -> Option<serde_json::Result<Self>> {
        fn read<E: Event>(fact: &Fact, what: fn(E) -> Happening) -> Option<serde_json::Result<Happening>> {
            fact.event::<E>().map(|event| event.map(what))
        }
        read(fact, |it| Self::Opened(Box::new(it)))
            .or_else(|| read(fact, Self::Acked))
            .or_else(|| read(fact, |it| Self::Updated(Box::new(it))))
            .or_else(|| read(fact, Self::LevelChanged))
            .or_else(|| read(fact, Self::Called))
            .or_else(|| read(fact, Self::Reported))
            .or_else(|| read(fact, Self::Restored))
            .or_else(|| read(fact, Self::Closed))
            .or_else(|| read(fact, Self::Cancelled))
            .or_else(|| read(fact, Self::Reopened))
            .or_else(|| read(fact, Self::Announced))
            .or_else(|| read(fact, Self::ClockSet))
    }

    /// The incident that it is about.
    pub fn incident(&self) -> &IncidentId {
        match self {
            Self::Opened(it) => &it.incident,
            Self::Acked(it) => &it.incident,
            Self::Updated(it) => &it.incident,
            Self::LevelChanged(it) => &it.incident,
            Self::Called(it) => &it.incident,
            Self::Reported(it) => &it.incident,
            Self::Restored(it) => &it.incident,
            Self::Closed(it) => &it.incident,
            Self::Cancelled(it) => &it.incident,
            Self::Reopened(it) => &it.incident,
            Self::Announced(it) => &it.incident,
            Self::ClockSet(it) => &it.incident,
        }
    }

    /// Its name in JSON: `opened`, `level-changed`, ….
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Opened(_) => "opened",
            Self::Acked(_) => "acked",
            Self::Updated(_) => "updated",
            Self::LevelChanged(_) => "level-changed",
            Self::Called(_) => "called",
            Self::Reported(_) => "reported",
            Self::Restored(_) => "restored",
            Self::Closed(_) => "closed",
            Self::Cancelled(_) => "cancelled",
            Self::Reopened(_) => "reopened",
            Self::Announced(_) => "announced",
            Self::ClockSet(_) => "clock-set",
        }
    }
}
