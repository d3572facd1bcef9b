//! The plan, opened: found, read, and right as far as the command needs it.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

use super::{Desk, Failure};
use crate::plan::{self, File, Plan, Problem, Sources};
use crate::say;
use crate::show::Findings;
use crate::world::journal::Journal;
use crate::world::plan_cache::{PlanCache, texts};

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
    /// The plan on the disk is wrong, and this is the last good one. Names the wrong state, so that it is told once.
    pub(crate) broken: Option<String>,
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
        let (dir, sources) = self.plan_texts()?;
        match self.understood(&dir, &sources, needs) {
            Ok(plan) => self.opened(dir, plan, None),
            Err(errors) => Err(Failure::Plan(self.drawn(&sources, &errors))),
        }
    }

    /// The same, but a plan that is wrong stops nobody: the last good one is used, and it is said. For those who call
    /// people.
    pub(crate) fn plan_or_last_good(&mut self, needs: &[File]) -> Result<Opened, Failure> {
        let (dir, sources) = self.plan_texts()?;
        let errors = match self.understood(&dir, &sources, needs) {
            Ok(plan) => return self.opened(dir, plan, None),
            Err(errors) => errors,
        };
        let good = self.cache(&dir, &sources).last_good();
        let plan = good.as_ref().and_then(|good| plan::read(&good.sources).plan);
        let (Some(good), Some(plan)) = (good, plan) else {
            return Err(Failure::Plan(self.drawn(&sources, &errors)));
        };
        self.plan_language = Some(plan.about.language);
        self.world.console.err(&self.drawn(&sources, &errors));
        let seen = good.seen.with_timezone(&plan.about.timezone).naive_local();
        self.warn(&say::cli::last_good(self.lang(), &say::day::time(seen)));
        self.fell_back = true;
        let state = texts(&sources);
        let broken = state[..6].iter().map(|byte| format!("{byte:02x}")).collect();
        self.opened(dir, plan, Some(broken))
    }

    fn plan_texts(&self) -> Result<(PathBuf, Sources), Failure> {
        let dir = self.plan_dir()?;
        let sources = self.world.plan_files(&dir);
        Ok((dir, sources))
    }

    /// What the texts mean, or what is wrong in those that are needed. A plan without any error is kept.
    fn understood(&mut self, dir: &Path, sources: &Sources, needs: &[File]) -> Result<Plan, Vec<Problem>> {
        let cache = self.cache(dir, sources);
        if let Some(plan) = cache.compiled(sources) {
            self.plan_language = Some(plan.about.language);
            return Ok(plan);
        }
        let reading = plan::read(sources);
        self.plan_language = reading.plan.as_ref().map(|plan| plan.about.language);
        let needs: Vec<File> = [&[File::Plan], needs].concat();
        let errors: Vec<Problem> = reading.errors_in(&needs).cloned().collect();
        let is_sound = reading.errors_in(&File::ALL).next().is_none();
        match reading.plan {
            Some(plan) if errors.is_empty() => {
                if is_sound {
                    cache.keep(sources, &plan);
                }
                Ok(plan)
            }
            _ => Err(errors),
        }
    }

    fn cache(&self, dir: &Path, sources: &Sources) -> PlanCache {
        let records = self.records_dir(dir, &plan::records_path(sources));
        self.world.plan_cache(&records)
    }

    pub(crate) fn drawn(&self, sources: &Sources, errors: &[Problem]) -> String {
        let lang = self.lang();
        Findings::new(lang, sources, errors).carets(lang)
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

    fn opened(&self, dir: PathBuf, plan: Plan, broken: Option<String>) -> Result<Opened, Failure> {
        let now = self.now(plan.about.timezone)?;
        let records = self.records_dir(&dir, &plan.about.records);
        Ok(Opened {
            plan,
            dir,
            records,
            now,
            broken,
        })
    }
}
