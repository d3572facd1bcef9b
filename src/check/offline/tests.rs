use super::*;
use crate::check::sample_plan::{command, plan, tcp};
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

fn settled(run: &[(Check, Observation)], again: &[(Check, Observation)]) -> (Sight, Vec<Option<Trouble>>) {
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
