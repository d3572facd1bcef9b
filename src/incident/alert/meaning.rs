//! What an alert means for the plan, and for the incident that it belongs to.

use super::{Alert, Labels, Status};
use crate::incident::{Incident, Ledger, State};
use crate::plan::{AlertRule, Impact, Levels};

/// How bad the plan says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The level of the worst of its alerts.
    pub level: u32,
    /// What the users feel.
    pub impact: Option<Impact>,
    /// A rule of the plan says so; else it was taken as the mildest level there is.
    pub ruled: bool,
}

/// What an alert does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It opens an incident.
    Opens,
    /// Its incident runs: it joins it as an update.
    Joins,
    /// Its incident was restored, and it is back.
    Reopens,
    /// Its incident is restored.
    Restores,
    /// Its incident is acknowledged.
    Acknowledges,
    /// That is so already.
    Already,
    /// Nothing of it is open.
    Unknown,
}

/// How bad the plan says an alert is. `otherwise` is the level of what no rule takes; without one it is the mildest.
pub fn meaning(alert: &Alert, levels: &Levels, otherwise: Option<u32>) -> Meaning {
    let rule = |labels: &Labels| levels.alerts.iter().find(|rule| rule.takes(labels));
    let ruled: Vec<Option<&AlertRule>> = alert.labels.iter().map(rule).collect();
    let worst = ruled
        .iter()
        .flatten()
        .copied()
        .reduce(|a, b| if levels.is_worse(b.level, a.level) { b } else { a });
    let rest = otherwise.or_else(|| levels.mildest()).unwrap_or(1);
    match worst {
        Some(rule) if ruled.iter().all(Option::is_some) || !levels.is_worse(rest, rule.level) => Meaning {
            level: rule.level,
            impact: rule.impact,
            ruled: true,
        },
        _ => Meaning {
            level: rest,
            impact: None,
            ruled: otherwise.is_some(),
        },
    }
}

/// The incident that an alert belongs to, until it is closed.
pub fn known<'a>(ledger: &'a Ledger, alert: &Alert) -> Option<&'a Incident> {
    ledger.of_source(&alert.key)
}

/// What an alert does to the incident that it belongs to.
pub fn effect(alert: &Alert, incident: Option<&Incident>) -> Effect {
    let state = incident.map(|it| it.state);
    match (alert.status, state) {
        (Status::Firing, None) => Effect::Opens,
        (Status::Firing, Some(State::Restored)) => Effect::Reopens,
        (Status::Firing, Some(_)) => Effect::Joins,
        (_, None) => Effect::Unknown,
        (Status::Acknowledged, Some(State::Open)) => Effect::Acknowledges,
        (Status::Resolved, Some(state)) if state.runs() => Effect::Restores,
        (Status::Acknowledged | Status::Resolved, Some(_)) => Effect::Already,
    }
}
