//! A month: 200 checks that fail and recover, an incident every night that somebody answers, channels that come and go.
//! Every outage, every end and every message is accounted for.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset, TimeDelta, Timelike as _};

use super::world::{Weather, World};
use crate::check::sample_plan::{sample, tcp};
use crate::check::{Sample, Status};
use crate::incident::sample::span;
use crate::incident::{Acked, Closed, Impact, IncidentId, Opened, Restored, Terms};
use crate::plan::Check;

const CHECKS: usize = 200;
const DAYS: usize = 31;

/// Is this check's service down in this hour? Each is, three hours in a row, every few days; all of them are in one.
fn is_down(check: usize, hour: usize) -> bool {
    hour == 100 || (hour / 3 + check * 7).is_multiple_of(41)
}

fn with_checks(mut world: World) -> World {
    world.plan.checks = (0..CHECKS)
        .map(|at| Check {
            every: span("15m"),
            ..tcp(&format!("service-{at}"), "192.0.2.1", 80)
        })
        .collect();
    world
}

/// What a run sees: every quarter of an hour, each check.
fn samples(world: &World, hour: usize) -> Vec<Sample> {
    let seen = |(at, check)| {
        let status = if is_down(at, hour) {
            Status::Fail
        } else {
            Status::Ok
        };
        sample(check, world.now, status)
    };
    world.plan.checks.iter().enumerate().map(seen).collect()
}

/// An incident at 02:20 that is acknowledged, restored and closed.
fn night(world: &mut World) {
    let id =
        |at: DateTime<FixedOffset>| -> IncidentId { format!("{}-1", at.format("%Y%m%d")).parse().unwrap() };
    let (incident, note) = (id(world.now), None);
    match (world.now.hour(), world.now.minute()) {
        (2, 20) => {
            let opened = Opened {
                title: "受注Web応答なし".to_owned(),
                impact: Some(Impact::Degraded),
                ..Opened::of(incident, 3, Terms::of(&world.plan))
            };
            world.say("fujita", &opened);
        }
        (2, 55) => world.say(
            "maeda",
            &Acked {
                incident,
                seats: Vec::new(),
                reply: None,
            },
        ),
        (3, 40) => world.say("maeda", &Restored { incident, note }),
        (4, 0) => world.say("maeda", &Closed { incident, note }),
        _ => {}
    }
}

/// Outages and their ends by check, as messages told them.
fn told(world: &World, word: &str) -> BTreeMap<String, usize> {
    let mut told = BTreeMap::new();
    let mut heard = BTreeSet::new();
    for arrived in &world.arrived {
        for key in std::iter::once(&arrived.key).chain(&arrived.message.covers) {
            let check = key.what.strip_prefix("check ").and_then(|it| it.split_once(word));
            if let Some((check, _)) = check.filter(|_| heard.insert(key.clone())) {
                *told.entry(check.to_owned()).or_default() += 1;
            }
        }
    }
    told
}

#[test]
fn a_month_leaves_no_message_unaccounted_for() {
    let mut world = with_checks(World::at("2026-11-01T00:00:00+09:00"));
    let channels = ["incidents", "chat", "mail"];
    let weather = [Weather::Fair, Weather::Down, Weather::Fair, Weather::Fair];
    for minute in 0..DAYS * 24 * 60 {
        if minute.is_multiple_of(97) {
            world
                .weather
                .insert(channels[minute / 97 % 3].to_owned(), weather[minute / 97 % 4]);
        }
        night(&mut world);
        if minute.is_multiple_of(15) {
            world.look(&samples(&world, minute / 60));
        }
        world.tick();
        world.pass(TimeDelta::minutes(1));
    }
    world.weather.clear();
    for _ in 0..3 {
        world.pass(TimeDelta::minutes(15));
        let well = samples(&world, 0).into_iter().map(|it| Sample {
            status: Status::Ok,
            ..it
        });
        world.look(&well.collect::<Vec<_>>());
    }
    world.pass(TimeDelta::minutes(61));
    world.tick();
    assert!(world.outbox.unsent().is_empty(), "{:#?}", world.outbox.unsent());
    let (down, up) = (told(&world, " down "), told(&world, " recovered "));
    for (at, check) in world.plan.checks.iter().enumerate() {
        let hours = 0..DAYS * 24;
        let began = |hour: &usize| is_down(at, *hour) && (*hour == 0 || !is_down(at, *hour - 1));
        let outages = hours.filter(began).count();
        let (down, up) = (down.get(&check.id).copied(), up.get(&check.id).copied());
        // An outage that nobody could be told of is told with its end.
        assert_eq!(up, Some(outages), "{}: the ends", check.id);
        assert!(down <= Some(outages), "{}: {down:?} of {outages} told", check.id);
    }
    let dropped = world.facts.iter().filter(|fact| fact.kind == "dropped").count();
    let posted = world.facts.iter().filter(|fact| fact.kind == "posted").count();
    let queued = world.facts.iter().filter(|fact| fact.kind == "queued").count();
    assert_eq!(queued, posted + dropped);
    let most = world
        .arrived
        .iter()
        .filter(|it| it.at.hour() == 4 && it.key.what.starts_with("check "))
        .count();
    assert!(
        most <= DAYS * 12,
        "one message a run, though all are down at once: {most}"
    );
}
