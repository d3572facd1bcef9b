//! What `opsplan` says when it is the observer that cannot see: a check that nobody can look at, and a machine that is
//! cut off. Loopback only.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reaches outside, and stops where it fails"
)]

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::thread;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const CHANNELS: &str = "[[channel]]\nid = \"incidents\"\nname = \"02_障害連絡\"\nkind = \"file\"\npath = \"told.txt\"\n\
     [[event]]\non = \"check\"\ntitle = \"疎通確認エラー時\"\nmeans = \"チャット\"\nchannel = \"incidents\"\nprefix = \"error\"\n";

fn plan(checks: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let about =
        "[plan]\nname = \"受発注\"\ntimezone = \"Asia/Tokyo\"\nlanguage = \"ja\"\nstarts = 2026-11-01\n";
    for (name, text) in [
        ("plan.toml", about),
        ("channels.toml", CHANNELS),
        ("checks.toml", checks),
    ] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

fn opsplan(dir: &Path, minute: u32, arguments: &[&str]) -> (i32, String) {
    let output = Command::cargo_bin("opsplan")
        .unwrap()
        .env_clear()
        .args(arguments)
        .args(["--now", &format!("2026-11-24T09:{minute:02}"), "--plan"])
        .arg(dir)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), text)
}

fn told(dir: &Path) -> Vec<String> {
    let text = fs::read_to_string(dir.join("records/told.txt")).unwrap_or_default();
    text.lines().map(ToOwned::to_owned).collect()
}

/// What the handover says of checks: about whom, and what.
fn handed_over(dir: &Path, minute: u32) -> Vec<(String, String)> {
    let (_, text) = opsplan(dir, minute, &["handover", "--format", "json"]);
    let page: Value = serde_json::from_str(&text).unwrap();
    let word = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let rows = page["checks"].as_array().unwrap();
    rows.iter()
        .map(|row| (word(row, "about"), word(row, "kind")))
        .collect()
}

#[test]
fn a_check_that_nobody_can_look_at_is_told_once_and_so_is_that_it_is_seen_again() {
    let checks = "[[check]]\nid = \"disk\"\nkind = \"command\"\nargv = [\"./look\"]\nfail_after = 2\n";
    let dir = plan(checks);
    let look = || opsplan(dir.path(), 0, &["check", "--explain", "--format", "json"]).1;
    for minute in 0..5 {
        opsplan(dir.path(), minute, &["check", "--notify"]);
    }
    assert!(look().contains("\"state\":\"unknown\""));
    let lines = told(dir.path());
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(
        lines[0].starts_with("error 【疎通確認 不明】disk") && lines[0].contains("./look を実行できない"),
        "{lines:#?}"
    );
    let (code, screen) = opsplan(dir.path(), 5, &["status", "--strict"]);
    assert!(
        code == 1
            && screen.contains(
                "見られない疎通確認 1件（理由は opsplan check）\n  disk　2026-11-24 09:00 から不明（5回）"
            ),
        "{screen}"
    );
    fs::write(dir.path().join("look"), "#!/bin/sh\necho fine\n").unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(dir.path().join("look"), mode).unwrap();
    for minute in 6..8 {
        opsplan(dir.path(), minute, &["check", "--notify"]);
    }
    let lines = told(dir.path());
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(
        lines[1].contains("【疎通確認 再開】disk") && lines[1].contains("09:00〜09:06（6分）は不明"),
        "{lines:#?}"
    );
    let rows = ["blinded", "sighted"].map(|kind| ("disk".to_owned(), kind.to_owned()));
    assert_eq!(handed_over(dir.path(), 9), rows);
    assert_eq!(opsplan(dir.path(), 9, &["status", "--strict"]).0, 0);
}

#[test]
fn a_machine_that_is_cut_off_says_so_on_its_screen_and_in_the_handover() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let dir = plan(&format!(
        "[[check]]\nid = \"gate\"\nkind = \"http\"\nurl = \"http://127.0.0.1:{port}/\"\ntimeout = \"200ms\"\ncanary = \"gateway\"\n"
    ));
    opsplan(dir.path(), 0, &["check", "--notify"]);
    let (code, screen) = opsplan(dir.path(), 1, &["status", "--strict"]);
    assert!(
        code == 1
            && screen.contains("監視側の停止\n  この端末は 2026-11-24 09:00 から外を確認できていません"),
        "{screen}"
    );
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 1024]);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        }
    });
    opsplan(dir.path(), 2, &["check", "--notify"]);
    let rows = ["offline", "online"].map(|kind| ("この監視端末".to_owned(), kind.to_owned()));
    assert_eq!(handed_over(dir.path(), 3), rows);
    assert!(told(dir.path())[0].contains("監視側の停止: 09:00〜09:02（2分）"));
    assert_eq!(opsplan(dir.path(), 3, &["status", "--strict"]).0, 0);
}
