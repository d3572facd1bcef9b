//! Times of one morning: minute 0 is 02:00 in Tokyo on 2026-11-22.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::incidents::{of_span, replayed};
use super::uptime::{outages, planned};
use super::*;
use crate::check::sample_plan::{minute, plan, sample, tcp};
use crate::check::{Day, Down, Recovered, Sample, Status};
use crate::incident::sample::Story;
use crate::plan::{CheckRef, Maintenance};
use crate::records::sample::recorded;
use crate::records::{Event, Fact, NewFact};

fn at(minutes: i64) -> DateTime<Utc> {
    minute(minutes).to_utc()
}

fn span(from: i64, to: i64) -> Stretch {
    (at(from), at(to))
}

fn fact<E: Event>(minutes: i64, event: &E) -> Fact {
    let fact = NewFact::new(minute(minutes), "opsplan", event).unwrap();
    recorded(fact, 1, minute(minutes))
}

/// The day of looks a minute apart: `o` ok, `f` fail, `u` unknown, `.` no look at all.
fn looked(check: &crate::plan::Check, looks: &str) -> Day {
    let status = |letter| match letter {
        'f' => Status::Fail,
        'u' => Status::Unknown,
        _ => Status::Ok,
    };
    let looks = (0..).zip(looks.chars()).filter(|(_, letter)| *letter != '.');
    let samples: Vec<Sample> = looks
        .map(|(minutes, letter)| sample(check, minute(minutes), status(letter)))
        .collect();
    Day::of(minute(0).date_naive(), "web", Some(check), &samples)
}

const ZONE: chrono_tz::Tz = chrono_tz::Asia::Tokyo;

/// Percent in thousandths, minutes down, and minutes that nobody saw, of the first hundred minutes.
fn figures(days: &[Day], outages: &Stretches, planned: &Stretches) -> (Option<u32>, i64, i64) {
    let it = Uptime::of(span(0, 100), days, ZONE, outages, planned);
    (it.thousandths, it.down_seconds / 60, it.unseen_seconds / 60)
}

#[test]
fn a_gap_is_neither_up_nor_down() {
    let check = tcp("web", "127.0.0.1", 80);
    let none = Stretches::default();
    assert_eq!(figures(&[], &none, &none), (None, 0, 100));
    let cases = [
        ("o", (Some(100_000), 0, 99)),
        ("oo", (Some(100_000), 0, 98)),
        ("oo..oo", (Some(100_000), 0, 96)),
        ("ouuo", (Some(100_000), 0, 98)),
        ("uuuu", (None, 0, 100)),
        ("offo", (Some(100_000), 0, 96)),
    ];
    for (looks, expected) in cases {
        assert_eq!(
            figures(&[looked(&check, looks)], &none, &none),
            expected,
            "{looks}"
        );
    }
    // Seen for two minutes of a half-hour, and down for all of it: nobody knows that it was up.
    let half_hour = Stretches::of([span(0, 30)]);
    assert_eq!(
        figures(&[looked(&check, "oo")], &half_hour, &none),
        (Some(0), 30, 70)
    );
}

#[test]
fn what_is_down_was_measured_and_never_more_is_up_than_was_seen() {
    let check = tcp("web", "127.0.0.1", 80);
    let (all, none) = ("o".repeat(120), Stretches::default());
    let down = Stretches::of([span(10, 20)]);
    assert_eq!(
        figures(&[looked(&check, &all)], &down, &none),
        (Some(90_000), 10, 0)
    );
    let planned = Stretches::of([span(15, 40)]);
    assert_eq!(
        figures(&[looked(&check, &all)], &down, &planned),
        (Some(93_333), 5, 0)
    );
    // Only looks that found it down, and no others in that half-hour: nothing was seen up.
    let only_down = format!("{}{}", ".".repeat(10), "f".repeat(10));
    assert_eq!(
        figures(&[looked(&check, &only_down)], &down, &none),
        (Some(0), 10, 90)
    );
    let unwatched = Stretches::of([span(50, 60)]);
    assert_eq!(
        figures(&[looked(&check, "oooooooooo")], &unwatched, &none),
        (Some(50_000), 10, 80)
    );
}

