//! The Japanese of `--help`, beside the English of the doc comments in `cli/`, and what is said of a wrong command line.
//! A test in `cli/` holds that every command and every argument stands here.

mod arguments;
mod commands;

use crate::say;
use arguments::ARGUMENTS;
use commands::COMMANDS;

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
    /// What can be read.
    for_example(example: &str) { ja: "例: {example}", en: "for example {example}" }
    /// An argument that is no text.
    not_utf8() { ja: "引数に UTF-8 として読めない文字があります", en: "an argument is not UTF-8" }
    /// A required argument is missing.
    missing(args: &str) { ja: "必要な引数がありません: {args}", en: "missing: {args}" }
    /// Two arguments that exclude each other.
    conflict(a: &str, b: &str) { ja: "{a} と {b} は同時に使えません", en: "{a} and {b} cannot go together" }
    /// No subcommand.
    command_missing() { ja: "コマンドがありません", en: "which command?" }
    /// A near miss.
    did_you_mean(near: &str) { ja: "もしかして: {near}", en: "did you mean: {near}" }
}

/// What an argument can be, by its name on the command line.
pub fn example(arg: &str) -> Option<&'static str> {
    const EXAMPLES: [(&str, &str); 3] = [
        ("--within", "7d, 5bd, 1mo"),
        ("--jobs", "16"),
        ("[FILE]", "tasks, levels"),
    ];
    let named = EXAMPLES.iter().find(|(name, _)| arg.starts_with(name));
    named.map(|(_, example)| *example)
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
