//! 当番表 as teams write it, and what must be true of every one.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::{Turn, turns, watches};
use crate::plan::{File, Plan, Rota, Source, Sources, read};

const PEOPLE: [&str; 4] = ["suzuki", "ito", "kato", "abe"];

/// A plan of one role `system` with all four people and these rotas, in a zone.
fn plan_in(zone: &str, members: &str, rotas: &str) -> Plan {
    let contacts = PEOPLE.map(|id| format!("[[contact]]\nid = \"{id}\"\nname = \"{id}\"\nphone = \"0\"\n"));
    let texts = [
        (
            File::Plan,
            format!(
                "[plan]\nname = \"p\"\nstarts = 2026-11-01\ntimezone = \"{zone}\"\n[calendar]\nclosed = [\"12-29..01-03\"]\n"
            ),
        ),
        (File::Contacts, contacts.concat()),
        (
            File::Org,
            format!("[[role]]\nid = \"system\"\nname = \"システム担当者\"\nmembers = {members}\n{rotas}"),
        ),
    ];
    let mut sources = Sources::default();
    for (file, text) in texts {
        sources.insert(file, Source::new(file.name(), text));
    }
    let reading = read(&sources);
    assert!(reading.problems.is_empty(), "{:?} in {rotas}", reading.problems);
    reading.plan.unwrap()
}

fn plan(members: &str, rotas: &str) -> Plan {
    plan_in("Asia/Tokyo", members, rotas)
}

fn at(plan: &Plan, text: &str) -> DateTime<Utc> {
    let wall = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
    crate::calendar::on_the_clock(&plan.about.timezone, wall)
        .unwrap()
        .to_utc()
}

/// Who sits there, and who stands in for whom: `suzuki`, `suzuki→ito`.
fn there(plan: &Plan, text: &str) -> String {
    let sitters = plan.sitters(crate::plan::Party::Role(crate::plan::RoleRef(0)), at(plan, text));
    let people: Vec<String> = sitters
        .iter()
        .map(|it| match it.reached() {
            Some(who) if who == it.who => plan[who].id.clone(),
            Some(who) => format!("{}→{}", plan[it.who].id, plan[who].id),
            None => format!("{}→", plan[it.who].id),
        })
        .collect();
    people.join(" ")
}

fn holds(plan: &Plan, cases: &[(&str, &str)]) {
    for (time, expected) in cases {
        assert_eq!(there(plan, time), *expected, "{time}");
    }
}

const NIGHTS: &str = "[[role.rota]]\nduring = \"nights\"\nturn = \"毎週月曜\"\nmembers = [\"suzuki\", \"ito\"]\nstarts = 2026-11-02\n";

#[test]
fn by_day_all_are_asked_and_at_night_and_on_closed_days_whoever_s_turn_it_is() {
    let plan = plan("[\"suzuki\", \"ito\", \"kato\"]", NIGHTS);
    holds(
        &plan,
        &[
            ("2026-11-02T08:59", "suzuki ito kato"), // the rota has not begun
            ("2026-11-02T09:00", "suzuki ito kato"),
            ("2026-11-02T17:59", "suzuki ito kato"),
            ("2026-11-02T18:00", "suzuki"),
            ("2026-11-03T12:00", "suzuki"), // a holiday
            ("2026-11-09T08:59", "suzuki"), // until the handover
            ("2026-11-09T09:00", "suzuki ito kato"),
            ("2026-11-09T18:00", "ito"),
            ("2026-11-16T18:00", "suzuki"),
            ("2026-12-31T12:00", "suzuki"), // the ninth week
        ],
    );
}

#[test]
fn an_override_wins_from_handover_to_handover_of_its_days_or_from_minute_to_minute() {
    let over = "[[role.rota.override]]\nwho = \"kato\"\nfrom = 2026-12-29\nto = 2026-12-30\nnote = \"年末\"\n\
                [[role.rota.override]]\nwho = \"abe\"\nfrom = \"2026-12-29T22:00\"\nto = \"2026-12-30T06:00\"\n";
    let plan = plan("[\"suzuki\", \"ito\"]", &format!("{NIGHTS}{over}"));
    holds(
        &plan,
        &[
            ("2026-12-29T08:59", "suzuki"),
            ("2026-12-29T09:00", "kato"),
            ("2026-12-29T22:00", "abe"),
            ("2026-12-30T06:00", "kato"),
            ("2026-12-31T08:59", "kato"),
            ("2026-12-31T09:00", "suzuki"),
        ],
    );
}

