//! The journal on a real disk.

use super::*;
use crate::records::Month;
use crate::records::sample::{Said, said, time};

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
        .map(|fact| fact.event::<Said>().unwrap().unwrap().text)
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
