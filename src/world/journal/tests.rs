//! The journal on a real disk.

use std::fs;
use std::process::Command;

use super::*;
use crate::records::Month;
use crate::records::sample::{Said, said, time};

mod crash;
mod faulty;
mod fold;
mod processes;

fn at(now: &str) -> Moment {
    moment(now)
}

fn moment(text: &str) -> Moment {
    Moment {
        now: time(text),
        by_hand: false,
    }
}

const NOON: &str = "2026-11-22T12:00:00+09:00";

fn journal(records: &Path) -> Journal {
    let scribe = Scribe {
        host: "ops01".into(),
        user: "tanaka".into(),
    };
    Journal::open(records, scribe, moment(NOON))
}

fn texts(journal: &Journal) -> Vec<String> {
    let replay = journal.facts(None).unwrap();
    assert_eq!(replay.findings, []);
    replay
        .facts
        .iter()
        .map(|fact| fact.read::<Said>().unwrap().text)
        .collect()
}

#[test]
fn what_is_appended_is_read_again() {
    let dir = tempfile::tempdir().unwrap();
    let journal = journal(dir.path());
    assert_eq!(texts(&journal), [""; 0]);
    let first = journal.append(&[said("一"), said("two\nlines")]).unwrap();
    let later = journal.at(moment("2026-12-01T09:00:00+09:00"));
    later
        .append(&[said("three").answering([first.facts[0].id.clone()])])
        .unwrap();
    assert_eq!(texts(&journal), ["一", "two\nlines", "three"]);
    let december = journal.facts(Some("2026-12".parse::<Month>().unwrap())).unwrap();
    assert_eq!(december.facts[0].answers, [first.facts[0].id.clone()]);
    assert_eq!(december.facts[0].id.count, 3);
}

fn writer(appended: &Appended) -> &str {
    &appended.facts[0].id.writer
}

#[test]
fn a_clock_that_went_back_a_little_does_not_turn_the_order_round() {
    let dir = tempfile::tempdir().unwrap();
    let first = journal(dir.path()).append(&[said("first")]).unwrap();
    let second = journal(dir.path())
        .at(moment("2026-11-22T11:59:00+09:00"))
        .append(&[said("second")])
        .unwrap();
    assert_eq!(second.facts[0].written, first.facts[0].written);
    assert_eq!(texts(&journal(dir.path())), ["first", "second"]);
}

#[test]
fn what_is_written_after_the_clock_went_back_does_not_look_as_if_it_were_entered_afterwards() {
    let dir = tempfile::tempdir().unwrap();
    let first = journal(dir.path()).append(&[said("first")]).unwrap();
    let back = "2026-11-22T11:30:00+09:00";
    let second = journal(dir.path())
        .at(moment(back))
        .append(&[said("second")])
        .unwrap();
    assert_eq!(second.facts[0].written, time(back));
    assert_ne!(writer(&first), writer(&second));
}

#[test]
fn a_process_that_goes_on_where_it_wrote_sees_what_another_wrote_meanwhile() {
    let dir = tempfile::tempdir().unwrap();
    let (one, other) = (journal(dir.path()), journal(dir.path()));
    one.append(&[said("first")]).unwrap();
    let before = one.signature().unwrap();
    assert_eq!(one.signature().unwrap(), before);
    one.append(&[said("second")]).unwrap();
    other.append(&[said("third")]).unwrap();
    assert_ne!(one.signature().unwrap(), before);
    one.append(&[said("fourth")]).unwrap();
    one.append(&[said("fifth")]).unwrap();
    assert_eq!(texts(&one), ["first", "second", "third", "fourth", "fifth"]);
    assert_eq!(one.verify(&[]).unwrap().findings, []);
}

#[test]
fn a_clock_that_was_years_ahead_does_not_date_what_comes_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let wrong = journal(dir.path())
        .at(moment("2040-01-01T00:00:00Z"))
        .append(&[said("wrong")])
        .unwrap();
    let right = journal(dir.path()).append(&[said("right")]).unwrap();
    assert_eq!(right.facts[0].written, time(NOON));
    assert_ne!(writer(&wrong), writer(&right));
    assert_eq!(journal(dir.path()).verify(&[]).unwrap().findings, []);
}

#[test]
fn a_clock_set_by_hand_has_a_writer_of_its_own_and_may_go_back() {
    let dir = tempfile::tempdir().unwrap();
    let by_hand = |now| Moment {
        now: time(now),
        by_hand: true,
    };
    let real = journal(dir.path()).append(&[said("real")]).unwrap();
    let later = journal(dir.path())
        .at(by_hand("2030-01-01T00:00:00Z"))
        .append(&[said("2030")])
        .unwrap();
    let again = journal(dir.path())
        .at(by_hand("2030-01-02T00:00:00Z"))
        .append(&[said("2030 too")])
        .unwrap();
    let earlier = journal(dir.path())
        .at(by_hand("2026-01-01T00:00:00Z"))
        .append(&[said("2026")])
        .unwrap();
    assert!(later.facts[0].rehearsal && !real.facts[0].rehearsal);
    assert!(
        writer(&later) == writer(&again)
            && writer(&later) != writer(&earlier)
            && writer(&later) != writer(&real)
    );
    assert_eq!(texts(&journal(dir.path())), ["2026", "real", "2030", "2030 too"]);
    assert_eq!(journal(dir.path()).verify(&[]).unwrap().findings, []);
}

