//! The plans that we show to others are sound: the sample plan and every example.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reads the repository's files"
)]

use std::fs;
use std::path::{Path, PathBuf};

use opsplan::plan::{File, Reading, Source, Sources, read, warn};

fn reading(dir: &Path) -> Reading {
    read(&sources(dir))
}

fn sources(dir: &Path) -> Sources {
    let mut sources = Sources::default();
    for file in File::ALL {
        if let Ok(text) = fs::read_to_string(dir.join(file.name())) {
            sources.insert(
                file,
                Source::new(dir.join(file.name()).display().to_string(), text),
            );
        }
    }
    sources
}

fn shown() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = fs::read_dir(root.join("examples")).unwrap();
    let mut dirs: Vec<PathBuf> = examples.map(|entry| entry.unwrap().path()).collect();
    dirs.push(root.join("plan"));
    dirs
}

#[test]
fn every_plan_that_we_show_is_read_without_a_problem() {
    for dir in shown() {
        let reading = reading(&dir);
        assert_eq!(reading.problems, [], "{}", dir.display());
        assert!(reading.plan.is_some(), "{}", dir.display());
    }
}

#[test]
fn no_plan_that_we_show_will_hurt() {
    let today = "2026-11-22".parse().unwrap();
    for dir in shown() {
        let found = warn::warnings(&reading(&dir), today, &warn::Recorded::default());
        assert_eq!(found, [], "{}", dir.display());
        assert_eq!(warn::placeholders(&sources(&dir)), [], "{}", dir.display());
    }
}

#[test]
fn what_was_written_stands_beside_what_it_means() {
    let Reading { plan, raw, .. } = reading(&Path::new(env!("CARGO_MANIFEST_DIR")).join("plan"));
    let plan = plan.unwrap();
    assert_eq!(plan.tasks.len(), raw.tasks().len());
    for (task, written) in plan.tasks.iter().zip(raw.tasks()) {
        assert_eq!(task.title, written.title.as_ref().unwrap().value);
    }
    let members: usize = plan.roles.iter().map(|role| role.members.len()).sum();
    let written = raw.roles().iter().filter_map(|role| role.members.as_ref());
    assert_eq!(
        members,
        written.map(|members| members.value.0.len()).sum::<usize>()
    );
}
