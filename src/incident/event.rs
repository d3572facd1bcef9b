//! The facts of an incident's life. They hold ids and what people wrote; never a phone number.

use std::str::FromStr;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{IncidentId, SeatId, Terms};
use crate::plan::Impact;
use crate::records::kinds;

/// What came of a call by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallResult {
    /// 応答あり
    Answered,
    /// 応答なし: the next step is due at once.
    NoAnswer,
    /// 留守電
    Voicemail,
    /// 話し中
    Busy,
    /// 番号違い: no longer verified, and the next step is due at once.
    WrongNumber,
}

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

impl CallResult {
    /// Every result, with the words by which people name it: the first is the command line's.
    pub const ALL: [(Self, [&'static str; 2]); 5] = [
        (Self::Answered, ["answered", "応答あり"]),
        (Self::NoAnswer, ["no-answer", "応答なし"]),
        (Self::Voicemail, ["voicemail", "留守電"]),
        (Self::Busy, ["busy", "話し中"]),
        (Self::WrongNumber, ["wrong-number", "番号違い"]),
    ];

    /// The command line's word.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(result, _)| *result == self)
            .map_or("", |(_, words)| words[0])
    }

    /// Nobody will come to the phone there: whoever is next is next now.
    pub fn is_in_vain(self) -> bool {
        matches!(self, Self::NoAnswer | Self::WrongNumber)
    }
}

impl FromStr for CallResult {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let word = Self::ALL.iter().find(|(_, words)| words.contains(&text));
        word.map(|(result, _)| *result).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_s_result_is_said_in_both_languages() {
        for (result, words) in CallResult::ALL {
            for word in words {
                assert_eq!(word.parse(), Ok(result), "{word}");
            }
            assert_eq!(serde_json::to_value(result).unwrap(), result.word());
        }
        assert_eq!("maybe".parse::<CallResult>(), Err(()));
    }
}
