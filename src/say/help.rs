//! The Japanese of `--help`, beside the English of the doc comments in `cli/`, and what is said of a wrong command line.
//! A test in `cli/` holds that every command and every argument stands here.

use crate::say;

say! {
    /// Before the usage line.
    usage() { ja: "使い方:", en: "Usage:" }
    /// An argument that there is not.
    unknown_argument(arg: &str) { ja: "`{arg}` という引数はありません", en: "there is no argument `{arg}`" }
    /// A command that there is not.
    unknown_command(word: &str) { ja: "`{word}` というコマンドはありません", en: "there is no command `{word}`" }
    /// An option without its value.
    value_missing(arg: &str) { ja: "{arg} に値がありません", en: "{arg} needs a value" }
    /// A value that is not one of those allowed.
    bad_value(arg: &str, value: &str, allowed: &str) {
        ja: "{arg} に `{value}` は使えません。使えるのは: {allowed}",
        en: "{arg} cannot be `{value}`; it can be: {allowed}",
    }
    /// A value that could not be read.
    not_valid(arg: &str, value: &str) { ja: "{arg} の値 `{value}` が読めません", en: "cannot read `{value}` for {arg}" }
    /// A required argument is missing.
    missing(args: &str) { ja: "必要な引数がありません: {args}", en: "missing: {args}" }
    /// Two arguments that exclude each other.
    conflict(a: &str, b: &str) { ja: "{a} と {b} は同時に使えません", en: "{a} and {b} cannot go together" }
    /// No subcommand.
    command_missing() { ja: "コマンドがありません", en: "which command?" }
    /// A near miss.
    did_you_mean(near: &str) { ja: "もしかして: {near}", en: "did you mean: {near}" }
}

/// A command's help: `due`, `incident open`; the program's own is the empty word.
pub fn command(words: &str) -> Option<&'static str> {
    COMMANDS
        .iter()
        .find(|(name, _)| *name == words)
        .map(|(_, help)| *help)
}

/// An argument's help: that of its command, else the one that all commands share.
pub fn argument(words: &str, id: &str) -> Option<&'static str> {
    let own = ARGUMENTS
        .iter()
        .find(|(command, name, _)| *command == words && *name == id);
    let shared = || {
        ARGUMENTS
            .iter()
            .find(|(command, name, _)| command.is_empty() && *name == id)
    };
    own.or_else(shared).map(|(_, _, help)| *help)
}

const COMMANDS: &[(&str, &str)] = &[
    ("", "運用計画書をそのまま動かす"),
    ("completions", "シェルの補完スクリプトを出力する"),
    (
        "cron",
        "この計画のcrontabの行、秘密の値のファイル、systemdのユニットを出力する",
    ),
    ("init", "注釈の付いた最小の計画を書き出す"),
    (
        "lint",
        "計画のすべてのファイルを読み、誤りと、あとで困ることをすべて示す",
    ),
    ("man", "マニュアルページを出力する"),
    ("records", "記録を検証・修復する"),
    (
        "records repair",
        "読めない行を別に保管し、つながりの途切れを記録する（何も削除しない）",
    ),
    (
        "records verify",
        "すべてのファイルのつながりを確かめ、変更・欠落・破損を示す",
    ),
];

/// (command, argument, help); the command is empty where all commands share it.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    ("", "help", "ヘルプを表示する"),
    ("", "version", "バージョンを表示する"),
    ("", "plan", "計画のディレクトリ"),
    ("", "format", "答えの形式: table、json、yaml、markdown、csv"),
    ("", "lang", "表示する言語: ja、en"),
    (
        "",
        "now",
        "現在時刻の代わりに使う日時（計画のタイムゾーン。例: 2026-11-22T02:10）",
    ),
    ("", "color", "色: auto、always、never"),
    ("", "quiet", "知らせることがなければ何も出力しない"),
    ("completions", "shell", "シェルの種類"),
    ("init", "dir", "書き出す先のディレクトリ"),
    ("lint", "strict", "警告も数える（警告があれば終了コード1）"),
    ("man", "command", "コマンド名（例: incident open）"),
    ("records repair", "by", "操作した人（連絡先ID）"),
    (
        "records verify",
        "against",
        "別の場所に控えておいた末尾のハッシュ（先頭の数文字でもよい）",
    ),
];
