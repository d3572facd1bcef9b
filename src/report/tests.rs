//! Times of one morning: minute 0 is 02:00 in Tokyo on 2026-11-22.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::incidents::{of_span, replayed};
use super::uptime::{outages, planned};
use super::*;
use crate::check::sample_plan::{minute, plan, sample, tcp};
use crate::check::{Down, Recovered, Status};
use crate::incident::sample::Story;
use crate::plan::{CheckRef, Maintenance};
use crate::records::{Event, Fact, FactId, LineHash, NewFact};

fn at(minutes: i64) -> DateTime<Utc> {
    minute(minutes).to_utc()
}

fn span(from: i64, to: i64) -> Stretch {
    (at(from), at(to))
}

fn fact<E: Event>(minutes: i64, event: &E) -> Fact {
    let id = FactId {
        writer: "ops01-tanaka-7k2f".into(),
        count: 1,
    };
    let fact = NewFact::new(minute(minutes), "opsplan", event).unwrap();
    fact.recorded(id, minute(minutes), false, LineHash::of(b""))
}

/// Looks a minute apart: `o` ok, `f` fail, `u` unknown, `.` no look at all.
fn watched(check: &crate::plan::Check, looks: &str) -> Uptime {
    let mut watch = Watch::new(check);
    for (minutes, letter) in (0..).zip(looks.chars()) {
        let status = match letter {
            'o' => Status::Ok,
            'f' => Status::Fail,
            'u' => Status::Unknown,
            _ => continue,
        };
        watch.look(&sample(check, minute(minutes), status));
    }
    let none = Stretches::default();
    Uptime::of(span(0, 100), &watch, &none, &none)
}

#[test]
fn a_gap_is_neither_up_nor_down() {
    let check = tcp("web", "127.0.0.1", 80);
    // The looks; percent in thousandths, minutes down, minutes not seen of a hundred.
    let cases = [
        ("", None, 0, 100),
        ("o", None, 0, 100),
        ("oo", Some(100_000), 0, 99),
        ("ooooooooooo", Some(100_000), 0, 90),
        ("oo..oo", Some(100_000), 0, 95),
        ("oo...oo", Some(100_000), 0, 98),
        ("ouuo", Some(100_000), 0, 97),
        ("ouuuuo", None, 0, 100),
        ("offo", Some(100_000), 0, 97),
        ("offfoo", Some(40_000), 3, 95),
    ];
    for (looks, thousandths, down, unseen) in cases {
        let found = watched(&check, looks);
        assert_eq!(
            (
                found.thousandths,
                found.down_seconds / 60,
                found.unseen_seconds / 60
            ),
            (thousandths, down, unseen),
            "{looks}"
        );
    }
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
        let check = &plan.checks[0];
        let outages = outages(check, facts, at(60));
        Uptime::of(
            span(0, 100),
            &Watch::new(check),
            &outages,
            &planned(plan, CheckRef(0)),
        )
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
