//! Where the text is no TOML. The parser goes on behind a fault and makes something of the rest of the entry; what else
//! is said of that rest is mostly not true, and always useless.

use super::problem::{Problem, Wrong};
use super::source::{Place, Sources};
use super::syntax::is_unclosed_list;

/// What a fault has spoiled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoiled {
    /// Nothing that is said of this can be trusted.
    lost: Place,
    /// From the fault's line to the next header: keys and values may be none.
    doubtful: Place,
}

/// What the faults have spoiled.
pub(super) fn spoiled(sources: &Sources, problems: &[Problem]) -> Vec<Spoiled> {
    let faults = problems.iter().filter(|it| it.what.breaks_file());
    faults
        .map(|fault| match (&fault.what, sources.get(fault.file())) {
            (Wrong::Syntax { message }, Some(source)) => behind(fault.place, message, &source.text),
            _ => Spoiled {
                lost: fault.place,
                doubtful: fault.place,
            },
        })
        .collect()
}

fn behind(fault: Place, message: &str, text: &str) -> Spoiled {
    let doubtful = rest_of_entry(fault, text);
    let lost = if is_unclosed_list(message) {
        Place::new(fault.file, fault.range().start..text.len())
    } else {
        fault
    };
    Spoiled { lost, doubtful }
}

/// Does a problem say nothing but that the text is spoiled? What the parser invented stands nowhere.
pub(super) fn is_spoiled(problem: &Problem, spoiled: &[Spoiled]) -> bool {
    let nowhere = |it: &Spoiled| problem.place.end == 0 && it.lost.file == problem.file();
    let is_shape = matches!(
        problem.what,
        Wrong::UnknownKey { .. } | Wrong::WrongType { .. } | Wrong::MissingKey { .. }
    );
    let in_vain = |it: &Spoiled| {
        it.lost.touches(problem.place) || is_shape && it.doubtful.touches(problem.place) || nowhere(it)
    };
    !problem.what.breaks_file() && spoiled.iter().any(in_vain)
}

fn rest_of_entry(fault: Place, text: &str) -> Place {
    let range = fault.range();
    let before = text.get(..range.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let after = text.get(range.end..).unwrap_or_default();
    let end = after.find("\n[").map_or(text.len(), |at| range.end + at);
    Place::new(fault.file, start..end)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::super::source::{File, Source};
    use super::*;

    const TASKS: &str = r#"
[[task]]
id = "log"
title = "点検"
frequency = "月次"
assignee = []
tags = ["x"]

[[task]]
id = "backup"
title = "確認"
frequncy = "月次"
"#;

    /// The codes that are found where `from` in the tasks is written as `to`.
    fn codes(from: &str, to: &str) -> Vec<&'static str> {
        assert!(TASKS.contains(from), "{from}");
        let mut sources = Sources::default();
        let plan = "[plan]\nname = \"受注\"\nstarts = 2026-11-01\n";
        sources.insert(File::Plan, Source::new("plan.toml", plan.to_owned()));
        sources.insert(
            File::Tasks,
            Source::new("tasks.toml", TASKS.replacen(from, to, 1)),
        );
        let problems = read(&sources).problems;
        problems.iter().map(|problem| problem.what.code()).collect()
    }

    #[test]
    fn a_fault_of_syntax_brings_no_other_findings_in_its_entry_and_hides_none_of_the_next() {
        for (from, to) in [
            ("title = \"点検\"", "title == \"点検\""),
            ("title = \"点検\"", "title = 点検"),
            ("assignee = []", "assignee = []]"),
            ("[[task]]", "[[task]"),
        ] {
            let mut found = codes(from, to);
            found.dedup();
            assert_eq!(found, ["syntax", "unknown-key"], "{to}");
        }
    }
}
