//! What became of messages, from their facts.

use super::*;
use crate::notify::{Accepted, Failed, Message, Posted, Queued, Sent};
use crate::records::sample::{recorded, time};
use crate::records::{Event, Fact, NewFact};

fn fact<E: Event>(minute: u32, event: &E) -> Fact {
    let at = time(&format!("2026-11-22T02:{minute:02}:00+09:00"));
    recorded(NewFact::new(at, "opsplan", event).unwrap(), minute.into(), at)
}

fn message() -> Message {
    Message::said(
        Key::said("ops01-tanaka-7k2f.1", "incidents"),
        vec!["trouble lv3".to_owned()],
    )
}

fn posted() -> Posted {
    Posted {
        key: message().key,
        id: None,
    }
}

fn failed() -> Failed {
    Failed {
        key: message().key,
        error: "timeout".to_owned(),
        again: true,
        after: None,
        doubt: false,
    }
}

#[test]
fn a_message_is_unsent_until_a_service_takes_it() {
    let queued = fact(1, &Queued { message: message() });
    let cases: [(Vec<Fact>, usize, u32); 5] = [
        (vec![queued.clone()], 1, 0),
        (vec![queued.clone(), fact(2, &failed())], 1, 1),
        (vec![queued.clone(), fact(2, &failed()), fact(3, &posted())], 0, 2),
        (
            vec![queued.clone(), fact(2, &Accepted { key: message().key })],
            0,
            1,
        ),
        (vec![queued, fact(2, &posted()), fact(3, &failed())], 0, 1),
    ];
    for (facts, unsent, tries) in cases {
        let outbox = Outbox::of(&facts);
        let letter = &outbox.letters[&message().key];
        assert_eq!(
            (outbox.unsent().len(), letter.tries),
            (unsent, tries),
            "{facts:?}"
        );
    }
}

#[test]
fn the_same_thing_is_queued_once() {
    let other = Message {
        lines: vec!["again".to_owned()],
        ..message()
    };
    let outbox = Outbox::of(&[
        fact(1, &Queued { message: message() }),
        fact(2, &Queued { message: other }),
    ]);
    assert!(outbox.has(&message().key));
    assert_eq!(outbox.unsent()[0].message, message());
}

#[test]
fn what_a_machine_sent_whose_clock_is_behind_is_not_sent_again() {
    let queued = |minute| fact(minute, &Queued { message: message() });
    let cases = [
        (fact(3, &posted()), 0, 1, None),
        (fact(3, &Accepted { key: message().key }), 0, 1, None),
        (fact(3, &failed()), 1, 1, Some(false)),
        (fact(3, &Sent { key: message().key }), 1, 0, Some(true)),
    ];
    for (outcome, unsent, tries, repeated) in cases {
        let outbox = Outbox::of(&[outcome.clone(), queued(5)]);
        let letter = &outbox.letters[&message().key];
        assert_eq!(
            (outbox.unsent().len(), letter.tries, &letter.message),
            (unsent, tries, &message()),
            "{outcome:?}"
        );
        let next = match letter.next() {
            Next::At { repeated, .. } => Some(repeated),
            // Chatter that may have arrived is not repeated.
            Next::GivenUp => Some(true),
            Next::Over => None,
        };
        assert_eq!(next, repeated, "{outcome:?}");
    }
}

#[test]
fn a_checkpoint_carries_the_outbox() {
    let outbox = Outbox::of(&[fact(1, &Queued { message: message() }), fact(2, &failed())]);
    let bytes = postcard::to_stdvec(&outbox).unwrap();
    assert_eq!(postcard::from_bytes::<Outbox>(&bytes).unwrap(), outbox);
}

#[test]
fn a_message_of_a_clock_that_is_far_ahead_makes_nothing_forgotten() {
    let posted = [
        fact(1, &Queued { message: message() }),
        fact(
            2,
            &Posted {
                key: message().key,
                id: None,
            },
        ),
    ];
    let at = time("2028-01-05T10:00:00+09:00");
    let other = Message::said(Key::said("ops01-tanaka-7k2f.9", "incidents"), Vec::new());
    let ahead = recorded(
        NewFact::new(at, "opsplan", &Queued { message: other }).unwrap(),
        9,
        at,
    );
    let mut outbox = Outbox::of(posted.iter().chain([&ahead]));
    assert!(outbox.has(&message().key));
    outbox.close("2026-11".parse().unwrap());
    assert!(outbox.has(&message().key), "it was sent lately");
    outbox.close("2027-01".parse().unwrap());
    assert!(!outbox.has(&message().key));
}

#[test]
fn a_channel_whose_service_asked_for_time_is_left_alone_and_the_others_are_not() {
    let said = |count: u32, channel: &str| {
        let key = Key::said(format!("ops01-tanaka-7k2f.{count}"), channel);
        fact(
            1,
            &Queued {
                message: Message::said(key, Vec::new()),
            },
        )
    };
    let busy = Failed {
        after: Some(600),
        ..failed()
    };
    let queued = fact(1, &Queued { message: message() });
    let outbox = Outbox::of(&[queued, said(8, "incidents"), said(9, "chat"), fact(2, &busy)]);
    let ready = |minute: u32| {
        let ready = outbox.ready(time(&format!("2026-11-22T02:{minute:02}:00+09:00")));
        let channels = ready.iter().map(|it| it.letter.message.key.channel.clone());
        channels.collect::<Vec<_>>()
    };
    assert_eq!(ready(3), ["chat"]);
    assert_eq!(ready(12), ["incidents", "incidents", "chat"]);
}
