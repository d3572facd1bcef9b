//! Several processes and people at once.

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::{journal, texts};
use crate::records::sample::said;
use crate::world::journal::lock::Lock;
use crate::world::journal::{Appended, JournalError};

const RECORDS: &str = "OPSPLAN_TEST_RECORDS";
const MANY: &str = "OPSPLAN_TEST_MANY";

/// The process that the tests below start: appends fact after fact and says each one that is acknowledged.
#[test]
#[ignore = "a part of the other tests, which start it"]
fn child() {
    let (Ok(records), Ok(many)) = (std::env::var(RECORDS), std::env::var(MANY)) else {
        return;
    };
    for count in 0..many.parse().unwrap() {
        let text = format!("{}/{count}", std::process::id());
        journal(Path::new(&records)).append(&[said(&text)]).unwrap();
        println!("recorded {text}");
    }
}

fn start(records: &Path, many: usize) -> Child {
    let name = format!("{}::child", module_path!().split_once("::").unwrap().1);
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", &name, "--ignored", "--nocapture"])
        .stdout(Stdio::piped());
    command
        .env(RECORDS, records)
        .env(MANY, many.to_string())
        .spawn()
        .unwrap()
}

/// What a child said that it recorded.
fn recorded(child: Child) -> Vec<String> {
    let output = child.wait_with_output().unwrap().stdout;
    let lines = String::from_utf8(output).unwrap();
    lines
        .lines()
        .filter_map(|line| Some(line.split_once("recorded ")?.1.to_owned()))
        .collect()
}

#[test]
fn sixteen_processes_at_once_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let children: Vec<_> = (0..16).map(|_| start(dir.path(), 10)).collect();
    let mut said: Vec<String> = children.into_iter().flat_map(recorded).collect();
    let mut found = texts(&journal(dir.path()));
    said.sort();
    found.sort();
    assert_eq!((said.len(), said), (160, found));
    let verification = journal(dir.path()).verify(&[]).unwrap();
    assert_eq!((verification.files, verification.findings), (1, vec![]));
}

#[test]
fn a_killed_process_loses_nothing_that_it_acknowledged() {
    let dir = tempfile::tempdir().unwrap();
    let mut said = Vec::new();
    for round in 1..=5 {
        let mut child = start(dir.path(), 100_000);
        let mut lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        let texts = lines
            .by_ref()
            .filter_map(|line| Some(line.split_once("recorded ")?.1.to_owned()));
        said.extend(texts.take(round * 3));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    journal(dir.path()).append(&[super::said("after")]).unwrap();
    let found = texts(&journal(dir.path()));
    assert!(said.len() == 45 && said.iter().all(|text| found.contains(text)));
    assert_eq!(journal(dir.path()).verify(&[]).unwrap().findings, []);
}

#[test]
fn what_is_decided_under_the_lock_is_decided_once() {
    let dir = tempfile::tempdir().unwrap();
    let close_once = || {
        let decided = journal(dir.path()).transaction(|locked| -> Result<Appended, JournalError> {
            let closed = !locked.facts(None)?.facts.is_empty();
            if closed {
                Ok(Appended::default())
            } else {
                locked.append(&[said("closed")])
            }
        });
        decided.unwrap().facts.len()
    };
    let closed: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(close_once)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(
        (closed, texts(&journal(dir.path()))),
        (1, vec!["closed".to_owned()])
    );
}

#[test]
fn a_process_that_hangs_with_the_lock_does_not_hang_the_others() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("lock");
    let _held = Lock::take(&path, Duration::ZERO).unwrap();
    assert!(matches!(
        Lock::take(&path, Duration::from_millis(5)),
        Err(JournalError::Locked(_))
    ));
}

#[test]
fn what_is_made_in_a_folder_of_the_group_is_the_groups() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::set_permissions(dir.path(), PermissionsExt::from_mode(0o2775)).unwrap();
    let appended = journal(dir.path()).append(&[said("ours")]).unwrap();
    let mode = |path: &str| {
        std::fs::metadata(dir.path().join(path))
            .unwrap()
            .permissions()
            .mode()
            & 0o7777
    };
    assert_eq!(
        [mode("journal"), mode("local"), mode("local/writers")],
        [0o2775; 3]
    );
    let file = format!("journal/2026-11.{}.jsonl", appended.facts[0].id.writer);
    assert_eq!(
        [mode(&file), mode("local/journal.lock"), mode("local/reserve")],
        [0o664; 3]
    );
}
