use super::*;
use crate::incident::Timeline;
use crate::incident::sample::{self, Story};
use crate::notify::{Failed, Message, Posted, Queued};
use crate::records::sample::recorded;
use crate::records::{Event, Fact, NewFact};

fn plan_with_chat() -> Plan {
    let mut plan = sample::plan();
    let reach = |channel| Reach {
        channel: ChannelRef(channel),
        mention: None,
    };
    plan.contacts[0].reach = vec![reach(0), reach(1)];
    plan.channels = vec![sample::channel("chat"), sample::channel("mail")];
    plan
}

fn paged(plan: &Plan, now: &str, outbox: &Outbox) -> Vec<Page> {
    let incident = Story::opened("02:20", 3).incident();
    let timeline = Timeline::of(&incident, plan, sample::time(now).to_utc());
    pages(
        &incident,
        timeline.due(),
        plan,
        sample::time(now).to_utc(),
        outbox,
    )
}

/// Who, how, and under which keys.
fn told(plan: &Plan, now: &str, outbox: &Outbox) -> Vec<String> {
    let line = |page: &Page| {
        let way = match &page.way {
            Way::Message(..) => "message",
            Way::Told => "told",
            Way::Unreached => "unreached",
            Way::ByHand => "by hand",
        };
        let covers: Vec<String> = page.covers.iter().map(|key| format!(" + {key}")).collect();
        format!("{} {way}: {}{}", plan[page.who].id, page.key, covers.concat())
    };
    paged(plan, now, outbox).iter().map(line).collect()
}

fn fact<E: Event>(minute: u32, event: &E) -> Fact {
    let at = sample::time(&format!("02:{minute:02}"));
    recorded(NewFact::new(at, "opsplan", event).unwrap(), minute.into(), at)
}

fn queued(minute: u32, key: &Key) -> Fact {
    fact(
        minute,
        &Queued {
            message: Message::said(key.clone(), Vec::new()),
        },
    )
}

fn failed(minute: u32, key: &Key) -> Fact {
    let (key, error) = (key.clone(), "timeout".to_owned());
    fact(
        minute,
        &Failed {
            key,
            error,
            again: true,
            after: None,
            doubt: false,
        },
    )
}

#[test]
fn everybody_in_a_step_is_told_once_and_a_seat_without_a_way_is_called_by_hand() {
    let plan = plan_with_chat();
    assert_eq!(
        told(&plan, "02:31", &Outbox::default()),
        [
            "fujita message: 20261122-1/1 3.1.0 role/system fujita chat",
            "maeda by hand: 20261122-1/1 3.2.0 role/pm maeda",
            "vendor-desk by hand: 20261122-1/1 3.2.0 contract/maintenance vendor-desk",
        ]
    );
}

#[test]
fn who_missed_several_calls_hears_of_the_latest_in_one_message() {
    let mut plan = plan_with_chat();
    plan.contacts[1].reach = plan.contacts[0].reach.clone();
    let late = told(&plan, "03:31", &Outbox::default());
    let maeda: Vec<&String> = late.iter().filter(|it| it.starts_with("maeda message")).collect();
    assert_eq!(
        maeda,
        ["maeda message: 20261122-1/1 3.2.2 role/pm maeda chat \
          + 20261122-1/1 3.2.0 role/pm maeda chat + 20261122-1/1 3.2.1 role/pm maeda chat"]
    );
}

#[test]
fn nobody_is_called_where_customers_read() {
    let mut plan = plan_with_chat();
    plan.channels[0].audience = Audience::Customer;
    assert_eq!(
        told(&plan, "02:20", &Outbox::default()),
        ["fujita message: 20261122-1/1 3.1.0 role/system fujita mail"]
    );
}

#[test]
fn the_next_way_is_tried_while_the_first_fails_and_a_person_rings_when_all_do() {
    let plan = plan_with_chat();
    let first = paged(&plan, "02:20", &Outbox::default())[0].key.clone();
    let second = Key {
        channel: "mail".to_owned(),
        ..first.clone()
    };
    let posted = fact(
        24,
        &Posted {
            key: second.clone(),
            id: None,
        },
    );
    let cases: [(Vec<Fact>, &str); 5] = [
        (
            vec![queued(20, &first)],
            "fujita told: 20261122-1/1 3.1.0 role/system fujita",
        ),
        (
            vec![queued(20, &first), failed(21, &first)],
            "fujita message: 20261122-1/1 3.1.0 role/system fujita mail",
        ),
        (
            vec![queued(20, &first), failed(21, &first), queued(22, &second)],
            "fujita told: 20261122-1/1 3.1.0 role/system fujita",
        ),
        (
            vec![
                queued(20, &first),
                failed(21, &first),
                queued(22, &second),
                failed(23, &second),
            ],
            "fujita unreached: 20261122-1/1 3.1.0 role/system fujita",
        ),
        (
            vec![
                queued(20, &first),
                failed(21, &first),
                queued(22, &second),
                posted,
            ],
            "fujita told: 20261122-1/1 3.1.0 role/system fujita",
        ),
    ];
    for (facts, expected) in cases {
        assert_eq!(told(&plan, "02:25", &Outbox::of(&facts)), [expected], "{facts:?}");
    }
}

#[test]
fn the_deputy_is_told_instead_of_who_is_away() {
    let mut plan = plan_with_chat();
    sample::away(&mut plan, "fujita", "2026-11-22", Some("okada"));
    assert!(told(&plan, "02:20", &Outbox::default())[0].starts_with("okada by hand"));
}

#[test]
fn a_key_names_its_incident() {
    let key = &paged(&plan_with_chat(), "02:20", &Outbox::default())[0].key;
    assert_eq!(key.incident(), Some(sample::id()));
    assert_eq!(Key::incident(&Key::said("check web down", "chat")), None);
}