#[test]
fn phrases_of_frequency_say_when_the_next_one_takes_over() {
    let cases: [(&str, [(&str, &str); 4]); 8] = [
        (
            "turn = \"毎日\"",
            [
                ("2026-11-02T09:00", "suzuki"),
                ("2026-11-03T08:59", "suzuki"),
                ("2026-11-03T09:00", "ito"),
                ("2026-11-05T09:00", "suzuki"),
            ],
        ),
        (
            "turn = \"週次\"\nhandover = \"00:00\"",
            [
                ("2026-11-02T00:00", "suzuki"),
                ("2026-11-09T00:00", "ito"),
                ("2026-11-16T00:00", "kato"),
                ("2026-11-23T00:00", "suzuki"),
            ],
        ),
        (
            "turn = \"毎週月曜・木曜\"\nhandover = \"10:00\"",
            [
                ("2026-11-05T09:59", "suzuki"),
                ("2026-11-05T10:00", "ito"),
                ("2026-11-09T10:00", "kato"),
                ("2026-11-12T10:00", "suzuki"),
            ],
        ),
        (
            "turn = \"隔週月曜\"",
            [
                ("2026-11-15T12:00", "suzuki"),
                ("2026-11-16T12:00", "ito"),
                ("2026-11-29T12:00", "ito"),
                ("2026-11-30T12:00", "kato"),
            ],
        ),
        (
            "turn = \"毎月末日\"",
            [
                ("2026-11-29T12:00", "suzuki"), // begun on the 2nd: the first turn is shorter
                ("2026-12-31T08:59", "ito"),
                ("2026-12-31T09:00", "kato"),
                ("2027-02-28T09:00", "ito"),
            ],
        ),
        (
            "turn = \"毎週月曜（休業日は翌営業日）\"",
            [
                ("2026-11-23T12:00", "kato"), // 勤労感謝の日: it is handed over on Tuesday
                ("2026-11-24T08:59", "kato"),
                ("2026-11-24T09:00", "suzuki"),
                ("2026-11-30T09:00", "ito"),
            ],
        ),
        (
            "turn = \"毎営業日\"",
            [
                ("2026-11-02T12:00", "suzuki"),
                ("2026-11-03T12:00", "suzuki"),
                ("2026-11-04T12:00", "ito"),
                ("2026-11-08T12:00", "suzuki"), // Thursday, then Friday and its weekend
            ],
        ),
        (
            "turn = \"四半期\"",
            [
                ("2026-12-31T12:00", "suzuki"),
                ("2027-01-01T08:59", "suzuki"),
                ("2027-01-01T09:00", "ito"),
                ("2027-04-01T09:00", "kato"),
            ],
        ),
    ];
    for (keys, expected) in cases {
        let rota = format!("[[role.rota]]\n{keys}\nstarts = 2026-11-02\n");
        let plan = plan("[\"suzuki\", \"ito\", \"kato\"]", &rota);
        for (time, who) in expected {
            assert_eq!(there(&plan, time), who, "{keys} {time}");
        }
    }
}

#[test]
fn two_rotas_are_a_first_and_a_second_duty_and_one_follows_on_another_at_the_handover() {
    let second = "[[role.rota]]\nturn = \"毎週月曜\"\nstarts = 2026-11-02\nmembers = [\"ito\", \"suzuki\"]\n";
    let both = plan("[]", &format!("{NIGHTS}{second}"));
    holds(
        &both,
        &[
            ("2026-11-02T18:00", "suzuki ito"),
            ("2026-11-02T12:00", "ito"),
            ("2026-11-09T18:00", "ito suzuki"),
        ],
    );
    let old =
        "[[role.rota]]\nturn = \"毎日\"\nmembers = [\"suzuki\"]\nstarts = 2026-11-02\nends = 2026-12-01\n";
    let new = "[[role.rota]]\nturn = \"毎日\"\nmembers = [\"kato\"]\nstarts = 2026-12-01\n";
    let plan = plan("[]", &format!("{old}{new}"));
    holds(
        &plan,
        &[("2026-12-01T08:59", "suzuki"), ("2026-12-01T09:00", "kato")],
    );
}

