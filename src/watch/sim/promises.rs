//! What DESIGN promises: no alert lost, none doubled on purpose, never silent.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use proptest::prelude::*;

use super::world::{Weather, World};
use crate::incident::Paging;
use crate::notify::{Key, Page};

const NIGHT: &str = "2026-11-22T02:20:00+09:00";

/// Ticks every so many minutes, for so long.
fn live(world: &mut World, every: i64, minutes: i64) {
    let mut passed = 0;
    loop {
        world.tick();
        if passed + every > minutes {
            break;
        }
        passed += every;
        world.pass(TimeDelta::minutes(every));
    }
}

/// Everything that was told: the keys of what arrived, and those that a message stood for.
fn told(world: &World) -> BTreeSet<Key> {
    let keys = world
        .arrived
        .iter()
        .flat_map(|it| std::iter::once(&it.key).chain(&it.message.covers));
    keys.cloned().collect()
}

/// Seats and people who were called, and channels that heard of steps.
fn called(world: &World) -> BTreeSet<(String, String)> {
    let pages = told(world)
        .into_iter()
        .filter(|key| key.step.split('.').count() == 3);
    pages.map(|key| (key.seat, key.channel)).collect()
}

/// Nothing arrives twice without saying so.
pub(super) fn each_once(world: &World) {
    let mut seen: BTreeMap<&Key, u32> = BTreeMap::new();
    for arrived in &world.arrived {
        let count = seen.entry(&arrived.key).or_default();
        *count += 1;
        assert!(
            *count == 1 || arrived.repeated,
            "twice and unmarked: {}",
            arrived.key
        );
        assert!(
            *count == 1 || arrived.message.bears_repeating(),
            "chatter twice: {}",
            arrived.key
        );
    }
}

#[test]
fn however_often_the_clock_ticks_the_same_people_hear_of_it_each_once() {
    let night = |every: i64| {
        let mut world = World::at(NIGHT);
        world.open(4);
        live(&mut world, every, 360);
        world
    };
    let (minute, seven, once) = (night(1), night(7), night(360));
    for world in [&minute, &seven, &once] {
        each_once(world);
    }
    assert_eq!(called(&minute), called(&seven));
    assert_eq!(called(&minute), called(&once));
    let to_people = |world: &World| world.arrived.iter().filter(|it| it.message.to.is_some()).count();
    assert!(to_people(&minute) > 10, "repeated while nobody answers");
}

#[test]
fn who_wakes_after_six_hours_sends_one_message_an_address_and_says_how_late() {
    let mut world = World::at(NIGHT);
    world.open(4);
    world.pass(TimeDelta::hours(6));
    world.tick();
    let pages: Vec<_> = world.arrived.iter().filter(|it| it.message.page).collect();
    let mut addresses: Vec<_> = pages.iter().map(|it| (&it.message.to, &it.key.channel)).collect();
    addresses.sort();
    let count = addresses.len();
    addresses.dedup();
    assert_eq!(count, addresses.len(), "a burst: {pages:#?}");
    assert!(pages.iter().any(|it| {
        it.message
            .lines
            .iter()
            .any(|line| line.contains("分遅れの連絡です"))
    }));
}

#[test]
fn a_crash_at_any_step_loses_nothing_and_doubles_only_with_the_mark() {
    let whole = {
        let mut world = World::at(NIGHT);
        world.open(3);
        live(&mut world, 1, 12);
        world
    };
    for crash in 0..60 {
        let mut world = World::at(NIGHT);
        world.open(3);
        world.tick_until(Some(crash));
        for _ in 0..12 {
            world.pass(TimeDelta::minutes(1));
            // It is killed again and again, each time a little later.
            world.tick_until(Some(crash));
        }
        world.tick();
        each_once(&world);
        let lost: Vec<_> = told(&whole).difference(&told(&world)).cloned().collect();
        let lost: Vec<_> = lost.iter().filter(|key| !may_be_lost(&world, key)).collect();
        assert!(lost.is_empty(), "crash after {crash} steps loses {lost:?}");
    }
}

/// Chatter that left and of which no more is known is not sent again.
fn may_be_lost(world: &World, key: &Key) -> bool {
    let letter = world.outbox.get(key);
    letter.is_some_and(|letter| letter.may_have_arrived() && !letter.message.bears_repeating())
}

#[test]
fn a_channel_that_lies_is_asked_again_with_the_mark_and_the_next_way_is_tried() {
    let mut world = World::at(NIGHT);
    world.weather.insert("chat".to_owned(), Weather::Lost);
    world.open(3);
    live(&mut world, 1, 3);
    let to_fujita: Vec<_> = world
        .arrived
        .iter()
        .filter(|it| it.message.to.as_deref() == Some("fujita"))
        .map(|it| (it.key.channel.as_str(), it.repeated))
        .collect();
    assert!(
        to_fujita.contains(&("chat", false)) && to_fujita.contains(&("mail", false)),
        "{to_fujita:?}"
    );
    each_once(&world);
}

