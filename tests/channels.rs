//! The READMEs' tables of channels are held against what `lint` says, and the example against both.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests run the program on real folders"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// The keys of each kind.
type Keys = BTreeMap<String, BTreeSet<String>>;

/// What stands in backticks.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rows of a README's table: the keys of each kind, those that must be there, and those that may.
fn told(readme: &str, heading: &str) -> Keys {
    let text = fs::read_to_string(readme).unwrap();
    let (_, section) = text.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.trim_matches('|').split('|').collect::<Vec<_>>())
        .map(|cells| {
            let kind = quoted(cells[0]).pop_first().unwrap();
            (kind, quoted(&cells[1..3].concat()))
        })
        .collect()
}

fn items(args: &[&str], plan: &Path) -> Vec<Value> {
    let mut command = Command::cargo_bin("opsplan").unwrap();
    command.env_clear().args(args).arg("--plan").arg(plan);
    let output = command
        .args(["--format", "json", "--lang", "en", "--now", "2026-11-22T09:00"])
        .output()
        .unwrap();
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    answer["items"].as_array().unwrap().clone()
}

/// What `lint` says of the channels, each with a code.
fn lint(channels: &str) -> Vec<(String, String)> {
    let dir = tempfile::tempdir().unwrap();
    fs::write(
        dir.path().join("plan.toml"),
        "[plan]\nname = \"x\"\nstarts = 2026-11-01\n",
    )
    .unwrap();
    fs::write(dir.path().join("channels.toml"), channels).unwrap();
    let text = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
    items(&["lint"], dir.path())
        .iter()
        .map(|item| (text(item, "code"), text(item, "help")))
        .collect()
}

fn helps(channels: &str, code: &str) -> Vec<BTreeSet<String>> {
    let found = lint(channels).into_iter().filter(|(it, _)| it == code);
    found.map(|(_, help)| quoted(&help)).collect()
}

/// The keys of each kind, as `lint` names them beside a key that is another kind's.
fn known() -> Keys {
    let kinds = helps(
        "[[channel]]\nid = \"x\"\nname = \"x\"\nkind = \"nothing-of-ours\"\n",
        "bad-value",
    );
    let mut channels = String::new();
    for kind in &kinds[0] {
        let foreign = if kind == "file" { "room" } else { "path" };
        write!(
            channels,
            "[[channel]]\nid = \"{kind}\"\nname = \"{kind}\"\nkind = \"{kind}\"\n{foreign} = \"x\"\n"
        )
        .unwrap();
    }
    let keys = helps(&channels, "foreign-key");
    assert_eq!(keys.len(), kinds[0].len());
    kinds[0].iter().cloned().zip(keys).collect()
}

#[test]
fn the_readmes_name_every_kind_and_its_keys() {
    let known = known();
    assert_eq!(known.len(), 13);
    for (readme, heading) in [("README.md", "Channels"), ("README.ja.md", "連絡手段")] {
        assert_eq!(told(readme, heading), known, "{readme}");
    }
}

#[test]
fn the_example_has_one_of_each_kind() {
    let shown = items(&["show", "channels"], Path::new("examples/channels"));
    let kinds: Vec<&str> = shown.iter().filter_map(|item| item["kind"].as_str()).collect();
    let each: BTreeSet<String> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
    assert_eq!(each, known().into_keys().collect());
    assert_eq!(kinds.len(), each.len());
}
