//! Folds and their checkpoints: the same answer as reading everything, without reading everything.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::faulty::{Fault, Faulty};
use super::{at, journal};
use crate::records::sample::{Said, said};
use crate::world::journal::Journal;

const MONTHS: [&str; 3] = [
    "2026-09-10T00:00:00Z",
    "2026-10-10T00:00:00Z",
    "2026-11-10T00:00:00Z",
];

fn fill(records: &Path) -> Journal {
    for (count, month) in MONTHS.iter().enumerate() {
        let texts = [said(&format!("{count}a")), said(&format!("{count}b"))];
        journal(records).at(at(month)).append(&texts).unwrap();
    }
    journal(records)
}

/// All texts, one after another: a state that shows what was folded, how often and in which order.
fn story(journal: &Journal, key: &str) -> String {
    let folded = journal.fold("story", key, String::new, |story, fact| {
        story.push_str(&fact.read::<Said>().unwrap().text);
    });
    folded.unwrap().state
}

/// The story, and how many files of the journal it read.
fn story_and_reads(records: &Path, key: &str) -> (String, usize) {
    let disk = Faulty::new(Fault::None);
    let story = story(
        &Journal {
            disk: Arc::new(disk.clone()),
            ..journal(records)
        },
        key,
    );
    (
        story,
        disk.reads()
            .iter()
            .filter(|name| name.ends_with(".jsonl"))
            .count(),
    )
}

fn file(records: &Path, month: &str) -> std::path::PathBuf {
    let names = fs::read_dir(records.join("journal"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    names
        .into_iter()
        .find(|path| path.to_string_lossy().contains(month))
        .unwrap()
}

#[test]
fn the_second_time_only_the_current_month_is_read() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path());
    assert_eq!(story_and_reads(dir.path(), "k"), ("0a0b1a1b2a2b".to_owned(), 3));
    assert_eq!(story_and_reads(dir.path(), "k"), ("0a0b1a1b2a2b".to_owned(), 1));
    assert_eq!(
        story_and_reads(dir.path(), "another plan"),
        ("0a0b1a1b2a2b".to_owned(), 3)
    );
}

#[test]
fn a_month_that_ends_is_added_to_the_checkpoint() {
    let dir = tempfile::tempdir().unwrap();
    let journal = fill(dir.path());
    story(&journal, "k");
    let december = journal.at(at("2026-12-01T00:00:00Z"));
    assert_eq!(story(&december, "k"), "0a0b1a1b2a2b");
    let disk = Faulty::new(Fault::None);
    let december = Journal {
        disk: Arc::new(disk.clone()),
        ..december
    };
    assert_eq!(story(&december, "k"), "0a0b1a1b2a2b");
    assert_eq!(disk.reads(), ["story"]);
    assert_eq!(
        story(&journal.at(at("2026-10-15T00:00:00Z")), "k"),
        "0a0b1a1b2a2b"
    );
}

#[test]
fn anything_that_is_no_longer_the_same_rebuilds() {
    let edit = |path: &Path| {
        let text = fs::read_to_string(path).unwrap().replace("0a", "0A");
        fs::write(path, text).unwrap();
    };
    type Change<'a> = &'a dyn Fn(&Path);
    let cases: [(&str, Change<'_>, &str); 4] = [
        (
            "an edit of the same length",
            &|records| edit(&file(records, "2026-09")),
            "0A0b1a1b2a2b",
        ),
        (
            "a month that went",
            &|records| fs::remove_file(file(records, "2026-09")).unwrap(),
            "1a1b2a2b",
        ),
        (
            "a damaged checkpoint",
            &|records| fs::write(records.join("local/checkpoints/story"), "x").unwrap(),
            "0a0b1a1b2a2b",
        ),
        (
            "late facts of another machine",
            &|records| late(records),
            "0a0b1a1b1c2a2b",
        ),
    ];
    for (case, change, expected) in cases {
        let dir = tempfile::tempdir().unwrap();
        fill(dir.path());
        story_and_reads(dir.path(), "k");
        change(dir.path());
        assert_eq!(story_and_reads(dir.path(), "k").0, expected, "{case}");
        assert_eq!(
            story_and_reads(dir.path(), "k"),
            (expected.to_owned(), 1),
            "{case}"
        );
    }
}

fn late(records: &Path) {
    let other = tempfile::tempdir().unwrap();
    journal(other.path())
        .at(at("2026-10-11T00:00:00Z"))
        .append(&[said("1c")])
        .unwrap();
    let path = file(other.path(), "2026-10");
    fs::copy(&path, records.join("journal").join(path.file_name().unwrap())).unwrap();
}

#[test]
fn a_fresh_clone_with_other_times_of_change_is_looked_at_and_trusted() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path());
    story_and_reads(dir.path(), "k");
    let september = fs::OpenOptions::new()
        .append(true)
        .open(file(dir.path(), "2026-09"))
        .unwrap();
    september.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(story_and_reads(dir.path(), "k"), ("0a0b1a1b2a2b".to_owned(), 2));
}

#[test]
fn damage_in_a_month_that_is_over_is_said_again_each_time() {
    let dir = tempfile::tempdir().unwrap();
    let journal = fill(dir.path());
    let path = file(dir.path(), "2026-09");
    fs::write(
        &path,
        [fs::read(&path).unwrap().as_slice(), b"spoiled\n"].concat(),
    )
    .unwrap();
    for _ in 0..2 {
        let folded = journal.fold("count", "", || 0, |count, _| *count += 1).unwrap();
        let codes: Vec<_> = folded
            .findings
            .iter()
            .map(|finding| finding.damage.code())
            .collect();
        assert_eq!((folded.state, codes), (6, vec!["not-a-fact"]));
    }
}
