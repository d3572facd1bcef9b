//! What people are to be told now: a function of how the checks stand. What it withholds is told later, when the reason
//! is gone and the check still is down; a recovery is never withheld.

use chrono::{DateTime, FixedOffset};

use super::{Outage, Standing, Standings, maintenance};
use crate::plan::{Check, CheckRef, During, Plan};

/// What is to be told, in the order in which it should be read: root causes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tidings {
    /// Checks that are down, and nobody was told yet.
    pub down: Vec<Ailing>,
    /// Checks that are up again, where people were told that they were down.
    pub recovered: Vec<Well>,
    /// Checks that are down, and why nobody is told now.
    pub withheld: Vec<(CheckRef, Withheld)>,
}

/// A check that is down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ailing {
    /// Which.
    pub check: CheckRef,
    /// The first failure.
    pub since: DateTime<FixedOffset>,
    /// Checks that fail because of it: not told by themselves.
    pub explains: Vec<CheckRef>,
}

/// A check that is up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Well {
    /// Which.
    pub check: CheckRef,
    /// From when to when it was down.
    pub outage: Outage,
}

/// Why nobody is told of a check that is down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// People were told already.
    Told,
    /// Its last look was a success: it may be over.
    Recovering,
    /// Another check explains it.
    ExplainedBy(CheckRef),
    /// A planned stop, by its id.
    Maintenance(String),
    /// The check's `during` does not hold now.
    OutsideHours,
}

impl Tidings {
    /// Is there nothing to tell?
    pub fn is_empty(&self) -> bool {
        self.down.is_empty() && self.recovered.is_empty()
    }

    /// Remembers that people were told, once the message is in the records.
    pub fn mark(&self, plan: &Plan, standings: &mut Standings) {
        for well in &self.recovered {
            if let Some(standing) = standings.get_mut(&plan[well.check].id) {
                standing.untold_recovery = None;
            }
        }
        for ailing in &self.down {
            if let Some(standing) = standings.get_mut(&plan[ailing.check].id) {
                standing.told = Some(ailing.since);
            }
        }
    }
}

/// What is to be told at `now`, from how the checks stand (by id).
pub fn tidings(plan: &Plan, standings: &Standings, now: DateTime<FixedOffset>) -> Tidings {
    let scene = Scene { plan, standings, now };
    let mut tidings = Tidings::default();
    for (at, check) in plan.checks.iter().enumerate() {
        let (Ok(at), Some(standing)) = (u32::try_from(at), standings.get(&check.id)) else {
            continue;
        };
        let check_ref = CheckRef(at);
        if let Some(outage) = standing.untold_recovery {
            tidings.recovered.push(Well {
                check: check_ref,
                outage,
            });
        }
        let Some(since) = standing.down else { continue };
        match scene.withheld(check_ref, check, standing, since) {
            Some(why) => tidings.withheld.push((check_ref, why)),
            None => tidings.down.push(Ailing {
                check: check_ref,
                since,
                explains: scene.explained_by(check_ref),
            }),
        }
    }
    tidings
        .down
        .sort_by_key(|ailing| std::cmp::Reverse(ailing.explains.len()));
    tidings
}

struct Scene<'a> {
    plan: &'a Plan,
    standings: &'a Standings,
    now: DateTime<FixedOffset>,
}

impl Scene<'_> {
    fn withheld(
        &self,
        check_ref: CheckRef,
        check: &Check,
        standing: &Standing,
        since: DateTime<FixedOffset>,
    ) -> Option<Withheld> {
        if standing.told == Some(since) {
            return Some(Withheld::Told);
        }
        if standing.failures == 0 {
            return Some(Withheld::Recovering);
        }
        if let Some(maintenance) = maintenance(self.plan, check_ref, self.now) {
            return Some(Withheld::Maintenance(maintenance.id.clone()));
        }
        if check.during == During::BusinessHours && !self.plan.is_business_hour(self.now.to_utc()) {
            return Some(Withheld::OutsideHours);
        }
        self.root(check_ref).map(Withheld::ExplainedBy)
    }

    /// The farthest check on the way of `depends_on` that fails as well.
    fn root(&self, check: CheckRef) -> Option<CheckRef> {
        let mut seen = vec![check];
        let mut root = None;
        let mut here = check;
        while let Some(parent) = self.failing_parent(here, &seen) {
            seen.push(parent);
            root = Some(parent);
            here = parent;
        }
        root
    }

    fn failing_parent(&self, check: CheckRef, seen: &[CheckRef]) -> Option<CheckRef> {
        let parents = self.plan.checks.get(check.0 as usize)?.depends_on.iter().copied();
        parents
            .filter(|parent| !seen.contains(parent))
            .find(|parent| self.is_failing(*parent))
    }

    fn is_failing(&self, check: CheckRef) -> bool {
        let check = self.plan.checks.get(check.0 as usize);
        check.is_some_and(|check| {
            self.standings
                .get(&check.id)
                .is_some_and(|standing| standing.is_failing(check, self.now))
        })
    }

    fn explained_by(&self, root: CheckRef) -> Vec<CheckRef> {
        let all = (0..self.plan.checks.len())
            .filter_map(|at| u32::try_from(at).ok())
            .map(CheckRef);
        all.filter(|check| self.is_failing(*check) && self.root(*check) == Some(root))
            .collect()
    }
}

#[cfg(test)]
mod tests;
