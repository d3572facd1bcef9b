//! What machines say: the webhooks of Alertmanager and Grafana, PagerDuty's events, and a plain form of our own. Bytes
//! in, [`Alert`]s out, and what an alert means for the incident that it belongs to. Pure, and hostile bytes are only
//! ever refused.

mod outside;
mod alertmanager;
mod grafana;
mod pagerduty;
mod generic;
mod meaning;
mod hearing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

pub use hearing::Hearing;
pub use meaning::{Effect, Meaning, effect, known, meaning};

use outside::Object;

/// What an alert says of itself: `severity`, `service`, ….
pub type Labels = BTreeMap<String, String>;

/// One thing that is wrong, as a machine says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Who says it.
    pub sender: Sender,
    /// What tells it from others, the same each time: the sender and a hash.
    pub key: String,
    /// Whether it is wrong still.
    pub status: Status,
    /// What is wrong, on one line.
    pub title: String,
    /// More about it, on one line.
    pub text: Option<String>,
    /// The labels of each alert in it that still fires; of all where none does.
    pub labels: Vec<Labels>,
    /// Since when.
    pub since: Option<DateTime<FixedOffset>>,
    /// Until when, where it is over.
    pub until: Option<DateTime<FixedOffset>>,
}

/// Whether it is wrong still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Firing,
    /// It is, and somebody works on it.
    Acknowledged,
    /// It is over.
    Resolved,
}

/// Who sends alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// Prometheus Alertmanager's webhook, version 4.
    Alertmanager,
    /// Grafana's alerting webhook.
    Grafana,
    /// An event of PagerDuty's Events API v2.
    PagerDuty,
    /// Our own form.
    Generic,
}

/// What a payload holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alerts {
    /// What is wrong or over, in the order in which it was said.
    pub list: Vec<Alert>,
    /// How many more there were than [`MOST_ALERTS`].
    pub left_out: usize,
}

/// Why a payload says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAlerts {
    /// Larger than [`MOST_BYTES`].
    TooLarge,
    /// No JSON, or nested without end; in the parser's words.
    NotJson(String),
    /// JSON of no known form.
    Unknown,
    /// Something that this form must have is not there, or says what nobody understands.
    Lacks(Sender, &'static str),
}

/// A payload has no business being larger.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// So many different things do not go wrong at once; somebody wants to wake everybody.
pub const MOST_ALERTS: usize = 100;

/// Reads a payload. Whose it is, its content says, unless it is said.
pub fn read(bytes: &[u8], sender: Option<Sender>) -> Result<Alerts, NotAlerts> {
    if bytes.len() > MOST_BYTES {
        return Err(NotAlerts::TooLarge);
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|error| NotAlerts::NotJson(error.to_string()))?;
    let mut list = match &value {
        Value::Array(items) => {
            let read: Result<Vec<_>, _> = items.iter().map(|item| one(item, sender)).collect();
            read?.concat()
        }
        item => one(item, sender)?,
    };
    let left_out = list.len().saturating_sub(MOST_ALERTS);
    list.truncate(MOST_ALERTS);
    Ok(Alerts { list, left_out })
}

fn one(value: &Value, sender: Option<Sender>) -> Result<Vec<Alert>, NotAlerts> {
    let object = Object::of(value).ok_or(NotAlerts::Unknown)?;
    match sender.or_else(|| recognised(object)).ok_or(NotAlerts::Unknown)? {
        Sender::Alertmanager => alertmanager::read(object),
        Sender::Grafana => grafana::read(object),
        Sender::PagerDuty => pagerduty::read(object).map(|alert| vec![alert]),
        Sender::Generic => generic::read(object).map(|alert| vec![alert]),
    }
}

/// Whose it is, by what only that sender writes.
fn recognised(object: Object<'_>) -> Option<Sender> {
    if object.has("event_action") {
        Some(Sender::PagerDuty)
    } else if object.has("alerts") && grafana::wrote(object) {
        Some(Sender::Grafana)
    } else if object.has("alerts") {
        Some(Sender::Alertmanager)
    } else if object.has("title") {
        Some(Sender::Generic)
    } else {
        None
    }
}

impl Sender {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Alertmanager, Self::Grafana, Self::PagerDuty, Self::Generic];

    /// As it stands on the command line and in records.
    pub fn word(self) -> &'static str {
        match self {
            Self::Alertmanager => "alertmanager",
            Self::Grafana => "grafana",
            Self::PagerDuty => "pagerduty",
            Self::Generic => "generic",
        }
    }

    /// As its makers write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Alertmanager => "Alertmanager",
            Self::Grafana => "Grafana",
            Self::PagerDuty => "PagerDuty",
            Self::Generic => "webhook",
        }
    }
}
