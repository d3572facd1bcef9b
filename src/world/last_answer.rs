//! The last answer to a question, kept in `<records>/local/` while nothing that it was made of has changed. A prompt or a
//! cron line asks the same every minute, and until a file changes or the day ends the answer is the same.
//!
//! Whether a file has changed is told by its length, times and inode: nothing of it is read. Like everything in `local/`
//! the answer is derived, of this machine alone, and made anew where it does not fit.

use std::fs::{self, DirEntry, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::World;
use super::local::Local;
use crate::plan::File;

/// A question, and how everything that its answer is made of lies on the disk before anything is read.
#[derive(Debug)]
pub struct Asked {
    local: Local,
    started: DateTime<Utc>,
    question: [u8; 32],
    ground: Ground,
}

/// How files lie on the disk; the same ground gives the same answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Ground {
    /// The plan's files, in the order of [`File::ALL`].
    plan: Vec<Option<Mark>>,
    /// What lies in the journal's folder, by name.
    journal: Vec<(String, Mark)>,
}

/// What the file system says of a file. Whatever is done to the file, one of these is another afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    length: u64,
    modified: (i64, i64),
    changed: (i64, i64),
    inode: u64,
    device: u64,
}

/// `due.last`.
#[derive(Serialize, Deserialize)]
struct Kept {
    question: [u8; 32],
    ground: Ground,
    /// contacts.toml, where it lies outside the plan's folder.
    contacts: Option<(PathBuf, Mark)>,
    /// The answer holds from then on…
    from: DateTime<Utc>,
    /// …and up to then. `None`: the clock was part of the question.
    until: Option<DateTime<Utc>>,
    answer: Answer,
}

/// What was said, and how the command ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What was written to stdout.
    pub said: String,
    /// Was it the exit code of findings?
    pub findings: bool,
}

/// File systems tell times in steps; what changed so shortly before may change again unseen.
const STEP: TimeDelta = TimeDelta::milliseconds(100);

/// The first bytes of the file: the hash of all that follow.
const HASH: usize = 32;

impl World {
    /// A question about the plan in `folder` with the records in `records`. `words` hold everything else that the answer
    /// depends on.
    pub fn asked(&self, folder: &Path, records: &Path, words: &str) -> Option<Asked> {
        let mut hash = Sha256::new();
        hash.update(self.build()?);
        hash.update(folder.as_os_str().as_encoded_bytes());
        hash.update([0]);
        hash.update(words);
        Some(Asked {
            local: Local::of(records),
            started: self.started,
            question: hash.finalize().into(),
            ground: Ground::of(folder, records)?,
        })
    }
}

impl Asked {
    /// What was answered the last time, if it is still the answer.
    pub fn answer(&self) -> Option<Answer> {
        let bytes = fs::read(self.local.file(NAME)).ok()?;
        let (hash, kept) = bytes.split_at_checked(HASH)?;
        if Sha256::digest(kept).as_slice() != hash {
            return None;
        }
        let kept: Kept = postcard::from_bytes(kept).ok()?;
        self.is_answered(&kept).then_some(kept.answer)
    }

    fn is_answered(&self, kept: &Kept) -> bool {
        let holds = kept
            .until
            .is_none_or(|until| kept.from <= self.started && self.started < until);
        let contacts = kept.contacts.as_ref();
        holds
            && kept.question == self.question
            && kept.ground == self.ground
            && contacts.is_none_or(|(path, mark)| Mark::of(path) == Some(*mark))
    }

    /// Keeps an answer until it no longer holds. `contacts`: where they lie, if outside the plan's folder.
    pub fn keep(&self, answer: Answer, until: Option<DateTime<Utc>>, contacts: Option<PathBuf>) {
        let _costs_time_only = self.try_keep(answer, until, contacts);
    }

    fn try_keep(
        &self,
        answer: Answer,
        until: Option<DateTime<Utc>>,
        contacts: Option<PathBuf>,
    ) -> Option<()> {
        let contacts = match contacts {
            Some(path) => Some((Mark::of(&path)?, path)),
            None => None,
        };
        let marks = self.ground.marks().chain(contacts.as_ref().map(|(mark, _)| mark));
        if !marks.copied().all(|mark| mark.is_older_than(self.started - STEP)) {
            return None;
        }
        let kept = Kept {
            question: self.question,
            ground: self.ground.clone(),
            contacts: contacts.map(|(mark, path)| (path, mark)),
            from: self.started,
            until,
            answer,
        };
        let kept = postcard::to_stdvec(&kept).ok()?;
        let bytes = [Sha256::digest(&kept).as_slice(), &kept].concat();
        self.local
            .make()
            .and_then(|()| self.local.replace(NAME, &bytes))
            .ok()
    }
}

const NAME: &str = "due.last";

