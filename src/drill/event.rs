//! What the journal keeps of drills.

use serde::{Deserialize, Serialize};

use crate::incident::{LevelTerms, SeatId};
use crate::records::kinds;

/// A drill began. When is the fact's `at`, who leads it its `by`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// The name of this rehearsal: `call-tree-20261125-1`.
    pub run: String,
    /// The id of the drill in drills.toml.
    pub drill: String,
    /// What people call it.
    pub title: String,
    /// The level whose chain is walked, as it was then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<LevelTerms>,
    /// What is tried.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
}

/// A step of the chain was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    /// As in [`Begun`].
    pub run: String,
    /// The number of the step in the chain, from 1.
    pub step: usize,
    /// Its seats.
    pub seats: Vec<CalledSeat>,
}

/// A seat that was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledSeat {
    /// Which.
    pub seat: SeatId,
    /// It is reported to, not paged.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub report: bool,
    /// The ids of the contacts who sat there, or stood in.
    pub who: Vec<String>,
}

/// Somebody who was called answered, at the fact's `at`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// As in [`Begun`].
    pub run: String,
    /// The id of the contact.
    pub who: String,
    /// How, or what they said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Something that was tried passed or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// As in [`Begun`].
    pub run: String,
    /// The number of the step, from 1.
    pub step: usize,
    /// 合格
    pub passed: bool,
    /// Why not, or a note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A check was taken through a simulated failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exercised {
    /// As in [`Begun`].
    pub run: String,
    /// The id of the check.
    pub check: String,
    /// People were told, as they should be.
    pub passed: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// The drill is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// As in [`Begun`].
    pub run: String,
    /// 合格
    pub passed: bool,
    /// What is to be remembered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The drill was broken off; it counts for nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelled {
    /// As in [`Begun`].
    pub run: String,
    /// Why.
    pub reason: String,
}

kinds! {
    Begun = "drill-begun",
    Called = "drill-called",
    Answered = "drill-answered",
    Judged = "drill-judged",
    Exercised = "drill-exercised",
    Ended = "drill-ended",
    Cancelled = "drill-cancelled",
}
