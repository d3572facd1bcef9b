//! Two days of ticks, a night a day: every message accounted for.

use chrono::TimeDelta;

use super::world::{Weather, World};

#[test]
fn days_of_failing_services_leaves_no_message_unaccounted_for() {
    let mut world = World::at("2026-11-22T02:20:00+09:00");
    world.open(4);
    let channels = ["incidents", "chat", "mail"];
    for minute in 0..(2 * 24 * 60_usize) {
        let weather = [Weather::Fair, Weather::Down, Weather::Fair, Weather::Lost];
        if minute % 11 == 0 {
            let channel = channels[minute / 11 % 3];
            world.weather.insert(channel.to_owned(), weather[minute / 33 % 4]);
        }
        if minute % 1440 == 700 {
            world.ack("fujita");
        }
        world.tick();
        world.pass(TimeDelta::minutes(1));
    }
    world.weather.clear();
    world.pass(TimeDelta::minutes(61));
    world.tick();
    let unsent: Vec<_> = world
        .outbox
        .unsent()
        .into_iter()
        .filter(|it| it.message.bears_repeating())
        .collect();
    assert!(unsent.is_empty(), "{unsent:#?}");
    let queued = world.facts.iter().filter(|it| it.kind == "queued").count();
    let ended = world
        .facts
        .iter()
        .filter(|it| it.kind == "posted" || it.kind == "dropped")
        .count();
    let doubtful = world.outbox.unsent().len();
    assert!(
        queued > 10 && ended + doubtful >= queued,
        "{queued} queued, {ended} ended"
    );
}
