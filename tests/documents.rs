//! The documents of the sample plan, as people get them. `tests/documents/` holds the 運用計画書 in both languages;
//! `ACCEPT=1 cargo test --test documents` writes what is drawn now, to be read line by line before it is committed.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests run the program and read its files"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use calcard::common::timezone::Tz;
use calcard::icalendar::ICalendar;
use icalendar::parser::{read_calendar, unfold};
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The sample plan, away from any records.
fn plan() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(root().join("plan")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, dir.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    dir
}

fn opsplan(plan: &Path, args: &[&str]) -> Vec<u8> {
    let mut command = Command::cargo_bin("opsplan").unwrap();
    let command = command.env_clear().current_dir(plan).arg("--plan").arg(plan);
    let output = command
        .args(["--now", "2026-11-22T09:00"])
        .args(args)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

fn text(plan: &Path, args: &[&str]) -> String {
    String::from_utf8(opsplan(plan, args)).unwrap()
}

#[test]
fn the_sample_plan_reads_as_a_person_would_write_it() {
    let plan = plan();
    for lang in ["ja", "en"] {
        let drawn = text(plan.path(), &["render", "--lang", lang]);
        let file = root().join(format!("tests/documents/plan.{lang}.md"));
        if std::env::var_os("ACCEPT").is_some() {
            fs::write(&file, &drawn).unwrap();
        }
        assert_eq!(drawn, fs::read_to_string(&file).unwrap(), "{}", file.display());
    }
}

#[test]
fn a_files_name_says_its_format_and_a_file_that_is_there_is_replaced() {
    let plan = plan();
    for (name, begins) in [
        ("p.html", "<!doctype html>"),
        ("p.md", "# 受発注"),
        ("p.csv", "\u{feff}基本情報"),
        ("p.xlsx", "PK"),
    ] {
        let path = plan.path().join(name);
        fs::write(&path, "what was there before").unwrap();
        opsplan(plan.path(), &["render", "--out", name]);
        let written = fs::read(&path).unwrap();
        assert!(written.starts_with(begins.as_bytes()), "{name}");
    }
}

#[test]
fn an_update_leaves_a_seat_in_the_chart_though_the_document_has_none() {
    let plan = plan();
    let document = "| 業務 | 頻度 | 対応方法 | 担当 |\n|---|---|---|---|\n| 脆弱性診断 | 四半期 | 手動 | システム担当者 |\n";
    fs::write(plan.path().join("p.md"), document).unwrap();
    let before = fs::read_to_string(plan.path().join("org.toml")).unwrap();
    let answer = text(plan.path(), &["import", "p.md", "--update", "--format", "json"]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let keys: Vec<&str> = answer["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["key"].as_str().unwrap())
        .collect();
    assert_eq!(keys, ["frequency"]);
    assert_eq!(
        (&answer["unfilled"], &answer["doubts"]),
        (&Value::Array(vec![]), &Value::Array(vec![]))
    );
    assert_eq!(fs::read_to_string(plan.path().join("org.toml")).unwrap(), before);
}

#[test]
fn an_update_from_our_own_document_changes_what_was_changed_in_it() {
    for (lang, name) in [("ja", "p.md"), ("en", "p.md"), ("ja", "p.xlsx")] {
        let plan = plan();
        let update = ["import", name, "--update", "--format", "json"];
        opsplan(plan.path(), &["render", "--lang", lang, "--out", name]);
        let answer: Value = serde_json::from_str(&text(plan.path(), &update)).unwrap();
        assert_eq!(answer["changes"], serde_json::json!([]), "{lang} {name}");
    }
    let plan = plan();
    opsplan(plan.path(), &["render", "--out", "p.md"]);
    let path = plan.path().join("p.md");
    let drawn = fs::read_to_string(&path).unwrap();
    fs::write(&path, drawn.replace("090-0000-0002", "090-9999-0002")).unwrap();
    let before = fs::read_to_string(plan.path().join("contacts.toml")).unwrap();
    opsplan(plan.path(), &["import", "p.md", "--update"]);
    let after = fs::read_to_string(plan.path().join("contacts.toml")).unwrap();
    assert_eq!(after, before.replace("090-0000-0002", "090-9999-0002"));
}

#[test]
fn a_document_may_be_looked_at_beside_a_plan_that_has_nothing_to_do_with_it() {
    let plan = plan();
    let document = "# 体制\n\n| 役割 | 氏名 |\n|---|---|\n| 当直 | 山田 花子 |\n";
    fs::write(plan.path().join("p.md"), document).unwrap();
    let answer = text(plan.path(), &["import", "p.md", "--dry-run", "--format", "json"]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["written"], false);
    let org = fs::read_to_string(plan.path().join("org.toml")).unwrap();
    assert!(!org.contains("当直"));
}

/// The days of the events of a calendar file, by UID, as another program reads them.
fn events(text: &str) -> BTreeMap<String, (String, String)> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap();
    let events = calendar.components.iter().filter(|it| it.name == "VEVENT");
    events
        .map(|event| {
            let value = |name: &str| event.find_prop(name).map(|it| it.val.to_string());
            let day = value("DTSTART").unwrap()[..8].to_owned();
            (value("UID").unwrap(), (day, value("SUMMARY").unwrap()))
        })
        .collect()
}

/// When the events start on the wall clock, as a third program expands them, and how many it could not.
fn expanded(text: &str) -> (Vec<String>, usize) {
    let tokyo = Tz::Tz(chrono_tz::Tz::Asia__Tokyo);
    let expanded = ICalendar::parse(text).unwrap().expand_dates(tokyo, 10_000);
    let start = |at: &chrono::DateTime<Tz>| at.naive_local().format("%Y-%m-%dT%H:%M:%S").to_string();
    (
        expanded.events.iter().map(|it| start(&it.start)).collect(),
        expanded.errors.len(),
    )
}

const YEAR: [&str; 4] = ["--from", "2026-11-01", "--to", "2027-10-31"];

#[test]
fn a_calendar_has_the_days_of_the_schedule() {
    let plan = plan();
    let schedule = text(
        plan.path(),
        &[&["schedule", "--format", "json"], &YEAR[..]].concat(),
    );
    let schedule: Value = serde_json::from_str(&schedule).unwrap();
    let items = schedule["items"].as_array().unwrap();
    let mut owed: Vec<String> = items
        .iter()
        .map(|it| it["due"].as_str().unwrap().replace('-', ""))
        .collect();
    let calendar = text(plan.path(), &[&["calendar"], &YEAR[..]].concat());
    let (mut times, errors) = expanded(&calendar);
    assert_eq!(errors, 0);
    times.sort();
    let time = |it: &Value| {
        let day = it["due"].as_str().unwrap();
        format!("{day}T{}", it["at"].as_str().unwrap_or("00:00:00"))
    };
    let mut due: Vec<String> = items.iter().map(time).collect();
    due.sort();
    assert_eq!(times, due);
    let events = events(&calendar);
    let mut days: Vec<String> = events.values().map(|(day, _)| day.clone()).collect();
    owed.sort();
    days.sort();
    assert!(owed.len() > 1000, "{}", owed.len());
    assert_eq!(days, owed);
}

#[test]
fn the_same_range_gives_the_same_bytes_and_another_the_same_uids() {
    let plan = plan();
    let year = text(plan.path(), &[&["calendar"], &YEAR[..]].concat());
    assert_eq!(year, text(plan.path(), &[&["calendar"], &YEAR[..]].concat()));
    let december = text(
        plan.path(),
        &["calendar", "--from", "2026-12-01", "--to", "2026-12-31"],
    );
    let (year, december) = (events(&year), events(&december));
    assert!(december.len() > 50);
    for (uid, event) in &december {
        assert_eq!(year.get(uid), Some(event), "{uid}");
    }
}

#[test]
fn a_persons_calendar_includes_the_persons_roles() {
    let plan = plan();
    let of = |who: &str| {
        let calendar = text(
            plan.path(),
            &["calendar", "--assignee", who, "--to", "2026-11-30"],
        );
        events(&calendar)
            .into_values()
            .map(|(_, summary)| summary)
            .collect::<Vec<_>>()
    };
    let sasaki = of("佐々木 由美");
    assert!(
        sasaki.iter().any(|it| it.starts_with("ワークフロー承認業務")),
        "{sasaki:?}"
    );
    assert!(
        !sasaki.iter().any(|it| it.starts_with("Webシステム疎通確認")),
        "{sasaki:?}"
    );
    assert_eq!(of("承認担当者").len(), 5);
}

/// The event of one UID's beginning.
fn event(calendar: &str, uid: &str) -> String {
    let uid = format!("UID:{uid}");
    let mut events = calendar.split("BEGIN:VEVENT");
    events.find(|it| it.contains(&uid)).unwrap().to_owned()
}

const PAYDAY: [&str; 5] = ["calendar", "--from", "2026-11-25", "--to", "2026-11-25"];

#[test]
fn an_alarm_goes_off_on_the_morning_on_which_the_work_is_shown_first() {
    let event = event(&text(plan().path(), &PAYDAY), "payment-file.2026-11-25@");
    // 3 business days before, over a holiday and a weekend: 11-19 at 08:45.
    assert!(event.contains("TRIGGER:-P5DT15H15M\r\n"), "{event}");
}

#[test]
fn a_new_id_keeps_the_event() {
    let plan = plan();
    let file = plan.path().join("tasks.toml");
    let tasks = fs::read_to_string(&file).unwrap();
    let renamed = "id = \"payments\"\nwas = [\"payment-file\"]";
    fs::write(&file, tasks.replace("id = \"payment-file\"", renamed)).unwrap();
    event(&text(plan.path(), &PAYDAY), "payment-file.2026-11-25@");
}

#[test]
fn a_schedule_is_drawn_as_people_know_it() {
    let plan = plan();
    let drawn = |args: &[&str]| {
        text(
            plan.path(),
            &[&["schedule", "--format", "markdown"], args].concat(),
        )
    };
    let week = drawn(&["--from", "2026-11-23", "--to", "2026-11-25"]);
    assert!(week.contains("| 23（月） | 24（火） | 25（水） |"), "{week}");
    assert!(
        week.contains("ワークフロー承認業務   |          | ○        | ○        |"),
        "{week}"
    );
    let months = drawn(&["--from", "2026-11-01", "--to", "2027-03-31"]);
    assert!(months.contains("| 11月 | 12月 | 1月 | 2月 | 3月 |"), "{months}");
    let years = drawn(&["--from", "2026-11-01", "--to", "2028-01-31"]);
    assert!(years.contains("| 2028-01 |"), "{years}");
    let explained = drawn(&["--explain"]);
    assert!(!explained.contains('○'), "{explained}");
    assert!(opsplan(plan.path(), &["schedule", "--format", "xlsx"]).starts_with(b"PK"));
}