#[test]
fn a_copy_of_the_folder_writes_under_a_name_of_its_own() {
    let (dir, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let original = journal(dir.path()).append(&[said("original")]).unwrap();
    let copied = Command::new("cp")
        .arg("-a")
        .arg(dir.path().join("."))
        .arg(copy.path())
        .status()
        .unwrap();
    assert!(copied.success());
    let other = journal(copy.path()).append(&[said("other")]).unwrap();
    assert_ne!(writer(&original), writer(&other));
    let again = journal(dir.path()).append(&[said("again")]).unwrap();
    assert_eq!(writer(&original), writer(&again));
}

#[test]
fn ids_are_not_used_again_when_the_journal_was_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let first = journal(dir.path()).append(&[said("1")]).unwrap();
    let path = dir
        .path()
        .join(format!("journal/2026-11.{}.jsonl", writer(&first)));
    let old = fs::read(&path).unwrap();
    let lost = journal(dir.path()).append(&[said("2"), said("3")]).unwrap();
    fs::write(&path, old).unwrap();
    let found = journal(dir.path()).verify(&[]).unwrap().findings;
    assert_eq!(found[0].damage.code(), "head-missing");
    let next = journal(dir.path()).append(&[said("4")]).unwrap();
    assert_eq!((lost.facts[1].id.count, next.facts[0].id.count), (3, 4));
}

#[test]
fn strange_things_in_the_folder_are_findings_and_nobody_waits_for_them() {
    let dir = tempfile::tempdir().unwrap();
    journal(dir.path()).append(&[said("good")]).unwrap();
    let folder = dir.path().join("journal");
    fs::create_dir(folder.join("2026-11.folder.jsonl")).unwrap();
    std::os::unix::fs::symlink("2026-11.loop.jsonl", folder.join("2026-11.loop.jsonl")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.join("2026-11.zero.jsonl")).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(folder.join("2026-11.pipe.jsonl"))
            .status()
            .unwrap()
            .success()
    );
    fs::write(folder.join("notes.jsonl"), "x").unwrap();
    fs::write(folder.join("2026-11.swp"), "x").unwrap();
    let hole = fs::File::create(folder.join("2026-11.hole.jsonl")).unwrap();
    hole.set_len(1 << 40).unwrap();

    let replay = journal(dir.path()).facts(None).unwrap();
    let found: Vec<_> = replay
        .findings
        .iter()
        .map(|finding| (&*finding.file, finding.damage.code()))
        .collect();
    assert_eq!(replay.facts.len(), 1);
    assert_eq!(
        found,
        [
            ("2026-11.folder.jsonl", "not-a-file"),
            ("2026-11.hole.jsonl", "too-large"),
            ("2026-11.loop.jsonl", "unreadable"),
            ("2026-11.pipe.jsonl", "not-a-file"),
            ("2026-11.zero.jsonl", "not-a-file"),
            ("notes.jsonl", "strange-name"),
        ]
    );
    assert_eq!(
        journal(dir.path()).append(&[said("more")]).unwrap().facts.len(),
        1
    );
}

#[test]
fn a_file_of_a_newer_opsplan_is_read_and_never_written() {
    let dir = tempfile::tempdir().unwrap();
    let first = journal(dir.path()).append(&[said("1")]).unwrap();
    let path = dir
        .path()
        .join(format!("journal/2026-11.{}.jsonl", writer(&first)));
    let newer = fs::read_to_string(&path)
        .unwrap()
        .replace("\"format\":1", "\"format\":2");
    fs::write(&path, &newer).unwrap();
    assert!(matches!(
        journal(dir.path()).append(&[said("2")]),
        Err(JournalError::NewerFormat(_, 2))
    ));
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    let replay = journal(dir.path()).facts(None).unwrap();
    assert_eq!(
        (replay.facts.len(), replay.findings[0].damage.code()),
        (1, "newer-format")
    );
}

#[test]
fn a_repair_sets_bad_lines_aside_and_explains_the_broken_links() {
    let dir = tempfile::tempdir().unwrap();
    let first = journal(dir.path())
        .append(&[said("1"), said("2"), said("3")])
        .unwrap();
    let path = dir
        .path()
        .join(format!("journal/2026-11.{}.jsonl", writer(&first)));
    let spoiled = fs::read_to_string(&path).unwrap().replace(":\"2\"}", ":\"2\"");
    fs::write(&path, format!("{spoiled}<<<<<<< HEAD\n{{\"id\":\"torn")).unwrap();
    assert!(!journal(dir.path()).verify(&[]).unwrap().findings.is_empty());

    let mended = journal(dir.path()).repair("tanaka").unwrap();
    let why: Vec<_> = mended
        .repaired
        .lines
        .iter()
        .map(|line| (line.line, &*line.why))
        .collect();
    assert_eq!(why, [(3, "not-a-fact"), (5, "conflict-marker"), (6, "torn")]);
    let kept = fs::read_to_string(dir.path().join(&mended.aside[0])).unwrap();
    assert!(kept.contains(":\"2\"") && kept.contains("<<<<<<< HEAD") && kept.ends_with("\"torn\n"));

    let after = journal(dir.path()).verify(&[]).unwrap();
    assert!(
        after
            .findings
            .iter()
            .all(|finding| finding.damage.code() == "mended"),
        "{:?}",
        after.findings
    );
    let again = journal(dir.path()).repair("tanaka").unwrap();
    assert_eq!(
        (
            again.repaired.lines.len(),
            again.files.len(),
            again.repaired.links.len()
        ),
        (0, 0, 0)
    );
    journal(dir.path()).append(&[said("4")]).unwrap();
    assert_eq!(journal(dir.path()).facts(None).unwrap().facts.len(), 4);
}
