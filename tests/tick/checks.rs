//! Checks that open, restore and reopen their incidents.

use std::fs;

use super::night::{opsplan, plan, shown, told};

/// A check that is looked at every minute and believed at once.
const NERVOUS: &str = "[[check]]\nid = \"web\"\nkind = \"command\"\nargv = [\"/bin/sh\", \"-c\", \"exit $(cat code)\"]\n\
                       every = \"1m\"\nfail_after = 1\nrecover_after = 1\nopen_incident = 3\n";

#[test]
fn a_check_opens_restores_and_reopens_its_incident() {
    let dir = plan(&[("checks.toml", NERVOUS), ("code", "2")]);
    let state = |time: &str| shown(dir.path(), time)["state"].as_str().unwrap().to_owned();
    opsplan(dir.path(), "02:20", &["tick"]);
    assert_eq!(state("02:20"), "open");
    opsplan(dir.path(), "02:21", &["tick"]);
    fs::write(dir.path().join("code"), "0").unwrap();
    opsplan(dir.path(), "02:25", &["tick"]);
    assert_eq!(state("02:25"), "restored");
    fs::write(dir.path().join("code"), "2").unwrap();
    opsplan(dir.path(), "02:35", &["tick"]);
    assert_eq!(state("02:35"), "open");
    let (_, list, _) = opsplan(dir.path(), "02:36", &["incident", "list", "--format", "json"]);
    assert_eq!(list.matches("\"20261124-").count(), 1, "one incident: {list}");
    let lines = told(dir.path(), "incidents");
    for word in ["第一報", "復旧報", "再オープン"] {
        assert_eq!(
            lines.iter().filter(|line| line.contains(word)).count(),
            1,
            "{word}: {lines:#?}"
        );
    }
}

#[test]
fn an_incident_stays_open_while_its_check_goes_up_and_down_and_ends_with_the_last_outage() {
    let dir = plan(&[("checks.toml", NERVOUS), ("code", "0")]);
    let tick = |minute: u32, code: &str| {
        fs::write(dir.path().join("code"), code).unwrap();
        let time = format!("{:02}:{:02}", 2 + minute / 60, minute % 60);
        opsplan(dir.path(), &time, &["tick"]);
        shown(dir.path(), &time)
    };
    let states: Vec<String> = (20..)
        .zip(["2", "0", "2", "0", "2", "0", "2", "0"])
        .map(|(minute, code)| tick(minute, code)["state"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        states,
        [
            "open", "restored", "open", "restored", "open", "open", "open", "open"
        ]
    );
    // It is steady for half an hour: over since the last success.
    for minute in 28..57 {
        tick(minute, "0");
    }
    let incident = tick(58, "0");
    assert_eq!(incident["state"], "restored");
    assert_eq!(incident["restored_at"], "2026-11-24T02:27:00+09:00");
}

#[test]
fn what_stays_down_after_it_went_up_and_down_calls_people_also_where_somebody_had_restored_it() {
    let dir = plan(&[("checks.toml", NERVOUS), ("code", "0")]);
    let tick = |minute: u32, code: &str| {
        fs::write(dir.path().join("code"), code).unwrap();
        opsplan(dir.path(), &format!("02:{minute:02}"), &["tick"]);
    };
    for (minute, code) in (10..).zip(["2", "0", "2", "0", "2", "0"]) {
        tick(minute, code);
    }
    opsplan(dir.path(), "02:15", &["incident", "restore", "--by", "suzuki"]);
    for minute in 16..59 {
        tick(minute, "2");
    }
    assert_eq!(shown(dir.path(), "02:59")["state"], "open");
}

#[test]
fn a_check_that_was_renamed_still_restores_its_incident() {
    let dir = plan(&[("checks.toml", NERVOUS), ("code", "2")]);
    opsplan(dir.path(), "02:20", &["tick"]);
    let renamed = NERVOUS.replace("id = \"web\"", "id = \"site\"\nwas = [\"web\"]");
    fs::write(dir.path().join("checks.toml"), renamed).unwrap();
    fs::write(dir.path().join("code"), "0").unwrap();
    opsplan(dir.path(), "02:21", &["tick"]);
    assert_eq!(shown(dir.path(), "02:21")["state"], "restored");
    fs::write(dir.path().join("code"), "2").unwrap();
    opsplan(dir.path(), "02:22", &["tick"]);
    assert_eq!(shown(dir.path(), "02:22")["state"], "open");
}

#[test]
fn what_a_person_reopens_while_the_check_is_well_a_person_restores() {
    let dir = plan(&[("checks.toml", NERVOUS), ("code", "2")]);
    opsplan(dir.path(), "02:20", &["tick"]);
    fs::write(dir.path().join("code"), "0").unwrap();
    opsplan(dir.path(), "02:21", &["tick"]);
    opsplan(dir.path(), "02:22", &["incident", "reopen", "--by", "suzuki"]);
    opsplan(dir.path(), "02:23", &["tick"]);
    assert_eq!(shown(dir.path(), "02:23")["state"], "open");
}
