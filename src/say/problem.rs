//! What is wrong with a plan, said: a sentence that names the thing, and what to do about it.

pub mod help;
pub mod message;
mod shape;
pub mod syntax;

use super::Language;
use crate::plan::warn::Warning;
use crate::plan::{Problem, Wrong};
use crate::say;

/// What is wrong.
pub fn message(lang: Language, problem: &Problem) -> String {
    match &problem.what {
        Wrong::Hurts(warning) => super::warning::message(lang, warning),
        wrong => message::of(lang, wrong, problem.file()),
    }
}

/// What to do about it; empty where the message says it all.
pub fn help(lang: Language, problem: &Problem) -> String {
    match &problem.what {
        Wrong::Hurts(warning) => super::warning::help(lang, warning),
        wrong => help::of(lang, wrong, problem.file()),
    }
}

/// What the second place of a problem shows.
pub fn other(lang: Language, problem: &Problem) -> String {
    match &problem.what {
        Wrong::TwoIfClosed => message::phrase_says(lang),
        Wrong::Hurts(Warning::DutyGap { .. }) => super::warning::people::called_here(lang),
        Wrong::RangeReversed { .. } => message::begins_here(lang),
        Wrong::ReusedId { .. } => message::was_here(lang),
        Wrong::Hurts(_) => message::taken_here(lang),
        _ => message::first_here(lang),
    }
}

/// `` `a`、`b` ``
fn list(lang: Language, names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    super::list(lang, &quoted)
}

/// Before what to do about it.
pub fn help_label(lang: Language) -> String {
    match lang {
        Language::Ja => "対処".to_owned(),
        Language::En => "help".to_owned(),
    }
}

say! {
    /// Nothing at all.
    nothing_wrong() { ja: "計画に問題はありません", en: "The plan is sound" }
    /// How much there is.
    counted(errors: usize, warnings: usize) {
        ja: "エラー {errors}件、警告 {warnings}件", en: "errors: {errors}, warnings: {warnings}",
    }
}

/// The heads of a table of findings.
pub fn columns(lang: Language) -> [&'static str; 5] {
    match lang {
        Language::Ja => ["重さ", "コード", "場所", "内容", "対処"],
        Language::En => ["severity", "code", "place", "message", "help"],
    }
}
