//! Every console block of the READMEs runs, in order, on a copy of the plan beside it, and prints what stands there.
//! `TRYCMD=overwrite cargo test --test transcripts` writes what it prints into the documents.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reaches outside, and stops where it fails"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// A folder of this test's own, with nothing of an earlier run in it.
fn fresh(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("transcripts")
        .join(name);
    let _absent = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// Copies the plan files and folders of `from`, but for records of somebody's own trials.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true if entry.file_name() != "records" => copy(&path, &target),
            false => drop(fs::copy(&path, &target).unwrap()),
            true => {}
        }
    }
}

/// Runs the blocks of a document; `folders` are laid where its commands are run.
fn runs(document: &str, folders: &[(&str, &str)]) {
    let dir = fresh(&document.replace(['/', '.'], "-"));
    let (copied, home) = (dir.join("document.md"), dir.join("home"));
    fs::copy(document, &copied).unwrap();
    fs::create_dir_all(&home).unwrap();
    for (from, to) in folders {
        copy(Path::new(from), &dir.join("document.in").join(to));
    }
    let cases = trycmd::TestCases::new();
    cases
        .env("HOME", home.to_str().unwrap())
        .env("XDG_CONFIG_HOME", home.to_str().unwrap());
    cases
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("GIT_DIR", "/nonexistent");
    cases
        .env("LANG", "C.UTF-8")
        .env("LC_ALL", "C.UTF-8")
        .env("USER", "ops")
        .env("OPSPLAN_BY", "")
        .env("OPSPLAN_DIR", "");
    cases.env("OPSPLAN_RECORDS", "").env("NO_COLOR", "");
    cases.case(&copied).run();
    if std::env::var("TRYCMD").is_ok_and(|mode| mode == "overwrite") {
        fs::copy(&copied, document).unwrap();
    }
}

#[test]
fn the_readme_tells_the_truth() {
    runs("README.md", &[("plan", "plan")]);
}

#[test]
fn the_readme_in_japanese_tells_the_truth() {
    runs("README.ja.md", &[("plan", "plan")]);
}

#[test]
fn every_example_tells_the_truth() {
    let examples = fs::read_dir("examples")
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let examples: Vec<PathBuf> = examples.filter(|path| path.is_dir()).collect();
    assert!(examples.len() >= 3, "{examples:?}");
    for example in examples {
        let folder = example.to_str().unwrap();
        runs(&format!("{folder}/README.md"), &[(folder, "")]);
    }
}

#[test]
fn every_transcript_tells_the_truth() {
    let transcripts = fs::read_dir("tests/cmd")
        .unwrap()
        .map(|entry| entry.unwrap().path());
    for transcript in transcripts {
        runs(transcript.to_str().unwrap(), &[("plan", "plan")]);
    }
}

#[test]
fn both_readmes_say_the_same_things() {
    let shape = |document: &str| {
        let text = fs::read_to_string(document).unwrap();
        let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
        (count("## "), count("| "), count("```console"), count("$ opsplan"))
    };
    assert_eq!(shape("README.md"), shape("README.ja.md"));
}
