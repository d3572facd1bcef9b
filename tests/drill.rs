//! Drills on a copy of the sample plan: what people are sent, and what becomes of contacts.toml.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests run the program on real folders"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

fn plan() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("plan")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "toml") {
            fs::copy(&path, dir.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    dir
}

/// Runs a command line at a time of 2026-11-25; the exit code, what was answered and what was talked.
fn drill(dir: &Path, line: &str, time: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("opsplan").unwrap();
    let now = format!("2026-11-25T{time}");
    let output = command
        .current_dir(dir)
        .env_clear()
        .env("HOME", dir)
        .args(["drill", "--plan", ".", "--now", &now])
        .args(line.split(' '))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

fn done(dir: &Path, line: &str, time: &str) {
    let (code, out, err) = drill(dir, line, time);
    assert_eq!(code, 0, "{line}\n{out}\n{err}");
}

fn channel(dir: &Path, name: &str) -> String {
    fs::read_to_string(dir.join("records/channels").join(name)).unwrap()
}

/// The messages in a channel's file: from one 【訓練】 to the next.
fn messages(text: &str) -> Vec<&str> {
    text.split("【訓練】").skip(1).collect()
}

#[test]
fn every_message_is_marked_before_its_prefix_and_at_its_end() {
    let dir = plan();
    done(dir.path(), "start call-tree --all --by sato", "10:00");
    done(dir.path(), "channels --by sato", "10:05");
    done(dir.path(), "check web --by sato", "10:06");
    let direct = channel(dir.path(), "個人宛.txt");
    assert_eq!(direct.matches("【訓練】trouble lv3").count(), 5, "{direct}");
    assert!(direct.contains("opsplan drill answer call-tree-20261125-1 --by suzuki"));
    let incidents = channel(dir.path(), "02_障害連絡.txt");
    assert!(incidents.contains("【訓練】error"), "{incidents}");
    for text in [&direct, &incidents] {
        assert!(messages(text).len() > 1);
        assert!(
            messages(text).iter().all(|it| it.contains("これは訓練です")),
            "{text}"
        );
        assert!(!text.contains("090-"), "{text}");
    }
}

#[test]
fn an_answer_verifies_the_contact_and_changes_one_date_of_the_file() {
    let dir = plan();
    let file = dir.path().join("contacts.toml");
    let before = fs::read_to_string(&file).unwrap();
    done(dir.path(), "start call-tree --by sato", "10:00");
    done(dir.path(), "answer --by ito", "10:04");
    let after = fs::read_to_string(&file).unwrap();
    let changed: Vec<(&str, &str)> = before
        .lines()
        .zip(after.lines())
        .filter(|(before, after)| before != after)
        .collect();
    assert_eq!(changed, [("verified = 2026-10-15", "verified = 2026-11-25")]);
    assert_eq!(before.lines().count(), after.lines().count());
    assert!(
        after
            .split("[[contact]]")
            .any(|it| it.contains("id = \"ito\"") && it.contains("2026-11-25"))
    );
}

#[test]
fn who_was_called_under_an_id_of_before_can_answer() {
    let dir = plan();
    done(dir.path(), "start call-tree --by sato", "10:00");
    let file = dir.path().join("contacts.toml");
    let text = fs::read_to_string(&file).unwrap();
    let renamed = text.replacen("id = \"ito\"", "id = \"kenji\"\nwas = [\"ito\"]", 1);
    fs::write(&file, renamed).unwrap();
    let (code, _, err) = drill(dir.path(), "answer --by ito", "10:04");
    assert_eq!(code, 0, "{err}");
    let json = drill(dir.path(), "show --format json", "10:05").1;
    assert!(
        json.contains("\"answered_at\":\"2026-11-25T10:04:00+09:00\""),
        "{json}"
    );
}

#[test]
fn who_is_named_in_the_place_of_the_drill_has_answered() {
    let dir = plan();
    done(dir.path(), "start call-tree --by sato", "10:00");
    done(dir.path(), "answer 鈴木", "10:04");
    let again = drill(dir.path(), "answer call-tree --by suzuki", "10:05");
    assert_eq!(again.0, 1, "{again:?}");
    let neither = drill(dir.path(), "answer zzz", "10:05");
    assert!(
        neither.0 == 2 && neither.2.contains("call-tree-20261125-1"),
        "{neither:?}"
    );
}

#[test]
fn a_drill_that_passed_is_done_and_one_that_was_broken_off_is_not() {
    let dir = plan();
    done(dir.path(), "start call-tree --all --by sato", "10:00");
    for who in ["suzuki", "tanaka", "vendor-desk", "yamamoto"] {
        done(dir.path(), &format!("answer --by {who}"), "10:04");
    }
    done(dir.path(), "pass 1 2 3 --by sato", "10:20");
    let begun = drill(dir.path(), "start call-tree --by sato", "10:21");
    assert_eq!(begun.0, 2, "one of a kind goes on at a time");
    done(dir.path(), "finish --by sato", "10:30");
    let journal: String = fs::read_dir(dir.path().join("records/journal"))
        .unwrap()
        .map(|it| fs::read_to_string(it.unwrap().path()).unwrap())
        .collect();
    let facts = |task: &str| {
        let of = |line: &&str| line.contains("\"kind\":\"done\"") && line.contains(task);
        journal.lines().filter(of).count()
    };
    assert_eq!(facts("drill/call-tree"), 1, "{journal}");
    assert!(journal.contains("\"evidence\":\"call-tree-20261125-1\""));
    done(dir.path(), "start manual-orders --by sato", "11:00");
    done(dir.path(), "cancel --reason 障害のため --by sato", "11:05");
    assert_eq!(facts("drill/manual-orders"), 0);
}

#[test]
fn a_channel_that_fails_its_test_is_named_and_the_test_is_not_sent_later() {
    let dir = plan();
    let channels = dir.path().join("channels.toml");
    let dead =
        "\n[[channel]]\nid = \"dead\"\nname = \"死んだチャット\"\nkind = \"slack\"\nurl = \"env:NOT_SET\"\n";
    let text = fs::read_to_string(&channels).unwrap() + dead;
    fs::write(channels, text).unwrap();
    for again in ["", "in the same second"] {
        let (code, out, _) = drill(dir.path(), "channels --by sato", "10:00");
        let row = out.lines().find(|line| line.contains("死んだチャット")).unwrap();
        assert_eq!(code, 1, "{again} {out}");
        assert!(
            row.contains("失敗") && row.contains("env:NOT_SET"),
            "{again} {row}"
        );
    }
    let mut outbox = Command::cargo_bin("opsplan").unwrap();
    let outbox = outbox.current_dir(dir.path()).env_clear().env("HOME", dir.path());
    let unsent = outbox
        .args(["outbox", "--plan", ".", "--now", "2026-11-25T10:30"])
        .output()
        .unwrap();
    assert!(unsent.status.success(), "{unsent:?}");
}
