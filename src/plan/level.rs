//! levels.toml: インシデントレベル定義 and エスカレーションフロー.

use serde::{Deserialize, Serialize};

use super::{AlertRule, Party};
use crate::calendar::Span;

/// The whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Levels {
    /// Which end is the worst.
    pub worst: Worst,
    /// In the order of the file.
    pub list: Vec<Level>,
    /// `[[alert]]`: which alerts of machines are which level, in the order of the file.
    pub alerts: Vec<AlertRule>,
}

/// `worst`: said, never guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Worst {
    /// lv5 is worse than lv1.
    #[default]
    Highest,
    /// SEV1 is worse than SEV5.
    Lowest,
}

/// One `[[level]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Its number.
    pub level: u32,
    /// What follows the event's prefix: `lv3`.
    pub prefix: String,
    /// What it means.
    pub meaning: String,
    /// A service stop that has lasted this long is at least this level.
    pub outage_from: Option<Span>,
    /// Does it wake people?
    pub during: During,
    /// An ack without any update this long expires.
    pub ack_ttl: Option<Span>,
    /// 次報: when the next update is owed.
    pub update_every: Option<Span>,
    /// The chain is used up and nobody answered: the top is told again this often; default `30m`.
    pub exhausted_every: Span,
    /// 障害報告書: a row in `due`.
    pub report_within: Option<Span>,
    /// What the one who opens it is asked, e.g. could personal data be involved?
    pub ask: Vec<String>,
    /// The path, in the order of `after`.
    pub chain: Vec<Step>,
    /// Duties that the law or a contract ties to this level.
    pub obligations: Vec<Obligation>,
}

/// `during`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum During {
    /// At any hour.
    #[default]
    Always,
    /// In business hours only.
    BusinessHours,
}

/// One line of a chain. Lines with the same `after` are one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Whom.
    pub to: Party,
    /// After the opening (or the raising) of the incident.
    pub after: Span,
    /// Told although somebody has answered, and owed until recorded.
    pub report: bool,
}

/// One `[[level.obligation]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// Its id, unique in the plan.
    pub id: String,
    /// What is owed.
    pub title: String,
    /// Within, from the moment it was known.
    pub within: Span,
    /// What to know about it.
    pub note: String,
}

impl Levels {
    /// The level with this number.
    pub fn get(&self, level: u32) -> Option<&Level> {
        self.list.iter().find(|it| it.level == level)
    }

    /// Is level `a` worse than level `b`?
    pub fn is_worse(&self, a: u32, b: u32) -> bool {
        match self.worst {
            Worst::Highest => a > b,
            Worst::Lowest => a < b,
        }
    }

    /// The level that is worse than none.
    pub fn mildest(&self) -> Option<u32> {
        let numbers = self.list.iter().map(|level| level.level);
        numbers.reduce(|a, b| if self.is_worse(a, b) { b } else { a })
    }
}
