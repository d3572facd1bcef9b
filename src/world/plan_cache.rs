//! What is kept of the plan in `<records>/local/`, for this machine alone and rebuilt when it is missing:
//!
//! - `plan.good`: the texts of the last plan without an error. At 3 a.m. the plan may be broken, and people must still be
//!   called. Texts, not the compiled plan, so that a newer opsplan reads them too.
//! - `plan.compiled`: the plan that those texts mean, so that ten thousand tasks are not parsed every minute.
//!
//! Where nothing can be kept (a read-only folder, a full disk), nothing is: that costs time only. Both hold phone
//! numbers, and are the owner's alone, or those of the group that shares the folder.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::World;
use super::local::{Local, build};
use crate::plan::{File, Plan, Source, Sources};

/// The hash of a plan's texts and of the program that compiled it.
type Key = [u8; 32];

const GOOD: &str = "plan.good";
const COMPILED: &str = "plan.compiled";

/// The kept copies of one plan.
#[derive(Debug)]
pub struct PlanCache {
    local: Local,
    program: PathBuf,
}

/// `plan.good`: each file by its place in [`File::ALL`], with its name and text.
#[derive(Serialize, Deserialize)]
struct Good {
    files: Vec<(u8, String, String)>,
}

/// The last plan without an error.
#[derive(Debug)]
pub struct LastGood {
    /// Its texts.
    pub sources: Sources,
    /// When it was first seen.
    pub seen: DateTime<Utc>,
}

impl World {
    /// The copies that are kept beside these records.
    pub fn plan_cache(&self, records: &Path) -> PlanCache {
        PlanCache {
            local: Local::of(records),
            program: self.exe.clone(),
        }
    }
}

impl PlanCache {
    /// The plan that exactly these texts meant to exactly this program, if it is kept.
    pub fn compiled(&self, sources: &Sources) -> Option<Plan> {
        let bytes = fs::read(self.compiled_file()).ok()?;
        let (key, plan) = bytes.split_first_chunk::<32>()?;
        if *key != self.key(sources)? {
            return None;
        }
        postcard::from_bytes(plan).ok()
    }

    /// Keeps a plan that has no error.
    pub fn keep(&self, sources: &Sources, plan: &Plan) {
        let _cost_time_only = self.try_keep(sources, plan);
    }

    /// The texts of the last plan that had no error.
    pub fn last_good(&self) -> Option<LastGood> {
        let bytes = fs::read(self.good_file()).ok()?;
        let seen = fs::metadata(self.good_file()).ok()?.modified().ok()?;
        let good: Good = postcard::from_bytes(&bytes).ok()?;
        let mut sources = Sources::default();
        for (file, name, text) in good.files {
            sources.insert(*File::ALL.get(usize::from(file))?, Source::new(name, text));
        }
        Some(LastGood {
            sources,
            seen: seen.into(),
        })
    }

    fn try_keep(&self, sources: &Sources, plan: &Plan) -> anyhow::Result<()> {
        self.local.make()?;
        let files = (0..).zip(File::ALL).filter_map(|(nth, file)| {
            let source = sources.get(file)?;
            Some((nth, source.name.clone(), source.text.clone()))
        });
        let good = Good {
            files: files.collect(),
        };
        self.local.replace(GOOD, &postcard::to_stdvec(&good)?)?;
        if let Some(key) = self.key(sources) {
            let compiled = postcard::to_extend(plan, key.to_vec())?;
            self.local.replace(COMPILED, &compiled)?;
        }
        Ok(())
    }

    fn compiled_file(&self) -> PathBuf {
        self.local.file(COMPILED)
    }

    fn good_file(&self) -> PathBuf {
        self.local.file(GOOD)
    }

    /// `None` where the program cannot tell itself from another build: then nothing compiled is trusted.
    fn key(&self, sources: &Sources) -> Option<Key> {
        let mut hash = Sha256::new();
        hash.update(build(&self.program)?);
        hash.update(texts(sources));
        Some(hash.finalize().into())
    }
}

/// The hash of all texts: it names a state of the plan's files.
pub fn texts(sources: &Sources) -> [u8; 32] {
    let mut hash = Sha256::new();
    for file in File::ALL {
        let source = sources.get(file);
        hash.update([u8::from(source.is_some())]);
        if let Some(source) = source {
            hash.update([u8::from(source.unreadable.is_some())]);
            hash.update((source.text.len() as u64).to_le_bytes());
            hash.update(&source.text);
        }
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Language, read, starter};

    fn sources() -> Sources {
        let today = "2026-11-22".parse().unwrap();
        let files = starter::files(Language::Ja, today, chrono_tz::Asia::Tokyo);
        let mut sources = Sources::default();
        for (file, (name, text)) in File::ALL.into_iter().zip(files) {
            sources.insert(file, Source::new(name, text));
        }
        sources
    }

    #[test]
    fn a_kept_plan_comes_back_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let (cache, sources) = (World::system().plan_cache(&dir.path().join("records")), sources());
        let plan = read(&sources).plan.unwrap();
        assert_eq!(cache.compiled(&sources), None);
        cache.keep(&sources, &plan);
        assert_eq!(cache.compiled(&sources), Some(plan));
        assert_eq!(cache.last_good().map(|it| it.sources), Some(sources));
    }

    #[test]
    fn other_texts_mean_another_plan() {
        let dir = tempfile::tempdir().unwrap();
        let (cache, mut sources) = (World::system().plan_cache(dir.path()), sources());
        let plan = read(&sources).plan.unwrap();
        cache.keep(&sources, &plan);
        sources.insert(File::Org, Source::new("org.toml", "broken"));
        assert_eq!(cache.compiled(&sources), None);
        let good = cache.last_good().unwrap();
        assert_eq!(
            read(&good.sources).plan,
            Some(plan),
            "the last good plan is still there"
        );
    }

    #[test]
    fn a_damaged_copy_is_no_copy() {
        let dir = tempfile::tempdir().unwrap();
        let (cache, sources) = (World::system().plan_cache(dir.path()), sources());
        cache.keep(&sources, &read(&sources).plan.unwrap());
        for file in [cache.compiled_file(), cache.good_file()] {
            let bytes = fs::read(&file).unwrap();
            fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
        }
        assert_eq!(cache.compiled(&sources), None);
        assert_eq!(cache.last_good().map(|it| it.sources), None);
    }

    #[test]
    fn a_folder_that_cannot_be_written_costs_time_only() {
        let dir = tempfile::tempdir().unwrap();
        let records = dir.path().join("records");
        fs::write(&records, "a file where the folder should be").unwrap();
        let (cache, sources) = (World::system().plan_cache(&records), sources());
        cache.keep(&sources, &read(&sources).plan.unwrap());
        assert_eq!(cache.compiled(&sources), None);
    }
}
