//! What an incident leaves behind: the duties that the law or a contract ties to its levels, and the 障害報告書. They are
//! dates, never advice, and stay owed until somebody says that they are discharged.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use super::clock::later;
use super::{Happening, Incident, State};
use crate::calendar::{Span, Unit};
use crate::plan::Plan;

/// One duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Its id, unique in the incident: `sokuho`, or `report` for the 障害報告書.
    pub id: String,
    /// What is owed, in the plan's words; `None` for the 障害報告書.
    pub title: Option<String>,
    /// What to know about it.
    pub note: String,
    /// Since when it is counted: when it was known; for the report the restoration, or the opening before that.
    pub since: DateTime<FixedOffset>,
    /// How long.
    pub within: Span,
    /// Somebody said that it is done.
    pub discharged: bool,
}

impl Duty {
    /// The id of the 障害報告書.
    pub const REPORT: &'static str = "report";

    /// The last day for it, in the plan's zone.
    pub fn deadline(&self, plan: &Plan) -> NaiveDate {
        self.instant(plan)
            .with_timezone(&plan.about.timezone)
            .date_naive()
    }

    /// The minute by which it is owed, where it is counted in hours.
    pub fn deadline_at(&self, plan: &Plan) -> Option<DateTime<Utc>> {
        let by_the_clock = matches!(self.within.unit, Unit::Minutes | Unit::Hours);
        by_the_clock.then(|| self.instant(plan))
    }

    fn instant(&self, plan: &Plan) -> DateTime<Utc> {
        later(plan, self.since.to_utc(), self.within)
    }
}

/// Everything that it leaves behind, discharged or not. A false alarm leaves nothing.
pub fn duties(incident: &Incident) -> Vec<Duty> {
    if incident.state == State::Cancelled {
        return Vec::new();
    }
    let levels = levels_held(incident);
    let terms = incident
        .terms
        .levels
        .iter()
        .filter(|terms| levels.contains(&terms.level));
    let duties = terms.flat_map(|terms| &terms.obligations).map(|it| Duty {
        discharged: incident.discharged.contains(&it.id),
        id: it.id.clone(),
        title: Some(it.title.clone()),
        note: it.note.clone(),
        since: incident.known_at(),
        within: it.within,
    });
    duties.chain(report(incident)).collect()
}

fn report(incident: &Incident) -> Option<Duty> {
    Some(Duty {
        id: Duty::REPORT.to_owned(),
        title: None,
        note: String::new(),
        since: incident.restored_at.unwrap_or(incident.opened_at),
        within: incident.level_terms()?.report_within?,
        discharged: incident.discharged.contains(Duty::REPORT),
    })
}

/// The levels that it had and has. One that a person lowered it from was a mistake, and its duties with it.
fn levels_held(incident: &Incident) -> BTreeSet<u32> {
    let mut held = BTreeSet::new();
    for entry in &incident.log {
        match &entry.what {
            Happening::Opened(opened) => drop(held.insert(opened.level)),
            Happening::LevelChanged(change) => {
                held.retain(|level| !incident.terms.is_worse(*level, change.to));
                held.insert(change.to);
            }
            _ => {}
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Story};
    use super::*;

    fn owed(story: &Story) -> Vec<(String, String)> {
        let (plan, incident) = (sample::plan(), story.incident());
        duties(&incident)
            .iter()
            .map(|duty| (duty.id.clone(), duty.deadline(&plan).to_string()))
            .collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected
            .iter()
            .map(|(id, day)| ((*id).to_owned(), (*day).to_owned()))
            .collect()
    }

    #[test]
    fn duties_count_calendar_days_from_when_it_was_known_and_the_report_business_days() {
        let mut story = Story::opened("02:20", 4);
        // Monday the 23rd is a holiday.
        assert_eq!(
            owed(&story),
            pairs(&[("jpcert", "2026-11-25"), ("report", "2026-11-30")])
        );
        story.updated("02:30", |update| {
            update.known = Some(sample::on("2026-11-20T23:00:00+09:00"));
        });
        assert_eq!(owed(&story)[0].1, "2026-11-23");
    }

    #[test]
    fn a_raised_level_adds_its_duties_and_a_lowered_one_takes_them_away() {
        let mut story = Story::opened("02:20", 4);
        story.level("02:30", 5);
        let ids = |story: &Story| owed(story).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        assert_eq!(ids(&story), ["jpcert", "sokuho", "report"]);
        story.level("02:40", 3);
        assert_eq!(ids(&story), ["report"]);
    }

    #[test]
    fn a_false_alarm_owes_nothing() {
        let mut story = Story::opened("02:20", 5);
        story.cancelled("02:30");
        assert!(owed(&story).is_empty());
    }
}
