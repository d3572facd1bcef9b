//! Reports as they are handed over: their chapters stand in the order that readers expect, in every format.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test prepares a plan's folder"
)]

use std::fs;
use std::io::Cursor;
use std::path::Path;

use assert_cmd::Command;
use calamine::{Reader as _, Xlsx};
use serde_json::Value;

const MONTHLY: [&str; 10] = [
    "サマリー",
    "サービスレベル達成状況",
    "インシデント",
    "定例業務の実施状況",
    "計画停止の実績",
    "運用テスト・訓練",
    "対応事項",
    "来月の予定",
    "特記事項・所感",
    "付録（指標の定義と集計期間）",
];

const INCIDENT: [&str; 9] = [
    "概要",
    "発生日時・復旧日時・影響時間",
    "影響範囲",
    "経緯（時系列）",
    "原因（直接・間接）",
    "対応（暫定・恒久）",
    "再発防止策",
    "横展開",
    "証跡",
];

/// The sample plan, a month in which a little happened, and looks of one morning with a gap and an outage.
fn month() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for entry in fs::read_dir("plan").unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            fs::copy(entry.path(), dir.path().join(entry.file_name())).unwrap();
        }
    }
    look(dir.path());
    let deeds: [(&str, &[&str]); 5] = [
        ("2026-11-04T10:00", &["done", "workflow-approval"]),
        (
            "2026-11-09T10:00",
            &["skip", "log-review", "--reason", "担当不在"],
        ),
        (
            "2026-11-24T02:20",
            &[
                "incident",
                "open",
                "--level",
                "3",
                "停止|中",
                "--occurred",
                "02:10",
            ],
        ),
        ("2026-11-24T02:31", &["incident", "ack"]),
        ("2026-11-24T02:50", &["incident", "restore"]),
    ];
    for (now, deed) in deeds {
        opsplan(dir.path(), &[deed, &["--by", "suzuki", "--now", now]].concat());
    }
    dir
}

/// Looks by the minute, with an outage from 02:06 on, for five minutes, and a gap of ten after it.
fn look(dir: &Path) {
    let trouble = dir.join("trouble");
    let script = format!("[ -e '{}' ] && exit 2; exit 0", trouble.display());
    let check = format!(
        "\n[[check]]\nid = \"orders\"\nkind = \"command\"\nargv = [\"/bin/sh\", \"-c\", \"{script}\"]\nuptime_target = 90\n"
    );
    let checks = dir.join("checks.toml");
    let text = fs::read_to_string(&checks).unwrap() + &check;
    fs::write(&checks, text).unwrap();
    for minute in (0..16).chain(26..30) {
        if (6..11).contains(&minute) {
            fs::write(&trouble, "").unwrap();
        } else {
            let _absent = fs::remove_file(&trouble);
        }
        let now = format!("2026-11-24T02:{minute:02}");
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("opsplan"));
        let command = command.env_clear().env("OPSPLAN_DIR", dir).current_dir(dir);
        command.args(["check", "orders", "--now", &now]).output().unwrap();
    }
}

fn opsplan(dir: &Path, args: &[&str]) -> Vec<u8> {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("opsplan"));
    let command = command
        .env_clear()
        .env("OPSPLAN_DIR", dir)
        .current_dir(dir)
        .args(args);
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{args:?} {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

fn report(dir: &Path, what: &[&str], format: &str) -> Vec<u8> {
    let now = ["--now", "2026-12-01T09:00", "--format", format];
    opsplan(dir, &[&["report"], what, &now].concat())
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

fn headings(markdown: &str) -> Vec<&str> {
    markdown
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect()
}

#[test]
fn the_chapters_stand_in_their_order_in_every_format() {
    let dir = month();
    for (what, chapters) in [(&["monthly"][..], &MONTHLY[..]), (&["incident"], &INCIDENT)] {
        let markdown = text(report(dir.path(), what, "markdown"));
        assert_eq!(headings(&markdown), chapters);
        let english = [what, &["--lang", "en"]].concat();
        let english = text(report(dir.path(), &english, "markdown"));
        assert_eq!(headings(&english).len(), chapters.len());
        let html = text(report(dir.path(), what, "html"));
        let places: Vec<usize> = chapters
            .iter()
            .map(|it| html.find(&format!("<h2>{it}</h2>")).unwrap())
            .collect();
        assert!(places.is_sorted(), "{places:?}");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(report(dir.path(), what, "xlsx"))).unwrap();
        let sheets = book.sheet_names();
        assert!(
            chapters.iter().all(|it| sheets.iter().any(|name| name == it)),
            "{sheets:?}"
        );
        assert!(book.worksheet_range(chapters[0]).unwrap().height() > 1);
    }
}

#[test]
fn a_gap_is_told_and_the_definition_is_printed() {
    let dir = month();
    let json = text(report(dir.path(), &["monthly", "2026-11"], "json"));
    let json: Value = serde_json::from_str(&json).unwrap();
    let services = json["services"].as_array().unwrap();
    let web = services.iter().find(|it| it["check"] == "orders").unwrap();
    // Twenty looks were seen for a minute each, five of them in the outage; the rest of the month nobody looked.
    assert_eq!(web["now"]["percent"], 75.0);
    assert_eq!(web["target"], 90.0);
    assert_eq!(web["now"]["down_seconds"], 300);
    assert_eq!(web["now"]["unseen_seconds"], (30 * 1440 - 20) * 60);
    assert_eq!(web["before"]["percent"], Value::Null);
    let markdown = text(report(dir.path(), &["monthly"], "markdown"));
    assert!(
        markdown.contains("75.000%")
            && markdown.contains("−15.000pt")
            && markdown.contains("稼働率 = （観測した時間 − 停止時間） ÷ 観測した時間")
    );
}

#[test]
fn what_happened_in_the_month_is_told_with_reasons() {
    let dir = month();
    let markdown = text(report(
        dir.path(),
        &["monthly", "--remarks", "特になし\n# 見出しではない"],
        "markdown",
    ));
    for words in [
        "担当不在",
        "停止\\|中",
        "40分",
        "- 特になし\n- \\# 見出しではない",
    ] {
        assert!(markdown.contains(words), "{words}: {markdown}");
    }
    assert_eq!(headings(&markdown), MONTHLY);
    let draft = text(report(dir.path(), &["incident"], "markdown"));
    for words in ["2026-11-24 02:10", "40分", "11分", "（記入）", "調査中"] {
        assert!(draft.contains(words), "{words}: {draft}");
    }
}