#[test]
fn who_leaves_is_followed_by_the_next_in_order_and_the_others_go_on_in_turn() {
    let members = "members = [{ who = \"suzuki\" }, { who = \"ito\", until = 2026-11-11 }, { who = \"kato\", from = 2026-11-10 }]\n";
    let rota = format!("[[role.rota]]\nturn = \"毎週月曜\"\nstarts = 2026-11-02\n{members}");
    holds(
        &plan("[]", &rota),
        &[
            ("2026-11-02T12:00", "suzuki"),
            ("2026-11-11T23:59", "ito"),
            ("2026-11-12T00:00", "kato"), // finishes the week
            ("2026-11-16T12:00", "kato"),
            ("2026-11-23T12:00", "suzuki"),
            ("2026-11-30T12:00", "kato"),
        ],
    );
}

#[test]
fn away_the_deputy_stands_in_and_without_one_the_next_in_order() {
    let mut plan = plan("[\"suzuki\", \"ito\", \"kato\"]", NIGHTS);
    let away = |plan: &mut Plan, who: usize| {
        let day = "2026-11-02".parse().unwrap();
        plan.contacts[who]
            .away
            .push(crate::plan::Away { from: day, to: day });
    };
    away(&mut plan, 0);
    holds(
        &plan,
        &[
            ("2026-11-02T12:00", "suzuki→ ito kato"), // by day the others are there anyway
            ("2026-11-02T18:00", "suzuki→ito"),
            ("2026-11-03T00:00", "suzuki"),
        ],
    );
    plan.contacts[0].deputy = Some(crate::plan::ContactRef(3));
    holds(&plan, &[("2026-11-02T18:00", "suzuki→abe")]);
    away(&mut plan, 3);
    away(&mut plan, 1);
    holds(&plan, &[("2026-11-02T18:00", "suzuki→")]);
}

#[test]
fn who_stands_in_is_rather_somebody_who_is_not_on_duty_already() {
    let rota = |order: &str| {
        format!("[[role.rota]]\nturn = \"毎週月曜\"\nstarts = 2026-11-02\nmembers = [{order}]\n")
    };
    let both = rota("\"suzuki\", \"ito\", \"kato\"") + &rota("\"ito\", \"kato\", \"suzuki\"");
    let mut plan = plan("[]", &both);
    let day = "2026-11-02".parse().unwrap();
    plan.contacts[0]
        .away
        .push(crate::plan::Away { from: day, to: day });
    holds(&plan, &[("2026-11-02T18:00", "suzuki→kato ito")]);
    plan.contacts[2]
        .away
        .push(crate::plan::Away { from: day, to: day });
    holds(&plan, &[("2026-11-02T18:00", "suzuki→ito ito")]);
}

#[test]
fn hours_are_those_of_the_clock_on_the_wall_also_when_it_is_changed() {
    let rota = "[[role.rota]]\nduring = \"nights\"\nturn = \"毎日\"\nhandover = \"01:30\"\nmembers = [\"suzuki\", \"ito\"]\nstarts = 2027-03-27\n";
    let plan = plan_in("Europe/London", "[\"kato\"]", rota);
    let spring = turns(
        &plan,
        &plan.roles[0].rotas[0],
        at(&plan, "2027-03-28T00:00"),
        at(&plan, "2027-03-29T12:00"),
    );
    let shown: Vec<String> = spring.iter().map(|turn| turn.from.to_rfc3339()).collect();
    // There is no 1:30 on the 28th: the clocks go from 1:00 to 2:00.
    assert_eq!(
        shown,
        [
            "2027-03-27T01:30:00+00:00",
            "2027-03-28T01:00:00+00:00",
            "2027-03-29T00:30:00+00:00"
        ]
    );
}

const TURNS: [&str; 8] = [
    "毎日",
    "毎週月曜",
    "隔週月曜",
    "毎週火曜・金曜（休業日は翌営業日）",
    "毎月末日",
    "毎営業日",
    "3日ごと",
    "毎月第2火曜",
];
const ZONES: [&str; 4] = [
    "Asia/Tokyo",
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
];

/// A rota, its zone, and the overrides as (person, day, hours).
type Written = (usize, usize, u32, Vec<(usize, i64, i64)>);

fn written() -> impl Strategy<Value = Written> {
    let overrides = prop::collection::vec((0..PEOPLE.len(), 0i64..400, 1i64..200), 0..4);
    (0..TURNS.len(), 0..ZONES.len(), 0u32..24, overrides)
}

