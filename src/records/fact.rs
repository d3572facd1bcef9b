//! One fact: something that somebody or something did, when, and when it was written down.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// `<writer>.<count>`: `ops01-tanaka-7k2f.42`. The count goes on over the months, so an id is unique for ever; a person
/// may type the tail of it (`7k2f.42`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FactId(pub Arc<str>);

/// One line of the journal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// Its name for ever.
    pub id: FactId,
    /// When it happened, as claimed.
    pub at: DateTime<FixedOffset>,
    /// When it was recorded. Files, chains and order follow this.
    pub written: DateTime<FixedOffset>,
    /// Who says so: the id of a contact, or `opsplan`.
    pub by: String,
    /// The kind of event: `done`, `incident-opened`, ….
    pub kind: String,
    /// What the kind says.
    pub data: Box<RawValue>,
    /// The facts that it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<FactId>,
    /// SHA-256, in hex, of the line before it in its file.
    pub prev: String,
    /// Recorded under a clock that was set by hand (`--now`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rehearsal: bool,
}

/// A kind of fact and what its `data` holds. Each domain defines its own, beside the code that folds them.
pub trait Event: Serialize + DeserializeOwned {
    /// The `kind` in the journal.
    const KIND: &'static str;
}
