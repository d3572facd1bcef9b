//! `records verify` and `records repair`, as people run them.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test lays out folders of its own, and may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A plan with nothing but a name, and records that a merge has spoiled.
fn spoiled() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("plan/records/journal")).unwrap();
    fs::write(
        dir.path().join("plan/plan.toml"),
        "[plan]\nname = \"x\"\ntimezone = \"Asia/Tokyo\"\n",
    )
    .unwrap();
    spoil(dir.path(), "<<<<<<< HEAD\n");
    dir
}

fn spoil(dir: &Path, line: &str) {
    let header = "{\"format\":1,\"writer\":\"ops01-sato-8e2d\",\"previous\":null}\n";
    let file = dir.join("plan/records/journal/2026-11.ops01-sato-8e2d.jsonl");
    fs::write(file, format!("{header}{line}")).unwrap();
}

fn opsplan(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsplan"));
    command
        .current_dir(dir)
        .env_clear()
        .env("USER", "tanaka")
        .args(["--lang", "en"])
        .args(args);
    command
}

fn stdout(command: &mut Command, code: i32) -> String {
    let output = command.assert().code(code).get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

#[test]
fn damage_is_an_exit_code_and_a_line_with_its_place() {
    let dir = spoiled();
    let said = stdout(
        &mut opsplan(dir.path(), &["records", "verify", "--format", "json"]),
        1,
    );
    let answer: serde_json::Value = serde_json::from_str(&said).unwrap();
    let item = &answer["items"][0];
    assert_eq!(
        (&answer["version"], &item["code"], &item["line"]),
        (&1.into(), &"conflict-marker".into(), &2.into())
    );
}

#[test]
fn after_a_repair_the_records_verify_and_the_line_still_exists() {
    let dir = spoiled();
    let said = stdout(
        &mut opsplan(dir.path(), &["records", "repair", "--by", "tanaka"]),
        0,
    );
    let kept = said
        .lines()
        .find_map(|line| line.strip_prefix("kept in "))
        .unwrap();
    assert_eq!(
        fs::read_to_string(dir.path().join("plan/records").join(kept)).unwrap(),
        "<<<<<<< HEAD\n"
    );
    stdout(&mut opsplan(dir.path(), &["records", "verify"]), 0);
    stdout(
        &mut opsplan(dir.path(), &["records", "verify", "--against", "00000000"]),
        1,
    );
    assert!(stdout(&mut opsplan(dir.path(), &["records", "repair"]), 0).contains("nothing to repair"));
}

#[test]
fn a_world_that_cannot_be_written_is_exit_4_and_nothing_is_lost() {
    let dir = spoiled();
    let now = |now| ["--now", now, "records", "repair"];
    stdout(&mut opsplan(dir.path(), &now("2026-11-22T12:00")), 0);
    let writer = writer(dir.path());
    spoil(dir.path(), "=======\n");
    let december = dir
        .path()
        .join(format!("plan/records/journal/2026-12.{writer}.jsonl"));
    std::os::unix::fs::symlink("/dev/full", december).unwrap();

    let full = opsplan(dir.path(), &now("2026-12-24T12:00"))
        .assert()
        .code(4)
        .get_output()
        .stderr
        .clone();
    assert!(String::from_utf8(full).unwrap().contains("the disk is full"));
    let file = dir
        .path()
        .join("plan/records/journal/2026-11.ops01-sato-8e2d.jsonl");
    assert!(fs::read_to_string(file).unwrap().ends_with("=======\n"));
    opsplan(dir.path(), &["records", "repair"])
        .env("OPSPLAN_RECORDS", "/sys/opsplan")
        .assert()
        .code(4);
}

fn writer(dir: &Path) -> String {
    let names: Vec<PathBuf> = fs::read_dir(dir.join("plan/records/local/writers"))
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    let kept: serde_json::Value = serde_json::from_slice(&fs::read(&names[0]).unwrap()).unwrap();
    kept["name"].as_str().unwrap().to_owned()
}

#[test]
fn what_was_taken_back_months_later_is_owed_as_if_it_had_never_been_done() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("plan")).unwrap();
    let plan = "[plan]\nname = \"x\"\ntimezone = \"Asia/Tokyo\"\nstarts = 2026-11-01\n";
    fs::write(dir.path().join("plan/plan.toml"), plan).unwrap();
    let task = "[[task]]\nid = \"look\"\ntitle = \"Look\"\nfrequency = \"daily\"\nassignee = []\n";
    fs::write(dir.path().join("plan/tasks.toml"), task).unwrap();
    let on = |day: &str, args: &[&str]| {
        let now = format!("{day}T09:00");
        let args: Vec<&str> = args.iter().copied().chain(["--now", &now]).collect();
        stdout(&mut opsplan(dir.path(), &args), 0)
    };
    let owed = |day: &str| {
        let answer: serde_json::Value = serde_json::from_str(&on(day, &["due", "--format", "json"])).unwrap();
        let items = answer["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["task"] == "look").unwrap();
        (item["due"].clone(), item["missed"].clone())
    };
    on("2026-11-20", &["done", "look", "--by", "tanaka"]);
    on("2026-12-10", &["done", "look", "--by", "tanaka"]);
    assert_eq!(owed("2027-02-01"), ("2026-12-11".into(), 52.into()));
    on("2027-02-01", &["undo", "--by", "tanaka"]);
    // Twice: from the records, and from the checkpoint that this left.
    for _ in 0..2 {
        assert_eq!(owed("2027-02-01"), ("2026-11-21".into(), 72.into()));
    }
    on("2027-02-02", &["done", "look", "--by", "tanaka"]);
    assert_eq!(owed("2027-03-05"), ("2027-02-03".into(), 30.into()));
}
