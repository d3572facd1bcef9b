//! What `opsplan check` says beside its table: why people were told, the last days, and the forms that other people's
//! monitoring reads. Loopback only.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reaches outside, and stops where it fails"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A plan whose check says what the file `health` in its folder says: the exit code of a plugin.
fn plan() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let files = [
        (
            "plan.toml",
            "[plan]\nname = \"受発注\"\ntimezone = \"Asia/Tokyo\"\nlanguage = \"ja\"\nstarts = 2026-11-01\n",
        ),
        (
            "channels.toml",
            "[[channel]]\nid = \"incidents\"\nname = \"02_障害連絡\"\nkind = \"file\"\npath = \"told.txt\"\n\
             [[event]]\non = \"check\"\ntitle = \"疎通確認エラー時\"\nmeans = \"チャット\"\nchannel = \"incidents\"\nprefix = \"error\"\n",
        ),
        (
            "checks.toml",
            "[[check]]\nid = \"web\"\ntitle = \"受注Web\"\nkind = \"command\"\n\
             argv = [\"/bin/sh\", \"-c\", \"echo 'STATE | t=1'; exit $(cat health)\"]\nfail_after = 2\n",
        ),
    ];
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

fn check(dir: &Path, at: &str, arguments: &[&str]) -> (i32, String) {
    let output = Command::cargo_bin("opsplan")
        .unwrap()
        .env_clear()
        .args(["check", "--now", at, "--plan"])
        .arg(dir)
        .args(arguments)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), text)
}

fn minute(minute: u32) -> String {
    format!("2026-11-24T{:02}:{:02}", 9 + minute / 60, minute % 60)
}

/// Runs it every minute, as cron does: one exit code of the plugin a minute.
fn run(dir: &Path, from: u32, codes: &str) {
    for (at, code) in (from..).zip(codes.chars()) {
        fs::write(dir.join("health"), code.to_string()).unwrap();
        check(dir, &minute(at), &["--notify", "--quiet"]);
    }
}

fn told(dir: &Path) -> Vec<String> {
    let text = fs::read_to_string(dir.join("records/told.txt")).unwrap_or_default();
    text.lines().map(ToOwned::to_owned).collect()
}

fn explained(dir: &Path, at: u32) -> Value {
    let (code, text) = check(dir, &minute(at), &["--explain", "web", "--format", "json"]);
    assert_eq!(code, 0);
    serde_json::from_str::<Value>(&text).unwrap()["items"][0].clone()
}

#[test]
fn explain_says_what_was_counted_and_told_and_when_people_are_reminded() {
    let dir = plan();
    assert_eq!(explained(dir.path(), 0)["state"], "never");
    run(dir.path(), 0, "0");
    assert_eq!(explained(dir.path(), 0)["state"], "ok");
    run(dir.path(), 1, "2");
    let item = explained(dir.path(), 1);
    assert_eq!(
        (&item["state"], &item["would_tell"]),
        (&"failing".into(), &Value::Null)
    );
    run(dir.path(), 2, "2");
    let item = explained(dir.path(), 3);
    assert_eq!(
        (&item["state"], &item["counted"]["failures"]),
        (&"down".into(), &2.into())
    );
    assert_eq!(item["next_reminder"], "2026-11-24T10:02:00+09:00");
    let (_, text) = check(dir.path(), &minute(3), &["--explain", "web"]);
    assert!(
        text.contains("09:02 に知らせた（催促 0回）") && text.contains("02_障害連絡"),
        "{text}"
    );
    let before = fs::read_dir(dir.path().join("records/local/samples-rehearsal"))
        .unwrap()
        .count();
    assert_eq!(
        (before, told(dir.path()).len()),
        (1, 1),
        "nothing was asked, recorded or told"
    );
}

