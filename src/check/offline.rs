//! When everything beyond this machine is silent at once, it is our own link that is down, not the services.
//!
//! A plan may name canaries: the gateway, the resolver, something far outside. They are asked again when much is silent,
//! and decide. Without them, silence of three hosts and no sign of life does.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::target::host;
use super::{Observation, Offline, Online, Outage, Trouble, Turn, is_local};
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

/// What is remembered of it between runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Observer {
    /// This machine is cut off since then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offline: Option<DateTime<FixedOffset>>,
    /// It was, and people are not told yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untold: Option<Outage>,
}

impl Observer {
    /// Takes what a run says. Only a sign of life ends it.
    pub fn take(&mut self, sight: Sight, at: DateTime<FixedOffset>) -> Option<Turn> {
        match (sight, self.offline) {
            (Sight::Offline, None) => {
                self.offline = Some(at);
                Some(Turn::Offline(Offline { since: at }))
            }
            (Sight::Clear, Some(since)) => {
                self.offline = None;
                let since_first = self.untold.map_or(since, |before| before.since);
                self.untold = Some(Outage {
                    since: since_first,
                    until: at,
                });
                Some(Turn::Online(Online { since, until: at }))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample_plan::{command, minute, plan, tcp};
    use crate::check::{Answer, Phase};

    fn silence() -> Observation {
        Observation::none(Trouble::Timeout {
            phase: Phase::Connect,
            limit_ms: 10_000,
        })
    }

    fn life() -> Observation {
        Observation {
            seen: Ok(Answer::Tcp { received: Vec::new() }),
            ..silence()
        }
    }

    const FAR: Reach = Reach { has_tunnel: false };

    fn settled(
        run: &[(Check, Observation)],
        again: &[(Check, Observation)],
    ) -> (Sight, Vec<Option<Trouble>>) {
        let mut run = run.to_vec();
        let again: Vec<_> = again.iter().map(|(check, seen)| (check, seen)).collect();
        let sight = settle(run.iter_mut().map(|(check, seen)| (&*check, seen)), &again, FAR);
        (sight, run.into_iter().map(|(_, seen)| seen.seen.err()).collect())
    }

    fn hosts(names: &[&str]) -> Vec<(Check, Observation)> {
        names
            .iter()
            .map(|host| (tcp(host, host, 443), silence()))
            .collect()
    }

    fn canary(host: &str, canary: Canary, seen: Observation) -> (Check, Observation) {
        let check = Check {
            canary: Some(canary),
            ..tcp(host, host, 53)
        };
        (check, seen)
    }

    #[test]
    fn silence_everywhere_is_our_own_link() {
        let run = hosts(&["a.example", "b.example", "c.example"]);
        let offline = Some(Trouble::Offline);
        assert_eq!(settled(&run, &[]), (Sight::Offline, vec![offline; 3]));
    }

    #[test]
    fn one_sign_of_life_leaves_the_others_failing() {
        let mut run = hosts(&["a.example", "b.example", "c.example"]);
        let silent = silence().seen.err();
        run[1].1 = life();
        assert_eq!(
            settled(&run, &[]),
            (Sight::Clear, vec![silent.clone(), None, silent])
        );
    }

    #[test]
    fn two_silent_hosts_may_both_be_down_and_this_machine_is_no_link() {
        let two = hosts(&["a.example", "b.example", "a.example"]);
        assert_eq!(settled(&two, &[]), (Sight::Unsure, vec![silence().seen.err(); 3]));
        let near = hosts(&["127.0.0.1", "127.0.0.2", "localhost", "::1"]);
        assert_eq!(
            settled(&near, &[]),
            (Sight::Unsure, vec![silence().seen.err(); 4])
        );
    }

    #[test]
    fn canaries_decide_and_those_outside_before_the_gateway() {
        let run = hosts(&["a.example"]);
        let (yes, no) = (
            (Sight::Offline, vec![Some(Trouble::Offline)]),
            vec![silence().seen.err()],
        );
        let gateway = |seen| canary("192.0.2.1", Canary::Gateway, seen);
        let outside = |seen| canary("198.51.100.1", Canary::Outside, seen);
        assert_eq!(settled(&run, &[gateway(silence())]), yes);
        assert_eq!(settled(&run, &[gateway(life())]), (Sight::Clear, no.clone()));
        assert_eq!(settled(&run, &[gateway(life()), outside(silence())]), yes);
        assert_eq!(
            settled(&run, &[gateway(silence()), outside(life())]),
            (Sight::Clear, no)
        );
    }

    #[test]
    fn refusal_is_a_sign_of_life() {
        let address = "192.0.2.1:53".parse().unwrap();
        let refused = Observation::none(Trouble::Refused { address });
        let again = [canary("192.0.2.1", Canary::Gateway, refused)];
        assert_eq!(settled(&hosts(&["a.example"]), &again).0, Sight::Clear);
    }

    #[test]
    fn what_is_on_this_machine_goes_on() {
        let mut run = hosts(&["a.example", "b.example", "c.example"]);
        run.push((tcp("near", "127.0.0.1", 80), silence()));
        run.push((command("disk", &["/bin/df"]), silence()));
        let (sight, troubles) = settled(&run, &[]);
        assert_eq!(
            (sight, &troubles[3..]),
            (Sight::Offline, &[silence().seen.err(), silence().seen.err()][..])
        );
    }

    #[test]
    fn half_of_the_hosts_silent_is_doubt_and_a_tunnel_begins_here() {
        let run = |silent: usize, all: usize| {
            let mut run = hosts(&["a", "b", "c", "d"][..all]);
            run.iter_mut().skip(silent).for_each(|(_, seen)| *seen = life());
            run
        };
        let doubt = |run: &[(Check, Observation)], reach| {
            is_in_doubt(run.iter().map(|(check, seen)| (check, seen)), reach)
        };
        assert!(!doubt(&run(0, 4), FAR) && !doubt(&run(1, 4), FAR));
        assert!(doubt(&run(2, 4), FAR) && doubt(&run(1, 1), FAR));
        let near = hosts(&["127.0.0.1"]);
        let (gate, _) = canary("127.0.0.1", Canary::Gateway, life());
        let tunnel = Reach::of(&plan(vec![gate]));
        assert!(!doubt(&near, FAR) && doubt(&near, tunnel));
    }

    #[test]
    fn being_cut_off_is_told_once_when_it_is_over() {
        let mut observer = Observer::default();
        let kinds: Vec<_> = [
            Sight::Clear,
            Sight::Offline,
            Sight::Unsure,
            Sight::Offline,
            Sight::Clear,
        ]
        .into_iter()
        .zip(0..)
        .map(|(sight, at)| {
            observer
                .take(sight, minute(at))
                .map(|turn| turn.fact(minute(at)).unwrap().kind)
        })
        .collect();
        let kinds: Vec<_> = kinds.iter().map(Option::as_deref).collect();
        assert_eq!(kinds, [None, Some("offline"), None, None, Some("online")]);
        let (since, until) = (minute(1), minute(4));
        assert_eq!(observer.untold, Some(Outage { since, until }));
    }
}
