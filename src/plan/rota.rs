//! 当番表: who has the duty of a seat in turn.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ContactRef, Member};
use crate::calendar::Recurrence;

/// One `[[role.rota]]`: its people take turns. Two of one role that hold at the same time are its first and second duty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rota {
    /// What people call it; empty where nothing is written.
    pub name: String,
    /// At which hours it holds. At the others all members of the role are asked.
    pub during: Shift,
    /// The phrase of `turn`, as written.
    pub phrase: String,
    /// The days on which the next one takes over. The first turn begins on its `starts`, whatever day that is, and ends at
    /// the first handover after it.
    pub turn: Recurrence,
    /// The hour at which the next one takes over.
    pub handover: NaiveTime,
    /// Who takes part, in the order of their turns.
    pub members: Vec<Member>,
    /// The rota ends at the handover of this day.
    pub ends: Option<NaiveDate>,
    /// Turns that somebody else takes; the later wins.
    pub overrides: Vec<Override>,
}

/// The hours at which a rota holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shift {
    /// At any hour.
    #[default]
    Always,
    /// 平日日中: business hours only.
    BusinessHours,
    /// 夜間・休日: all hours that are no business hours.
    Nights,
}

impl Shift {
    /// As it stands in the plan and in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::BusinessHours => "business-hours",
            Self::Nights => "nights",
        }
    }
}

/// One `[[role.rota.override]]`: somebody has the duty whoever's turn it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// Who.
    pub who: ContactRef,
    /// From, inclusive.
    pub from: DateTime<Utc>,
    /// To, exclusive.
    pub to: DateTime<Utc>,
    /// Why, for the reader.
    pub note: String,
}
