//! `opsplan check` as people and cron use it: exit codes, JSON, what is recorded and what is told. Loopback only.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reaches outside, and stops where it fails"
)]

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const PLAN: &str =
    "[plan]\nname = \"受発注\"\ntimezone = \"Asia/Tokyo\"\nlanguage = \"ja\"\nstarts = 2026-11-01\n";
const CHANNELS: &str = r#"
[[channel]]
id = "incidents"
name = "02_障害連絡"
kind = "file"
path = "channels/incidents.txt"

[[event]]
on = "check"
title = "疎通確認エラー時"
means = "チャット"
channel = "incidents"
prefix = "error"
"#;

/// A plan with these checks.
fn plan(checks: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("plan.toml", PLAN),
        ("channels.toml", CHANNELS),
        ("checks.toml", checks),
    ] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

/// `opsplan check` in a bare environment, as cron gives it.
fn check(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("opsplan")
        .unwrap()
        .env_clear()
        .arg("check")
        .arg("--plan")
        .arg(dir)
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn json(dir: &Path, arguments: &[&str]) -> (i32, Value) {
    let (code, out, err) = check(dir, &[&["--format", "json"], arguments].concat());
    (
        code,
        serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}")),
    )
}

/// The journal's facts of a kind.
fn facts(dir: &Path, kind: &str) -> Vec<Value> {
    let mut facts = Vec::new();
    for file in fs::read_dir(dir.join("records/journal"))
        .into_iter()
        .flatten()
        .flatten()
    {
        let text = fs::read_to_string(file.path()).unwrap();
        facts.extend(
            text.lines()
                .map(|line| serde_json::from_str::<Value>(line).unwrap()),
        );
    }
    facts.retain(|fact| fact["kind"] == kind);
    facts
}

fn told(dir: &Path) -> Vec<String> {
    let text = fs::read_to_string(dir.join("records/channels/incidents.txt")).unwrap_or_default();
    text.lines().map(ToOwned::to_owned).collect()
}

/// A web server whose health can be switched.
struct Site {
    port: u16,
    healthy: Arc<AtomicBool>,
}

impl Site {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let site = Self {
            port: listener.local_addr().unwrap().port(),
            healthy: Arc::new(AtomicBool::new(true)),
        };
        let healthy = Arc::clone(&site.healthy);
        thread::spawn(move || {
            listener
                .incoming()
                .flatten()
                .for_each(|stream| answer(stream, &healthy));
        });
        site
    }

    fn is(&self, healthy: bool) -> &Self {
        self.healthy.store(healthy, Ordering::SeqCst);
        self
    }

    fn checks(&self) -> String {
        let url = format!("http://127.0.0.1:{}/health", self.port);
        format!(
            "[[check]]\nid = \"web\"\nkind = \"http\"\nurl = \"{url}\"\n[check.expect]\nbody_contains = \"ok\"\n\n\
             [[check]]\nid = \"page\"\nkind = \"http\"\nurl = \"{url}\"\ndepends_on = [\"web\"]\n"
        )
    }
}

fn answer(mut stream: TcpStream, healthy: &AtomicBool) {
    let _ = stream.read(&mut [0; 2048]);
    let text = if healthy.load(Ordering::SeqCst) {
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    } else {
        "HTTP/1.1 500 Oops\r\nContent-Length: 9\r\n\r\n\x1b[2Jsorry"
    };
    let _ = stream.write_all(text.as_bytes());
}

fn minute(minute: u32) -> String {
    format!("2026-11-24T09:{minute:02}")
}

#[test]
fn what_is_well_ends_with_0_and_what_fails_with_1() {
    let site = Site::open();
    let dir = plan(&site.checks());
    let (code, report) = json(dir.path(), &[]);
    assert_eq!((code, &report["version"]), (0, &Value::from(1)));
    let item = &report["items"][0];
    assert_eq!(
        (&item["check"], &item["kind"], &item["ok"], &item["status"]),
        (&"web".into(), &"http".into(), &true.into(), &"ok".into())
    );
    assert!(
        item["latency_ms"].as_f64().is_some_and(|ms| ms < 5000.0),
        "{item}"
    );
    assert_eq!(item["consecutive"], 1);
    site.is(false);
    let (code, report) = json(dir.path(), &["web"]);
    let item = &report["items"][0];
    assert_eq!((code, report["items"].as_array().unwrap().len()), (1, 1));
    assert_eq!((&item["ok"], &item["status"]), (&false.into(), &"fail".into()));
    let message = item["message"].as_str().unwrap();
    assert!(
        message.contains("HTTP 500 (expected 200–299)") && !message.contains('\x1b'),
        "{message}"
    );
}

