//! The facts of an incident's life. They hold ids and what people wrote; never a phone number.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{CallResult, IncidentId, SeatId, Terms};
use crate::plan::Impact;
use crate::records::kinds;

/// 起票
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Its name from now on.
    pub incident: IncidentId,
    /// What is wrong, in the opener's words.
    pub title: String,
    /// The level's number.
    pub level: u32,
    /// What the users feel; `None` where it was not said.
    pub impact: Option<Impact>,
    /// 発生
    pub occurred: Option<DateTime<FixedOffset>>,
    /// 検知
    pub detected: Option<DateTime<FixedOffset>>,
    /// When we came to know of it: what the law counts from.
    pub known: Option<DateTime<FixedOffset>>,
    /// Who or what noticed.
    pub found_by: Option<String>,
    /// More about it, where a machine said more.
    #[serde(default)]
    pub text: Option<String>,
    /// The key of the machine's word that opened it, as `check/web` or `alertmanager/1a30ba71cca2921f`: while it is not
    /// closed, the same word opens no second one.
    #[serde(default)]
    pub source: Option<String>,
    /// All levels as they were.
    pub terms: Terms,
}

/// 応答: somebody takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acked {
    /// Which.
    pub incident: IncidentId,
    /// The seats in which that person sits.
    #[serde(default)]
    pub seats: Vec<SeatId>,
    /// The message with which they answered, where a service was read: the channel's id and the service's own.
    #[serde(default)]
    pub reply: Option<(String, String)>,
}

/// 続報: what became known. `None` leaves a field as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Updated {
    /// Which.
    pub incident: IncidentId,
    /// Free words.
    pub text: Option<String>,
    /// 影響範囲
    pub scope: Option<String>,
    /// 原因
    pub cause: Option<String>,
    /// 対応状況
    pub action: Option<String>,
    /// 復旧見込み
    pub eta: Option<String>,
    /// 次報予定
    pub next: Option<DateTime<FixedOffset>>,
    /// What the users feel.
    pub impact: Option<Impact>,
    /// 発生
    pub occurred: Option<DateTime<FixedOffset>>,
    /// 検知
    pub detected: Option<DateTime<FixedOffset>>,
    /// When we came to know of it.
    pub known: Option<DateTime<FixedOffset>>,
    /// The key of the machine's word that says so. A machine's word keeps no promise of people: acks expire and 次報 stays
    /// owed as if it were not there.
    #[serde(default)]
    pub source: Option<String>,
}

/// Why a level changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Because {
    /// A person said so.
    Person,
    /// The stop lasted as long as the level's `outage_from`.
    Outage,
    /// A worse alert joined it.
    Alert,
}

/// レベル引上げ・引下げ
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelChanged {
    /// Which.
    pub incident: IncidentId,
    /// The new level.
    pub to: u32,
    /// Person or clock.
    pub because: Because,
    /// In words.
    pub reason: Option<String>,
}

/// 架電
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    /// Which.
    pub incident: IncidentId,
    /// Whom: the id of a contact.
    pub who: String,
    /// The seats for which they were called.
    pub seats: Vec<SeatId>,
    /// What came of it.
    pub result: CallResult,
    /// In words.
    pub note: Option<String>,
}

/// A seat that must know has been told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// Which.
    pub incident: IncidentId,
    /// Who was told: the id of a contact, or of a role where nobody sits.
    pub who: String,
    /// The seats that know now.
    pub seats: Vec<SeatId>,
    /// In words.
    pub note: Option<String>,
}

/// お客様への連絡: a person has approved these lines, and nothing else goes to customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// Which.
    pub incident: IncidentId,
    /// What the service is called before customers.
    pub service: String,
    /// The lines, as approved.
    pub lines: Vec<String>,
}

macro_rules! turning_points {
    ($($(#[$doc:meta])* $name:ident = $kind:literal),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name {
            /// Which.
            pub incident: IncidentId,
            /// In words.
            pub note: Option<String>,
        }

        kinds! { $name = $kind }
    )*};
}

turning_points! {
    /// 復旧
    Restored = "incident-restored",
    /// クローズ
    Closed = "incident-closed",
    /// 取消（誤報）
    Cancelled = "incident-cancelled",
    /// 再オープン
    Reopened = "incident-reopened",
}

/// 申し送り
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotePosted {
    /// What the next shift should know.
    pub text: String,
}

/// 引き継ぎ: the next one begins here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {}

kinds! {
    Opened = "incident-opened",
    Acked = "incident-acked",
    Updated = "incident-updated",
    LevelChanged = "incident-level-changed",
    Called = "incident-called",
    Reported = "incident-reported",
    Announced = "incident-announced",
    NotePosted = "note-posted",
    HandedOver = "handed-over",
}

impl Opened {
    /// An opening that says nothing but its level.
    pub fn of(incident: IncidentId, level: u32, terms: Terms) -> Self {
        Self {
            incident,
            title: String::new(),
            level,
            impact: None,
            occurred: None,
            detected: None,
            known: None,
            found_by: None,
            text: None,
            source: None,
            terms,
        }
    }
}

impl Updated {
    /// An update that says nothing yet.
    pub fn of(incident: IncidentId) -> Self {
        Self {
            incident,
            text: None,
            scope: None,
            cause: None,
            action: None,
            eta: None,
            next: None,
            impact: None,
            occurred: None,
            detected: None,
            known: None,
            source: None,
        }
    }
}
