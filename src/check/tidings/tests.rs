use chrono::NaiveTime;
use proptest::prelude::*;

use super::*;
use crate::check::sample_plan::{minute, plan, sample, tcp};
use crate::check::{Blind, Status};
use crate::plan::Maintenance;

/// `port` explains `web`, and `web` explains `api`; `mail` stands alone.
fn four() -> Plan {
    let mut checks = ["port", "web", "api", "mail"]
        .map(|id| tcp(id, "127.0.0.1", 80))
        .to_vec();
    checks[1].depends_on = vec![CheckRef(0)];
    checks[2].depends_on = vec![CheckRef(1)];
    plan(checks)
}

/// Nobody has acknowledged anything.
fn tidings(plan: &Plan, standings: &Standings, now: DateTime<FixedOffset>) -> Tidings {
    super::tidings(plan, standings, &Acknowledged::new(), now)
}

/// Each check's samples, a letter a minute.
fn standings(plan: &Plan, samples: &[&str]) -> Standings {
    let mut standings: Standings = Default::default();
    for (check, letters) in plan.checks.iter().zip(samples) {
        let standing = standings.entry(check.id.clone()).or_default();
        for (at, letter) in (0..).zip(letters.chars()) {
            let status = if letter == 'f' { Status::Fail } else { Status::Ok };
            standing.take(check, &sample(check, minute(at), status));
        }
    }
    standings
}

fn ids(plan: &Plan, tidings: &Tidings) -> Vec<String> {
    tidings
        .down
        .iter()
        .map(|ailing| plan[ailing.check].id.clone())
        .collect()
}

fn stop(from: i64, to: i64, checks: Vec<CheckRef>) -> Maintenance {
    let (from, to) = (minute(from).to_utc(), minute(to).to_utc());
    Maintenance {
        id: "os-update".to_owned(),
        title: "OS更新".to_owned(),
        from,
        to,
        checks,
        notice: None,
    }
}

#[test]
fn the_root_is_told_and_names_what_it_explains() {
    let plan = four();
    let told = tidings(&plan, &standings(&plan, &["fff", "fff", "fff", "fff"]), minute(2));
    assert_eq!(ids(&plan, &told), ["port", "mail"]);
    assert_eq!(told.down[0].explains, [CheckRef(1), CheckRef(2)]);
    let root = Withheld::ExplainedBy(CheckRef(0));
    assert_eq!(told.withheld, [(CheckRef(1), root.clone()), (CheckRef(2), root)]);
}

#[test]
fn a_parent_that_only_begins_to_fail_explains_already() {
    let mut plan = four();
    plan.checks[1].fail_after = 1;
    let begins = standings(&plan, &["oof", "oof", "ooo", "ooo"]);
    assert_eq!(ids(&plan, &tidings(&plan, &begins, minute(2))), [""; 0]);
    // The parent was not asked for long: it explains nothing.
    let stale = standings(&plan, &["f", "offff", "ooooo", "ooooo"]);
    assert_eq!(ids(&plan, &tidings(&plan, &stale, minute(4))), ["web"]);
}

#[test]
fn a_parent_of_which_nobody_hears_explains_nothing() {
    // It is Sunday: of the port people hear on Tuesday.
    let mut plan = four();
    plan.checks[0].during = During::BusinessHours;
    let all = standings(&plan, &["fff", "fff", "fff", "ooo"]);
    let told = tidings(&plan, &all, minute(2));
    assert_eq!(ids(&plan, &told), ["web"]);
    assert_eq!(told.down[0].explains, [CheckRef(2)]);
    // One in the middle hides none beyond it.
    plan.checks[0].during = During::Always;
    plan.checks[1].during = During::BusinessHours;
    assert_eq!(ids(&plan, &tidings(&plan, &all, minute(2))), ["port"]);
}

#[test]
fn a_parent_that_is_looked_at_more_seldom_explains_when_it_is_down() {
    let mut plan = four();
    plan.checks[0].every.count = 5;
    let begins = standings(&plan, &["oof", "fff", "ooo", "ooo"]);
    assert_eq!(ids(&plan, &tidings(&plan, &begins, minute(2))), ["web"]);
    let down = standings(&plan, &["fff", "fff", "ooo", "ooo"]);
    assert_eq!(ids(&plan, &tidings(&plan, &down, minute(2))), ["port"]);
}

#[test]
fn what_nobody_can_look_at_is_told_unless_a_stop_or_a_parent_explains_it() {
    let mut plan = four();
    let mut blind = standings(&plan, &["ooo", "ooo", "ooo", "ooo"]);
    for id in ["web", "mail"] {
        blind.get_mut(id).unwrap().blind = Some(Blind {
            since: minute(0),
            looks: 3,
            told: false,
        });
    }
    let told = |plan: &Plan, standings: &Standings| -> Vec<String> {
        let told = tidings(plan, standings, minute(2));
        told.blind.iter().map(|it| plan[it.check].id.clone()).collect()
    };
    assert_eq!(told(&plan, &blind), ["web", "mail"]);
    plan.maintenance = vec![stop(0, 10, vec![CheckRef(3)])];
    assert_eq!(told(&plan, &blind), ["web"]);
    let port = standings(&plan, &["fff"]);
    blind.extend(port);
    assert_eq!(told(&plan, &blind), [""; 0]);
}