fn of((turn, zone, hour, overrides): &Written, during: &str) -> Plan {
    let rota = format!(
        "[[role.rota]]\nduring = \"{during}\"\nturn = \"{}\"\nhandover = \"{hour:02}:30\"\nmembers = [\"suzuki\", \"ito\", \"kato\"]\n",
        TURNS[*turn]
    );
    let mut plan = plan_in(ZONES[*zone], "[\"abe\"]", &rota);
    let starts = at(&plan, "2026-11-01T00:00");
    plan.roles[0].rotas[0].overrides = overrides
        .iter()
        .map(|(who, day, hours)| {
            let from = starts + TimeDelta::days(2 + day) + TimeDelta::minutes(7);
            crate::plan::Override {
                who: crate::plan::ContactRef(u32::try_from(*who).unwrap()),
                from,
                to: from + TimeDelta::hours(*hours),
                note: String::new(),
            }
        })
        .collect();
    plan
}

fn rota(plan: &Plan) -> &Rota {
    &plan.roles[0].rotas[0]
}

fn days_on(plan: &Plan, days: i64) -> DateTime<Utc> {
    at(plan, "2026-11-02T00:30") + TimeDelta::days(days)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_minute_has_exactly_one_turn(written in written(), from in 1i64..400, minutes in 0i64..200_000) {
        let plan = of(&written, "always");
        let minute = days_on(&plan, from) + TimeDelta::minutes(minutes);
        let whole = turns(&plan, rota(&plan), days_on(&plan, from), days_on(&plan, from + 150));
        prop_assert_eq!(whole.iter().filter(|turn| turn.from <= minute && minute < turn.to).count(), 1);
        for pair in whole.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from);
        }
    }

    #[test]
    fn turns_that_are_asked_for_in_two_halves_are_the_whole(written in written(), from in 1i64..300, half in 1i64..90, rest in 1i64..90) {
        let plan = of(&written, "always");
        let (a, b, c) = (days_on(&plan, from), days_on(&plan, from + half), days_on(&plan, from + half + rest));
        let mut halves = turns(&plan, rota(&plan), a, b);
        for turn in turns(&plan, rota(&plan), b, c) {
            if !halves.contains(&turn) {
                halves.push(turn);
            }
        }
        prop_assert_eq!(halves, turns(&plan, rota(&plan), a, c));
    }

    #[test]
    fn overrides_win_and_the_later_over_the_earlier(written in written(), day in 1i64..400, minute in 0i64..1440) {
        let plan = of(&written, "always");
        let now = days_on(&plan, day) + TimeDelta::minutes(minute);
        let last = rota(&plan).overrides.iter().rev().find(|it| it.from <= now && now < it.to);
        let on_duty = plan.on_duty(&plan.roles[0], now);
        prop_assert_eq!(on_duty.len(), 1);
        let (_, turn) = on_duty[0].by.unwrap();
        prop_assert_eq!(turn.is_override, last.is_some());
        prop_assert!(last.is_none_or(|it| it.who == on_duty[0].who));
    }

    #[test]
    fn the_order_is_fair(turn in 0..TURNS.len(), zone in 0..ZONES.len(), count in 3usize..60) {
        let plan = of(&(turn, zone, 9, Vec::new()), "always");
        let all = turns(&plan, rota(&plan), days_on(&plan, 1), days_on(&plan, 2200));
        for pair in all.windows(2) {
            prop_assert_eq!((pair[0].who.0 + 1) % 3, pair[1].who.0);
        }
        let had = |who: u32| all.iter().take(count).filter(|turn: &&Turn| turn.who.0 == who).count();
        let counts = [had(0), had(1), had(2)];
        prop_assert!(counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 1);
    }

    #[test]
    fn a_seat_over_a_time_is_the_seat_at_each_minute_of_it(written in written(), night in any::<bool>(), from in 1i64..400, minutes in 0i64..28_800) {
        let plan = of(&written, if night { "nights" } else { "business-hours" });
        let role = &plan.roles[0];
        let watches = watches(&plan, role, days_on(&plan, from), days_on(&plan, from + 20));
        let now = days_on(&plan, from) + TimeDelta::minutes(minutes);
        let watch: Vec<_> = watches.iter().filter(|watch| watch.from <= now && now < watch.to).collect();
        prop_assert_eq!(watch.len(), 1);
        prop_assert_eq!(&watch[0].people, &plan.on_duty(role, now));
    }
}
