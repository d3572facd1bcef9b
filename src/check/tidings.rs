//! What people are to be told now: a function of how the checks stand. What it withholds is told later, when the reason
//! is gone and the check still is down; a recovery is never withheld.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use super::standing::length;
use super::{Outage, Standing, Standings, maintenance};
use crate::plan::{Check, CheckRef, During, Plan};

/// What is to be told, in the order in which it should be read: root causes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tidings {
    /// Checks that are down, and nobody was told yet.
    pub down: Vec<Ailing>,
    /// Checks that are down for long: people are reminded.
    pub still: Vec<Reminder>,
    /// Checks that are up again, where people were told that they were down.
    pub recovered: Vec<Well>,
    /// Checks that nobody can look at.
    pub blind: Vec<Reminder>,
    /// Checks that are seen again, where people were told that they were not.
    pub sighted: Vec<Well>,
    /// This machine was cut off, and is no more.
    pub was_offline: Option<Outage>,
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
    /// It goes down and up and down: no more is told of it until it is steady.
    pub is_flapping: bool,
    /// Checks that fail because of it: not told by themselves.
    pub explains: Vec<CheckRef>,
}

/// A check that is down for long, or blind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Which.
    pub check: CheckRef,
    /// The first failure, or the first look that saw nothing.
    pub since: DateTime<FixedOffset>,
}

/// A check that is up again, or seen again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Well {
    /// Which.
    pub check: CheckRef,
    /// From when to when it was not.
    pub outage: Outage,
}

/// Why nobody is told of a check that is down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// People were told already.
    Told,
    /// Somebody has acknowledged its incident, by the id: nobody is reminded.
    Acknowledged(String),
    /// Its last look was a success: it may be over.
    Recovering,
    /// It goes down and up and down, and people know that.
    Flapping,
    /// Another check explains it.
    ExplainedBy(CheckRef),
    /// A planned stop, by its id.
    Maintenance(String),
    /// The check's `during` does not hold now.
    OutsideHours,
}

/// The checks whose incidents somebody has acknowledged, with the incidents' ids.
pub type Acknowledged = BTreeMap<CheckRef, String>;

impl Tidings {
    /// Is there nothing to tell?
    pub fn is_empty(&self) -> bool {
        self.down.is_empty()
            && self.still.is_empty()
            && self.recovered.is_empty()
            && self.blind.is_empty()
            && self.sighted.is_empty()
            && self.was_offline.is_none()
    }

    /// Remembers that people were told, once the message is in the records.
    pub fn mark(&self, plan: &Plan, standings: &mut Standings, now: DateTime<FixedOffset>) {
        for well in &self.recovered {
            if let Some(standing) = standings.get_mut(&plan[well.check].id) {
                standing.untold_recovery = None;
            }
        }
        for ailing in &self.down {
            if let Some(standing) = standings.get_mut(&plan[ailing.check].id) {
                standing.told = Some(ailing.since);
                (standing.told_at, standing.reminders) = (Some(now), 0);
            }
        }
        for blind in &self.blind {
            if let Some(standing) = standings.get_mut(&plan[blind.check].id) {
                standing.mark_blind(now);
            }
        }
        for sighted in &self.sighted {
            if let Some(standing) = standings.get_mut(&plan[sighted.check].id) {
                standing.untold_sight = None;
            }
        }
        for reminder in &self.still {
            if let Some(standing) = standings.get_mut(&plan[reminder.check].id) {
                standing.reminders = match standing.told {
                    Some(_) => standing.reminders.saturating_add(1),
                    None => 0,
                };
                (standing.told, standing.told_at) = (Some(reminder.since), Some(now));
                standing.untold_recovery = None;
            }
        }
    }
}