#[test]
fn what_stays_down_when_its_parent_is_up_again_is_told_then() {
    let plan = four();
    let standings = standings(&plan, &["fffoo", "fffff", "ooooo", "ooooo"]);
    assert_eq!(ids(&plan, &tidings(&plan, &standings, minute(4))), ["web"]);
}

#[test]
fn what_begins_to_recover_is_not_told_to_be_down_any_more() {
    let plan = four();
    let both = standings(&plan, &["fffo", "fffo", "oooo", "oooo"]);
    let told = tidings(&plan, &both, minute(3));
    assert!(told.is_empty());
    assert_eq!(
        told.withheld,
        [
            (CheckRef(0), Withheld::Recovering),
            (CheckRef(1), Withheld::Recovering)
        ]
    );
    let child = standings(&plan, &["fffo", "ffff", "oooo", "oooo"]);
    assert!(tidings(&plan, &child, minute(3)).is_empty());
}

#[test]
fn a_planned_stop_withholds_and_what_is_still_down_is_told_afterwards() {
    let mut plan = four();
    plan.maintenance = vec![stop(0, 10, vec![CheckRef(3)])];
    let standings = standings(&plan, &["ooo", "ooo", "ooo", "fff"]);
    let during = tidings(&plan, &standings, minute(9));
    assert_eq!(
        during.withheld,
        [(CheckRef(3), Withheld::Maintenance("os-update".to_owned()))]
    );
    assert!(during.is_empty());
    assert_eq!(ids(&plan, &tidings(&plan, &standings, minute(10))), ["mail"]);
}

/// 2026-11-22 is a Sunday; Monday is a holiday (勤労感謝の日), Tuesday is worked.
#[test]
fn closed_hours_withhold_until_the_business_opens() {
    let mut plan = four();
    plan.checks[3].during = During::BusinessHours;
    let standings = standings(&plan, &["ooo", "ooo", "ooo", "fff"]);
    let hour = |day: i64, hour: i64| (day * 24 + hour - 2) * 60;
    for (now, is_told) in [
        (hour(0, 11), false),
        (hour(1, 11), false),
        (hour(2, 8), false),
        (hour(2, 9), true),
        (hour(2, 18), false),
    ] {
        let told = tidings(&plan, &standings, minute(now));
        assert_eq!(!told.is_empty(), is_told, "{now}");
        assert_eq!(
            told.withheld == [(CheckRef(3), Withheld::OutsideHours)],
            !is_told,
            "{now}"
        );
    }
}

#[test]
fn hours_that_cross_midnight_belong_to_the_day_on_which_they_begin() {
    let mut plan = four();
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    (plan.hours.from, plan.hours.to) = (time(22), time(6));
    // 02:00 on Sunday belongs to Saturday, 02:00 on Saturday to Friday.
    for (hours, is_open) in [(0, false), (-24, true), (-24 + 4, false), (-24 - 4, true)] {
        assert_eq!(
            plan.is_business_hour(minute(hours * 60).to_utc()),
            is_open,
            "{hours}"
        );
    }
}

#[test]
fn an_outage_is_told_once_and_its_end_once() {
    let plan = four();
    let mut standings = standings(&plan, &["ooo", "ooo", "ooo", "fff"]);
    let first = tidings(&plan, &standings, minute(2));
    assert_eq!(ids(&plan, &first), ["mail"]);
    first.mark(&plan, &mut standings, minute(2));
    let again = tidings(&plan, &standings, minute(3));
    assert_eq!(again.withheld, [(CheckRef(3), Withheld::Told)]);
    for at in [3, 4] {
        let good = sample(&plan.checks[3], minute(at), Status::Ok);
        standings.get_mut("mail").unwrap().take(&plan.checks[3], &good);
    }
    let end = tidings(&plan, &standings, minute(4));
    let outage = Outage {
        since: minute(0),
        until: minute(3),
    };
    assert_eq!(
        end.recovered,
        [Well {
            check: CheckRef(3),
            outage
        }]
    );
    end.mark(&plan, &mut standings, minute(4));
    assert!(tidings(&plan, &standings, minute(5)).is_empty());
}

/// A plan with one check.
fn one() -> Plan {
    plan(vec![tcp("mail", "127.0.0.1", 25)])
}

/// One check that a single look turns over.
fn nervous() -> Plan {
    let mut plan = one();
    (plan.checks[0].fail_after, plan.checks[0].recover_after) = (1, 1);
    plan
}

/// Takes a look.
fn look(plan: &Plan, standings: &mut Standings, at: i64, fails: bool) {
    let (check, status) = (&plan.checks[0], if fails { Status::Fail } else { Status::Ok });
    let standing = standings.entry(check.id.clone()).or_default();
    standing.take(check, &sample(check, minute(at), status));
}

