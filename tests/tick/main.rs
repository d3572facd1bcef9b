//! `opsplan tick` as cron runs it: many at once, one machine that sends, answers that are heard, a check that opens and
//! restores its incident, the morning's message, a broken plan. Loopback only.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reaches outside, and stops where it fails"
)]

mod acks;
mod checks;
mod full_disk;
mod killed;
mod night;
mod service;

use std::fs;
use std::thread;

use night::{PLAN, at, newest, open, opsplan, plan, told};
use service::Service;

#[test]
fn eight_ticks_at_once_call_the_next_person_once() {
    let dir = plan(&[]);
    open(dir.path(), "02:20");
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let (code, out, err) = opsplan(dir.path(), "02:31", &["tick"]);
                assert_eq!(code, 0, "{out}{err}");
            });
        }
    });
    let pages = told(dir.path(), "direct");
    let pages: Vec<&String> = pages.iter().filter(|line| line.contains("呼び出し")).collect();
    assert_eq!(pages.len(), 1, "{pages:#?}");
    let steps = told(dir.path(), "incidents");
    assert_eq!(
        steps.iter().filter(|line| line.contains("第2段階")).count(),
        1,
        "{steps:#?}"
    );
}

#[test]
fn a_tick_that_finds_nothing_to_do_sends_nothing_again() {
    let dir = plan(&[]);
    open(dir.path(), "02:20");
    opsplan(dir.path(), "02:31", &["tick"]);
    let before = (
        told(dir.path(), "direct"),
        told(dir.path(), "incidents"),
        told(dir.path(), "chat"),
    );
    for _ in 0..3 {
        assert_eq!(
            opsplan(dir.path(), "02:31", &["tick", "--quiet"]),
            (0, String::new(), String::new())
        );
    }
    let after = (
        told(dir.path(), "direct"),
        told(dir.path(), "incidents"),
        told(dir.path(), "chat"),
    );
    assert_eq!(before, after);
}

#[test]
fn only_the_machine_that_the_plan_names_sends_until_another_takes_over() {
    let there = format!("{PLAN}[tick]\nhost = \"elsewhere\"\n");
    let dir = plan(&[("plan.toml", &there)]);
    open(dir.path(), "02:20");
    let (code, _, err) = opsplan(dir.path(), "02:31", &["tick"]);
    assert!(
        code == 0 && err.contains("elsewhere") && err.contains("--takeover"),
        "{code} {err}"
    );
    assert!(told(dir.path(), "incidents").is_empty());
    assert_eq!(opsplan(dir.path(), "02:32", &["tick", "--takeover"]).0, 0);
    let lines = told(dir.path(), "incidents");
    assert!(lines.iter().any(|line| line.contains("第一報")), "{lines:#?}");
    assert_eq!(opsplan(dir.path(), "03:01", &["tick"]).0, 0);
    assert!(
        told(dir.path(), "direct").len() > 1,
        "it goes on sending without being told again"
    );
}

#[test]
fn the_dead_man_s_switch_is_asked_after_a_good_tick_and_missed_loudly() {
    let service = Service::answering(|path| (if path == "/well" { 200 } else { 500 }, String::new()));
    let kept = format!("{PLAN}[tick]\nping = \"file:ping\"\n");
    for (path, expected) in [("/well", 0), ("/ill", 1)] {
        let dir = plan(&[("plan.toml", &kept), ("ping", &format!("{}{path}", service.at))]);
        let (code, _, err) = opsplan(dir.path(), "02:20", &["tick", "--quiet"]);
        assert_eq!(code, expected, "{err}");
        assert_eq!(err.contains("ping"), expected == 1, "{err}");
        assert!(!err.contains("127.0.0.1"), "the address is a secret: {err}");
    }
    assert_eq!(service.asked().len(), 2);
}

#[test]
fn the_morning_s_message_goes_out_once_on_business_days_also_when_nothing_is_owed() {
    let dir = plan(&[]);
    let digests = || {
        told(dir.path(), "direct")
            .iter()
            .filter(|line| line.contains("朝の通知"))
            .count()
    };
    for (time, expected) in [("08:44", 0), ("08:46", 1), ("08:47", 1), ("17:00", 1)] {
        opsplan(dir.path(), time, &["tick"]);
        assert_eq!(digests(), expected, "{time}");
    }
    assert!(told(dir.path(), "direct")[0].contains("本日の期限はありません"));
    assert_eq!(at(dir.path(), "2026-11-28T09:00", &["tick"]).0, 0);
    assert_eq!(digests(), 1, "a Saturday");
}

