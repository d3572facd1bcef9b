//! The keys of the answers are the keys of the files: whoever knows one knows the other.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::plan::raw::{self, Table};
use crate::plan::{Source, Sources, read, starter};

fn plan() -> Plan {
    read(&uncommented()).plan.unwrap()
}

/// The starter has its contract, a web check and a planned outage behind `#`.
fn uncommented() -> Sources {
    let mut sources = Sources::default();
    let today = "2026-11-22".parse().unwrap();
    for (file, (name, text)) in
        File::ALL
            .into_iter()
            .zip(starter::files(Language::Ja, today, chrono_tz::Asia::Tokyo))
    {
        let is_commented = matches!(file, File::Contracts | File::Checks);
        let bare = |line: &str| {
            let code = line.strip_prefix("# ").unwrap_or(line);
            let is_code = code.starts_with('[') || code.contains(" = ");
            if is_commented && is_code {
                code.to_owned()
            } else {
                line.to_owned()
            }
        };
        let lines: Vec<String> = text.lines().map(bare).collect();
        assert_eq!(file.name(), name);
        sources.insert(file, Source::new(name, lines.join("\n")));
    }
    sources
}

fn keys(item: &impl Serialize) -> BTreeSet<String> {
    match serde_json::to_value(item).unwrap() {
        Value::Object(fields) => fields.keys().cloned().collect(),
        other => panic!("{other}"),
    }
}

fn written<T: Table>() -> BTreeSet<String> {
    T::KEYS.iter().map(|key| key.name.to_owned()).collect()
}

#[test]
fn an_answer_has_the_keys_of_its_file() {
    let plan = plan();
    let today = "2026-11-22".parse().unwrap();
    assert_eq!(keys(&tasks::of(&plan)[0]), written::<raw::Task>());
    assert_eq!(keys(&org::of(&plan, today)[0]), written::<raw::Role>());
    assert_eq!(
        keys(&contacts::of(&plan, &[], today)[0]),
        written::<raw::Contact>()
    );
    assert_eq!(keys(&levels::of(&plan)[0]), written::<raw::Level>());
    assert_eq!(keys(&contracts::of(&plan)[0]), written::<raw::Contract>());
    assert_eq!(keys(&drills::of(&plan)[0]), written::<raw::Drill>());
}

#[test]
fn an_answer_of_many_kinds_has_no_key_of_its_own() {
    let plan = plan();
    for entry in checks::of(&plan) {
        match &entry {
            checks::Entry::Check(check) => assert!(keys(&**check).is_subset(&written::<raw::Check>())),
            checks::Entry::Maintenance(window) => {
                assert!(keys(window).is_subset(&written::<raw::Maintenance>()));
            }
        }
    }
    for entry in channels::of(&plan) {
        match &entry {
            channels::Entry::Event(event) => assert_eq!(keys(event), written::<raw::Event>()),
            channels::Entry::Channel(channel) => assert!(keys(channel).is_subset(&written::<raw::Channel>())),
        }
    }
}

#[test]
fn the_tree_has_people_in_it() {
    let plan = plan();
    let chart = listing(org::of(&plan, "2026-11-22".parse().unwrap()));
    let drawn = crate::show::draw(&chart, crate::show::Format::Markdown, Language::Ja, None).unwrap();
    let expected =
        "- 部門長: 山本 浩\n  - プロジェクトマネージャー: 田中 一郎\n    - システム担当者: 鈴木 花子\n";
    assert_eq!(drawn, expected);
}
