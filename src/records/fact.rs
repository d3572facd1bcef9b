//! One fact: something that somebody or something did, when, and when it was written down.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::LineHash;

/// `<writer>.<count>`: `ops01-tanaka-7k2f.42`. The count goes on over the months, so an id is unique for ever; a person
/// may type the tail of it (`7k2f.42`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId {
    /// The clone, user and machine that wrote it.
    pub writer: Arc<str>,
    /// The how-manieth fact of that writer it is, from 1.
    pub count: u64,
}

impl FactId {
    /// Whether a person who typed `text` means this fact: the whole id, or its tail from a `-` on.
    pub fn is_meant_by(&self, text: &str) -> bool {
        let id = self.to_string();
        id == text || id.strip_suffix(text).is_some_and(|rest| rest.ends_with('-'))
    }

    /// The writer and the count of an id's text.
    pub(crate) fn split(text: &str) -> Option<(&str, u64)> {
        let (writer, count) = text.rsplit_once('.')?;
        let plain = !writer.is_empty() && !count.starts_with(['0', '+']);
        Some((writer, count.parse().ok().filter(|_| plain)?))
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.writer, self.count)
    }
}

/// The text is not `<writer>.<count>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAFactId;

impl FromStr for FactId {
    type Err = NotAFactId;

    fn from_str(text: &str) -> Result<Self, NotAFactId> {
        let (writer, count) = Self::split(text).ok_or(NotAFactId)?;
        Ok(Self {
            writer: writer.into(),
            count,
        })
    }
}

impl Serialize for FactId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FactId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|NotAFactId| D::Error::custom("an id is <writer>.<count>"))
    }
}

/// One line of the journal.
#[derive(Clone, Debug, Serialize)]
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<FactId>,
    /// Recorded under a clock that was set by hand (`--now`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rehearsal: bool,
    /// SHA-256, in hex, of the line before it in its file.
    pub prev: LineHash,
}

impl Fact {
    /// What it says, if it is of this kind. `Some(Err(_))` is a fact of the kind whose data does not fit it: written by
    /// a newer opsplan, or edited by hand.
    pub fn event<E: Event>(&self) -> Option<serde_json::Result<E>> {
        (self.kind == E::KIND).then(|| serde_json::from_str(self.data.get()))
    }

    /// What it says, if it is of this kind and this build understands it.
    pub fn read<E: Event>(&self) -> Option<E> {
        self.event()?.ok()
    }

    /// The order of replay: when it was written, and for the same instant the writer and the count.
    pub fn order(&self) -> (DateTime<FixedOffset>, &FactId) {
        (self.written, &self.id)
    }
}

/// A fact that nobody has recorded yet: the journal gives it its id, its time of writing and its link.
#[derive(Clone, Debug)]
pub struct NewFact {
    /// When it happened, as claimed.
    pub at: DateTime<FixedOffset>,
    /// Who says so: the id of a contact, or `opsplan`.
    pub by: String,
    /// The kind of event.
    pub kind: String,
    /// What the kind says.
    pub data: Box<RawValue>,
    /// The facts that it answers.
    pub answers: Vec<FactId>,
}

impl NewFact {
    /// A fact that says `event`. It fails only when the event cannot be JSON (a map whose keys are no text).
    pub fn new<E: Event>(
        at: DateTime<FixedOffset>,
        by: impl Into<String>,
        event: &E,
    ) -> serde_json::Result<Self> {
        let data = serde_json::value::to_raw_value(event)?;
        Ok(Self {
            at,
            by: by.into(),
            kind: E::KIND.to_owned(),
            data,
            answers: Vec::new(),
        })
    }

    /// The same, as an answer to these facts.
    #[must_use]
    pub fn answering(mut self, facts: impl IntoIterator<Item = FactId>) -> Self {
        self.answers.extend(facts);
        self
    }

    /// The fact that it becomes once it is recorded.
    pub fn recorded(
        self,
        id: FactId,
        written: DateTime<FixedOffset>,
        rehearsal: bool,
        prev: LineHash,
    ) -> Fact {
        let Self {
            at,
            by,
            kind,
            data,
            answers,
        } = self;
        Fact {
            id,
            at,
            written,
            by,
            kind,
            data,
            answers,
            rehearsal,
            prev,
        }
    }
}

/// A kind of fact and what its `data` holds. Each domain defines its own, beside the code that folds them.
pub trait Event: Serialize + DeserializeOwned {
    /// The `kind` in the journal.
    const KIND: &'static str;
}

/// Says which `kind` each of several types is in the journal.
macro_rules! kinds {
    ($($event:ty = $kind:literal),* $(,)?) => {$(
        impl $crate::records::Event for $event {
            const KIND: &'static str = $kind;
        }
    )*};
}

pub(crate) use kinds;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_writer_and_a_count() {
        let id: FactId = "ops01-tanaka-7k2f.42".parse().unwrap();
        assert_eq!((&*id.writer, id.count), ("ops01-tanaka-7k2f", 42));
        for typed in ["ops01-tanaka-7k2f.42", "7k2f.42", "tanaka-7k2f.42"] {
            assert!(id.is_meant_by(typed), "{typed}");
        }
        for typed in ["42", ".42", "2f.42", "7k2f.4", ""] {
            assert!(!id.is_meant_by(typed), "{typed}");
        }
        for text in [
            "",
            ".1",
            "a.",
            "a.0",
            "a.01",
            "a.+1",
            "a.-1",
            "a",
            "a.99999999999999999999",
        ] {
            assert_eq!(text.parse::<FactId>(), Err(NotAFactId), "{text}");
        }
    }
}
