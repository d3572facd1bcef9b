//! `20261122-1`: the day on which an incident was opened, in the plan's zone, and its count on that day.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The name of an incident for ever. A machine that does not send adds a suffix, fixed at birth, so that two machines
/// that do not hear each other never give one name to two incidents: `20261122-1-k2f9`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IncidentId {
    /// The day of its opening.
    pub day: NaiveDate,
    /// From 1.
    pub count: u32,
    /// Empty on the machine that sends.
    pub suffix: String,
}

/// The text is not `YYYYMMDD-N`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnIncidentId;

impl IncidentId {
    /// The next free name of a day.
    pub fn next<'a>(day: NaiveDate, known: impl IntoIterator<Item = &'a Self>, suffix: &str) -> Self {
        let taken = known
            .into_iter()
            .filter(|id| id.day == day)
            .map(|id| id.count)
            .max();
        Self {
            day,
            count: taken.unwrap_or(0) + 1,
            suffix: suffix.to_owned(),
        }
    }
}

impl fmt::Display for IncidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.day.format("%Y%m%d"), self.count)?;
        if !self.suffix.is_empty() {
            write!(f, "-{}", self.suffix)?;
        }
        Ok(())
    }
}

impl FromStr for IncidentId {
    type Err = NotAnIncidentId;

    fn from_str(text: &str) -> Result<Self, NotAnIncidentId> {
        let mut parts = text.splitn(3, '-');
        let (day, count) = (parts.next().unwrap_or(""), parts.next().ok_or(NotAnIncidentId)?);
        let suffix = parts.next().unwrap_or("");
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let plain = suffix
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if day.len() != 8 || !digits(day) || !digits(count) || count.starts_with('0') || !plain {
            return Err(NotAnIncidentId);
        }
        Ok(Self {
            day: NaiveDate::parse_from_str(day, "%Y%m%d").map_err(|_| NotAnIncidentId)?,
            count: count.parse().map_err(|_| NotAnIncidentId)?,
            suffix: suffix.to_owned(),
        })
    }
}

impl TryFrom<String> for IncidentId {
    type Error = NotAnIncidentId;

    fn try_from(text: String) -> Result<Self, NotAnIncidentId> {
        text.parse()
    }
}

impl From<IncidentId> for String {
    fn from(id: IncidentId) -> Self {
        id.to_string()
    }
}

impl fmt::Display for NotAnIncidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an incident's id, as `20261122-1`")
    }
}

impl std::error::Error for NotAnIncidentId {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_day_and_a_count() {
        for text in ["20261122-1", "20261122-12", "20261122-1-k2f9"] {
            assert_eq!(text.parse::<IncidentId>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "20261122",
            "20261122-",
            "20261122-0",
            "20261322-1",
            "2026112-1",
            "x-1",
            "20261122-1-A/b",
            "４",
        ] {
            assert_eq!(text.parse::<IncidentId>(), Err(NotAnIncidentId), "{text}");
        }
    }

    #[test]
    fn the_count_goes_on_over_the_day_and_begins_anew_on_the_next() {
        let known = ["20261121-4", "20261122-1", "20261122-2-k2f9"].map(|id| id.parse().unwrap());
        let next = |day: &str, suffix| IncidentId::next(day.parse().unwrap(), &known, suffix).to_string();
        assert_eq!(next("2026-11-22", ""), "20261122-3");
        assert_eq!(next("2026-11-23", "a1b2"), "20261123-1-a1b2");
    }

    #[test]
    fn ids_sort_as_people_count() {
        let id = |text: &str| text.parse::<IncidentId>().unwrap();
        assert!(id("20261122-9") < id("20261122-10"));
        assert!(id("20261122-10") < id("20261123-1"));
    }
}