/// What is to be told at `now`, from how the checks stand (by id).
pub fn tidings(
    plan: &Plan,
    standings: &Standings,
    acknowledged: &Acknowledged,
    now: DateTime<FixedOffset>,
) -> Tidings {
    let scene = Scene {
        plan,
        standings,
        acknowledged,
        now,
    };
    let mut tidings = Tidings::default();
    for (place, check) in (0..).map(CheckRef).zip(&plan.checks) {
        if let Some(standing) = standings.get(&check.id) {
            scene.tell(place, check, standing, &mut tidings);
            scene.tell_sight(place, check, standing, &mut tidings);
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
    acknowledged: &'a Acknowledged,
    now: DateTime<FixedOffset>,
}

impl Scene<'_> {
    fn tell(&self, place: CheckRef, check: &Check, standing: &Standing, tidings: &mut Tidings) {
        let is_flapping = standing.is_flapping(check, self.now);
        let Some(since) = standing.down else {
            let over = standing.untold_recovery.filter(|_| !is_flapping);
            tidings
                .recovered
                .extend(over.map(|outage| Well { check: place, outage }));
            return;
        };
        if let Some(why) = self.withheld(place, check, standing, is_flapping) {
            tidings.withheld.push((place, why));
        } else if standing.told == Some(since) || standing.untold_recovery.is_some() {
            tidings.still.push(Reminder { check: place, since });
        } else {
            tidings.down.push(Ailing {
                check: place,
                since,
                is_flapping,
                explains: self.explained_by(place),
            });
        }
    }

    fn tell_sight(&self, place: CheckRef, check: &Check, standing: &Standing, tidings: &mut Tidings) {
        let outage = standing.untold_sight;
        tidings
            .sighted
            .extend(outage.map(|outage| Well { check: place, outage }));
        let is_silent = || {
            maintenance(self.plan, place, self.now).is_some()
                || !self.is_in_hours(check)
                || self.root(place).is_some()
        };
        let blind = standing
            .blind_news(check, self.now)
            .filter(|_| outage.is_none() && !is_silent());
        tidings.blind.extend(blind.map(|blind| Reminder {
            check: place,
            since: blind.since,
        }));
    }

    fn withheld(
        &self,
        place: CheckRef,
        check: &Check,
        standing: &Standing,
        is_flapping: bool,
    ) -> Option<Withheld> {
        let is_told = standing.told.is_some() && standing.told == standing.down;
        let is_time = |at: DateTime<FixedOffset>| at <= self.now;
        if is_told && !standing.next_reminder(check).is_some_and(is_time) {
            return Some(Withheld::Told);
        }
        if let Some(incident) = self.acknowledged.get(&place).filter(|_| is_told) {
            return Some(Withheld::Acknowledged(incident.clone()));
        }
        if standing.failures == 0 {
            return Some(Withheld::Recovering);
        }
        if is_flapping && (is_told || standing.untold_recovery.is_some()) {
            return Some(Withheld::Flapping);
        }
        if let Some(stop) = maintenance(self.plan, place, self.now) {
            return Some(Withheld::Maintenance(stop.to_owned()));
        }
        if !self.is_in_hours(check) {
            return Some(Withheld::OutsideHours);
        }
        self.root(place).map(Withheld::ExplainedBy)
    }

    /// The farthest check on the way of `depends_on` that fails as well, and of which people hear.
    fn root(&self, check: CheckRef) -> Option<CheckRef> {
        let mut seen = vec![check];
        let mut root = None;
        let mut here = check;
        while let Some(parent) = self.failing_parent(here, &seen) {
            seen.push(parent);
            root = Some(parent)
                .filter(|parent| self.is_heard_of(*parent, check))
                .or(root);
            here = parent;
        }
        root
    }

    /// What is silent outside its hours explains nothing, or nobody would hear of either; nor does a first failure of
    /// what is looked at more seldom: it may take hours until that one counts as down.
    fn is_heard_of(&self, parent: CheckRef, child: CheckRef) -> bool {
        let (above, below) = (&self.plan[parent], &self.plan[child]);
        let is_down = self.standings.get(&above.id).is_some_and(|it| it.down.is_some());
        self.is_in_hours(above) && (is_down || length(above.every) <= length(below.every))
    }

    fn is_in_hours(&self, check: &Check) -> bool {
        check.during == During::Always || self.plan.is_business_hour(self.now.to_utc())
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
