//! Two clones of one plan, and a remote between them: git carries the records, and the union of lines is the truth.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test lays out folders of its own, and may panic"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A remote with a starter plan, and two clones of it in which nothing was recorded yet.
struct Team {
    dir: TempDir,
}

impl Team {
    fn of_two() -> Self {
        let team = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        let root = team.dir.path();
        git(root, &["init", "--quiet", "--bare", "remote"]);
        git(root, &["clone", "--quiet", "remote", "a"]);
        opsplan(&team.clone("a"), &["init"]);
        team.commit("a");
        git(&team.clone("a"), &["push", "--quiet", "origin", "HEAD"]);
        git(root, &["clone", "--quiet", "remote", "b"]);
        team
    }

    /// Two machines of one name: each believes that it is the one that sends.
    fn whose_clones_all_send() -> Self {
        let team = Self::of_two();
        let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap();
        let plan = team.clone("a").join("plan/plan.toml");
        let text = std::fs::read_to_string(&plan).unwrap();
        std::fs::write(&plan, format!("{text}\n[tick]\nhost = \"{}\"\n", host.trim())).unwrap();
        team.meet();
        team
    }

    /// How often both clones together wrote this into a channel's file.
    fn told(&self, channel: &str, words: &[&str]) -> usize {
        let text = |name| {
            let file = format!("plan/records/channels/{channel}.txt");
            std::fs::read_to_string(self.clone(name).join(file)).unwrap_or_default()
        };
        let both = text("a") + &text("b");
        let all = |line: &&str| words.iter().all(|word| line.contains(word));
        both.lines().filter(all).count()
    }

