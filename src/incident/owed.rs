//! What `due` shows of incidents: duties, reports to those who must know, and the 次報.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Duty, Incident, IncidentId, SeatId, Timeline, duties};
use crate::plan::Plan;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// `incident/20261122-1/sokuho`: how `done` names it.
    pub id: String,
    /// What sort of thing.
    pub kind: OwedKind,
    /// The incident's number.
    pub number: IncidentId,
    /// The incident's title.
    pub incident: String,
    /// Since when it is owed, a day of the plan's zone.
    pub opens: NaiveDate,
    /// The last day for it.
    pub due: NaiveDate,
    /// The minute, where there is one.
    pub at: Option<DateTime<Utc>>,
    /// What to know about it.
    pub note: String,
}

/// What is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwedKind {
    /// A duty of the law or a contract, in the plan's words.
    Obligation(String),
    /// 障害報告書
    Report,
    /// A seat that must know.
    Telling(SeatId),
    /// 次報. It ends by an update, not by `done`.
    Update,
}

/// What an incident owes, in the order of its deadlines. What is still to come is here too: its day says when.
pub fn owed(incident: &Incident, plan: &Plan, now: DateTime<Utc>) -> Vec<Owed> {
    let timeline = Timeline::of(incident, plan, now);
    let duties = duties(incident).into_iter().filter(|duty| !duty.discharged);
    let tellings = timeline.reports.iter().filter(|report| report.told.is_none());
    let mut rows: Vec<Owed> = duties.map(|duty| discharge(incident, plan, duty)).collect();
    rows.extend(tellings.map(|report| {
        let kind = OwedKind::Telling(report.seat.clone());
        word(
            incident,
            plan,
            &format!("tell-{}", report.seat.id()),
            kind,
            report.at,
        )
    }));
    rows.extend(
        timeline
            .update_due
            .map(|at| word(incident, plan, "update", OwedKind::Update, at)),
    );
    rows.sort_by_key(|row| (row.due, row.at, row.id.clone()));
    rows
}

/// A duty is to be discharged.
fn discharge(incident: &Incident, plan: &Plan, duty: Duty) -> Owed {
    Owed {
        id: format!("incident/{}/{}", incident.id, duty.id),
        number: incident.id.clone(),
        incident: incident.title.clone(),
        opens: day(plan, duty.since.to_utc()),
        due: duty.deadline(plan),
        at: duty.deadline_at(plan),
        kind: duty.title.map_or(OwedKind::Report, OwedKind::Obligation),
        note: duty.note,
    }
}

/// Somebody is to be told by a certain minute.
fn word(incident: &Incident, plan: &Plan, name: &str, kind: OwedKind, at: DateTime<Utc>) -> Owed {
    Owed {
        id: format!("incident/{}/{name}", incident.id),
        kind,
        number: incident.id.clone(),
        incident: incident.title.clone(),
        opens: day(plan, incident.opened_at.to_utc()),
        due: day(plan, at),
        at: Some(at),
        note: String::new(),
    }
}

fn day(plan: &Plan, at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&plan.about.timezone).date_naive()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Story};
    use super::*;

    fn rows(story: &Story) -> Vec<(String, String)> {
        let rows = owed(&story.incident(), &sample::plan(), sample::time("04:00").to_utc());
        rows.into_iter()
            .map(|row| (row.id, row.due.to_string()))
            .collect()
    }

    #[test]
    fn what_an_incident_leaves_behind_stays_owed_after_it_is_closed() {
        let mut story = Story::opened("02:20", 4);
        story.acked("02:21", "fujita").restored("03:00").closed("03:10");
        let expected = [
            ("incident/20261122-1/tell-department-head", "2026-11-22"),
            ("incident/20261122-1/jpcert", "2026-11-25"),
            ("incident/20261122-1/report", "2026-11-30"),
        ];
        assert_eq!(
            rows(&story),
            expected.map(|(id, day)| (id.to_owned(), day.to_owned()))
        );
    }

    #[test]
    fn what_was_discharged_is_not_owed() {
        let mut story = Story::opened("02:20", 4);
        story.reported("02:40", "role/department-head").restored("03:00");
        let mut incident = story.incident();
        incident
            .discharged
            .extend(["jpcert".to_owned(), "report".to_owned()]);
        assert_eq!(
            owed(&incident, &sample::plan(), sample::time("04:00").to_utc()),
            []
        );
    }

    #[test]
    fn the_next_update_is_owed_with_its_time_until_the_restoration() {
        let mut story = Story::opened("02:20", 2);
        let update = |story: &Story| {
            let rows = owed(&story.incident(), &sample::plan(), sample::time("04:00").to_utc());
            rows.into_iter()
                .find(|row| row.kind == OwedKind::Update)
                .and_then(|row| row.at)
        };
        assert_eq!(update(&story), Some(sample::time("03:20").to_utc()));
        story.updated("02:50", |update| update.next = Some(sample::time("03:00")));
        assert_eq!(update(&story), Some(sample::time("03:00").to_utc()));
        story.updated("03:05", |_| {});
        assert_eq!(update(&story), Some(sample::time("04:05").to_utc()));
        story.restored("03:30");
        assert_eq!(update(&story), None);
    }
}
