//! When everything beyond this machine is silent at once, it is our own link that is down, not the services.

use std::collections::BTreeSet;

use super::target::host;
use super::{Observation, Trouble, is_local};
use crate::plan::Check;

/// Fewer hosts than this may well be down together.
const HOSTS: usize = 3;

/// Turns the timeouts of a run into [`Trouble::Offline`] where they are our own fault.
pub fn settle<'a>(run: impl IntoIterator<Item = (&'a Check, &'a mut Observation)>) {
    let mut far: Vec<(&Check, &mut Observation)> =
        run.into_iter().filter(|(check, _)| !is_local(check)).collect();
    if !is_own_fault(far.iter().map(|(check, observation)| (*check, &**observation))) {
        return;
    }
    for (_, observation) in &mut far {
        if matches!(observation.seen, Err(Trouble::Timeout { .. })) {
            observation.seen = Err(Trouble::Offline);
        }
    }
}

/// Were at least three hosts beyond this machine asked, and did not one of them answer in any way?
pub fn is_own_fault<'a>(far: impl IntoIterator<Item = (&'a Check, &'a Observation)>) -> bool {
    let mut hosts = BTreeSet::new();
    for (check, observation) in far {
        match &observation.seen {
            Err(Trouble::Timeout { .. } | Trouble::NoRoute { .. } | Trouble::NoResolver { .. }) => {
                hosts.insert(host(check));
            }
            _ => return false,
        }
    }
    hosts.len() >= HOSTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample_plan::tcp;
    use crate::check::{Answer, Phase};

    fn silence() -> Observation {
        Observation::none(Trouble::Timeout {
            phase: Phase::Connect,
            limit_ms: 10_000,
        })
    }

    fn troubles(run: Vec<(Check, Observation)>) -> Vec<Option<Trouble>> {
        let mut run = run;
        settle(run.iter_mut().map(|(check, observation)| (&*check, observation)));
        run.into_iter()
            .map(|(_, observation)| observation.seen.err())
            .collect()
    }

    #[test]
    fn silence_everywhere_is_our_own_link() {
        let run = ["a.example", "b.example", "c.example"].map(|host| (tcp(host, host, 443), silence()));
        assert_eq!(
            troubles(run.to_vec()),
            [
                Some(Trouble::Offline),
                Some(Trouble::Offline),
                Some(Trouble::Offline)
            ]
        );
    }

    #[test]
    fn one_sign_of_life_leaves_the_others_failing() {
        let mut run = ["a.example", "b.example", "c.example"]
            .map(|host| (tcp(host, host, 443), silence()))
            .to_vec();
        run[1].1.seen = Ok(Answer::Tcp { received: Vec::new() });
        assert_eq!(troubles(run), [silence().seen.err(), None, silence().seen.err()]);
    }

    #[test]
    fn two_silent_hosts_may_both_be_down_and_this_machine_is_no_link() {
        let two = ["a.example", "b.example", "a.example"].map(|host| (tcp(host, host, 443), silence()));
        assert_eq!(troubles(two.to_vec()), vec![silence().seen.err(); 3]);
        let near =
            ["127.0.0.1", "127.0.0.2", "localhost", "::1"].map(|host| (tcp(host, host, 443), silence()));
        assert_eq!(troubles(near.to_vec()), vec![silence().seen.err(); 4]);
    }
}
