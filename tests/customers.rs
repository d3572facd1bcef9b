//! What customers hear of an incident: only what a person approved, in words of its own.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests run the program on real folders"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const CUSTOMERS: &str = "
[[channel]]
id = \"status-page\"
name = \"お客様へのお知らせ\"
kind = \"file\"
path = \"channels/customers.txt\"
audience = \"customer\"

[[event]]
on = \"incident\"
title = \"障害発生時（お客様）\"
channel = \"status-page\"
";

/// The sample plan, with a channel for customers.
fn plan() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("plan")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "toml") {
            fs::copy(&path, dir.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    let channels = dir.path().join("channels.toml");
    let text = fs::read_to_string(&channels).unwrap() + CUSTOMERS;
    fs::write(channels, text).unwrap();
    dir
}

/// Runs a command line at a time of 2026-11-24; the exit code, what was answered and what was talked.
fn run(dir: &TempDir, line: &str, time: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("opsplan").unwrap();
    let now = format!("2026-11-24T{time}");
    let output = command
        .env_clear()
        .env("HOME", dir.path())
        .current_dir(dir.path())
        .args(["--plan", ".", "--now", &now])
        .args(line.split(' '))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn done(dir: &TempDir, line: &str, time: &str) -> String {
    let (code, out, err) = run(dir, line, time);
    assert_eq!(code, 0, "{line}\n{out}\n{err}");
    out
}

/// The messages that customers got.
fn heard(dir: &TempDir) -> Vec<String> {
    let text = fs::read_to_string(dir.path().join("records/channels/customers.txt")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

const OPEN: &str = "incident open --level 3 受注Web応答なし --impact outage --occurred 02:10 --by sato";

#[test]
fn nothing_reaches_customers_that_nobody_approved() {
    let dir = plan();
    let (_, _, talk) = run(&dir, OPEN, "02:20");
    assert!(talk.contains("opsplan incident announce 20261124-1"), "{talk}");
    done(&dir, "incident ack --by suzuki", "02:25");
    done(&dir, "incident update --cause DB --by suzuki", "02:30");
    done(&dir, "incident level 4 --by suzuki", "02:31");
    done(&dir, "incident announce", "02:32");
    run(&dir, "tick", "02:33");
    done(&dir, "incident restore --by suzuki", "02:40");
    done(&dir, "incident close --by suzuki", "02:45");
    run(&dir, "tick", "09:00");
    assert_eq!(heard(&dir), [""; 0]);
}

#[test]
fn who_approves_sends_what_was_printed_and_a_fact_says_so() {
    let dir = plan();
    done(&dir, OPEN, "02:20");
    let printed = done(&dir, "incident announce", "02:30");
    done(&dir, "incident announce --approve --by tanaka", "02:30");
    run(&dir, "tick", "02:31");
    let heard = heard(&dir);
    assert_eq!(heard.len(), 1);
    let text: Vec<&str> = printed.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(heard[0], text.join(" | "));
    let story = done(&dir, "incident show --format json", "02:32");
    assert!(story.contains(r#""by":"tanaka","kind":"announced""#), "{story}");
}

#[test]
fn customers_read_no_name_no_level_and_no_guess() {
    let dir = plan();
    done(&dir, OPEN, "02:20");
    done(
        &dir,
        "incident update --cause DBの接続数超過 --by suzuki",
        "02:25",
    );
    done(&dir, "incident announce --approve --by tanaka", "02:30");
    done(&dir, "incident restore --by suzuki", "02:40");
    done(&dir, "incident announce --approve --by tanaka", "02:41");
    let heard = heard(&dir).concat();
    assert!(heard.contains("復旧のお知らせ"), "{heard}");
    for ours in [
        "佐藤",
        "田中",
        "鈴木",
        "lv3",
        "trouble",
        "接続数",
        "20261124",
        "090-",
    ] {
        assert!(!heard.contains(ours), "{ours}: {heard}");
    }
    for ours in [
        "佐藤が対応中です",
        "鈴木花子まで",
        "lv3です",
        "090-0000-0004へ",
        "tanaka@example.jpまで",
    ] {
        let (code, _, talk) = run(
            &dir,
            &format!("incident announce {ours} --approve --by tanaka"),
            "02:50",
        );
        assert_eq!(code, 2, "{ours}: {talk}");
    }
}

#[test]
fn the_same_is_not_told_twice() {
    let dir = plan();
    done(&dir, OPEN, "02:20");
    done(&dir, "incident announce --approve --by tanaka", "02:30");
    let (code, _, talk) = run(&dir, "incident announce --approve --by tanaka", "02:31");
    assert_eq!((code, heard(&dir).len()), (1, 1), "{talk}");
    done(&dir, "incident announce --next 1h --approve --by tanaka", "02:40");
    assert!(heard(&dir)[1].contains("第2報"), "{:?}", heard(&dir));
}
