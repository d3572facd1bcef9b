//! The incidents of a report, replayed from all their facts, and the figures about them.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::Serialize;

use super::Stretch;
use crate::incident::{Impact, Incident, IncidentId, Ledger, State};
use crate::plan::Plan;
use crate::records::Fact;

/// An incident, as a report lists it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reported {
    /// Its name.
    pub id: String,
    /// Its level.
    pub level: u32,
    /// The level's prefix.
    pub prefix: String,
    /// What was wrong.
    pub title: String,
    /// Where it stands now.
    pub state: State,
    /// What the users felt.
    pub impact: Option<Impact>,
    /// Since when it was wrong.
    pub began_at: DateTime<FixedOffset>,
    /// 復旧
    pub restored_at: Option<DateTime<FixedOffset>>,
    /// 影響時間, in minutes, once it is restored.
    pub minutes: Option<i64>,
    /// 原因
    pub cause: Option<String>,
}

/// How many there were of one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OfLevel {
    /// The level.
    pub level: u32,
    /// How many.
    pub count: u32,
}

/// The figures about the incidents of a month.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// How many of each level that the plan knows, and of others that there were.
    pub levels: Vec<OfLevel>,
    /// How many in all; false alarms are none.
    pub count: u32,
    /// How many are not closed.
    pub open: u32,
    /// From the opening to the first answer, in minutes.
    pub mean_acknowledged: Option<i64>,
    /// From when it began to the restoration, in minutes.
    pub mean_restored: Option<i64>,
}

/// Every incident that the facts know, also those that are long over, by name.
pub(super) fn replayed<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> BTreeMap<IncidentId, Incident> {
    Ledger::of(facts).into_all()
}

/// Those that began in a stretch of time; false alarms are left out.
pub(super) fn of_span(incidents: &BTreeMap<IncidentId, Incident>, (from, to): Stretch) -> Vec<&Incident> {
    let began = |it: &&Incident| (from..to).contains(&it.began_at().to_utc());
    let real = incidents.values().filter(|it| it.state != State::Cancelled);
    real.filter(began).collect()
}

impl Reported {
    /// How a report lists it.
    pub fn of(incident: &Incident) -> Self {
        let prefix = incident
            .level_terms()
            .map_or_else(|| format!("lv{}", incident.level), |it| it.prefix.clone());
        Self {
            id: incident.id.to_string(),
            level: incident.level,
            prefix,
            title: incident.title.clone(),
            state: incident.state,
            impact: incident.impact,
            began_at: incident.began_at(),
            restored_at: incident.restored_at,
            minutes: incident.restored_at.map(|at| incident.lasted(at).num_minutes()),
            cause: incident.cause.clone(),
        }
    }
}

impl Figures {
    /// The figures about these incidents, with a row for each level of the plan.
    pub fn of(plan: &Plan, incidents: &[&Incident]) -> Self {
        let none = |level: u32| OfLevel { level, count: 0 };
        let mut levels: Vec<OfLevel> = plan.levels.list.iter().map(|it| none(it.level)).collect();
        for incident in incidents {
            if !levels.iter().any(|it| it.level == incident.level) {
                levels.push(none(incident.level));
            }
            let ours = levels.iter_mut().filter(|it| it.level == incident.level);
            ours.for_each(|it| it.count += 1);
        }
        let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        let open = incidents.iter().filter(|it| it.state.is_open());
        Self {
            levels,
            count: count(incidents.len()),
            open: count(open.count()),
            mean_acknowledged: mean(
                incidents
                    .iter()
                    .filter_map(|it| Some(it.acked_at? - it.opened_at)),
            ),
            mean_restored: mean(incidents.iter().filter_map(|it| Some(it.lasted(it.restored_at?)))),
        }
    }
}

/// In minutes.
fn mean(lengths: impl Iterator<Item = TimeDelta>) -> Option<i64> {
    let minutes: Vec<i64> = lengths.map(|it| it.num_minutes()).collect();
    let count = i64::try_from(minutes.len()).ok()?;
    minutes.iter().sum::<i64>().checked_div(count)
}
