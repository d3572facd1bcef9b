//! The clock of the machine that sends is set while an incident is open: nobody waits for the old time to come again, and
//! nobody hears twice.

use chrono::TimeDelta;

use super::promises::each_once;
use super::world::World;
use crate::incident::{Paging, Reopened, Restored, sample};

const NIGHT: &str = "2026-11-22T02:20:00+09:00";

type Deed = fn(&mut World);

/// So many minutes of four hours have passed, and the clock is set by so many.
type Set = (i64, i64);

/// A night, level 4, with what somebody does after so many minutes, and the clock that is set.
fn night(sets: &[Set], deeds: &[(i64, Deed)]) -> World {
    let mut world = World::at(NIGHT);
    for minute in 0..240 {
        for (_, by) in sets.iter().filter(|(at, _)| *at == minute) {
            world.set_clock(TimeDelta::minutes(*by));
        }
        for (_, deed) in deeds.iter().filter(|(at, _)| *at == minute) {
            deed(&mut world);
        }
        world.tick();
        world.pass(TimeDelta::minutes(1));
    }
    each_once(&world);
    world
}

fn opens(world: &mut World) {
    world.open(4);
}

fn acks(world: &mut World) {
    world.ack("fujita");
}

fn restores(world: &mut World) {
    let (incident, note) = (sample::id(), None);
    world.say("fujita", &Restored { incident, note });
}

fn reopens(world: &mut World) {
    let (incident, note) = (sample::id(), None);
    world.say("fujita", &Reopened { incident, note });
}

/// Who was told what, where, and after how many minutes. A message that stands for a time names another one after the
/// clock was set, so its step counts up to the time.
fn heard(world: &World) -> Vec<(i64, String)> {
    let told = world.arrived.iter().map(|it| {
        let key = &it.key;
        let step = key.step.split(' ').next().unwrap_or_default();
        let text = format!("{} {step} {} {:?}", key.channel, key.seat, it.message.to);
        (it.passed.num_minutes(), text)
    });
    told.collect()
}

/// The same is heard, and at most so many minutes later or sooner.
fn is_heard_alike(world: &World, right: &World, minutes: i64, case: &str) {
    let (heard, right) = (heard(world), heard(right));
    let texts = |heard: &[(i64, String)]| heard.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&heard), texts(&right), "{case}");
    for ((at, text), (expected, _)) in heard.iter().zip(&right) {
        assert!(
            (at - expected).abs() <= minutes,
            "{case}: {text} after {at}, not {expected}"
        );
    }
}

const BACK: [i64; 6] = [-2, -30, -60, -9 * 60, -400 * 24 * 60, -50 * 365 * 24 * 60];

#[test]
fn a_clock_that_is_set_back_makes_nobody_wait_and_tells_nobody_twice() {
    let right = night(&[], &[(0, opens)]);
    for by in BACK {
        for at in [1, 61] {
            let world = night(&[(at, by)], &[(0, opens)]);
            is_heard_alike(&world, &right, 2, &format!("back by {by} after {at}"));
        }
    }
    let thrice = night(&[(3, -60), (11, -60), (70, -5)], &[(0, opens)]);
    is_heard_alike(&thrice, &right, 3, "thrice");
}

#[test]
fn a_clock_that_was_set_back_by_mistake_and_is_put_right_changes_nothing_either() {
    let right = night(&[], &[(0, opens)]);
    for by in BACK {
        let world = night(&[(5, by), (9, -by)], &[(0, opens)]);
        is_heard_alike(&world, &right, 2, &format!("back by {by} and forth"));
    }
}

#[test]
fn what_people_do_after_the_clock_was_set_counts_from_then() {
    let deeds: [(i64, Deed); 4] = [(0, opens), (4, acks), (150, acks), (200, restores)];
    let right = night(&[], &deeds);
    for by in BACK {
        for at in [3, 149] {
            let world = night(&[(at, by)], &deeds);
            is_heard_alike(&world, &right, 2, &format!("back by {by} after {at}"));
            assert_eq!(world.paging(), Paging::Over);
        }
    }
}

#[test]
fn what_is_opened_or_reopened_after_the_clock_was_set_is_called_in_its_own_time() {
    let opened: [(i64, Deed); 1] = [(20, opens)];
    let reopened: [(i64, Deed); 4] = [(0, opens), (5, acks), (9, restores), (20, reopens)];
    for deeds in [&opened[..], &reopened[..]] {
        let right = night(&[], deeds);
        for by in BACK {
            for at in [10, 20] {
                let world = night(&[(at, by)], deeds);
                is_heard_alike(&world, &right, 1, &format!("back by {by} after {at}"));
                assert_eq!(world.paging(), Paging::Running);
            }
        }
    }
}
