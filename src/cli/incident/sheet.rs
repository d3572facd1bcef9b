//! An incident as programs read it: stable, English, never localised.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::Night;
use crate::incident::{Impact, Incident, State, Timeline};
use crate::say::{Language, incident as say};

/// `incident show --format json`
#[derive(Clone, Debug, Serialize)]
pub(super) struct Sheet {
    version: u32,
    #[serde(flatten)]
    head: Head,
    timeline: Vec<Line>,
}

/// One item of `incident list --format json`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Head {
    id: String,
    level: u32,
    prefix: String,
    title: String,
    state: State,
    impact: Option<Impact>,
    occurred_at: Option<DateTime<FixedOffset>>,
    detected_at: DateTime<FixedOffset>,
    known_at: DateTime<FixedOffset>,
    opened_at: DateTime<FixedOffset>,
    acked_at: Option<DateTime<FixedOffset>>,
    restored_at: Option<DateTime<FixedOffset>>,
    closed_at: Option<DateTime<FixedOffset>>,
}

#[derive(Clone, Debug, Serialize)]
struct Line {
    at: DateTime<FixedOffset>,
    written: DateTime<FixedOffset>,
    by: String,
    kind: &'static str,
    text: String,
}

impl Head {
    pub(crate) fn of(night: &Night, incident: &Incident) -> Self {
        Self {
            id: incident.id.to_string(),
            level: incident.level,
            prefix: say::prefix(incident),
            title: incident.title.clone(),
            state: Timeline::of(incident, &night.plan, night.now).state(incident),
            impact: incident.impact,
            occurred_at: incident.occurred,
            detected_at: incident.detected_at(),
            known_at: incident.known_at(),
            opened_at: incident.opened_at,
            acked_at: incident.acked_at,
            restored_at: incident.restored_at,
            closed_at: incident.closed_at,
        }
    }
}

impl Sheet {
    pub(super) fn of(night: &Night, incident: &Incident) -> Self {
        let line = |entry: &crate::incident::Entry| Line {
            at: entry.at,
            written: entry.written,
            by: entry.by.clone(),
            kind: entry.what.kind(),
            text: say::words(Language::En, &night.plan, incident, entry),
        };
        Self {
            version: 1,
            head: Head::of(night, incident),
            timeline: incident.log.iter().map(line).collect(),
        }
    }
}
