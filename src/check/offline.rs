//! When everything beyond this machine is silent at once, it is our own link that is down, not the services.
//!
//! A plan may name canaries: the gateway, the resolver, something far outside. They are asked again when much is silent,
//! and decide. Without them, silence of three hosts and no sign of life does.

use std::collections::BTreeSet;

use super::target::host;
use super::{Observation, Trouble, is_local};
use crate::plan::{Canary, Check, CheckRef, Plan};

/// Without canaries: fewer hosts than this may well be down together.
const HOSTS: usize = 3;

/// What a run says about this machine itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Somebody beyond it answered.
    Clear,
    /// Nobody did, and it is our own fault.
    Offline,
    /// Nobody was asked, or what came says neither.
    Unsure,
}

/// The canaries of a plan.
pub fn canaries(plan: &Plan) -> Vec<CheckRef> {
    let all = (0..).map(CheckRef).zip(&plan.checks);
    all.filter(|(_, check)| check.canary.is_some())
        .map(|(place, _)| place)
        .collect()
}

/// Is so much silent that the canaries are to be asked again: half of the hosts beyond this machine, or more?
pub fn is_in_doubt<'a>(run: impl IntoIterator<Item = (&'a Check, &'a Observation)>, reach: Reach) -> bool {
    let (mut silent, mut all) = (BTreeSet::new(), BTreeSet::new());
    for (check, observation) in run.into_iter().filter(|(check, _)| reach.is_beyond(check)) {
        all.insert(host(check));
        if is_silence(observation) {
            silent.insert(host(check));
        }
    }
    !silent.is_empty() && silent.len() * 2 >= all.len()
}

/// What lies beyond this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Where a canary itself is asked on this machine, a tunnel begins here: whatever has a host is beyond.
    has_tunnel: bool,
}

impl Reach {
    /// As the plan's canaries have it.
    pub fn of(plan: &Plan) -> Self {
        let mut canaries = plan.checks.iter().filter(|check| check.canary.is_some());
        Self {
            has_tunnel: canaries.any(is_local),
        }
    }

    fn is_beyond(self, check: &Check) -> bool {
        !is_local(check) || (self.has_tunnel && host(check).is_some())
    }
}

/// Turns silence into [`Trouble::Offline`] where it is our own fault. `asked_again` is what the canaries said, if they
/// were asked.
pub fn settle<'a>(
    run: impl IntoIterator<Item = (&'a Check, &'a mut Observation)>,
    asked_again: &[(&Check, &Observation)],
    reach: Reach,
) -> Sight {
    let mut far: Vec<(&Check, &mut Observation)> = run
        .into_iter()
        .filter(|(check, _)| reach.is_beyond(check))
        .collect();
    let seen = || far.iter().map(|(check, observation)| (*check, &**observation));
    let is_offline = if asked_again.is_empty() {
        is_own_fault(seen())
    } else {
        are_silent(asked_again)
    };
    if !is_offline {
        let is_life = |(_, observation): (&Check, &Observation)| is_life(observation);
        let is_clear = seen().any(is_life) || asked_again.iter().copied().any(is_life);
        return if is_clear { Sight::Clear } else { Sight::Unsure };
    }
    for (_, observation) in far.iter_mut().filter(|(_, observation)| is_silence(observation)) {
        observation.seen = Err(Trouble::Offline);
    }
    Sight::Offline
}

/// Those outside decide, where there are any: a gateway that answers leads nowhere when they do not.
fn are_silent(canaries: &[(&Check, &Observation)]) -> bool {
    let is_outside = |(check, _): &&(&Check, &Observation)| check.canary == Some(Canary::Outside);
    let has_outside = canaries.iter().any(|canary| is_outside(&canary));
    canaries
        .iter()
        .filter(|canary| !has_outside || is_outside(canary))
        .all(|(_, observation)| is_silence(observation))
}

/// Were at least three hosts beyond this machine asked, and did not one of them answer in any way?
fn is_own_fault<'a>(far: impl IntoIterator<Item = (&'a Check, &'a Observation)>) -> bool {
    let mut hosts = BTreeSet::new();
    for (check, observation) in far {
        if !is_silence(observation) {
            return false;
        }
        hosts.insert(host(check));
    }
    hosts.len() >= HOSTS
}

/// No sign of life: also what the next machine on the way says for others is none.
fn is_silence(observation: &Observation) -> bool {
    matches!(
        &observation.seen,
        Err(Trouble::Timeout { .. }
            | Trouble::NoRoute { .. }
            | Trouble::NoResolver { .. }
            | Trouble::HostUnreachable { .. }
            | Trouble::NoProxy { .. })
    )
}

/// An answer, or a refusal: somebody is there.
fn is_life(observation: &Observation) -> bool {
    match &observation.seen {
        Ok(_) => true,
        Err(trouble) => !trouble.is_ours() && !is_silence(observation),
    }
}

#[cfg(test)]
mod tests;
