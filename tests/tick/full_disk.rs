//! A disk that takes nothing more: whoever is to be called is called all the same, marked, and the exit code says it.
//!
//! The system lets no file of the program grow beyond the length of the journal, as a full disk would.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::night::{newest, open, opsplan, plan, told};

/// Files may grow by less than 512 bytes beyond the journal; the exit code and what was said.
fn on_a_full_disk(dir: &Path, time: &str, arguments: &str) -> (i32, String) {
    let blocks = fs::metadata(newest(dir)).unwrap().len() / 512;
    let _absent = fs::remove_file(dir.join("records/local/reserve"));
    let script =
        format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" {arguments} --now 2026-11-24T{time} --plan .");
    let output = Command::new("/bin/sh")
        .args(["-c", &script])
        .arg(assert_cmd::cargo::cargo_bin!("opsplan"))
        .env_clear()
        .current_dir(dir)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().unwrap(), text)
}

#[test]
fn the_next_person_is_called_though_nothing_can_be_recorded() {
    let dir = plan(&[]);
    open(dir.path(), "02:20");
    let before = fs::read_to_string(newest(dir.path())).unwrap();
    let (code, said) = on_a_full_disk(dir.path(), "02:31", "tick");
    assert_eq!(code, 4, "{said}");
    let pages = told(dir.path(), "direct");
    assert!(
        pages.len() == 1 && pages[0].contains("田中 一郎さん") && pages[0].contains("記録不可"),
        "{pages:#?}"
    );
    let steps = told(dir.path(), "incidents");
    assert!(
        steps
            .iter()
            .any(|line| line.contains("第2段階") && line.contains("記録不可")),
        "{steps:#?}"
    );
    assert_eq!(
        fs::read_to_string(newest(dir.path())).unwrap(),
        before,
        "nothing half written stays"
    );
    // What is long past is not sent every minute.
    assert_eq!(on_a_full_disk(dir.path(), "02:35", "tick").0, 4);
    assert_eq!(told(dir.path(), "direct").len(), 1);
    // When there is room again, the records catch up.
    assert_eq!(opsplan(dir.path(), "02:36", &["tick"]).0, 0);
    assert_eq!(opsplan(dir.path(), "02:37", &["tick"]).0, 0);
    assert_eq!(told(dir.path(), "direct").len(), 2);
}

#[test]
fn an_incident_that_cannot_be_recorded_is_told_under_a_name_of_its_own() {
    let dir = plan(&[]);
    open(dir.path(), "02:20");
    let (code, said) = on_a_full_disk(
        dir.path(),
        "02:25",
        "incident open --level 3 在庫Web応答なし --by suzuki",
    );
    assert_eq!(code, 4, "{said}");
    let heard = told(dir.path(), "incidents");
    let first = heard.iter().find(|line| line.contains("在庫Web応答なし"));
    let first = first.unwrap_or_else(|| panic!("{heard:#?}"));
    assert!(
        first.contains("記録不可") && first.contains("20261124-2"),
        "{first}"
    );
}

/// A check that is looked at every minute and believed at once.
const NERVOUS: &str = "[[check]]\nid = \"web\"\nkind = \"command\"\nargv = [\"/bin/sh\", \"-c\", \"exit $(cat code)\"]\n\
                       every = \"1m\"\nfail_after = 1\nrecover_after = 1\nopen_incident = 3\n";

#[test]
fn a_check_that_goes_down_on_a_full_disk_is_told_calls_people_and_opens_its_incident_later() {
    for command in ["tick", "check --notify"] {
        let dir = plan(&[("checks.toml", NERVOUS), ("code", "0")]);
        open(dir.path(), "02:20");
        opsplan(dir.path(), "02:21", &["tick"]);
        fs::write(dir.path().join("code"), "2").unwrap();
        let (code, said) = on_a_full_disk(dir.path(), "02:25", command);
        assert_eq!(code, 4, "{command}: {said}");
        assert!(said.contains("エラー"), "{command}: {said}");
        let heard = told(dir.path(), "incidents");
        let marked = |word: &str| {
            let both = |line: &&String| line.contains(word) && line.contains("記録不可");
            heard.iter().filter(both).count()
        };
        let words = ["error", "【第一報】"].map(marked);
        assert_eq!(words, [1, 1], "{command}: {heard:#?}");
        let pages = told(dir.path(), "chat");
        let page = pages.last().unwrap();
        assert!(
            page.contains("記録不可") && page.contains("web"),
            "{command}: {pages:#?}"
        );
        // When there is room again, the records catch up.
        opsplan(dir.path(), "02:40", &["tick"]);
        let (_, list, _) = opsplan(dir.path(), "02:40", &["incident", "list", "--format", "json"]);
        assert_eq!(list.matches("\"20261124-").count(), 2, "{command}: {list}");
    }
}

#[test]
fn samples_that_cannot_be_kept_keep_no_incident_from_being_opened() {
    let dir = plan(&[("checks.toml", NERVOUS), ("code", "2")]);
    fs::create_dir_all(
        dir.path()
            .join("records/local/samples-rehearsal/2026-11-24.jsonl"),
    )
    .unwrap();
    assert_eq!(opsplan(dir.path(), "02:25", &["tick"]).0, 4);
    let (_, list, _) = opsplan(dir.path(), "02:26", &["incident", "list", "--format", "json"]);
    assert_eq!(list.matches("\"20261124-").count(), 1, "{list}");
    assert!(
        told(dir.path(), "incidents")
            .iter()
            .any(|line| line.contains("第一報"))
    );
}

#[test]
fn while_the_disk_stays_full_each_is_told_once_and_the_next_step_in_its_time() {
    let dir = plan(&[("checks.toml", NERVOUS), ("code", "0")]);
    open(dir.path(), "02:20");
    opsplan(dir.path(), "02:21", &["tick"]);
    fs::write(dir.path().join("code"), "2").unwrap();
    let count = |name: &str| {
        let lines = told(dir.path(), name);
        lines
            .iter()
            .filter(|line| line.contains("web") && line.contains("記録不可"))
            .count()
    };
    for minute in 25..38 {
        on_a_full_disk(dir.path(), &format!("02:{minute}"), "tick");
    }
    assert_eq!(count("chat"), 1, "{:#?}", told(dir.path(), "chat"));
    assert_eq!(count("direct"), 1, "{:#?}", told(dir.path(), "direct"));
}
