//! What every command about incidents stands on: the plan, or the last good one, its records, and the time.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use super::{folded, incidents, wrong_numbers};
use crate::cli::{Desk, Exit, Failure, Opened, post};
use crate::due::WrongNumber;
use crate::incident::Ledger;
use crate::notify::Outbox;
use crate::plan::{File, Plan};
use crate::watch::Watch;
use crate::world::journal::{Journal, JournalError};

/// The plan of the night.
#[derive(Debug)]
pub(crate) struct Night {
    /// The plan, or the last one that was good.
    pub(crate) plan: Plan,
    /// Where it lies.
    pub(crate) folder: PathBuf,
    /// Where its records lie.
    pub(crate) records: PathBuf,
    /// Its journal.
    pub(crate) journal: Journal,
    /// The time.
    pub(crate) now: DateTime<Utc>,
    /// The plan on the disk is wrong: people are called all the same, and the exit code says so. Names the wrong state.
    pub(crate) broken: Option<String>,
}

/// What it takes to call people.
const NEEDS: [File; 5] = [
    File::Org,
    File::Contacts,
    File::Levels,
    File::Channels,
    File::Contracts,
];

impl Night {
    /// Reads the plan, or the last good one.
    pub(crate) fn enter(desk: &mut Desk) -> Result<Self, Failure> {
        let opened = desk.plan_or_last_good(&NEEDS)?;
        Ok(Self::of(desk, opened))
    }

    /// The same, where all of the plan is looked at and not only what it takes to call people.
    pub(crate) fn enter_whole(desk: &mut Desk) -> Result<Self, Failure> {
        let opened = desk.plan_or_last_good(&File::ALL)?;
        Ok(Self::of(desk, opened))
    }

    /// An opened plan, by night.
    pub(crate) fn of(desk: &Desk, opened: Opened) -> Self {
        let journal = desk.journal(&opened);
        Self {
            broken: opened.broken,
            plan: opened.plan,
            folder: opened.dir,
            records: opened.records,
            journal,
            now: opened.now,
        }
    }

    /// How a command ends that did its work.
    pub(crate) fn exit(&self) -> Exit {
        if self.broken.is_some() {
            Exit::PlanIsWrong
        } else {
            Exit::Well
        }
    }

    /// Now, on the plan's clock.
    pub(crate) fn now_here(&self) -> DateTime<FixedOffset> {
        self.now.with_timezone(&self.plan.about.timezone).fixed_offset()
    }

    /// Today, in the plan's zone.
    pub(crate) fn today(&self) -> NaiveDate {
        self.now_here().date_naive()
    }

    /// The incidents that still matter. What is wrong with the records is said.
    pub(crate) fn ledger(&self, desk: &Desk, journal: &Journal) -> Result<Ledger, JournalError> {
        let folded = folded(journal)?;
        desk.say_damage(&folded.findings);
        Ok(folded.state)
    }

    /// Whose number a call found wrong. Records that cannot be read keep nobody from seeing the chain.
    pub(crate) fn wrong_numbers(&self) -> Vec<WrongNumber> {
        incidents(&self.journal)
            .map(|ledger| wrong_numbers(&self.plan, &ledger))
            .unwrap_or_default()
    }

    /// What was queued, and what became of it.
    pub(crate) fn outbox(&self, desk: &Desk) -> Result<Outbox, JournalError> {
        post::outbox(desk, &self.journal)
    }

    /// This moment, as timers see it.
    pub(crate) fn watch<'a>(&'a self, outbox: &'a Outbox) -> Watch<'a> {
        Watch {
            plan: &self.plan,
            outbox,
            now: self.now_here(),
        }
    }

    /// Does this machine send? `[tick] host` names the one that does.
    pub(crate) fn sends(&self, desk: &Desk) -> bool {
        self.plan
            .tick
            .host
            .as_ref()
            .is_none_or(|host| *host == desk.world.host)
    }

    /// What follows the count in names that are given here.
    pub(crate) fn suffix(&self, desk: &Desk) -> String {
        suffix(desk, &self.plan, &self.records)
    }
}

/// What follows the count in names that are given on this machine: nothing where no other gives names without it. Of the
/// clones of a plan that names no sender each one may send.
pub(crate) fn suffix(desk: &Desk, plan: &Plan, records: &Path) -> String {
    let is_only = match &plan.tick.host {
        Some(host) => *host == desk.world.host,
        None => !desk.world.is_carried(records),
    };
    if is_only {
        String::new()
    } else {
        desk.world.mark(records)
    }
}
