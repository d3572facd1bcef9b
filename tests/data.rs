//! Data has one language: JSON and YAML say the same whatever people see.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test lays out folders of its own, and may panic"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// A copy of the sample plan, with an incident that owes something.
fn plan() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan");
    for entry in fs::read_dir(sample).unwrap().map(|it| it.unwrap().path()) {
        if entry.is_file() {
            fs::copy(&entry, dir.path().join(entry.file_name().unwrap())).unwrap();
        }
    }
    answer(
        dir.path(),
        &["incident", "open", "--level", "4", "改竄", "--by", "suzuki"],
    );
    dir
}

fn answer(dir: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsplan"));
    command
        .env_clear()
        .args(["--now", "2026-11-24T09:00", "--plan"])
        .arg(dir)
        .args(args);
    let output = command.assert().get_output().clone();
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn data_is_the_same_in_both_languages() {
    let dir = plan();
    let asked: [&[&str]; 8] = [
        &["due", "--all"],
        &["schedule", "--from", "2026-11-24", "--to", "2026-12-31"],
        &["status"],
        &["handover"],
        &["incident", "show"],
        &["escalation", "--level", "3"],
        &["report", "monthly"],
        &["show"],
    ];
    for words in asked {
        for format in ["json", "yaml"] {
            let of = |lang| {
                answer(
                    dir.path(),
                    &[words, &["--format", format, "--lang", lang]].concat(),
                )
            };
            assert_eq!(of("ja"), of("en"), "{words:?} {format}");
        }
    }
}

#[test]
fn what_incidents_owe_is_named_in_english() {
    let dir = plan();
    let due = answer(dir.path(), &["due", "--format", "json", "--lang", "ja"]);
    assert!(due.contains("Next update: 改竄"), "{due}");
    let screen = answer(dir.path(), &["due", "--lang", "ja"]);
    assert!(screen.contains("次報: 改竄"), "{screen}");
}