/// A look a minute, and what people are told after each.
fn lived(plan: &Plan, minutes: i64, fails: impl Fn(i64) -> bool) -> Vec<(i64, Tidings)> {
    let mut standings = Standings::new();
    let told = (0..minutes).map(|at| {
        look(plan, &mut standings, at, fails(at));
        let tidings = tidings(plan, &standings, minute(at));
        tidings.mark(plan, &mut standings, minute(at));
        (at, tidings)
    });
    told.filter(|(_, tidings)| !tidings.is_empty()).collect()
}

#[test]
fn what_stays_down_is_told_again_ever_more_rarely() {
    let told = lived(&one(), 60 * 24, |_| true);
    let told: Vec<_> = told
        .iter()
        .map(|(at, it)| (*at, it.down.len(), it.still.len()))
        .collect();
    let expected = [(2, 1, 0), (62, 0, 1), (182, 0, 1), (422, 0, 1), (902, 0, 1)];
    assert_eq!(told, expected);
}

#[test]
fn who_has_acknowledged_is_not_reminded_but_hears_of_the_end() {
    let (plan, mut standings) = (one(), Standings::new());
    for at in 0..3 {
        look(&plan, &mut standings, at, true);
    }
    tidings(&plan, &standings, minute(2)).mark(&plan, &mut standings, minute(2));
    let acknowledged = Acknowledged::from([(CheckRef(0), "20261122-1".to_owned())]);
    let later = super::tidings(&plan, &standings, &acknowledged, minute(120));
    let why = Withheld::Acknowledged("20261122-1".to_owned());
    assert_eq!(
        (later.is_empty(), later.withheld),
        (true, vec![(CheckRef(0), why)])
    );
    for at in [121, 122] {
        look(&plan, &mut standings, at, false);
    }
    let end = super::tidings(&plan, &standings, &acknowledged, minute(122));
    assert_eq!(end.recovered.len(), 1);
}

#[test]
fn flapping_is_told_once_and_its_end_when_it_is_steady() {
    // Down and up every minute for ten minutes, then up.
    let told = lived(&nervous(), 60, |at| at < 10 && at % 2 == 0);
    let words = |(at, it): &(i64, Tidings)| {
        let down = it
            .down
            .iter()
            .map(|it| if it.is_flapping { "flapping" } else { "down" });
        let others = it
            .recovered
            .iter()
            .map(|_| "recovered")
            .chain(it.still.iter().map(|_| "still"));
        down.chain(others).map(|word| (*at, word)).collect::<Vec<_>>()
    };
    let told: Vec<_> = told.iter().flat_map(words).collect();
    let expected = [
        (0, "down"),
        (1, "recovered"),
        (2, "down"),
        (3, "recovered"),
        (4, "flapping"),
        (39, "recovered"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn what_flapped_and_then_stays_down_is_told_as_what_people_know() {
    let told = lived(&nervous(), 60, |at| at >= 8 || at % 2 == 0);
    let still = |(at, it): &(i64, Tidings)| it.still.iter().map(|it| (*at, it.since)).collect::<Vec<_>>();
    let told: Vec<_> = told.iter().flat_map(still).collect();
    assert_eq!(told, [(38, minute(8))]);
}

proptest! {
    /// Whatever is withheld in between; and asking for the tidings changes nothing.
    #[test]
    fn who_is_told_of_an_outage_is_told_of_its_end(
        runs in prop::collection::vec(prop::array::uniform4(prop::bool::weighted(0.6)), 1..60),
        from in 0i64..60,
    ) {
        let mut plan = four();
        plan.maintenance = vec![stop(from, from + 15, vec![])];
        let mut standings: Standings = Default::default();
        let mut open: BTreeMap<u32, DateTime<FixedOffset>> = BTreeMap::new();
        for (at, run) in (0..).zip(runs.iter().chain(&[[false; 4]; 40])) {
            for (check, fails) in plan.checks.iter().zip(run) {
                let status = if *fails { Status::Fail } else { Status::Ok };
                standings.entry(check.id.clone()).or_default().take(check, &sample(check, minute(at), status));
            }
            let before = standings.clone();
            let told = tidings(&plan, &standings, minute(at));
            prop_assert_eq!(&before, &standings);
            for ailing in &told.down {
                prop_assert!(run[ailing.check.0 as usize], "told at a success");
                prop_assert_eq!(open.insert(ailing.check.0, ailing.since), None, "told twice");
            }
            for reminder in &told.still {
                prop_assert!(run[reminder.check.0 as usize], "reminded at a success");
                if let Some(since) = open.get_mut(&reminder.check.0) {
                    *since = reminder.since;
                }
            }
            for well in &told.recovered {
                prop_assert!(open.remove(&well.check.0).is_some(), "an end of nothing");
            }
            told.mark(&plan, &mut standings, minute(at));
        }
        prop_assert!(open.is_empty(), "{:?}", open);
    }
}
