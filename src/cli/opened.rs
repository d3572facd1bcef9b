//! The plan, opened: found, read, and right as far as the command needs it.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

use super::{Desk, Failure};
use crate::plan::{self, File, Plan, Problem, Reading};
use crate::say;
use crate::show::Findings;
use crate::world::journal::Journal;

/// A plan and the moment at which it is looked at.
#[derive(Debug)]
pub(crate) struct Opened {
    /// What it means, as far as it is sound.
    pub(crate) plan: Plan,
    /// Where it lies.
    pub(crate) dir: PathBuf,
    /// Where its records lie.
    pub(crate) records: PathBuf,
    /// The time: `--now`, or when the process started.
    pub(crate) now: DateTime<Utc>,
}

impl Opened {
    /// The plan's zone.
    pub(crate) fn zone(&self) -> Tz {
        self.plan.about.timezone
    }

    /// Now, on the wall clock of the plan's zone.
    pub(crate) fn wall(&self) -> NaiveDateTime {
        self.now.with_timezone(&self.zone()).naive_local()
    }

    /// Today in the plan's zone.
    pub(crate) fn today(&self) -> NaiveDate {
        self.wall().date()
    }
}

impl Desk {
    /// Opens the plan. plan.toml and `needs` have to be right; what is wrong elsewhere is no reason to stop.
    pub(crate) fn plan(&mut self, needs: &[File]) -> Result<Opened, Failure> {
        let dir = self.plan_dir()?;
        let sources = self.world.plan_files(&dir);
        let reading = plan::read(&sources);
        self.plan_language = reading.plan.as_ref().map(|plan| plan.about.language);
        let needs: Vec<File> = [&[File::Plan], needs].concat();
        let errors: Vec<Problem> = reading.errors_in(&needs).cloned().collect();
        if !errors.is_empty() {
            let lang = self.lang();
            return Err(Failure::Plan(Findings::new(lang, &sources, &errors).carets(lang)));
        }
        self.opened(dir, reading)
    }

    /// The journal of an opened plan.
    pub(crate) fn journal(&self, opened: &Opened) -> Journal {
        self.journal_in(&opened.records, opened.now, opened.zone())
    }

    /// Where the plan lies; where there is none, what to do about it.
    pub(crate) fn plan_dir(&self) -> Result<PathBuf, Failure> {
        let found = self.world.plan_folder(self.globals.plan.as_deref());
        found.ok_or_else(|| Failure::Plan(say::cli::no_plan(self.lang()) + "\n"))
    }

    fn opened(&self, dir: PathBuf, reading: Reading) -> Result<Opened, Failure> {
        let plan = reading
            .plan
            .ok_or_else(|| Failure::Plan(say::cli::no_plan(self.lang())))?;
        let now = self.now(plan.about.timezone)?;
        let records = self.records_dir(Path::new(&dir), &plan.about.records);
        Ok(Opened {
            plan,
            dir,
            records,
            now,
        })
    }
}
