//! What a shell is told when Tab is pressed.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use assert_cmd::Command;

/// The words that may stand where `words` end.
fn completed(words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsplan"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .env("COMPLETE", "fish")
        .args(["--", "opsplan"])
        .args(words);
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

#[test]
fn words_of_the_plan_are_completed_with_what_people_call_them() {
    for (words, expected) in [
        (&["done", "backup"][..], "backup-check\tバックアップ結果の確認"),
        (&["check", "w"], "web-port"),
        (
            &["incident", "call", "suzuki", "--result", ""],
            "no-answer\t応答なし",
        ),
        (&["notify", "gen"], "general\t日常連絡"),
        (&["oncall", "sys"], "system\tシステム担当者"),
        (&["drill", "call"], "call-tree\t連絡網訓練"),
        (
            &["--plan", "examples/english", "oncall", "eng"],
            "engineer\tEngineer",
        ),
        (
            &["oncall", "--plan=examples/english", "eng"],
            "engineer\tEngineer",
        ),
    ] {
        let said = completed(words);
        assert!(said.contains(expected), "{words:?}: {said}");
    }
}

#[test]
fn the_first_tab_in_zsh_completes() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsplan"));
    let said = command.args(["completions", "zsh"]).assert().success();
    let script = String::from_utf8(said.get_output().stdout.clone()).unwrap();
    let (_, read_as_a_function) = script.split_once("funcstack").unwrap();
    assert!(
        read_as_a_function.contains("_clap_dynamic_completer_opsplan \"$@\""),
        "{script}"
    );
}
