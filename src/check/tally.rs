//! What a run comes to: the standings after it, and the facts that the journal is to have.

use std::collections::BTreeMap;

use super::{
    Blind, Blinded, Down, Offline, Online, Ran, Recovered, Sample, Sighted, Sighting, Standing, Status,
    Transition,
};
use crate::plan::{Check, Plan};
use crate::records::{Fact, NewFact};

/// How all checks stand, by id.
pub type Standings = BTreeMap<String, Standing>;

/// A fact of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// First run of the day.
    Ran(Ran),
    /// Counts as down.
    Down(Down),
    /// Counts as up again.
    Recovered(Recovered),
    /// Nobody can look at it.
    Blinded(Blinded),
    /// It is seen again.
    Sighted(Sighted),
    /// This machine was cut off.
    Offline(Offline),
    /// It sees again.
    Online(Online),
}

/// Counts a run's samples, in the standings, and returns what the journal is to have of it.
pub fn tally(plan: &Plan, standings: &mut Standings, samples: &[Sample]) -> Vec<Turn> {
    let mut turns = Vec::new();
    for sample in samples {
        let Some(check) = plan.checks.iter().find(|check| check.id == sample.check) else {
            continue;
        };
        let standing = standings.entry(check.id.clone()).or_default();
        turns.extend(ran(plan, standing, sample).map(Turn::Ran));
        turns.extend(
            standing
                .sight(check, sample)
                .map(|sighting| sighted(sample, sighting)),
        );
        turns.extend(
            standing
                .take(check, sample)
                .map(|transition| turn(sample, transition)),
        );
    }
    turns
}

/// The evidence that the check was run: once a day, when something was seen.
fn ran(plan: &Plan, standing: &mut Standing, sample: &Sample) -> Option<Ran> {
    let day = sample.at.with_timezone(&plan.about.timezone).date_naive();
    if sample.status == Status::Unknown || standing.ran == Some(day) {
        return None;
    }
    standing.ran = Some(day);
    Some(Ran {
        check: sample.check.clone(),
        day,
        ok: sample.status.is_ok(),
        status: sample.status,
    })
}

fn turn(sample: &Sample, transition: Transition) -> Turn {
    let check = sample.check.clone();
    match transition {
        Transition::Down { since, failures } => Turn::Down(Down {
            check,
            since,
            failures,
            complaints: sample.complaints.clone(),
        }),
        Transition::Recovered(outage) => Turn::Recovered(Recovered {
            check,
            since: outage.since,
            until: outage.until,
        }),
    }
}

fn sighted(sample: &Sample, sighting: Sighting) -> Turn {
    let check = sample.check.clone();
    match sighting {
        Sighting::Lost(blind) => Turn::Blinded(Blinded {
            check,
            since: blind.since,
            looks: blind.looks,
            complaints: sample.complaints.clone(),
        }),
        Sighting::Back(outage) => Turn::Sighted(Sighted {
            check,
            since: outage.since,
            until: outage.until,
        }),
    }
}

impl Turn {
    /// The fact, as of a run.
    pub fn fact(&self, at: chrono::DateTime<chrono::FixedOffset>) -> serde_json::Result<NewFact> {
        match self {
            Self::Ran(ran) => NewFact::new(at, "opsplan", ran),
            Self::Down(down) => NewFact::new(at, "opsplan", down),
            Self::Recovered(recovered) => NewFact::new(at, "opsplan", recovered),
            Self::Blinded(blinded) => NewFact::new(at, "opsplan", blinded),
            Self::Sighted(sighted) => NewFact::new(at, "opsplan", sighted),
            Self::Offline(offline) => NewFact::new(at, "opsplan", offline),
            Self::Online(online) => NewFact::new(at, "opsplan", online),
        }
    }
}

