//! How old the records are that other people write. In a clone with a remote that is the last fetch; in a folder that
//! several people write into, what others wrote last. Nobody asks the network: a few looks at files.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::World;
use super::git::is_ignored;
use super::journal::Journal;

/// Until when others are heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The clone fetched from its remote.
    Fetched(DateTime<Utc>),
    /// Somebody else wrote into this very folder.
    Written(DateTime<Utc>),
}

impl World {
    /// Until when others are heard; `None` where the records are nobody else's.
    pub fn heard(&self, journal: &Journal) -> Option<Heard> {
        match shared_clone(&self.cwd.join(journal.records())) {
            Some(clone) => clone.fetched().map(Heard::Fetched),
            None => journal.newest_of_others().map(Heard::Written),
        }
    }

    /// Does git carry these records to other clones, and theirs to here?
    pub fn is_carried(&self, records: &Path) -> bool {
        let records = self.cwd.join(records);
        shared_clone(&records).is_some_and(|_| !is_ignored(&records.join("journal/any.jsonl")))
    }
}

/// A git repository that has a remote.
struct Clone {
    /// Of this work tree.
    own: PathBuf,
    /// Of all work trees of the repository.
    common: PathBuf,
}

/// The repository around a folder, if it has a remote.
fn shared_clone(folder: &Path) -> Option<Clone> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let clone = folder.ancestors().find_map(clone_in)?;
    let config = fs::read_to_string(clone.common.join("config")).ok()?;
    config.contains("[remote \"").then_some(clone)
}

/// `.git` is a folder; in a further work tree a file that says where that is.
fn clone_in(folder: &Path) -> Option<Clone> {
    let git = folder.join(".git");
    let about = fs::metadata(&git).ok()?;
    let own = if about.is_dir() {
        git
    } else {
        let text = fs::read_to_string(&git).ok()?;
        folder.join(text.strip_prefix("gitdir: ")?.trim_end())
    };
    let common = fs::read_to_string(own.join("commondir"));
    let common = common.map_or_else(|_| own.clone(), |path| own.join(path.trim_end()));
    Some(Clone { own, common })
}

impl Clone {
    /// When it last fetched; who has never done so has what was there when it was cloned.
    fn fetched(&self) -> Option<DateTime<Utc>> {
        let marks = [
            self.own.join("FETCH_HEAD"),
            self.common.join("description"),
            self.common.join("config"),
        ];
        let times = marks
            .iter()
            .filter_map(|mark| fs::metadata(mark).ok()?.modified().ok());
        times.map(Into::into).next()
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    fn written(path: &Path, text: &str, ago: u64) -> DateTime<Utc> {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        let time = SystemTime::now() - Duration::from_secs(ago);
        fs::File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(time)
            .unwrap();
        time.into()
    }

    fn fetched(folder: &Path) -> Option<DateTime<Utc>> {
        shared_clone(folder).and_then(|clone| clone.fetched())
    }

    #[test]
    fn a_clone_is_as_old_as_its_last_fetch_and_a_repository_without_a_remote_is_no_clone() {
        let dir = tempfile::tempdir().unwrap();
        let records = dir.path().join("plan/records");
        fs::create_dir_all(&records).unwrap();
        assert_eq!(fetched(&records), None);
        written(&dir.path().join(".git/config"), "[core]\n", 60);
        assert_eq!(fetched(&records), None);
        let cloned = written(
            &dir.path().join(".git/config"),
            "[remote \"origin\"]\n\turl = x\n",
            50,
        );
        assert_eq!(fetched(&records), Some(cloned));
        let last = written(&dir.path().join(".git/FETCH_HEAD"), "", 40);
        assert_eq!(fetched(&records), Some(last));
    }

    #[test]
    fn a_further_work_tree_finds_its_repository() {
        let dir = tempfile::tempdir().unwrap();
        let main = dir.path().join("main/.git");
        written(&main.join("config"), "[remote \"origin\"]\n", 60);
        let own = main.join("worktrees/b");
        written(&own.join("commondir"), "../..\n", 60);
        let last = written(&own.join("FETCH_HEAD"), "", 30);
        written(
            &dir.path().join("b/.git"),
            &format!("gitdir: {}\n", own.display()),
            60,
        );
        assert_eq!(fetched(&dir.path().join("b")), Some(last));
    }
}
