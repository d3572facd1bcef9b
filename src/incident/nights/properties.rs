//! What holds for any night.

use proptest::prelude::*;

use crate::incident::sample::{self, Story};
use crate::incident::{CallResult, Paging, State, Timeline};

/// What may happen in a night.
#[derive(Clone, Debug)]
enum Deed {
    Ack,
    Update,
    Level(u32),
    Call(usize, usize),
    Restore,
    Reopen,
}

const SEATS: [&str; 4] = [
    "role/system",
    "role/pm",
    "role/department-head",
    "contract/maintenance",
];

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        Just(Deed::Ack),
        Just(Deed::Update),
        (2u32..=5).prop_map(Deed::Level),
        (0usize..4, 0usize..5).prop_map(|(seat, result)| Deed::Call(seat, result)),
        Just(Deed::Restore),
        Just(Deed::Reopen),
    ]
}

/// A night of deeds, so many minutes after one another.
fn told(level: u32, deeds: &[(i64, Deed)]) -> (Story, i64) {
    let mut story = Story::opened("00:00", level);
    let mut minute = 0;
    for (gap, deed) in deeds {
        minute += gap;
        let at = format!("{}:{:02}", minute / 60, minute % 60);
        match deed {
            Deed::Ack => story.acked(&at, "fujita"),
            Deed::Update => story.updated(&at, |_| {}),
            Deed::Level(to) => story.level(&at, *to),
            Deed::Call(seat, result) => story.called(&at, SEATS[*seat], CallResult::ALL[*result].0),
            Deed::Restore => story.restored(&at),
            Deed::Reopen => story.reopened(&at),
        };
    }
    (story, minute)
}

proptest! {
    #[test]
    fn in_any_night_order_is_kept_and_open_is_never_silent(
        level in 2u32..=5,
        deeds in prop::collection::vec((0i64..90, deed()), 0..12),
        wait in 0i64..600,
        empty in prop::option::of(0usize..3),
    ) {
        let mut plan = sample::plan();
        if let Some(role) = empty {
            plan.roles[role].members.clear();
        }
        let (story, minute) = told(level, &deeds);
        let incident = story.incident();
        let now = (sample::time("00:00") + chrono::TimeDelta::minutes(minute + wait)).to_utc();
        let timeline = Timeline::of(&incident, &plan, now);

        let all: Vec<_> = timeline.past.iter().chain(&timeline.next).collect();
        prop_assert!(all.is_sorted_by_key(|call| call.at));
        prop_assert!(timeline.past.iter().all(|call| call.at <= now));
        prop_assert!(timeline.next.iter().all(|call| call.at > now));
        match timeline.paging {
            Paging::Running => prop_assert!(!timeline.next.is_empty(), "silent while open and unanswered"),
            _ => prop_assert!(timeline.due().is_empty() && timeline.next.is_empty(), "a page after an ack"),
        }
        let over = !matches!(incident.state, State::Open | State::Acked);
        prop_assert_eq!(over, timeline.paging == Paging::Over);
    }

    #[test]
    fn looking_often_or_seldom_gives_the_same_calls(
        deeds in prop::collection::vec((0i64..90, deed()), 0..8),
        wait in 0i64..400,
        earlier in 0i64..400,
    ) {
        let plan = sample::plan();
        let (story, minute) = told(3, &deeds);
        let at = |minutes: i64| (sample::time("00:00") + chrono::TimeDelta::minutes(minutes)).to_utc();
        let late = Timeline::of(&story.incident(), &plan, at(minute + wait.max(earlier)));
        let early = Timeline::of(&story.incident(), &plan, at(minute + wait.min(earlier)));
        prop_assert_eq!(&late.past[..early.past.len()], &early.past[..]);
    }

    #[test]
    fn between_an_ack_and_its_expiry_nobody_is_called(
        deeds in prop::collection::vec((0i64..90, deed()), 0..8),
        after in 0i64..60,
    ) {
        let (mut story, minute) = told(3, &deeds);
        let at = format!("{}:{:02}", minute / 60, minute % 60);
        let ack = sample::time(&at).to_utc();
        story.reopened(&at).acked(&at, "fujita");
        let now = ack + chrono::TimeDelta::minutes(after);
        let timeline = Timeline::of(&story.incident(), &sample::plan(), now);
        let called = timeline.past.iter().filter(|call| call.at > ack);
        prop_assert_eq!(called.count(), 0);
    }
}
