//! The power goes, the disk fails or is full: at every single operation.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::faulty::{Fault, Faulty};
use super::{NOON, at, journal, moment, texts};
use crate::records::Damage;
use crate::records::sample::{Said, said};
use crate::world::journal::{Journal, JournalError};

fn on(disk: &Faulty, records: &Path) -> Journal {
    Journal {
        disk: Arc::new(disk.clone()),
        ..journal(records)
    }
}

/// Records five facts in three appends over two months; gives those that were acknowledged.
fn night(journal: &Journal) -> Vec<&'static str> {
    let december = journal.at(moment("2026-12-02T00:00:00+09:00"));
    let script: [(&Journal, &[&'static str]); 3] = [
        (journal, &["a"]),
        (journal, &["b", "c"]),
        (&december, &["d", "e"]),
    ];
    let mut acknowledged = Vec::new();
    for (journal, words) in script {
        let facts: Vec<_> = words.iter().map(|word| said(word)).collect();
        if journal.append(&facts).is_ok() {
            acknowledged.extend(words);
        }
    }
    acknowledged
}

fn operations_of_a_night() -> usize {
    let dir = tempfile::tempdir().unwrap();
    let disk = Faulty::new(Fault::None);
    assert_eq!(night(&on(&disk, dir.path())), ["a", "b", "c", "d", "e"]);
    disk.done()
}

#[test]
fn whatever_was_acknowledged_survives_a_crash_at_every_operation() {
    for at in 0..operations_of_a_night() {
        for tenths in [0, 1, 5, 9, 10] {
            let dir = tempfile::tempdir().unwrap();
            let acknowledged = night(&on(&Faulty::new(Fault::Crash { at, tenths }), dir.path()));
            assert!(
                acknowledged.len() < 5 || at > 3,
                "operation {at} was never reached"
            );
            survives(
                dir.path(),
                &acknowledged,
                &format!("operation {at}, {tenths} tenths"),
            );
        }
    }
}

fn survives(records: &Path, acknowledged: &[&str], case: &str) {
    let journal = journal(records).at(moment("2026-12-03T00:00:00+09:00"));
    let replay = journal.facts(None).unwrap();
    assert!(
        replay
            .findings
            .iter()
            .all(|finding| matches!(finding.damage, Damage::Torn(_))),
        "{case}: {replay:?}"
    );
    let words: Vec<String> = replay
        .facts
        .iter()
        .map(|fact| fact.read::<Said>().unwrap().text)
        .collect();
    assert!(words.len() >= acknowledged.len(), "{case}: {words:?}");
    assert!("abcde".starts_with(&words.concat()), "{case}: {words:?}");

    journal.append(&[said("next")]).unwrap();
    let after: Vec<String> = words.into_iter().chain(["next".to_owned()]).collect();
    assert_eq!(texts(&journal), after, "{case}");
    assert_eq!(journal.verify(&[]).unwrap().findings, [], "{case}");
}

#[test]
fn an_append_that_failed_recorded_nothing() {
    for at in 0..operations_of_a_night() {
        let dir = tempfile::tempdir().unwrap();
        let disk = Faulty::new(Fault::Fail {
            at,
            kind: ErrorKind::Other,
        });
        let acknowledged = night(&on(&disk, dir.path()));
        assert!(
            acknowledged.len() >= 3,
            "operation {at}: one failure, one append lost"
        );
        assert_eq!(texts(&journal(dir.path())), acknowledged, "operation {at}");
        assert_eq!(
            journal(dir.path()).verify(&[]).unwrap().findings,
            [],
            "operation {at}"
        );
    }
}

#[test]
fn a_full_disk_gives_back_its_reserve_once_and_then_says_so() {
    let dir = tempfile::tempdir().unwrap();
    journal(dir.path()).append(&[said("before")]).unwrap();
    let full = on(&Faulty::new(Fault::Room(100)), dir.path());
    let rescued = full.append(&[said("the outage")]).unwrap();
    assert!(rescued.reserve_used);
    assert!(!dir.path().join("local/reserve").exists());

    let words: Vec<_> = (0..300).map(|_| said(&"x".repeat(1000))).collect();
    assert!(matches!(full.append(&words), Err(JournalError::Full(_))));
    assert_eq!(texts(&journal(dir.path())), ["before", "the outage"]);

    let freed = journal(dir.path()).append(&[said("after")]).unwrap();
    assert!(!freed.reserve_used);
    assert_eq!(
        std::fs::metadata(dir.path().join("local/reserve")).unwrap().len(),
        64 * 1024
    );
    assert_eq!(texts(&journal(dir.path())), ["before", "the outage", "after"]);
    assert_eq!(journal(dir.path()).verify(&[]).unwrap().findings, []);
}

#[test]
fn a_device_that_is_always_full_is_a_full_disk() {
    let dir = tempfile::tempdir().unwrap();
    let before = journal(dir.path()).append(&[said("before")]).unwrap();
    let december = format!("journal/2026-12.{}.jsonl", before.facts[0].id.writer);
    std::os::unix::fs::symlink("/dev/full", dir.path().join(december)).unwrap();
    let failed = journal(dir.path())
        .at(at("2026-12-24T00:00:00Z"))
        .append(&[said("lost")]);
    assert!(matches!(failed, Err(JournalError::Full(_))), "{failed:?}");
}

#[test]
fn a_read_only_folder_is_read_and_says_that_it_cannot_be_written() {
    let dir = tempfile::tempdir().unwrap();
    journal(dir.path()).append(&[said("before")]).unwrap();
    for kind in [ErrorKind::ReadOnlyFilesystem, ErrorKind::PermissionDenied] {
        let journal = on(&Faulty::new(Fault::Always(kind)), dir.path());
        assert!(matches!(
            journal.append(&[said("lost")]),
            Err(JournalError::ReadOnly(_))
        ));
        assert_eq!(texts(&journal), ["before"]);
        let count = journal.fold("count", "", || 0, |count, _| *count += 1).unwrap();
        assert_eq!(count.state, 1);
    }
}

#[test]
fn a_torn_line_is_set_aside_and_never_deleted() {
    let dir = tempfile::tempdir().unwrap();
    let before = journal(dir.path()).append(&[said("before")]).unwrap();
    let name = format!("2026-11.{}.jsonl", before.facts[0].id.writer);
    let path = dir.path().join("journal").join(&name);
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, [whole.as_slice(), b"{\"id\":\"ops"].concat()).unwrap();
    let mended = journal(dir.path()).append(&[said("after")]).unwrap();
    assert_eq!(mended.findings[0].damage, Damage::Torn(10));
    assert_eq!(texts(&journal(dir.path())), ["before", "after"]);
    let aside = dir.path().join(format!("local/torn/{name}.{}", whole.len()));
    assert_eq!(std::fs::read(aside).unwrap(), b"{\"id\":\"ops\n");
}