/// Where the standings are lost, the journal still knows which checks were down: takes one of its facts.
pub fn remember(standings: &mut Standings, fact: &Fact) {
    if let Some(Down { check, since, .. }) = fact.read() {
        standings.entry(check).or_default().down = Some(since);
    }
    if let Some(Recovered { check, .. }) = fact.read() {
        standings.entry(check).or_default().down = None;
    }
    if let Some(Blinded {
        check, since, looks, ..
    }) = fact.read()
    {
        standings.entry(check).or_default().blind = Some(Blind {
            since,
            looks,
            told: false,
        });
    }
    if let Some(Sighted { check, .. }) = fact.read() {
        standings.entry(check).or_default().blind = None;
    }
    if let Some(Ran { check, day, .. }) = fact.read() {
        standings.entry(check).or_default().ran = Some(day);
    }
}

/// A check that was renamed stands as it did under its old name.
pub fn rename(plan: &Plan, standings: &mut Standings) {
    let renamed = |check: &&Check| !check.was.is_empty();
    for check in plan.checks.iter().filter(renamed) {
        let old = check.was.iter().rev().find_map(|old| standings.remove(old));
        if let Some(old) = old {
            standings.entry(check.id.clone()).or_insert(old);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample_plan::{minute, plan, sample, tcp};
    use crate::records::sample::recorded;

    fn one() -> Plan {
        plan(vec![tcp("web", "127.0.0.1", 80)])
    }

    /// One letter a minute; the kinds of facts that come of each run.
    fn kinds(plan: &Plan, standings: &mut Standings, from: i64, letters: &str) -> Vec<String> {
        let run = |(at, letter)| {
            let status = match letter {
                'f' => Status::Fail,
                'u' => Status::Unknown,
                _ => Status::Ok,
            };
            let turns = tally(plan, standings, &[sample(&plan.checks[0], minute(at), status)]);
            turns
                .iter()
                .map(|turn| turn.fact(minute(at)).unwrap().kind)
                .collect::<Vec<_>>()
                .join("+")
        };
        (from..).zip(letters.chars()).map(run).collect()
    }

    #[test]
    fn the_first_run_of_a_day_that_saw_something_is_evidence() {
        let (plan, mut standings) = (one(), Standings::new());
        assert_eq!(kinds(&plan, &mut standings, 0, "uuoo"), ["", "", "ran", ""]);
        // Minute 0 is 02:00 in Tokyo: 22 hours later is the next day there, and still the same day in UTC.
        assert_eq!(kinds(&plan, &mut standings, 21 * 60 + 59, "oo"), ["", "ran"]);
    }

    #[test]
    fn transitions_are_facts_and_a_failure_is_evidence_of_a_run_too() {
        let (plan, mut standings) = (one(), Standings::new());
        assert_eq!(
            kinds(&plan, &mut standings, 0, "fffoo"),
            ["ran", "", "down", "", "recovered"]
        );
        let turns = tally(
            &plan,
            &mut Standings::new(),
            &[sample(&plan.checks[0], minute(0), Status::Fail)],
        );
        assert!(matches!(&turns[..], [Turn::Ran(Ran { ok: false, .. })]));
    }

    #[test]
    fn what_the_journal_has_is_not_said_again_when_the_standings_are_lost() {
        let (plan, mut standings) = (one(), Standings::new());
        let mut facts = Vec::new();
        for at in 0..3 {
            for turn in tally(
                &plan,
                &mut standings,
                &[sample(&plan.checks[0], minute(at), Status::Fail)],
            ) {
                let fact = turn.fact(minute(at)).unwrap();
                facts.push(recorded(fact, facts.len() as u64 + 1, minute(at)));
            }
        }
        let mut lost = Standings::new();
        facts.iter().for_each(|fact| remember(&mut lost, fact));
        assert_eq!(lost["web"].down, Some(minute(0)));
        assert_eq!(kinds(&plan, &mut lost, 3, "fffoo"), ["", "", "", "", "recovered"]);
    }

    #[test]
    fn a_renamed_check_goes_on_as_it_was() {
        let mut plan = one();
        let mut standings = Standings::new();
        kinds(&plan, &mut standings, 0, "fff");
        let before = standings["web"].clone();
        plan.checks[0].id = "site".to_owned();
        plan.checks[0].was = vec!["web".to_owned()];
        rename(&plan, &mut standings);
        assert_eq!(standings, Standings::from([("site".to_owned(), before)]));
    }
}
