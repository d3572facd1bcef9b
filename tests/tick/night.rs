//! A plan with a chain of two, its channels in files, and the program run on it at a minute of 2026-11-24, a Tuesday.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const PLAN: &str =
    "[plan]\nname = \"受発注\"\ntimezone = \"Asia/Tokyo\"\nlanguage = \"ja\"\nstarts = 2026-11-01\n";
pub(crate) const ORG: &str = r#"
[[role]]
id = "system"
name = "システム担当者"
members = ["suzuki"]
[[role]]
id = "pm"
name = "PM"
members = ["tanaka"]
"#;
pub(crate) const CONTACTS: &str = r#"
[[contact]]
id = "suzuki"
name = "鈴木 花子"
phone = ["090-0000-0001"]
verified = 2026-11-20
reach = [{ channel = "chat", mention = "U1" }]
[[contact]]
id = "tanaka"
name = "田中 一郎"
phone = ["090-0000-0002"]
verified = 2026-11-20
reach = [{ channel = "direct" }]
"#;
pub(crate) const LEVELS: &str = r#"
[levels]
worst = "highest"
[[level]]
level = 3
prefix = "lv3"
meaning = "サービス停止"
ack_ttl = "60m"
exhausted_every = "30m"
chain = [{ to = "system", after = "0m" }, { to = "pm", after = "10m" }]
"#;

/// Channels of files; `chat` is whatever is given.
pub(crate) fn channels(chat: &str) -> String {
    format!(
        r#"
[[channel]]
id = "incidents"
name = "02_障害連絡"
kind = "file"
path = "channels/incidents.txt"
[[channel]]
id = "direct"
name = "個人宛"
kind = "file"
path = "channels/direct.txt"
[[channel]]
id = "chat"
name = "チャット"
{chat}
[[event]]
on = "incident"
channel = "incidents"
prefix = "trouble"
[[event]]
on = "check"
channel = "incidents"
prefix = "error"
[[event]]
on = "digest"
channel = "direct"
"#
    )
}

pub(crate) const FILE: &str = "kind = \"file\"\npath = \"channels/chat.txt\"";

pub(crate) fn plan(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let channels = channels(FILE);
    let usual = [
        ("plan.toml", PLAN),
        ("org.toml", ORG),
        ("contacts.toml", CONTACTS),
        ("levels.toml", LEVELS),
        ("channels.toml", &channels),
    ];
    for (name, text) in usual.iter().chain(files) {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

/// On 2026-11-24, a Tuesday, at this time; the exit code, stdout and stderr.
pub(crate) fn opsplan(dir: &Path, time: &str, arguments: &[&str]) -> (i32, String, String) {
    at(dir, &format!("2026-11-24T{time}"), arguments)
}

pub(crate) fn at(dir: &Path, now: &str, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("opsplan")
        .unwrap()
        .env_clear()
        .args(arguments)
        .args(["--now", now, "--plan"])
        .arg(dir)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

pub(crate) const OPENING: [&str; 7] = [
    "incident",
    "open",
    "--level",
    "3",
    "受注Web応答なし",
    "--by",
    "suzuki",
];

pub(crate) fn open(dir: &Path, time: &str) {
    let (code, out, err) = opsplan(dir, time, &OPENING);
    assert_eq!(code, 0, "{out}{err}");
}

pub(crate) fn shown(dir: &Path, time: &str) -> Value {
    let (_, out, err) = opsplan(dir, time, &["incident", "show", "--format", "json"]);
    serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"))
}

pub(crate) fn told(dir: &Path, channel: &str) -> Vec<String> {
    let text = fs::read_to_string(dir.join(format!("records/channels/{channel}.txt")));
    text.unwrap_or_default().lines().map(str::to_owned).collect()
}

/// The journal's newest file.
pub(crate) fn newest(dir: &Path) -> PathBuf {
    let journal = fs::read_dir(dir.join("records/journal")).unwrap();
    journal.map(|entry| entry.unwrap().path()).max().unwrap()
}
