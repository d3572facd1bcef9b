//! `due` says again what it said last while nothing has changed. Whatever changes is seen at once.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test prepares a plan's folder"
)]

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use assert_cmd::Command;

fn opsplan(dir: &Path, args: &[&str]) -> String {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("opsplan"));
    let now = ["--now", "2026-11-24T09:00"];
    let assert = command.env_clear().current_dir(dir).args(args).args(now).assert();
    String::from_utf8_lossy(&assert.get_output().stdout).into_owned()
}

/// The sample plan, a moment after it was written.
fn sample() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let plan = dir.path().join("plan");
    fs::create_dir(&plan).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("plan")).unwrap() {
        let from = entry.unwrap().path();
        if from.is_file() {
            fs::copy(&from, plan.join(from.file_name().unwrap())).unwrap();
        }
    }
    settle();
    dir
}

/// What has just changed is not kept yet.
fn settle() {
    sleep(Duration::from_millis(250));
}

#[test]
fn what_is_said_again_is_what_would_be_said_anew() {
    let dir = sample();
    let kept = dir.path().join("plan/records/local/due.last");
    let deeds: [&[&str]; 5] = [
        &["done", "log-review", "--by", "suzuki"],
        &["undo", "--by", "suzuki"],
        &["incident", "open", "--level", "1", "応答なし", "--by", "suzuki"],
        &["incident", "cancel", "--by", "suzuki"],
        &["skip", "log-review", "--reason", "入替", "--by", "suzuki"],
    ];
    let mut before = String::new();
    for deed in deeds {
        opsplan(dir.path(), deed);
        let at_once = opsplan(dir.path(), &["due"]);
        settle();
        let first = opsplan(dir.path(), &["due"]);
        let again = opsplan(dir.path(), &["due"]);
        let _ = fs::remove_file(&kept);
        let anew = opsplan(dir.path(), &["due"]);
        assert_eq!([&at_once, &first, &again], [&anew; 3], "{deed:?}");
        assert_ne!(anew, before, "{deed:?} changes nothing");
        before = anew;
    }
    assert!(kept.exists(), "an answer that holds all day is kept");
}

#[test]
fn a_plan_that_was_edited_and_other_questions_are_answered_anew() {
    let dir = sample();
    let all = opsplan(dir.path(), &["due"]);
    assert_eq!(opsplan(dir.path(), &["due"]), all);
    assert_ne!(opsplan(dir.path(), &["due", "--lang", "en"]), all);
    assert_ne!(opsplan(dir.path(), &["due", "--format", "json"]), all);
    assert_ne!(opsplan(dir.path(), &["due", "--date", "2026-12-01"]), all);
    assert_ne!(opsplan(dir.path(), &["due", "--overdue"]), all);
    assert_eq!(opsplan(dir.path(), &["due"]), all);
    let tasks = dir.path().join("plan/tasks.toml");
    let text = fs::read_to_string(&tasks).unwrap();
    fs::write(&tasks, text.replacen("ディスク使用量", "ディスク残容量", 1)).unwrap();
    assert!(opsplan(dir.path(), &["due"]).contains("ディスク残容量"));
    fs::write(&tasks, "broken").unwrap();
    assert_eq!(
        opsplan(dir.path(), &["due"]),
        "",
        "a broken plan is no plan of yesterday"
    );
}
