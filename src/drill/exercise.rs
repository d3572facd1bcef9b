//! A check fails without any failure: simulated samples through the very functions that judge real ones.

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::check::{
    Acknowledged, Complaint, Phase, Sample, Standing, Standings, Status, Tidings, Trouble, Withheld, tidings,
};
use crate::plan::{CheckRef, Plan};

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// When it counted as down: after `fail_after` samples.
    pub at: DateTime<FixedOffset>,
    /// What people would be told then.
    pub tidings: Tidings,
    /// Why they would not.
    pub withheld: Option<Withheld>,
    /// What was wrong, as the samples said it.
    pub complaints: Vec<Complaint>,
    /// It counted as up again after `recover_after` good samples, and that was told too.
    pub recovers: bool,
}

/// Takes a check through as many failures as make it down and as many successes as end that, the last failure at `now`.
/// All other checks are well.
pub fn exercise(plan: &Plan, which: CheckRef, now: DateTime<FixedOffset>) -> Exercise {
    let check = &plan[which];
    let every = check.every.roughly().max(TimeDelta::seconds(1));
    let complaints = vec![Complaint::NoAnswer {
        trouble: Trouble::Timeout {
            phase: Phase::Connect,
            limit_ms: check.timeout_ms,
        },
    }];
    let sample = |at: DateTime<FixedOffset>, status: Status| Sample {
        at,
        check: check.id.clone(),
        status,
        phases: None,
        complaints: complaints.clone(),
        perfdata: String::new(),
        second_look: false,
        rehearsal: true,
    };
    let mut standing = Standing::default();
    for before in (0..check.fail_after).rev() {
        standing.take(check, &sample(now - every * count(before), Status::Fail));
    }
    let mut standings = Standings::from([(check.id.clone(), standing)]);
    let nobody = Acknowledged::new();
    let told = tidings(plan, &standings, &nobody, now);
    told.mark(plan, &mut standings, now);
    let mut later = now;
    for after in 1..=check.recover_after {
        later = now + every * count(after);
        if let Some(standing) = standings.get_mut(&check.id) {
            standing.take(check, &sample(later, Status::Ok));
        }
    }
    let over = tidings(plan, &standings, &nobody, later);
    Exercise {
        at: now,
        withheld: told
            .withheld
            .iter()
            .find(|(it, _)| *it == which)
            .map(|(_, why)| why.clone()),
        recovers: over.recovered.iter().any(|well| well.check == which),
        tidings: told,
        complaints,
    }
}

fn count(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample_plan::{minute, plan, tcp};
    use crate::plan::Maintenance;

    #[test]
    fn a_check_goes_down_is_told_and_comes_back_but_for_a_planned_stop() {
        let mut plan = plan(vec![tcp("web", "web.example", 80)]);
        let exercised = exercise(&plan, CheckRef(0), minute(600));
        assert_eq!(exercised.tidings.down.len(), 1);
        assert!(exercised.recovers && exercised.withheld.is_none());
        plan.maintenance.push(Maintenance {
            id: "os-update".into(),
            title: "OS更新".into(),
            from: minute(500).to_utc(),
            to: minute(700).to_utc(),
            checks: Vec::new(),
            notice: None,
        });
        let exercised = exercise(&plan, CheckRef(0), minute(600));
        assert_eq!(
            exercised.withheld,
            Some(Withheld::Maintenance("os-update".into()))
        );
        assert!(exercised.tidings.down.is_empty());
    }
}
