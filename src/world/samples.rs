//! What checks leave on this machine: a line a look in `<records>/local/samples/<day>.jsonl`, and in
//! `<records>/local/checks.json` how each check stands, so that a run's cost does not grow with history.
//!
//! A run's facts are kept in `checks.json` before they go to the journal, and struck out after. A process that is
//! killed in between leaves them to the next run, which records those that the journal lacks: no transition is lost,
//! and none stands there twice.

mod rollup;

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::journal::disk::{Disk as _, RealDisk, write_over};
use super::journal::{Journal, JournalError};
use crate::check::{Day, Observer, Sample, Standings};
use crate::plan::Plan;
use crate::records::NewFact;

/// What is kept between runs.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    /// How each check stands.
    pub standings: Standings,
    /// Whether this machine itself is cut off.
    #[serde(default)]
    pub observer: Observer,
    /// Facts of the last run that may not have reached the journal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<Pending>,
}

/// A fact on its way to the journal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pending {
    /// When it happened.
    pub at: DateTime<FixedOffset>,
    /// The kind of event.
    pub kind: String,
    /// What the kind says.
    pub data: Box<RawValue>,
}

impl From<&NewFact> for Pending {
    fn from(fact: &NewFact) -> Self {
        Self {
            at: fact.at,
            kind: fact.kind.clone(),
            data: fact.data.clone(),
        }
    }
}

impl From<Pending> for NewFact {
    fn from(Pending { at, kind, data }: Pending) -> Self {
        Self {
            at,
            by: "opsplan".to_owned(),
            kind,
            data,
            answers: Vec::new(),
        }
    }
}

/// The samples and standings beside a journal. Rehearsals (`--now`) have standings of their own.
#[derive(Clone, Debug)]
pub struct Notebook {
    local: PathBuf,
    standings: PathBuf,
    rehearsal: bool,
}

impl Notebook {
    /// Touches nothing yet.
    pub fn beside(journal: &Journal, rehearsal: bool) -> Self {
        let local = journal.records().join("local");
        let standings = local.join(if rehearsal {
            "checks-rehearsal.json"
        } else {
            "checks.json"
        });
        Self {
            local,
            standings,
            rehearsal,
        }
    }

    /// What was kept; `None` where there is nothing, or nothing that can be understood: it is then made anew from the
    /// journal.
    pub fn kept(&self) -> Option<Kept> {
        serde_json::from_slice(&RealDisk.read(&self.standings).ok()?).ok()
    }

    /// Keeps it, in one piece or, where the disk is full, over what was kept. It is on the disk when this returns.
    pub fn keep(&self, kept: &Kept) -> Result<(), JournalError> {
        let text = serde_json::to_vec(kept)?;
        RealDisk
            .make_folder(&self.local)
            .map_err(JournalError::with(&self.local))?;
        // A full disk takes no new file, but the old one has its room.
        RealDisk
            .replace(&self.standings, &text)
            .or_else(|error| write_over(&self.standings, &text).map_err(|_| error))
            .map_err(JournalError::with(&self.standings))
    }

    /// The days of a check, by the names that it had: those that were rolled up and those that were not, in their order.
    /// Days on which nobody looked are not there.
    pub fn days(&self, plan: &Plan, names: &[&str], from: NaiveDate, to: NaiveDate) -> Vec<Day> {
        rollup::days(&self.folder(), plan, names, from..=to, self.rehearsal)
    }

    /// Rolls up the samples of days that are long past: once a day, when the day's first samples are written.
    pub fn roll_up(&self, plan: &Plan, today: NaiveDate) -> Result<(), JournalError> {
        let folder = self.folder();
        rollup::roll_up(&folder, plan, today).map_err(JournalError::with(&folder))
    }

    /// Has nothing been written yet on this day?
    pub fn is_first_of(&self, day: NaiveDate) -> bool {
        !self.folder().join(format!("{day}.jsonl")).exists()
    }

    /// A rehearsal of next month would take today for long past, and roll it up while it still goes on.
    fn folder(&self) -> PathBuf {
        self.local.join(if self.rehearsal {
            "samples-rehearsal"
        } else {
            "samples"
        })
    }

    /// Adds a run's samples to the day's file. They are on the disk when this returns.
    pub fn add(&self, samples: &[Sample]) -> Result<(), JournalError> {
        let Some(first) = samples.first() else {
            return Ok(());
        };
        let folder = self.folder();
        RealDisk
            .make_folder(&folder)
            .map_err(JournalError::with(&folder))?;
        let path = folder.join(format!("{}.jsonl", first.at.date_naive()));
        let lines = lines(&path, samples)?;
        let mut paper = RealDisk.open(&path).map_err(JournalError::with(&path))?;
        paper
            .write(&lines)
            .and_then(|()| paper.sync())
            .map_err(JournalError::with(&path))
    }
}