#[test]
fn an_editor_that_took_the_last_line_end_loses_no_fact() {
    let dir = tempfile::tempdir().unwrap();
    let before = journal(dir.path()).append(&[said("before")]).unwrap();
    let path = dir
        .path()
        .join(format!("journal/2026-11.{}.jsonl", before.facts[0].id.writer));
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    journal(dir.path()).at(at(NOON)).append(&[said("after")]).unwrap();
    assert_eq!(texts(&journal(dir.path())), ["before", "after"]);
    assert_eq!(journal(dir.path()).verify(&[]).unwrap().findings, []);
}

/// One good fact, one bad line and a torn one.
fn spoiled(records: &Path) {
    let good = journal(records).append(&[said("good")]).unwrap();
    let path = records.join(format!("journal/2026-11.{}.jsonl", good.facts[0].id.writer));
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, [whole.as_slice(), b"bad\n{\"id"].concat()).unwrap();
}

#[test]
fn a_repair_that_was_stopped_anywhere_can_be_run_again() {
    let steps = {
        let dir = tempfile::tempdir().unwrap();
        spoiled(dir.path());
        let disk = Faulty::new(Fault::None);
        on(&disk, dir.path()).repair("tanaka").unwrap();
        disk.done()
    };
    for at in 0..steps {
        let dir = tempfile::tempdir().unwrap();
        spoiled(dir.path());
        let _ = on(&Faulty::new(Fault::Crash { at, tenths: 5 }), dir.path()).repair("tanaka");
        journal(dir.path()).repair("tanaka").unwrap();
        let verified = journal(dir.path()).verify(&[]).unwrap();
        let unexplained = verified
            .findings
            .iter()
            .filter(|finding| !matches!(finding.damage, Damage::Mended(_)));
        assert_eq!(unexplained.count(), 0, "operation {at}: {:?}", verified.findings);
        let kept = std::fs::read_dir(dir.path().join("set-aside")).unwrap();
        let kept: Vec<String> = kept
            .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
            .collect();
        assert!(
            kept.iter().any(|text| text.starts_with("bad\n")),
            "operation {at}: {kept:?}"
        );
        assert!(
            journal(dir.path())
                .facts(None)
                .unwrap()
                .facts
                .iter()
                .any(|fact| fact.kind == "said")
        );
    }
}