#[test]
fn what_stays_down_is_told_again_after_an_hour_and_its_end_is_told() {
    let dir = plan();
    run(dir.path(), 0, "22");
    for at in [20, 40, 60, 61] {
        run(dir.path(), at, "2");
    }
    let lines = told(dir.path());
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(
        lines[1].starts_with("error 【疎通確認 継続】受注Web") && lines[1].contains("09:00から 1時間1分"),
        "{lines:#?}"
    );
    run(dir.path(), 62, "00");
    let lines = told(dir.path());
    assert!(
        lines.len() == 3 && lines[2].contains("【疎通確認 復旧】受注Web"),
        "{lines:#?}"
    );
}

#[test]
fn history_draws_the_day_counts_the_month_and_shows_what_nobody_saw_as_a_hole() {
    let dir = plan();
    run(dir.path(), 0, "0012");
    run(dir.path(), 120, "03");
    let (code, text) = check(dir.path(), &minute(180), &["--history", "web"]);
    assert_eq!(code, 0);
    // 09:00 failed, from 09:30 nobody looked, 11:00 was seen, and one look could not see anything.
    let row = format!("2026-11-24 {}#...={}   80.000%", ".".repeat(18), ".".repeat(25));
    assert!(text.contains(&row), "{text}");
    assert!(text.contains("未観測"), "{text}");
    let (_, json) = check(
        dir.path(),
        &minute(180),
        &["--history", "web", "--format", "json"],
    );
    let json: Value = serde_json::from_str(&json).unwrap();
    let item = &json["items"][0];
    assert_eq!(item["days"][0]["uptime_percent"], 80.0);
    assert_eq!(item["months"][0]["looks"], 5);
    let statuses: Vec<&str> = item["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["status"].as_str().unwrap())
        .collect();
    assert_eq!(statuses, ["ok", "warn", "fail", "ok", "unknown"]);
}

#[test]
fn a_monitoring_plugin_and_a_textfile_come_of_the_same_result() {
    let dir = plan();
    for (code, word) in [("0", "OK"), ("1", "WARNING"), ("2", "CRITICAL"), ("3", "UNKNOWN")] {
        fs::write(dir.path().join("health"), code).unwrap();
        let (exit, text) = check(dir.path(), &minute(0), &["--format", "nagios"]);
        assert_eq!(exit.to_string(), code);
        let first = text.lines().next().unwrap();
        assert!(
            first.starts_with(&format!("OPSPLAN {word} - ")) && first.contains(" | 'web'="),
            "{text}"
        );
    }
    fs::write(dir.path().join("health"), "2").unwrap();
    let file = dir.path().join("opsplan.prom");
    let out = ["--format", "prometheus", "--out", file.to_str().unwrap()];
    let (exit, text) = check(dir.path(), &minute(1), &out);
    assert_eq!((exit, text.as_str()), (1, ""));
    let text = fs::read_to_string(&file).unwrap();
    for line in [
        "opsplan_check_up{check=\"web\",kind=\"command\"} 0",
        "opsplan_check_status{check=\"web\",kind=\"command\",status=\"fail\"} 1",
        "opsplan_observer_offline 0",
        "# TYPE opsplan_check_duration_seconds gauge",
    ] {
        assert!(text.lines().any(|it| it == line), "{line} in {text}");
    }
    assert!(
        text.lines()
            .all(|line| line.starts_with("# ") || line.rsplit_once(' ').unwrap().1.parse::<f64>().is_ok())
    );
}

#[test]
fn a_file_holds_no_colours() {
    let dir = plan();
    fs::write(dir.path().join("health"), "2").unwrap();
    let file = dir.path().join("checks.txt");
    let out = ["--color", "always", "--out", file.to_str().unwrap()];
    assert_eq!(check(dir.path(), &minute(0), &out).0, 1);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("受注Web") && !text.contains('\x1b'), "{text:?}");
}

#[test]
fn a_format_of_checks_is_none_of_another_command() {
    let dir = plan();
    let output = Command::cargo_bin("opsplan")
        .unwrap()
        .env_clear()
        .args(["due", "--format", "prometheus", "--plan"])
        .arg(dir.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}