#[test]
fn what_a_tick_has_seen_is_owed_though_nobody_ever_recorded_anything() {
    let tasks = "[[task]]\nid = \"scan\"\ntitle = \"診断\"\nfrequency = \"毎月25日\"\nassignee = []\n";
    let drills =
        "[[drill]]\nid = \"restore\"\ntitle = \"復元\"\nfrequency = \"2026年11月26日\"\nsteps = [\"戻す\"]\n";
    let dir = plan(&[("tasks.toml", tasks), ("drills.toml", drills)]);
    for time in ["09:00", "09:01"] {
        assert_eq!(opsplan(dir.path(), time, &["tick"]).0, 0);
    }
    let facts = fs::read_to_string(newest(dir.path())).unwrap();
    assert_eq!(facts.matches("\"kind\":\"seen\"").count(), 1, "{facts}");
    let (_, due, _) = at(dir.path(), "2026-11-27T09:00", &["due"]);
    assert!(
        due.contains("期限超過 2件") && due.contains("診断") && due.contains("復元"),
        "{due}"
    );
    fs::write(
        dir.path().join("tasks.toml"),
        tasks.replace("毎月25日", "毎月27日"),
    )
    .unwrap();
    at(dir.path(), "2026-11-27T09:00", &["tick"]);
    let (_, due, _) = at(dir.path(), "2026-11-28T09:00", &["due"]);
    assert!(
        due.contains("11-25") && due.contains("11-27"),
        "the old day stays owed, the new one too: {due}"
    );
}

#[test]
fn with_a_broken_plan_the_last_good_one_calls_people_and_the_exit_code_says_so() {
    let dir = plan(&[]);
    open(dir.path(), "02:20");
    fs::write(dir.path().join("levels.toml"), "[[level]\n").unwrap();
    let (code, _, err) = opsplan(dir.path(), "02:31", &["tick"]);
    assert_eq!(code, 3, "{err}");
    assert_eq!(opsplan(dir.path(), "02:32", &["tick"]).0, 3);
    let direct = told(dir.path(), "direct");
    assert_eq!(
        direct.iter().filter(|line| line.contains("呼び出し")).count(),
        1,
        "{direct:#?}"
    );
    let lines = told(dir.path(), "incidents");
    assert_eq!(
        lines.iter().filter(|line| line.contains("計画")).count(),
        1,
        "said once: {lines:#?}"
    );
}

#[test]
fn what_nobody_was_told_before_it_was_restored_is_told_to_nobody_when_it_is_open_again() {
    let dir = plan(&[]);
    open(dir.path(), "02:20");
    for (time, deed) in [("02:35", "restore"), ("02:40", "reopen")] {
        let arguments = ["incident", deed, "20261124-1", "--by", "suzuki"];
        assert_eq!(opsplan(dir.path(), time, &arguments).0, 0, "{deed}");
    }
    opsplan(dir.path(), "02:41", &["tick"]);
    let pages = told(dir.path(), "direct");
    assert!(pages.is_empty(), "the second step is due at 02:50: {pages:#?}");
    opsplan(dir.path(), "02:51", &["tick"]);
    assert_eq!(told(dir.path(), "direct").len(), 1);
}

#[test]
fn when_many_things_go_wrong_at_once_people_are_called_before_anybody_reads() {
    let reach = "[[contact]]\nid = \"suzuki\"\nname = \"鈴木 花子\"\nverified = 2026-11-20\n\
                 reach = [{ channel = \"incidents\" }]\n[[contact]]\nid = \"tanaka\"\nname = \"田中 一郎\"\n";
    let alerts = r#"[{"title":"受注"},{"title":"在庫"}]"#;
    let dir = plan(&[("contacts.toml", reach), ("alerts.json", alerts)]);
    let from = dir.path().join("alerts.json");
    let (code, _, err) = opsplan(
        dir.path(),
        "02:20",
        &["incident", "open", "--from", from.to_str().unwrap()],
    );
    assert_eq!(code, 0, "{err}");
    let lines = told(dir.path(), "incidents");
    let pages = lines.iter().map(|line| line.contains("鈴木 花子さん"));
    assert_eq!(pages.collect::<Vec<_>>()[..3], [true, true, false], "{lines:#?}");
}

#[test]
fn a_dry_run_shows_what_would_be_sent_and_does_nothing() {
    let dir = plan(&[]);
    open(dir.path(), "02:20");
    let before = fs::read_to_string(newest(dir.path())).unwrap();
    let (code, out, _) = opsplan(dir.path(), "02:31", &["tick", "--dry-run"]);
    assert!(
        code == 0 && out.contains("田中 一郎") && out.contains("個人宛"),
        "{out}"
    );
    assert_eq!(fs::read_to_string(newest(dir.path())).unwrap(), before);
    assert!(told(dir.path(), "direct").is_empty());
}