#[test]
fn quiet_says_nothing_when_all_is_well_and_everything_when_not() {
    let site = Site::open();
    let dir = plan(&site.checks());
    assert_eq!(check(dir.path(), &["--quiet"]), (0, String::new(), String::new()));
    site.is(false);
    let (code, out, _) = check(dir.path(), &["--quiet"]);
    assert!(code == 1 && out.contains("HTTP 500（期待 200–299）"), "{out}");
}

#[test]
fn an_unknown_check_ends_with_2_and_the_nearest_names() {
    let dir = plan(&Site::open().checks());
    let (code, out, err) = check(dir.path(), &["wev"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("`wev`") && err.contains("web"), "{err}");
}

#[test]
fn a_plan_without_checks_says_so() {
    let dir = plan("");
    let (code, out, _) = check(dir.path(), &[]);
    assert!(code == 0 && out.contains("[[check]]"), "{out}");
    assert_eq!(json(dir.path(), &[]).1["items"], Value::Array(Vec::new()));
}

#[test]
fn an_outage_is_told_once_with_its_root_and_so_is_its_end() {
    let site = Site::open();
    let dir = plan(&site.checks());
    let run = |at| check(dir.path(), &["--notify", "--quiet", "--now", &minute(at)]).0;
    let lines = [
        (0, true, 0),
        (1, false, 0),
        (2, false, 0),
        (3, false, 1),
        (4, false, 1),
        (5, true, 1),
        (6, true, 2),
        (7, true, 2),
    ];
    for (at, healthy, expected) in lines {
        site.is(healthy);
        assert_eq!(run(at), i32::from(!healthy), "minute {at}");
        assert_eq!(
            told(dir.path()).len(),
            expected,
            "minute {at}: {:#?}",
            told(dir.path())
        );
    }
    let told = told(dir.path());
    assert!(
        told[0].starts_with("error 【疎通確認 異常】web") && told[0].contains("この影響とみられる異常: page"),
        "{}",
        told[0]
    );
    assert!(
        told[0].contains("HTTP 500（期待 200–299）") && !told[0].contains('\x1b'),
        "{}",
        told[0]
    );
    assert!(
        told[1].starts_with("error 【疎通確認 復旧】web") && told[1].contains("09:01〜09:05（4分）"),
        "{}",
        told[1]
    );
    assert_eq!(
        (
            facts(dir.path(), "down").len(),
            facts(dir.path(), "recovered").len()
        ),
        (2, 2)
    );
    assert!(
        facts(dir.path(), "down")
            .iter()
            .all(|fact| fact["rehearsal"] == true)
    );
    assert_eq!(facts(dir.path(), "ran").len(), 2);
}

#[test]
fn what_was_seen_without_notify_is_told_by_the_next_run_with_it() {
    let site = Site::open();
    let dir = plan(&site.is(false).checks());
    for at in 0..4 {
        check(dir.path(), &["--now", &minute(at)]);
    }
    assert_eq!((facts(dir.path(), "down").len(), told(dir.path()).len()), (2, 0));
    check(dir.path(), &["--notify", "--now", &minute(4)]);
    assert_eq!(told(dir.path()).len(), 1);
}

/// The state of a process that was killed after it had kept the facts and before the journal had them; and one that
/// was killed after the journal had them.
#[test]
fn a_run_that_was_killed_loses_no_transition_and_doubles_none() {
    let site = Site::open();
    let dir = plan(&site.is(false).checks());
    for at in 0..3 {
        check(dir.path(), &["web", "--now", &minute(at)]);
    }
    let down = facts(dir.path(), "down").remove(0);
    let path = dir.path().join("records/local/checks-rehearsal.json");
    let mut kept: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    kept["pending"] = serde_json::json!([{ "at": down["at"], "kind": "down", "data": down["data"] }]);
    fs::write(&path, kept.to_string()).unwrap();
    check(dir.path(), &["web", "--now", &minute(3)]);
    assert_eq!(facts(dir.path(), "down").len(), 1, "it was there already");

    fs::write(&path, kept.to_string()).unwrap();
    let journal = fs::read_dir(dir.path().join("records/journal"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let text = fs::read_to_string(&journal).unwrap();
    let without: String = text
        .lines()
        .filter(|line| !line.contains("\"kind\":\"down\""))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(&journal, without).unwrap();
    check(dir.path(), &["web", "--now", &minute(4)]);
    assert_eq!(facts(dir.path(), "down").len(), 1, "it is recorded now");
}

#[test]
fn lost_standings_are_remembered_from_the_journal() {
    let site = Site::open();
    let dir = plan(&site.is(false).checks());
    for at in 0..3 {
        check(dir.path(), &["web", "--now", &minute(at)]);
    }
    fs::remove_file(dir.path().join("records/local/checks-rehearsal.json")).unwrap();
    for at in 3..7 {
        check(dir.path(), &["web", "--now", &minute(at)]);
    }
    assert_eq!(facts(dir.path(), "down").len(), 1);
}

#[test]
fn sixteen_runs_at_once_open_one_outage() {
    let site = Site::open();
    let dir = plan(&site.is(false).checks());
    let run = || check(dir.path(), &["web", "--notify", "--now", &minute(0)]).0;
    thread::scope(|scope| {
        let runs: Vec<_> = (0..16).map(|_| scope.spawn(run)).collect();
        assert!(runs.into_iter().all(|run| run.join().unwrap() == 1));
    });
    assert_eq!(
        (
            facts(dir.path(), "down").len(),
            facts(dir.path(), "ran").len(),
            told(dir.path()).len()
        ),
        (1, 1, 1)
    );
}

#[test]
fn under_a_set_clock_nothing_beyond_this_machine_is_asked() {
    let dir = plan("[[check]]\nid = \"far\"\nkind = \"http\"\nurl = \"https://www.example.jp/\"\n");
    let (code, report) = json(dir.path(), &["--now", &minute(0)]);
    let item = &report["items"][0];
    assert_eq!(
        (code, &item["status"], &item["ok"]),
        (1, &"unknown".into(), &false.into())
    );
    assert_eq!(facts(dir.path(), "ran").len(), 0);
}

#[test]
fn records_that_cannot_be_written_end_with_4_after_the_answer() {
    let site = Site::open();
    let dir = plan(&site.checks());
    fs::write(dir.path().join("records"), "a file, not a folder").unwrap();
    let (code, out, err) = check(dir.path(), &[]);
    assert!(
        code == 4 && out.contains("正常") && err.contains("エラー"),
        "{code} {out} {err}"
    );
}

#[test]
fn a_run_that_is_told_to_stop_says_so_and_records_nothing() {
    let dir = plan("[[check]]\nid = \"slow\"\nkind = \"command\"\nargv = [\"./slow\"]\n");
    fs::write(dir.path().join("slow"), "#!/bin/sh\n: > begun\nexec sleep 30\n").unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(dir.path().join("slow"), mode).unwrap();
    let run = std::process::Command::new(assert_cmd::cargo::cargo_bin("opsplan"))
        .env_clear()
        .args(["check", "--plan"])
        .arg(dir.path())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    while !dir.path().join("begun").exists() {
        thread::sleep(Duration::from_millis(10));
    }
    let process = rustix::process::Pid::from_child(&run);
    rustix::process::kill_process(process, rustix::process::Signal::TERM).unwrap();
    let output = run.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert!(
        said.contains("途中で止められたため、何も記録していません"),
        "{said}"
    );
    assert_eq!(facts(dir.path(), "ran").len(), 0);
}

#[test]
fn no_bar_is_drawn_in_a_pipe() {
    let dir = plan("[[check]]\nid = \"slow\"\nkind = \"command\"\nargv = [\"/bin/sleep\", \"0.6\"]\n");
    let (code, _, err) = check(dir.path(), &[]);
    assert_eq!((code, err.as_str()), (0, ""));
}

#[test]
fn a_job_that_says_it_has_run_keeps_its_check_well() {
    let dir = plan("[[check]]\nid = \"backup\"\nkind = \"heartbeat\"\nwithin = \"25h\"\n");
    let status = |at: &str| json(dir.path(), &["--now", at]).1["items"][0]["status"].clone();
    let beat = |id: &str| {
        let mut command = Command::cargo_bin("opsplan").unwrap();
        command
            .env_clear()
            .args(["beat", id, "--now", "2026-11-24T03:00", "--plan"])
            .arg(dir.path());
        command.output().unwrap().status.code()
    };
    assert_eq!(status("2026-11-24T02:00"), "fail");
    assert_eq!((beat("backup"), beat("bakup")), (Some(0), Some(2)));
    assert_eq!(status("2026-11-24T03:05"), "ok");
    assert_eq!(status("2026-11-25T04:01"), "fail");
}
