//! What could not be sent is said, kept, explained, tried again or let go. The channels are programs of the test's own.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests run the program on real folders"
)]

use std::fs;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const CHANNELS: &str = r#"
[[channel]]
id = "good"
name = "届くチャネル"
kind = "file"
path = "good.txt"

[[channel]]
id = "bad"
name = "壊れたチャネル"
kind = "command"
argv = ["/bin/sh", "-c", "cat > said; test -e mended && cat said >> heard.txt || { echo 宛先がありません >&2; exit 1; }"]

[[event]]
on = "general"
channel = ["good", "bad"]

[[event]]
on = "incident"
channel = ["good", "bad"]
prefix = "trouble"
"#;

fn plan() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    write(
        "plan.toml",
        "[plan]\nname = \"x\"\nstarts = 2026-11-01\nlanguage = \"ja\"\n",
    );
    write("channels.toml", CHANNELS);
    write(
        "levels.toml",
        "[levels]\nworst = \"highest\"\n\n[[level]]\nlevel = 1\nprefix = \"lv1\"\nmeaning = \"x\"\n",
    );
    dir
}

/// Runs a command line under the real clock; the exit code, what was answered and what was talked.
fn run(dir: &TempDir, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("opsplan").unwrap();
    let output = command
        .env_clear()
        .env("HOME", dir.path())
        .env("OPSPLAN_BY", "tanaka")
        .current_dir(dir.path())
        .args(["--plan", "."])
        .args(args)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn items(dir: &TempDir, args: &[&str]) -> Vec<Value> {
    let (_, out, _) = run(dir, &[args, &["--format", "json"]].concat());
    let answer: Value = serde_json::from_str(&out).unwrap();
    answer["items"].as_array().unwrap().clone()
}

fn mark(dir: &TempDir) -> String {
    items(dir, &["outbox"])[0]["mark"].as_str().unwrap().to_owned()
}

#[test]
fn a_message_that_did_not_arrive_everywhere_says_where_it_did() {
    let dir = plan();
    let (code, out, _) = run(&dir, &["notify", "general", "定例の連絡"]);
    assert_eq!(code, 1, "{out}");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines,
        [
            "届くチャネル に送信しました",
            "壊れたチャネル に送れませんでした: exit 1: 宛先がありません"
        ]
    );
}

#[test]
fn an_incident_is_recorded_and_printed_though_a_channel_is_dead_and_the_exit_code_says_so() {
    let dir = plan();
    let (code, out, err) = run(&dir, &["incident", "open", "--level", "1", "受注Web応答なし"]);
    assert_eq!(code, 1, "{out}{err}");
    assert!(
        out.contains("【第一報】") && out.contains("壊れたチャネル"),
        "{out}"
    );
    let good = fs::read_to_string(dir.path().join("records/good.txt")).unwrap();
    assert!(good.contains("trouble lv1 【第一報】受注Web応答なし"), "{good}");
}

#[test]
fn the_outbox_lists_explains_and_tries_again() {
    let dir = plan();
    run(&dir, &["notify", "general", "定例の連絡"]);
    let (code, out, _) = run(&dir, &["outbox"]);
    assert_eq!(code, 1);
    assert!(
        out.contains("送れない理由\n  壊れたチャネル: exit 1: 宛先がありません"),
        "{out}"
    );
    fs::write(dir.path().join("mended"), "").unwrap();
    let mark = mark(&dir);
    assert_eq!(run(&dir, &["outbox", "retry", &mark]).0, 0);
    assert_eq!(run(&dir, &["outbox"]).0, 0);
    let story = items(&dir, &["outbox", "show", &mark]).remove(0)["story"].clone();
    let kinds: Vec<&str> = story
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["kind"].as_str())
        .collect();
    assert_eq!(
        kinds,
        ["queued", "sent", "failed", "requeued", "sent", "accepted"]
    );
}

#[test]
fn what_is_let_go_keeps_the_reason_and_the_name() {
    let dir = plan();
    run(&dir, &["notify", "general", "定例の連絡"]);
    let mark = mark(&dir);
    assert_eq!(
        run(&dir, &["outbox", "drop", &mark]).0,
        2,
        "a reason is asked for"
    );
    assert_eq!(
        run(&dir, &["outbox", "drop", &mark, "--reason", "電話で伝えた"]).0,
        0
    );
    let (_, out, _) = run(&dir, &["outbox", "show", &mark]);
    assert!(
        out.contains("送らない（人の判断）  tanaka  電話で伝えた"),
        "{out}"
    );
    assert_eq!(run(&dir, &["outbox"]).0, 0);
}

/// A person whose first way is the broken channel.
const PERSON: [(&str, &str); 3] = [
    (
        "contacts.toml",
        "[[contact]]\nid = \"suzuki\"\nname = \"鈴木\"\nphone = [\"090-0000-0001\"]\n\
         reach = [{ channel = \"bad\" }, { channel = \"direct\" }]\n",
    ),
    (
        "org.toml",
        "[[role]]\nid = \"system\"\nname = \"担当\"\nmembers = [\"suzuki\"]\n",
    ),
    (
        "levels.toml",
        "[levels]\nworst = \"highest\"\n\n[[level]]\nlevel = 1\nprefix = \"lv1\"\nmeaning = \"x\"\n\
         chain = [{ to = \"system\", after = \"0m\" }]\n",
    ),
];

/// The plan with that person, whose second way is a file; an incident is open that calls them.
fn paged() -> TempDir {
    let dir = plan();
    for (name, text) in PERSON {
        fs::write(dir.path().join(name), text).unwrap();
    }
    let direct =
        "\n[[channel]]\nid = \"direct\"\nname = \"個人宛\"\nkind = \"file\"\npath = \"direct.txt\"\n";
    fs::write(dir.path().join("channels.toml"), CHANNELS.to_owned() + direct).unwrap();
    let opening = [
        "incident",
        "open",
        "--level",
        "1",
        "受注Web応答なし",
        "--by",
        "suzuki",
    ];
    run(&dir, &opening);
    dir
}

#[test]
fn a_page_that_fails_takes_the_person_s_next_way_at_once() {
    let dir = paged();
    let direct = fs::read_to_string(dir.path().join("records/direct.txt")).unwrap();
    assert!(direct.contains("【呼び出し】鈴木さん"), "{direct}");
}

#[test]
fn a_page_that_waits_does_not_leave_after_the_ack() {
    let heard_after = |ack: bool| {
        let dir = paged();
        if ack {
            run(&dir, &["incident", "ack", "--by", "suzuki"]);
        }
        fs::write(dir.path().join("mended"), "").unwrap();
        run(&dir, &["outbox", "retry", "--by", "suzuki"]);
        fs::read_to_string(dir.path().join("heard.txt")).unwrap()
    };
    let (paged, acked) = (heard_after(false), heard_after(true));
    assert!(
        paged.contains("【第一報】") && paged.contains("【呼び出し】鈴木さん"),
        "{paged}"
    );
    assert!(
        acked.contains("【第一報】") && !acked.contains("【呼び出し】鈴木さん"),
        "{acked}"
    );
}
