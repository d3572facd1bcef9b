//! JSON from outside, looked at without trust: what is not there, or is of another sort, is simply not there.

use chrono::{DateTime, Datelike as _, FixedOffset, Timelike as _};
use serde_json::{Map, Value};

use super::{Labels, Sender};
use crate::check::excerpt;
use crate::records::LineHash;

/// A JSON object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object<'a>(&'a Map<String, Value>);

impl<'a> Object<'a> {
    pub(super) fn of(value: &'a Value) -> Option<Self> {
        value.as_object().map(Self)
    }

    pub(super) fn has(self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// An object in it.
    pub(super) fn object(self, key: &str) -> Option<Self> {
        self.0.get(key).and_then(Self::of)
    }

    /// The objects of a list in it; `None` where there is no list.
    pub(super) fn objects(self, key: &str) -> Option<impl Iterator<Item = Self> + use<'a>> {
        let list = self.0.get(key)?.as_array()?;
        Some(list.iter().filter_map(Self::of))
    }

    pub(super) fn number(self, key: &str) -> Option<u64> {
        self.0.get(key)?.as_u64()
    }

    /// A text as it was written.
    pub(super) fn raw(self, key: &str) -> Option<&'a str> {
        self.0.get(key)?.as_str().filter(|text| !text.is_empty())
    }

    /// A text as one safe line of bounded length.
    pub(super) fn line(self, key: &str) -> Option<String> {
        let line = excerpt(self.raw(key)?.as_bytes());
        (!line.is_empty()).then_some(line)
    }

    /// A link; one that would have to be cut leads nowhere.
    pub(super) fn link(self, key: &str) -> Option<String> {
        self.line(key)
            .filter(|link| link.contains("://") && !link.ends_with('…'))
    }

    /// A moment, to the second. Senders write the year 1 for "not yet".
    pub(super) fn moment(self, key: &str) -> Option<DateTime<FixedOffset>> {
        let text = self.raw(key)?.trim();
        let read = DateTime::parse_from_rfc3339(text);
        let read = read.or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"));
        let read = read.ok().filter(|at| (2000..9999).contains(&at.year()))?;
        read.with_nanosecond(0)
    }

    /// Its texts, numbers and truths by name.
    pub(super) fn labels(self) -> Labels {
        let text = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(truth) => Some(truth.to_string()),
            _ => None,
        };
        let pairs = self.0.iter();
        pairs
            .filter_map(|(key, value)| Some((key.clone(), text(value)?)))
            .collect()
    }
}

/// What tells an alert from others of its sender: parts of any text and length.
pub(super) fn key<'a>(sender: Sender, parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.into_iter().collect();
    let hash = LineHash::of(Value::from(parts).to_string().as_bytes()).to_string();
    let short: String = hash.chars().take(16).collect();
    format!("{}/{short}", sender.word())
}

/// Labels as parts of a key, always in the same order.
pub(super) fn parts(labels: &Labels) -> impl Iterator<Item = &str> {
    labels
        .iter()
        .flat_map(|(label, value)| [label.as_str(), value.as_str()])
}

/// What is known, one after the other; nothing where nothing is.
pub(super) fn joined(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" / "))
}
