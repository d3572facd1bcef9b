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
    let team = Team::of_two();
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap();
    let plan = team.clone("a").join("plan/plan.toml");
    let text = std::fs::read_to_string(&plan).unwrap();
    std::fs::write(&plan, format!("{text}\n[tick]\nhost = \"{}\"\n", host.trim())).unwrap();
    team.meet();
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