    fn clone(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn commit(&self, name: &str) {
        git(&self.clone(name), &["add", "--all"]);
        git(&self.clone(name), &["commit", "--quiet", "--message", name]);
    }

    /// Both send what they have and fetch what the other has.
    fn meet(&self) {
        for name in ["a", "b", "a"] {
            let changed = git(&self.clone(name), &["status", "--porcelain"]);
            if !changed.is_empty() {
                self.commit(name);
            }
            git(&self.clone(name), &["pull", "--quiet", "--rebase"]);
            git(&self.clone(name), &["push", "--quiet"]);
        }
    }

    fn titles(&self, name: &str) -> Vec<String> {
        let listed = opsplan(&self.clone(name), &["incident", "list", "--format", "json"]);
        let listed: Value = serde_json::from_str(&listed).unwrap();
        let items = listed["items"].as_array().unwrap().iter();
        let mut titles: Vec<String> = items.map(|it| it["title"].as_str().unwrap().to_owned()).collect();
        titles.sort();
        titles
    }
}

fn git(dir: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    command
        .current_dir(dir)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .args(["-c", "user.name=x", "-c", "user.email=x@example.jp"])
        .args(args);
    run(&mut command)
}

fn opsplan(dir: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsplan"));
    let path = std::env::var_os("PATH").unwrap();
    command
        .current_dir(dir)
        .env_clear()
        .env("PATH", path)
        .env("OPSPLAN_BY", "suzuki")
        .args(args);
    run(&mut command)
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{command:?}\n{out}{err}");
    out.into_owned()
}

#[test]
fn incidents_of_one_day_in_two_clones_are_two_and_merge_without_a_conflict() {
    let team = Team::of_two();
    for name in ["a", "b"] {
        opsplan(
            &team.clone(name),
            &["incident", "open", "--level", "3", &format!("{name}で起票")],
        );
    }
    team.meet();
    for name in ["a", "b"] {
        assert_eq!(team.titles(name), ["aで起票", "bで起票"], "in {name}");
        opsplan(&team.clone(name), &["records", "verify"]);
    }
}

#[test]
fn the_letters_of_a_clone_need_not_be_typed_where_only_one_incident_is_meant() {
    let team = Team::of_two();
    let clone = team.clone("a");
    opsplan(&clone, &["incident", "open", "--level", "3", "停止"]);
    let listed: Value =
        serde_json::from_str(&opsplan(&clone, &["incident", "list", "--format", "json"])).unwrap();
    let id = listed["items"][0]["id"].as_str().unwrap();
    let (short, letters) = id.rsplit_once('-').unwrap();
    assert_eq!(letters.len(), 4, "{id}");
    let said = opsplan(&clone, &["incident", "ack", short]);
    assert!(said.contains(id), "{said}");
}

#[test]
fn what_was_told_in_a_clone_is_no_business_of_git() {
    let team = Team::of_two();
    opsplan(&team.clone("a"), &["incident", "open", "--level", "3", "停止"]);
    let told = team.clone("a").join("plan/records/channels/02_障害連絡.txt");
    assert!(told.exists());
    let changed = git(
        &team.clone("a"),
        &["status", "--porcelain", "--untracked-files=all"],
    );
    assert_eq!(changed.lines().count(), 1, "the journal: {changed}");
    assert!(changed.contains("plan/records/journal/"), "{changed}");
}

#[test]
fn one_number_that_two_clones_gave_names_both_by_their_letters() {
    let team = Team::whose_clones_all_send();
    for name in ["a", "b"] {
        opsplan(
            &team.clone(name),
            &["incident", "open", "--level", "3", &format!("{name}で起票")],
        );
    }
    opsplan(&team.clone("b"), &["incident", "ack"]);
    team.meet();
    for name in ["a", "b"] {
        let clone = team.clone(name);
        assert_eq!(team.titles(name), ["aで起票", "bで起票"], "in {name}");
        let listed = opsplan(&clone, &["incident", "list"]);
        assert!(listed.contains("末尾の英数字まで指定してください"), "{listed}");
        let listed = opsplan(&clone, &["incident", "list", "--format", "json"]);
        let listed: Value = serde_json::from_str(&listed).unwrap();
        for item in listed["items"].as_array().unwrap() {
            let id = item["id"].as_str().unwrap();
            let state = if item["title"] == "bで起票" {
                "acked"
            } else {
                "open"
            };
            assert_eq!(
                (item["state"].as_str(), id.split('-').count()),
                (Some(state), 3),
                "{item}"
            );
            let shown = opsplan(&clone, &["incident", "show", id]);
            assert!(shown.contains(item["title"].as_str().unwrap()), "{shown}");
        }
        let verified = opsplan(&clone, &["records", "verify", "--format", "json"]);
        assert!(verified.contains("same-number"), "{verified}");
    }
}

#[test]
fn who_is_paged_for_incidents_of_one_number_hears_of_each_once_wherever_it_was_opened() {
    let team = Team::whose_clones_all_send();
    let at = |name: &str, time: &str, args: &[&str]| {
        let now = format!("2026-11-24T{time}+09:00");
        opsplan(&team.clone(name), &[&["--now", &now], args].concat())
    };
    let open = |name: &str, time: &str| {
        at(
            name,
            time,
            &["incident", "open", "--level", "3", &format!("{name}の停止")],
        )
    };
    open("a", "02:20:00");
    open("b", "02:21:00");
    at("b", "02:31:00", &["tick"]);
    team.meet();
    for name in ["a", "b", "a"] {
        at(name, "02:32:00", &["tick"]);
        team.meet();
    }
    for title in ["aの停止", "bの停止"] {
        for who in ["鈴木", "田中"] {
            let pages = team.told("個人宛", &[title, who]);
            assert_eq!(pages, 1, "{title} {who}\n{}", all_told(&team));
        }
        assert_eq!(team.told("02_障害連絡", &["第一報", title]), 1);
    }
    assert_eq!(
        team.told("02_障害連絡", &["20261124-1", "付いていました"]),
        1,
        "{}",
        all_told(&team)
    );
    let linted = opsplan(&team.clone("a"), &["lint", "--now", "2026-11-24T03:00:00+09:00"]);
    assert!(linted.contains("same-number"), "{linted}");
}

fn all_told(team: &Team) -> String {
    let file = |(name, channel)| {
        team.clone(name)
            .join(format!("plan/records/channels/{channel}.txt"))
    };
    let files = [
        ("a", "個人宛"),
        ("b", "個人宛"),
        ("a", "02_障害連絡"),
        ("b", "02_障害連絡"),
    ];
    files
        .map(|it| std::fs::read_to_string(file(it)).unwrap_or_default())
        .join("----\n")
}
