//! What people ask is answered in the form they asked for, and a slip on the command line is never an empty answer.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::path::Path;

use assert_cmd::Command;

const NOW: &str = "2026-12-25T09:00";

/// A folder with the starter plan, seen on a Friday before the year's end.
struct Desk(tempfile::TempDir);

struct Answer {
    code: Option<i32>,
    answer: String,
    talk: String,
}

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        assert_eq!(desk.run(&["init"]).code, Some(0));
        desk
    }

    fn run(&self, args: &[&str]) -> Answer {
        run_in(self.0.path(), args)
    }
}

fn run_in(dir: &Path, args: &[&str]) -> Answer {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("opsplan"));
    let command = command
        .env_clear()
        .env("OPSPLAN_NOW", NOW)
        .env("OPSPLAN_BY", "tanaka")
        .current_dir(dir)
        .args(args);
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Answer {
        code: output.status.code(),
        answer: text(&output.stdout),
        talk: text(&output.stderr),
    }
}

#[test]
fn a_spreadsheet_gets_one_table_with_states_dates_and_ids() {
    let due = Desk::new().run(&["due", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(due.answer.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(head.first().map(String::as_str), Some("状態"), "{head:?}");
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.iter().all(|row| row.len() == head.len()));
    let backup = rows.iter().find(|row| &row[6] == "backup-check").unwrap();
    assert_eq!((&backup[0], &backup[1]), ("本日期限", "2026-12-25"));
}

#[test]
fn a_spreadsheet_of_the_status_names_every_subject() {
    let status = Desk::new().run(&["status", "--format", "csv"]);
    for subject in [
        "期限超過",
        "疎通確認の異常",
        "未クローズ",
        "未送信",
        "動いていない",
    ] {
        assert!(status.answer.contains(subject), "{subject}: {}", status.answer);
    }
}

#[test]
fn a_category_that_nobody_uses_is_no_empty_list() {
    let due = Desk::new().run(&["due", "--category", "システム運営"]);
    assert_eq!((due.code, due.answer.as_str()), (Some(2), ""));
    assert!(due.talk.contains("システム運用"), "{}", due.talk);
}

#[test]
fn a_note_is_answered_in_json() {
    let note = Desk::new().run(&["note", "4時に再起動", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&note.answer).unwrap();
    assert_eq!(
        (&json["version"], &json["items"][0]["text"]),
        (&1.into(), &"4時に再起動".into())
    );
}

#[test]
fn who_raises_an_incident_is_asked_what_its_level_asks() {
    let desk = Desk::new();
    let opened = desk.run(&["incident", "open", "--level", "3", "応答なし"]);
    assert!(!opened.answer.contains("個人情報"), "{}", opened.answer);
    let raised = desk.run(&["incident", "level", "4"]);
    assert!(raised.answer.contains("個人情報"), "{}", raised.answer);
}

#[test]
fn days_that_are_closed_for_one_reason_are_one_stretch() {
    let range = [
        "schedule",
        "--explain",
        "--from",
        "2026-12-28",
        "--to",
        "2026-12-28",
    ];
    let schedule = Desk::new().run(&range);
    let reason = "最終営業日: 12-29〜12-31 会社の休業日 12-29..01-03 (closed)";
    assert!(schedule.answer.contains(reason), "{}", schedule.answer);
}

#[test]
fn what_cannot_be_read_comes_with_an_example() {
    let due = Desk::new().run(&["due", "--within", "7x", "--lang", "ja"]);
    assert_eq!(due.code, Some(2));
    assert!(due.talk.contains("例: 7d"), "{}", due.talk);
}

#[test]
fn nothing_is_restored_before_it_occurred() {
    let desk = Desk::new();
    desk.run(&[
        "incident",
        "open",
        "--level",
        "3",
        "応答なし",
        "--occurred",
        "08:30",
    ]);
    let early = desk.run(&["incident", "restore", "--at", "08:00"]);
    assert_eq!(early.code, Some(2), "{}", early.answer);
    assert!(early.talk.contains("発生"), "{}", early.talk);
    let restored = desk.run(&["incident", "restore", "--at", "08:45"]);
    assert_eq!(restored.code, Some(0), "{}", restored.talk);
    assert!(!restored.talk.contains("--occurred"), "{}", restored.talk);
}

#[test]
fn nothing_is_restored_before_it_was_noticed() {
    let desk = Desk::new();
    desk.run(&["incident", "open", "--level", "3", "応答なし"]);
    let early = desk.run(&["incident", "restore", "--at", "08:00"]);
    assert_eq!(early.code, Some(2), "{}", early.answer);
    assert!(early.talk.contains("検知"), "{}", early.talk);
    let occurred = desk.run(&["incident", "update", "20261225-1", "--occurred", "07:30"]);
    assert_eq!(occurred.code, Some(0), "{}", occurred.talk);
    let restored = desk.run(&["incident", "restore", "--at", "08:00"]);
    assert_eq!(restored.code, Some(0), "{}", restored.talk);
}

#[test]
fn what_has_one_form_is_not_given_in_another() {
    let desk = Desk::new();
    for words in [["calendar", "--format", "json"], ["schema", "--format", "csv"]] {
        let refused = desk.run(&words);
        assert_eq!(
            (refused.code, refused.answer.as_str()),
            (Some(2), ""),
            "{words:?}"
        );
    }
    assert_eq!(desk.run(&["schema", "--format", "json"]).code, Some(0));
}

#[test]
fn no_span_ends_before_it_begins_or_never() {
    let desk = Desk::new();
    let spans = [
        vec!["handover", "--since", "2099-01-01"],
        vec!["oncall", "--until", "2020-01-01"],
        vec!["oncall", "--until", "9999-01-01"],
        vec!["escalation", "--level", "3", "--simulate", "--until", "99999d"],
        vec!["schedule", "--from", "2026-12-25", "--to", "2026-12-24"],
    ];
    for words in spans {
        let refused = desk.run(&words);
        assert_eq!(
            (refused.code, refused.answer.as_str()),
            (Some(2), ""),
            "{words:?}: {}",
            refused.talk
        );
    }
}

#[test]
fn a_handover_says_what_stands_of_the_work() {
    let desk = Desk::new();
    desk.run(&["done", "backup-check"]);
    desk.run(&["undo"]);
    desk.run(&["done", "backup-check", "--result", "ng", "--note", "1件失敗"]);
    desk.run(&[
        "defer",
        "backup-check",
        "--period",
        "2026-12-28",
        "--to",
        "2027-01-05",
        "--reason",
        "休業",
    ]);
    desk.run(&["done", "drill/call-tree"]);
    let handover = desk.run(&["handover", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&handover.answer).unwrap();
    let rows: Vec<(&str, &str, &str)> = json["work"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap();
            (text("kind"), text("about"), text("text"))
        })
        .collect();
    let title = "バックアップ結果の確認";
    assert_eq!(rows[0], ("done", title, "実施済（異常あり） 1件失敗"), "{rows:?}");
    assert_eq!(
        rows[1],
        ("deferred", title, "2027-01-05（火） へ: 休業"),
        "{rows:?}"
    );
}

#[test]
fn a_part_of_a_name_that_fits_one_person_means_them() {
    let desk = Desk::new();
    let whole = desk.run(&["due", "--assignee", "田中 一郎"]);
    let part = desk.run(&["due", "--assignee", "田中"]);
    assert_eq!(
        (part.code, &part.answer),
        (Some(0), &whole.answer),
        "{}",
        part.talk
    );
    assert_eq!(desk.run(&["oncall", "田中"]).code, Some(0));
    assert_eq!(desk.run(&["due", "--assignee", "田島"]).code, Some(2));
}

/// The command line is wrong, and says why.
fn assert_refused(desk: &Desk, words: &[&str], why: &str) {
    let refused = desk.run(words);
    assert_eq!(refused.code, Some(2), "{words:?}: {}", refused.answer);
    assert!(refused.talk.contains(why), "{}", refused.talk);
}

#[test]
fn a_reason_says_something() {
    let desk = Desk::new();
    let blank = [
        vec!["skip", "backup-check", "--reason", " "],
        vec!["defer", "backup-check", "--to", "2026-12-28", "--reason", ""],
    ];
    for words in blank {
        assert_refused(&desk, &words, "--reason");
    }
}

#[test]
fn nobody_waits_for_a_day_that_nobody_means() {
    let desk = Desk::new();
    let far = [
        vec!["due", "--date", "9999-12-31"],
        vec!["due", "--within", "99999d"],
        vec!["defer", "backup-check", "--to", "2206-12-28", "--reason", "x"],
    ];
    for words in far {
        assert_refused(&desk, &words, "先すぎます");
    }
}

#[test]
fn nothing_to_confirm_is_not_called_nothing_to_do() {
    let desk = Desk::new();
    let confirm = desk.run(&["confirm", "backup-check"]);
    assert_eq!(confirm.code, Some(1));
    assert!(
        confirm.talk.contains("確認待ちのものはありません"),
        "{}",
        confirm.talk
    );
    let done = desk.run(&["done", "backup-check", "--at", "2026-12-20T10:00"]);
    assert!(done.talk.starts_with("2026-12-20 10:00 時点"), "{}", done.talk);
}

#[test]
fn what_an_incident_tells_to_type_works_beside_another() {
    let desk = Desk::new();
    desk.run(&["incident", "open", "--level", "5", "漏えい"]);
    let other = desk.run(&["incident", "open", "--level", "3", "応答なし"]);
    let acked = desk.run(&["incident", "ack", "20261225-1"]);
    let screens = [other.answer, acked.answer];
    let hints = screens
        .iter()
        .flat_map(|it| it.lines())
        .filter_map(|line| line.split_once(" → opsplan "));
    let typed: Vec<&str> = hints.map(|(_, command)| command).collect();
    assert!(typed.iter().any(|it| it.contains("show")) && typed.iter().any(|it| it.contains("report")));
    for command in typed {
        let words: Vec<&str> = command.split(' ').collect();
        let run = desk.run(&words);
        assert_eq!(run.code, Some(0), "{command}: {}", run.talk);
    }
}

#[test]
fn the_heads_of_english_tables_begin_alike() {
    let desk = Desk::new();
    desk.run(&["incident", "open", "--level", "3", "応答なし"]);
    desk.run(&["note", "4時に再起動"]);
    let screens = [
        vec!["due"],
        vec!["schedule"],
        vec!["handover"],
        vec!["incident", "list"],
        vec!["incident", "show"],
        vec!["escalation", "--level", "3"],
        vec!["escalation", "--level", "3", "--card"],
        vec!["escalation", "--level", "3", "--simulate", "--until", "1h"],
        vec!["oncall"],
        vec!["drill"],
        vec!["outbox", "--all"],
        vec!["check", "--explain"],
        vec!["records", "verify"],
        vec!["show"],
    ];
    for mut words in screens {
        words.extend(["--lang", "en"]);
        let screen = desk.run(&words).answer;
        let lines: Vec<&str> = screen.lines().collect();
        let heads = lines.windows(2).filter(|pair| pair[1].starts_with("---"));
        for head in heads.flat_map(|pair| pair[0].split("   ")) {
            let small = head
                .trim()
                .starts_with(|letter: char| letter.is_ascii_lowercase());
            assert!(!small, "{words:?}: {head}");
        }
    }
}