#[test]
fn an_outage_counts_as_down_also_where_nobody_looked_and_not_in_a_planned_stop() {
    let mut plan = plan(vec![tcp("web", "127.0.0.1", 80)]);
    let down = fact(
        12,
        &Down {
            check: "web".to_owned(),
            since: minute(10),
            failures: 3,
            complaints: Vec::new(),
        },
    );
    let up = fact(
        41,
        &Recovered {
            check: "web".to_owned(),
            since: minute(10),
            until: minute(40),
        },
    );
    let of = |plan: &crate::plan::Plan, facts: &[&Fact]| {
        let outages = outages(&plan.checks[0], facts, at(60));
        let planned = planned(plan, CheckRef(0), span(0, 100));
        Uptime::of(span(0, 100), &[], ZONE, &outages, &planned)
    };
    let over = of(&plan, &[&down, &up]);
    assert_eq!(
        (over.thousandths, over.down_seconds, over.unseen_seconds),
        (Some(0), 1800, 4200)
    );
    assert_eq!(of(&plan, &[&down]).down_seconds, 3000, "it is still down now");
    plan.maintenance.push(Maintenance {
        id: "os".to_owned(),
        title: "OS".to_owned(),
        from: at(20),
        to: at(30),
        checks: vec![CheckRef(0)],
        notice: None,
    });
    assert_eq!(of(&plan, &[&down, &up]).down_seconds, 1200);
    let stops = stops::of_span(&plan, &[&down, &up], span(0, 100), at(60));
    assert_eq!((stops[0].seen_minutes, stops[0].overrun_minutes), (10, 10));
    assert!(stops::of_span(&plan, &[], span(30, 100), at(60)).is_empty());
}

#[test]
fn an_incident_belongs_to_the_month_in_which_it_began_and_a_false_alarm_to_none() {
    let mut story = Story::opened("02:20", 3);
    story.acked("02:31", "maeda").restored("03:20");
    let incidents = replayed(&story.facts());
    let began = |from, to| of_span(&incidents, span(from, to)).len();
    assert_eq!((began(0, 20), began(20, 21), began(21, 100)), (0, 1, 0));
    let plan = crate::incident::sample::plan();
    let figures = Figures::of(&plan, &of_span(&incidents, span(0, 100)));
    assert_eq!(
        (
            figures.count,
            figures.open,
            figures.mean_acknowledged,
            figures.mean_restored
        ),
        (1, 1, Some(11), Some(60))
    );
    assert_eq!(figures.levels.iter().map(|it| it.count).sum::<u32>(), 1);
    story.cancelled("03:30");
    assert!(of_span(&replayed(&story.facts()), span(0, 100)).is_empty());
}

#[test]
fn a_month_ends_where_the_next_begins_and_is_told_up_to_now() {
    let plan = crate::incident::sample::plan();
    let month = Month::of("2026-12-05".parse().unwrap());
    let span = month.span(&plan, DateTime::<Utc>::MAX_UTC);
    assert_eq!(span.0.to_rfc3339(), "2026-11-30T15:00:00+00:00");
    assert_eq!(span.1, month.after().span(&plan, DateTime::<Utc>::MAX_UTC).0);
    assert_eq!(month.before().last.to_string(), "2026-11-30");
    let now = span.0 + TimeDelta::days(3);
    assert_eq!(month.span(&plan, now).1, now);
}

/// The minutes that are in a set of time.
fn minutes(stretches: &Stretches) -> BTreeSet<i64> {
    let inside = |it: &i64| stretches.and(&Stretches::of([span(*it, it + 1)])) != Stretches::default();
    (0..40).filter(inside).collect()
}

fn set() -> impl Strategy<Value = Stretches> {
    let stretch = (0_i64..40, 0_i64..40).prop_map(|(from, to)| span(from, to));
    prop::collection::vec(stretch, 0..6).prop_map(Stretches::of)
}

proptest! {
    #[test]
    fn sets_of_time_are_sets(a in set(), b in set()) {
        let (in_a, in_b) = (minutes(&a), minutes(&b));
        prop_assert_eq!(minutes(&a.or(&b)), &in_a | &in_b);
        prop_assert_eq!(minutes(&a.and(&b)), &in_a & &in_b);
        prop_assert_eq!(minutes(&a.without(&b)), &in_a - &in_b);
        prop_assert_eq!(a.length().num_minutes(), i64::try_from(in_a.len()).unwrap());
        prop_assert_eq!(a.without(&b).length() + a.and(&b).length(), a.length());
    }
}
