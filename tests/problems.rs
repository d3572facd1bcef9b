//! A folder for every code: a plan that causes it, and exactly what `opsplan lint` says of it.
//!
//! `expected.txt` is the screen in Japanese, `expected.en.txt` in English, `expected.short` the lines in Japanese,
//! `expected.json` data, which is English whatever people see. A file `NAME.size` stands for a file NAME of so many
//! bytes; `.mode` is the folder's own; `records/` is what was recorded before. `ACCEPT=1 cargo test --test problems` writes
//! what is said now, to be read before it is committed.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests run the program on real folders"
)]

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use opsplan::plan::Wrong;
use opsplan::plan::warn::Warning;

const OUTPUTS: [(&str, &[&str]); 4] = [
    ("expected.txt", &["--lang", "ja"]),
    ("expected.en.txt", &["--lang", "en"]),
    ("expected.short", &["--lang", "ja", "--format", "short"]),
    ("expected.json", &["--lang", "ja", "--format", "json"]),
];

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|it| it.unwrap().path()).collect();
    folders.sort();
    folders
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The plan of a folder, in a place of its own.
fn plan(folder: &Path) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
        let to = dir.path().join(name(&entry));
        match name(&entry).strip_suffix(".size") {
            Some(file) => {
                let size = fs::read_to_string(&entry).unwrap().trim().parse().unwrap();
                fs::File::create(dir.path().join(file))
                    .unwrap()
                    .set_len(size)
                    .unwrap();
            }
            None if name(&entry).starts_with("expected.") => {}
            None if name(&entry) == ".mode" => {
                let mode = fs::read_to_string(&entry).unwrap();
                let mode = u32::from_str_radix(mode.trim(), 8).unwrap();
                fs::set_permissions(dir.path(), fs::Permissions::from_mode(mode)).unwrap();
            }
            None if entry.is_dir() => copy_folder(&entry, &to),
            None => drop(fs::copy(&entry, to).unwrap()),
        }
    }
    dir
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|it| it.unwrap().path()) {
        let to = to.join(name(&entry));
        if entry.is_dir() {
            copy_folder(&entry, &to);
        } else {
            fs::copy(&entry, to).unwrap();
        }
    }
}

fn lint(dir: &Path, args: &[&str]) -> String {
    let mut command = Command::cargo_bin("opsplan").unwrap();
    command
        .current_dir(dir)
        .env_clear()
        .args(["lint", "--plan", ".", "--color", "never"]);
    let output = command
        .args(["--now", "2026-11-22T09:00"])
        .args(args)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{}", dir.display());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_folder_says_what_it_is_expected_to_say() {
    let accept = std::env::var_os("ACCEPT").is_some();
    let mut differ = Vec::new();
    for folder in folders() {
        let dir = plan(&folder);
        for (file, args) in OUTPUTS {
            let (path, said) = (folder.join(file), lint(dir.path(), args));
            if accept && (path.exists() || file == "expected.txt") {
                fs::write(&path, &said).unwrap();
            } else if path.exists() && fs::read_to_string(&path).unwrap() != said {
                differ.push(format!("{}:\n{said}", path.display()));
            }
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn a_folder_causes_its_own_code() {
    for folder in folders() {
        let said = lint(plan(&folder).path(), &["--format", "short"]);
        assert!(
            said.contains(&format!("[{}]", name(&folder))),
            "{}:\n{said}",
            name(&folder)
        );
        assert!(
            folder.join("expected.txt").exists(),
            "{} expects nothing",
            folder.display()
        );
    }
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let codes = Wrong::CODES.iter().chain(Warning::CODES);
    let codes: BTreeSet<String> = codes.map(|code| (*code).to_owned()).collect();
    let folders: BTreeSet<String> = folders().iter().map(|folder| name(folder)).collect();
    assert_eq!(codes, folders);
}