/// A line that was torn by a power loss is ended first.
fn lines(path: &Path, samples: &[Sample]) -> Result<Vec<u8>, JournalError> {
    let mut lines = if is_torn(path)? { vec![b'\n'] } else { Vec::new() };
    for sample in samples {
        serde_json::to_writer(&mut lines, sample)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

fn is_torn(path: &Path) -> Result<bool, JournalError> {
    use std::io::{Read as _, Seek as _, SeekFrom};
    let last = || {
        let mut file = File::open(path)?;
        let mut byte = [b'\n'];
        if file.seek(SeekFrom::End(0))? > 0 {
            file.seek(SeekFrom::End(-1))?;
            file.read_exact(&mut byte)?;
        }
        Ok::<_, std::io::Error>(byte[0])
    };
    match last() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        last => last.map(|byte| byte != b'\n').map_err(JournalError::with(path)),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use chrono::TimeDelta;

    use super::*;
    use crate::check::sample_plan::{minute, plan, sample, tcp};
    use crate::check::{Ran, Standing, Status};
    use crate::world::journal::{Moment, Scribe};

    fn notebook(dir: &Path, rehearsal: bool) -> Notebook {
        let scribe = Scribe {
            host: "ops01".into(),
            user: "tanaka".into(),
        };
        let moment = Moment {
            now: minute(0),
            by_hand: rehearsal,
        };
        Notebook::beside(&Journal::open(dir, scribe, moment), rehearsal)
    }

    #[test]
    fn samples_are_lines_of_the_day_and_a_torn_one_spoils_no_other() {
        let dir = tempfile::tempdir().unwrap();
        let notebook = notebook(dir.path(), false);
        let check = tcp("web", "127.0.0.1", 80);
        let samples = |at| {
            vec![
                sample(&check, minute(at), Status::Ok),
                sample(&check, minute(at), Status::Fail),
            ]
        };
        notebook.add(&samples(0)).unwrap();
        let path = dir.path().join("local/samples/2026-11-22.jsonl");
        let mut text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().count(), 2);
        text.truncate(text.len() - 9);
        fs::write(&path, &text).unwrap();
        notebook.add(&samples(1)).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let read: Vec<Option<Sample>> = text.lines().map(|line| serde_json::from_str(line).ok()).collect();
        let second = samples(1);
        assert_eq!(
            read,
            [
                Some(samples(0)[0].clone()),
                None,
                Some(second[0].clone()),
                Some(second[1].clone())
            ]
        );
    }

    #[test]
    fn a_rehearsal_of_another_month_leaves_todays_samples_alone() {
        let dir = tempfile::tempdir().unwrap();
        let (real, rehearsal) = (notebook(dir.path(), false), notebook(dir.path(), true));
        let check = tcp("web", "127.0.0.1", 80);
        let plan = plan(vec![check.clone()]);
        real.add(&[sample(&check, minute(0), Status::Ok)]).unwrap();
        let later = minute(0) + TimeDelta::days(60);
        let rehearsed = Sample {
            rehearsal: true,
            ..sample(&check, later, Status::Ok)
        };
        rehearsal.add(&[rehearsed]).unwrap();
        rehearsal.roll_up(&plan, later.date_naive()).unwrap();
        real.add(&[sample(&check, minute(1), Status::Fail)]).unwrap();
        let today = minute(0).date_naive();
        let days = real.days(&plan, &["web"], today, today);
        assert_eq!((days[0].ok, days[0].fail), (1, 1));
        assert_eq!(real.days(&plan, &["web"], today, later.date_naive()).len(), 1);
    }

    #[test]
    fn what_is_kept_is_there_again_and_a_rehearsal_keeps_to_itself() {
        let dir = tempfile::tempdir().unwrap();
        let real = notebook(dir.path(), false);
        assert!(real.kept().is_none());
        let standing = Standing {
            failures: 2,
            ..Standing::default()
        };
        let ran = Ran {
            check: "web".into(),
            day: minute(0).date_naive(),
            ok: true,
            status: Status::Ok,
        };
        let fact = NewFact::new(minute(0), "opsplan", &ran).unwrap();
        let kept = Kept {
            standings: [("web".to_owned(), standing)].into(),
            observer: Observer::default(),
            pending: vec![Pending::from(&fact)],
        };
        real.keep(&kept).unwrap();
        let again = real.kept().unwrap();
        assert_eq!(again.standings, kept.standings);
        assert_eq!(
            NewFact::from(again.pending[0].clone()).data.get(),
            fact.data.get()
        );
        assert!(notebook(dir.path(), true).kept().is_none());
        fs::write(dir.path().join("local/checks.json"), "{").unwrap();
        assert!(real.kept().is_none());
    }
}
