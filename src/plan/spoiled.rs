//! Where the text is no TOML. The parser goes on behind a fault and makes something of the rest of the entry; what else
//! is said of that rest is mostly not true, and always useless.

use super::problem::{Problem, Wrong};
use super::source::{Place, Sources};

/// The stretches that a fault has spoiled: from its line to the next header.
pub(super) fn spoiled(sources: &Sources, problems: &[Problem]) -> Vec<Place> {
    let faults = problems.iter().filter(|it| it.what.breaks_file());
    faults
        .map(|fault| match (&fault.what, sources.get(fault.file())) {
            (Wrong::Syntax { .. }, Some(source)) => rest_of_entry(fault.place, &source.text),
            _ => fault.place,
        })
        .collect()
}

/// Does a problem say nothing but that the text is spoiled? What the parser invented stands nowhere.
pub(super) fn is_spoiled(problem: &Problem, spoiled: &[Place]) -> bool {
    let nowhere = problem.place.end == 0;
    let in_vain = |place: &Place| place.touches(problem.place) || nowhere && place.file == problem.file();
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
            ("assignee = []", "assignee = [\"x\" \"y\"]"),
            ("[[task]]", "[[task]"),
        ] {
            let mut found = codes(from, to);
            found.dedup();
            assert_eq!(found, ["syntax", "unknown-key"], "{to}");
        }
    }
}
