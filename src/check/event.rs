//! What the journal keeps of checks: transitions, and one `ran` a check and day. Samples stay on the machine.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Complaint, Status};
use crate::records::kinds;

/// The check was really run on this day: the evidence that completes automatic work.
///
/// The first run of the day that saw something records it; a run that could not look (`unknown`) does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ran {
    /// The check's id.
    pub check: String,
    /// The day in the plan's zone.
    pub day: NaiveDate,
    /// Whether that run found it well.
    pub ok: bool,
    /// What that run found.
    pub status: Status,
}

/// A check counts as down: `fail_after` failures in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Down {
    /// The check's id.
    pub check: String,
    /// The first failure of the run: when the outage began.
    pub since: DateTime<FixedOffset>,
    /// How many failures in a row it took.
    pub failures: u32,
    /// What was wrong at the last of them.
    pub complaints: Vec<Complaint>,
}

/// A check counts as up again: `recover_after` successes in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovered {
    /// The check's id.
    pub check: String,
    /// When the outage began: the `since` of the [`Down`] that it ends.
    pub since: DateTime<FixedOffset>,
    /// The first success of the run: when the outage ended.
    pub until: DateTime<FixedOffset>,
}

/// Nobody could look at a check for as often as makes one down: a failure of it would not be noticed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Blinded {
    /// The check's id.
    pub check: String,
    /// The first look that saw nothing.
    pub since: DateTime<FixedOffset>,
    /// How many looks in a row it took.
    pub looks: u32,
    /// Why the last of them saw nothing.
    pub complaints: Vec<Complaint>,
}

/// It is seen again, well or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighted {
    /// The check's id.
    pub check: String,
    /// The `since` of the [`Blinded`] that it ends.
    pub since: DateTime<FixedOffset>,
    /// The first look that saw something.
    pub until: DateTime<FixedOffset>,
}

/// This machine was cut off: what it could not see says nothing about the services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offline {
    /// The first run that saw nothing beyond it.
    pub since: DateTime<FixedOffset>,
}

/// It sees again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Online {
    /// The `since` of the [`Offline`] that it ends.
    pub since: DateTime<FixedOffset>,
    /// The first run that saw something.
    pub until: DateTime<FixedOffset>,
}

kinds! {
    Ran = "ran",
    Down = "down",
    Recovered = "recovered",
    Blinded = "blinded",
    Sighted = "sighted",
    Offline = "offline",
    Online = "online",
}
