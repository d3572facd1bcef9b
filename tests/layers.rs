//! Imports go one way: a module imports only those above it in this list, which is the order of `mod` lines in lib.rs.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reaches outside, and stops where it fails"
)]

use std::fs;
use std::path::{Path, PathBuf};

fn modules() -> Vec<String> {
    let map = fs::read_to_string("src/lib.rs").unwrap();
    let name = |line: &str| Some(line.strip_prefix("pub mod ")?.split(';').next()?.to_owned());
    map.lines().filter_map(name).collect()
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|it| it == "rs"))
        .collect()
}

/// The module that a file under src/ belongs to: `due` for src/due/list.rs.
fn module_of(file: &Path) -> String {
    let first = file
        .components()
        .nth(1)
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The modules that a text names as `crate::name`, also inside `use crate::{…}`.
fn imported(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut names = Vec::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(group) => names.extend(heads(group)),
            None => names.push(word(after)),
        }
    }
    names
}

/// The first words of the branches of a `use` group, at its outermost depth.
fn heads(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut heads = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => heads.push(String::new()),
            _ if depth == 1 => heads.last_mut().unwrap().push(c),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
        .iter()
        .map(|head| word(head.trim()))
        .filter(|head| !head.is_empty())
        .collect()
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn a_module_imports_only_those_above_it() {
    let order = modules();
    let rank = |name: &str| order.iter().position(|it| it == name);
    let mut upward = Vec::new();
    for file in files(Path::new("src")) {
        let Some(own) = rank(&module_of(&file)) else {
            continue;
        };
        let names = imported(&fs::read_to_string(&file).unwrap());
        let above = names.iter().filter(|name| rank(name).is_some_and(|it| it > own));
        upward.extend(above.map(|name| format!("{} imports {name}", file.display())));
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn the_domain_imports_no_sentences_and_no_looks() {
    let domain = [
        "calendar", "plan", "records", "due", "check", "incident", "notify", "drill", "document", "report",
    ];
    for file in files(Path::new("src")) {
        if domain.contains(&module_of(&file).as_str()) {
            let names = imported(&fs::read_to_string(&file).unwrap());
            assert!(
                !names
                    .iter()
                    .any(|it| ["say", "show", "world", "cli"].contains(&it.as_str())),
                "{file:?}"
            );
        }
    }
}

#[test]
fn the_readmes_show_the_same_map() {
    for readme in ["README.md", "README.ja.md"] {
        let text = fs::read_to_string(readme).unwrap();
        let room = |line: &str| Some(line.strip_prefix("| `")?.split_once("/` |")?.0.to_owned());
        let rooms: Vec<String> = text.lines().filter_map(room).collect();
        assert_eq!(rooms, modules(), "{readme}");
    }
}

#[test]
fn this_test_sees_imports_in_every_form() {
    let text = "use crate::{due::List, plan::{Task, Role}};\nlet x = crate::show::draw();\n// crate::cli\n";
    assert_eq!(imported(text), ["due", "plan", "show"]);
}
