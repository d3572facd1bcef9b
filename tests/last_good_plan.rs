//! At 3 a.m. the plan may be broken, and people must still be called.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test prepares a plan's folder"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;

fn opsplan(dir: &Path, args: &[&str]) -> Assert {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("opsplan"));
    command.env_clear().current_dir(dir).args(args).assert()
}

fn said(assert: &Assert) -> (Option<i32>, String, String) {
    let output = assert.get_output();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn broken_after(before: &[&str]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    opsplan(dir.path(), &["init"]).success();
    if !before.is_empty() {
        opsplan(dir.path(), before).success();
    }
    let org = dir.path().join("plan/org.toml");
    let text = fs::read_to_string(&org).unwrap();
    fs::write(
        &org,
        text.replace("members = [\"suzuki\"]", "members = [\"suzuky\"]"),
    )
    .unwrap();
    dir
}

#[test]
fn a_broken_plan_still_calls_the_people_of_the_last_good_one() {
    let dir = broken_after(&["show", "tasks"]);
    let open = ["incident", "open", "--level", "3", "応答なし", "--by", "suzuki"];
    let (code, answer, talk) = said(&opsplan(dir.path(), &open));
    assert_eq!(code, Some(3), "{talk}");
    assert!(
        answer.contains("鈴木 花子") && answer.contains("090-0000-0001"),
        "{answer}"
    );
    assert!(talk.contains("suzuky"), "what is wrong is said: {talk}");
    assert!(talk.contains("最後に正しかった計画"), "{talk}");
}

#[test]
fn the_channel_hears_once_that_the_plan_is_wrong() {
    let dir = broken_after(&["show", "tasks"]);
    let deeds: [&[&str]; 3] = [
        &["incident", "open", "--level", "3", "応答なし", "--by", "suzuki"],
        &["incident", "ack", "--by", "suzuki"],
        &["incident", "restore", "--by", "suzuki"],
    ];
    for deed in deeds {
        assert_eq!(said(&opsplan(dir.path(), deed)).0, Some(3), "{deed:?}");
    }
    let channel = dir.path().join("plan/records/channels/02_障害連絡.txt");
    let heard = fs::read_to_string(channel).unwrap();
    assert_eq!(heard.matches("最後に正しかった計画").count(), 1, "{heard}");
}

#[test]
fn a_plan_that_was_never_good_stops_everything() {
    let dir = broken_after(&[]);
    let (code, answer, talk) = said(&opsplan(dir.path(), &["incident", "list"]));
    assert_eq!((code, answer.as_str()), (Some(3), ""), "{talk}");
}

#[test]
fn who_calls_nobody_stops_at_a_broken_plan() {
    let dir = broken_after(&["show", "tasks"]);
    let (code, answer, _) = said(&opsplan(dir.path(), &["show", "org"]));
    assert_eq!((code, answer.as_str()), (Some(3), ""));
}

#[test]
fn what_is_owed_is_not_left_out_because_its_task_can_no_longer_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let now = ["--now", "2026-11-24T09:00"];
    opsplan(dir.path(), &[&["init"][..], &now].concat()).success();
    let tasks = dir.path().join("plan/tasks.toml");
    let good = "[[task]]\nid = \"look\"\ntitle = \"巡回\"\nfrequency = \"日次\"\nassignee = []\n";
    fs::write(&tasks, good).unwrap();
    opsplan(dir.path(), &[&["show", "tasks"][..], &now].concat()).success();
    let due = |command: &str| {
        let (code, answer, talk) = said(&opsplan(
            dir.path(),
            &[&[command, "--format", "json"][..], &now].concat(),
        ));
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        (code, answer["due"].clone(), answer["due_today"].clone(), talk)
    };
    let (status, handover) = (due("status"), due("handover"));
    fs::write(&tasks, good.replace("日次", "月初")).unwrap();
    for (command, before) in [("status", status), ("handover", handover)] {
        let (code, items, count, talk) = due(command);
        assert_eq!((before.0, code), (Some(0), Some(3)), "{command}: {talk}");
        assert_eq!((items, count), (before.1, before.2), "{command}");
        assert!(talk.contains("月初"), "{command}: {talk}");
    }
}

#[test]
fn a_mended_plan_is_used_at_once() {
    let dir = broken_after(&["show", "tasks"]);
    let org = dir.path().join("plan/org.toml");
    let text = fs::read_to_string(&org).unwrap();
    fs::write(&org, text.replace("suzuky", "tanaka")).unwrap();
    let (code, answer, talk) = said(&opsplan(dir.path(), &["show", "org", "--format", "markdown"]));
    assert_eq!((code, talk.as_str()), (Some(0), ""));
    assert!(answer.contains("システム担当者: 田中 一郎"), "{answer}");
}

#[test]
fn what_is_kept_is_no_business_of_git_or_of_others() {
    use std::os::unix::fs::MetadataExt as _;
    let dir = tempfile::tempdir().unwrap();
    opsplan(dir.path(), &["init"]).success();
    fs::remove_file(dir.path().join("plan/records/.gitignore")).unwrap();
    opsplan(dir.path(), &["show", "tasks"]).success();
    let local = dir.path().join("plan/records/local");
    assert_eq!(fs::read_to_string(local.join(".gitignore")).unwrap(), "*\n");
    for file in ["plan.good", "plan.compiled"] {
        assert_eq!(
            fs::metadata(local.join(file)).unwrap().mode() & 0o007,
            0,
            "{file}"
        );
    }
}