#[test]
fn a_dead_way_is_told_when_the_other_way_has_worked_and_a_dead_person_is_to_be_rung() {
    let mut world = World::at(NIGHT);
    for channel in ["chat", "mail"] {
        world.weather.insert(channel.to_owned(), Weather::Down);
    }
    world.open(3);
    live(&mut world, 1, 5);
    let rings = world
        .arrived
        .iter()
        .filter(|it| it.key.step.ends_with("unreached"))
        .count();
    assert_eq!(rings, 1, "藤田 is to be rung, said once");
    world.weather.clear();
    live(&mut world, 1, 10);
    assert!(
        world
            .outbox
            .unsent()
            .iter()
            .all(|it| it.message.to.as_deref() != Some("fujita"))
    );
}

#[test]
fn a_clock_that_goes_back_or_jumps_a_month_neither_repeats_nor_forgets() {
    for jump in [TimeDelta::hours(-1), TimeDelta::days(31), TimeDelta::hours(-9)] {
        let mut world = World::at(NIGHT);
        world.open(3);
        live(&mut world, 1, 15);
        world.pass(jump);
        live(&mut world, 1, 120);
        each_once(&world);
        assert_eq!(world.paging(), Paging::Running);
        let people: BTreeSet<_> = world
            .arrived
            .iter()
            .filter_map(|it| it.message.to.clone())
            .collect();
        assert!(
            people.contains("fujita") && people.contains("maeda"),
            "{jump}: {people:?}"
        );
    }
}

/// Anything that happens to a night.
#[derive(Clone, Debug)]
enum Turn {
    Tick(i64),
    Crash(usize),
    Ack,
    Weather(&'static str, Weather),
    Level(u32),
}

fn turn() -> impl Strategy<Value = Turn> {
    let channel = prop::sample::select(vec!["incidents", "chat", "mail"]);
    let weather = prop::sample::select(vec![Weather::Fair, Weather::Down, Weather::Lost]);
    prop_oneof![
        5 => (1..40_i64).prop_map(Turn::Tick),
        3 => (0..30_usize).prop_map(Turn::Crash),
        1 => Just(Turn::Ack),
        2 => (channel, weather).prop_map(|(channel, weather)| Turn::Weather(channel, weather)),
        1 => (1..6_u32).prop_map(Turn::Level),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_paged_after_an_ack_and_it_is_never_silent(
        level in 1..6_u32,
        turns in prop::collection::vec(turn(), 1..25),
    ) {
        let mut world = World::at(NIGHT);
        world.open(level);
        for turn in turns {
            let stopped = world.paging() != Paging::Running;
            let before = world.arrived.len();
            match turn {
                Turn::Tick(minutes) => {
                    world.pass(TimeDelta::minutes(minutes));
                    let stopped = world.paging() != Paging::Running;
                    world.tick();
                    let pages = world.arrived[before..].iter().filter(|it| it.message.page).count();
                    prop_assert!(!stopped || pages == 0, "paged after an ack");
                }
                Turn::Crash(steps) => {
                    world.tick_until(Some(steps));
                    let pages = world.arrived[before..].iter().filter(|it| it.message.page).count();
                    prop_assert!(!stopped || pages == 0, "paged after an ack");
                }
                Turn::Ack => world.ack("fujita"),
                Turn::Weather(channel, weather) => drop(world.weather.insert(channel.to_owned(), weather)),
                Turn::Level(to) => {
                    let incident = crate::incident::sample::id();
                    let because = crate::incident::Because::Person;
                    let reason = None;
                    if world.incident().level != to {
                        world.say("fujita", &crate::incident::LevelChanged { incident, to, because, reason });
                    }
                }
            }
        }
        each_once(&world);
        // The storm is over: within the longest pause everything that must be told is told.
        world.weather.clear();
        world.pass(TimeDelta::minutes(61));
        world.tick();
        world.tick();
        let waiting = world.outbox.unsent().into_iter().filter(|it| it.message.bears_repeating());
        prop_assert_eq!(waiting.count(), 0);
        each_once(&world);
        if world.paging() == Paging::Running {
            let timeline = crate::incident::Timeline::of(&world.incident(), &world.plan, world.now.to_utc());
            let incident = world.incident();
            let heard = |call| world.outbox.has(&Page::told(&incident, call, "incidents"));
            prop_assert!(timeline.due().iter().all(heard), "open, unanswered, and silent");
        }
    }
}