impl Ground {
    fn of(folder: &Path, records: &Path) -> Option<Self> {
        let plan = File::ALL.map(|file| Mark::of(&folder.join(file.name())));
        let mut journal = match fs::read_dir(records.join("journal")) {
            Ok(entries) => entries.map(named).collect::<Option<Vec<_>>>()?,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(_) => return None,
        };
        journal.sort_by(|(a, _), (b, _)| a.cmp(b));
        Some(Self {
            plan: plan.to_vec(),
            journal,
        })
    }

    fn marks(&self) -> impl Iterator<Item = &Mark> {
        let journal = self.journal.iter().map(|(_, mark)| mark);
        self.plan.iter().flatten().chain(journal)
    }
}

fn named(entry: io::Result<DirEntry>) -> Option<(String, Mark)> {
    let entry = entry.ok()?;
    let mark = Mark::of(&entry.path())?;
    Some((entry.file_name().into_string().ok()?, mark))
}

impl Mark {
    fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|about| Self::from(&about))
    }

    fn is_older_than(self, time: DateTime<Utc>) -> bool {
        self.changed < (time.timestamp(), time.timestamp_subsec_nanos().into())
    }
}

impl From<&Metadata> for Mark {
    fn from(about: &Metadata) -> Self {
        Self {
            length: about.len(),
            modified: (about.mtime(), about.mtime_nsec()),
            changed: (about.ctime(), about.ctime_nsec()),
            inode: about.ino(),
            device: about.dev(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plan's folder, a moment after it was written.
    fn folder() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("records/journal")).unwrap();
        fs::write(dir.path().join("plan.toml"), "[plan]\n").unwrap();
        fs::write(dir.path().join("records/journal/2026-11.a.jsonl"), "{}\n").unwrap();
        dir
    }

    fn asked(dir: &Path, words: &str, later: TimeDelta) -> Asked {
        let world = World {
            started: Utc::now() + later,
            ..World::system()
        };
        world.asked(dir, &dir.join("records"), words).unwrap()
    }

    fn answer() -> Answer {
        Answer {
            said: "本日期限 1件\n".to_owned(),
            findings: false,
        }
    }

    const SOON: TimeDelta = TimeDelta::seconds(1);

    #[test]
    fn the_same_question_on_the_same_ground_has_the_same_answer() {
        let dir = folder();
        let until = Some(Utc::now() + TimeDelta::hours(1));
        assert_eq!(asked(dir.path(), "due", SOON).answer(), None);
        asked(dir.path(), "due", SOON).keep(answer(), until, None);
        assert_eq!(asked(dir.path(), "due", SOON * 2).answer(), Some(answer()));
        assert_eq!(asked(dir.path(), "due --all", SOON * 2).answer(), None);
        assert_eq!(asked(dir.path(), "due", TimeDelta::hours(2)).answer(), None);
        assert_eq!(asked(dir.path(), "due", TimeDelta::hours(-2)).answer(), None);
    }

    #[test]
    fn whatever_is_done_to_a_file_asks_anew() {
        let changes: [fn(&Path); 6] = [
            |dir| fs::write(dir.join("plan.toml"), "[plan]\n\n").unwrap(),
            |dir| fs::write(dir.join("tasks.toml"), "").unwrap(),
            |dir| fs::write(dir.join("records/journal/2026-11.a.jsonl"), "{}\n{}\n").unwrap(),
            |dir| fs::write(dir.join("records/journal/2026-10.b.jsonl"), "").unwrap(),
            |dir| fs::remove_file(dir.join("records/journal/2026-11.a.jsonl")).unwrap(),
            |dir| {
                let kept = dir.join("records/local").join(NAME);
                let bytes = fs::read(&kept).unwrap();
                fs::write(kept, &bytes[..bytes.len() - 1]).unwrap();
            },
        ];
        for (nth, change) in changes.into_iter().enumerate() {
            let dir = folder();
            asked(dir.path(), "due", SOON).keep(answer(), None, None);
            assert_eq!(
                asked(dir.path(), "due", SOON).answer(),
                Some(answer()),
                "change {nth}"
            );
            change(dir.path());
            assert_eq!(asked(dir.path(), "due", SOON).answer(), None, "change {nth}");
        }
    }

    #[test]
    fn contacts_that_lie_elsewhere_are_looked_at_too() {
        let (dir, home) = (folder(), tempfile::tempdir().unwrap());
        let people = home.path().join("people.toml");
        fs::write(&people, "a").unwrap();
        asked(dir.path(), "due", SOON).keep(answer(), None, Some(people.clone()));
        assert_eq!(asked(dir.path(), "due", SOON).answer(), Some(answer()));
        fs::write(&people, "bb").unwrap();
        assert_eq!(asked(dir.path(), "due", SOON).answer(), None);
    }

    #[test]
    fn what_has_just_changed_may_change_again_unseen_and_is_not_kept() {
        let dir = folder();
        asked(dir.path(), "due", TimeDelta::zero()).keep(answer(), None, None);
        assert_eq!(asked(dir.path(), "due", SOON).answer(), None);
    }
}
