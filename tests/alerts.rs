//! A webhook receiver's shell line: what machines say opens, joins and restores incidents, whatever the hour.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test prepares a plan's folder"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};

const RULES: &str = r#"
[[alert]]
when = { severity = "critical", service = "web" }
level = 3
impact = "outage"

[[alert]]
level = 1
"#;

/// A fresh plan with rules for alerts.
fn plan() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(opsplan(dir.path(), &["init"], "").0, 0);
    let levels = dir.path().join("plan/levels.toml");
    let text = fs::read_to_string(&levels).unwrap() + RULES;
    fs::write(&levels, text).unwrap();
    dir
}

/// The exit code, the answer and the talk of a command that is fed `input`.
fn opsplan(dir: &Path, args: &[&str], input: &str) -> (i32, String, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("opsplan"));
    let command = command.env_clear().current_dir(dir).args(args);
    let output = command.write_stdin(input).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code().unwrap(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

/// What one payload did, and to which incident.
fn heard(dir: &Path, payload: &Value) -> Vec<(String, String)> {
    let args = ["incident", "open", "--from", "-", "--format", "json"];
    let (_, answer, talk) = opsplan(dir, &args, &payload.to_string());
    let answer: Value = serde_json::from_str(&answer).unwrap_or_else(|_| panic!("{talk}"));
    let items = answer["items"].as_array().unwrap().iter();
    let word = |it: &Value| it.as_str().unwrap_or("-").to_owned();
    items
        .map(|it| (word(&it["action"]), word(&it["incident"]["id"])))
        .collect()
}

fn alertmanager(status: &str, severity: &str) -> Value {
    let labels = json!({ "alertname": "Down", "severity": severity, "service": "web" });
    json!({
        "version": "4", "groupKey": "{}:{}", "status": status, "receiver": "x", "groupLabels": {},
        "alerts": [{ "status": status, "labels": labels, "annotations": { "summary": "受注Web応答なし" } }],
    })
}

fn incidents(dir: &Path) -> Value {
    let (_, answer, _) = opsplan(dir, &["incident", "list", "--format", "json"], "");
    serde_json::from_str::<Value>(&answer).unwrap()["items"].clone()
}

#[test]
fn the_same_alert_is_one_incident_from_the_first_word_to_the_last() {
    let dir = plan();
    let dir = dir.path();
    let actions = [
        (alertmanager("firing", "warning"), "opened"),
        (alertmanager("firing", "warning"), "joined"),
        (alertmanager("firing", "critical"), "joined"),
        (alertmanager("resolved", "critical"), "restored"),
        (alertmanager("resolved", "critical"), "already"),
        (alertmanager("firing", "critical"), "reopened"),
    ];
    for (payload, action) in &actions {
        assert_eq!(heard(dir, payload)[0].0, *action, "{payload}");
    }
    let list = incidents(dir);
    assert_eq!(list.as_array().unwrap().len(), 1, "{list}");
    assert_eq!(
        (&list[0]["state"], &list[0]["level"]),
        (&json!("open"), &json!(3))
    );
    assert_eq!(list[0]["impact"], "outage", "the worse alert knew more");
    let by = ["--by", "suzuki"];
    for deed in ["restore", "close"] {
        assert_eq!(opsplan(dir, &[&["incident", deed][..], &by].concat(), "").0, 0);
    }
    assert_eq!(heard(dir, &actions[0].0)[0].0, "opened", "closed is closed");
    assert_eq!(incidents(dir).as_array().unwrap().len(), 2);
}

#[test]
fn one_payload_opens_one_thing_and_restores_another() {
    let dir = plan();
    let both = json!([{ "title": "a", "key": "a" }, { "title": "b", "key": "b" }]);
    let opened = heard(dir.path(), &both);
    assert_ne!(opened[0].1, opened[1].1);
    let next = json!([
        { "title": "a", "key": "a", "status": "resolved" },
        { "title": "c", "key": "c" },
        { "title": "c again", "key": "c" },
        { "title": "never heard of", "key": "d", "status": "resolved" },
    ]);
    let actions: Vec<String> = heard(dir.path(), &next).into_iter().map(|it| it.0).collect();
    assert_eq!(actions, ["restored", "opened", "joined", "unknown"]);
}

#[test]
fn the_exit_code_says_whether_anything_was_done() {
    let dir = plan();
    let code = |args: &[&str], input: &str| {
        let args = [&["incident", "open", "--from", "-"], args].concat();
        opsplan(dir.path(), &args, input).0
    };
    let cases: [(&[&str], &str, i32); 10] = [
        (&[], r#"{"title": "a"}"#, 0),
        (&[], r#"{"title": "a", "status": "resolved"}"#, 0),
        (&[], r#"{"title": "a", "status": "resolved"}"#, 1),
        (&[], r#"{"title": "x", "status": "resolved"}"#, 1),
        (&[], r#"{"alerts": []}"#, 1),
        (&[], "{}", 2),
        (&[], "not json", 2),
        (&["--as", "grafana"], r#"{"title": "a"}"#, 2),
        (&["--level", "99"], r#"{"title": "a"}"#, 2),
        (&["--by", "nobody-of-that-name"], r#"{"title": "a"}"#, 2),
    ];
    for (args, input, expected) in cases {
        assert_eq!(code(args, input), expected, "{args:?} {input}");
    }
    let missing = ["incident", "open", "--from", "no-such-file.json"];
    assert_eq!(opsplan(dir.path(), &missing, "").0, 4);
}

#[test]
fn a_broken_plan_at_night_takes_alerts_by_the_last_good_one() {
    let dir = plan();
    assert_eq!(opsplan(dir.path(), &["show", "levels"], "").0, 0);
    let levels = dir.path().join("plan/levels.toml");
    let text = fs::read_to_string(&levels).unwrap();
    fs::write(
        &levels,
        text.replace("worst = \"highest\"", "worst = \"hihgest\""),
    )
    .unwrap();
    let args = ["incident", "open", "--from", "-", "--format", "json"];
    let payload = alertmanager("firing", "critical").to_string();
    let (code, answer, talk) = opsplan(dir.path(), &args, &payload);
    assert_eq!(code, 3, "{talk}");
    assert!(answer.contains("\"level\":3"), "{answer}");
}

#[test]
fn a_disk_that_takes_nothing_stops_no_message() {
    let dir = plan();
    let records = dir.path().join("plan/records");
    // Where the journal's folder should be stands a file; the channel's folder is there.
    fs::create_dir_all(records.join("channels")).unwrap();
    let journal = records.join("journal");
    let _absent = fs::remove_dir_all(&journal);
    fs::write(&journal, "").unwrap();
    let args = ["incident", "open", "--from", "-"];
    let payload = alertmanager("firing", "critical").to_string();
    let (code, _, talk) = opsplan(dir.path(), &args, &payload);
    assert_eq!(code, 4, "{talk}");
    let channel = fs::read_to_string(records.join("channels/02_障害連絡.txt")).unwrap();
    assert!(
        channel.contains("受注Web応答なし") && channel.contains("記録不可"),
        "{channel}"
    );
}
