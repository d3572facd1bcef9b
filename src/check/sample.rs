//! One look at one check: a line of `local/samples/<day>.jsonl`.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::{Complaint, Phases};

/// The four results, from the best to the worst that is certain; `unknown` is our own fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// As expected.
    Ok,
    /// It works, but something is near its limit.
    Warn,
    /// We could not look; it says nothing about the service.
    Unknown,
    /// It does not answer, or not as expected.
    Fail,
}

impl Status {
    /// The word in JSON and in the records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Unknown => "unknown",
            Self::Fail => "fail",
        }
    }

    /// Does the service work? `false` also where nobody could look.
    pub fn is_ok(self) -> bool {
        matches!(self, Self::Ok | Self::Warn)
    }
}

/// What one look found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// When the run began.
    pub at: DateTime<FixedOffset>,
    /// The check's id.
    pub check: String,
    /// The result.
    pub status: Status,
    /// How long the answer took; absent where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phases: Option<Phases>,
    /// What is not as it should be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub complaints: Vec<Complaint>,
    /// Performance data of a plugin, as it gave it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub perfdata: String,
    /// It failed at first sight and was asked a second time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub second_look: bool,
    /// Taken under a clock that was set by hand: it never counts among real ones.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rehearsal: bool,
}
