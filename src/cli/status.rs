//! `status`: one screen that says whether anything is wrong: overdue, failing, open, unsent, stale. It works from the
//! last good plan when the plan is broken.

mod screen;

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::Serialize;

use super::incident::{Head, Night};
use super::owing::Owing;
use super::{Desk, Exit, Failure, Outcome};
use crate::check::Standing;
use crate::due::{Item, Section};
use crate::notify::Letter;
use crate::plan::Check;
use crate::world::samples::Notebook;
use crate::world::ticked::Ticked;

/// One screen of what is wrong: overdue, failing, open, unsent, stale
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Exit 1 while anything is
    #[arg(long)]
    strict: bool,
}

/// The cron line runs every minute: it has stopped when it has not for so long.
const SILENT: TimeDelta = TimeDelta::minutes(10);

/// How everything stands.
#[derive(Debug, Serialize)]
pub(super) struct Status {
    version: u32,
    at: DateTime<FixedOffset>,
    /// Past their deadline, within its grace or not.
    overdue: Vec<Item>,
    /// How many are due today and not past their deadline.
    due_today: usize,
    failing: Vec<Failing>,
    incidents: Vec<Head>,
    unsent: Vec<Unsent>,
    stale: Vec<Stale>,
    /// When this machine ticked last; none: it never did.
    ticked: Option<DateTime<FixedOffset>>,
    /// It did, and not for so long that something has stopped.
    tick_stopped: bool,
    /// How many checks the plan has.
    checks: usize,
    #[serde(skip)]
    lines: screen::Lines,
}

/// A check that fails.
#[derive(Debug, Serialize)]
struct Failing {
    check: String,
    /// It counts as down: it failed often enough in a row.
    down: bool,
    /// The first failure of the run.
    since: Option<DateTime<FixedOffset>>,
}

/// A message that has reached nobody.
#[derive(Debug, Serialize)]
struct Unsent {
    channel: String,
    queued: DateTime<FixedOffset>,
    text: String,
}

/// Something that should have happened by itself and has not.
#[derive(Debug, Serialize)]
struct Stale {
    check: String,
    /// The last run that saw something; none: it never ran here.
    last_ran: Option<DateTime<FixedOffset>>,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let night = Night::enter(desk)?;
    let status = Status::of(desk, &night)?;
    let is_well = status.is_well();
    if !(desk.globals.quiet && is_well) {
        desk.answer(&status)?;
    }
    Ok(match night.exit() {
        Exit::Well if args.strict && !is_well => Exit::Findings,
        exit => exit,
    })
}

impl Status {
    fn of(desk: &Desk, night: &Night) -> Result<Self, Failure> {
        let owing = Owing::load(&night.plan, &night.journal, night.now, desk.lang())?;
        let today = night.today();
        let items = owing.list(today, None);
        let (overdue, rest): (Vec<Item>, Vec<Item>) = items
            .into_iter()
            .partition(|item| item.section(today) == Section::Overdue);
        let ledger = night.ledger(desk, &night.journal)?;
        let outbox = night.outbox(desk)?;
        let seen = outbox
            .unsent()
            .into_iter()
            .filter(|letter| !letter.rehearsal || desk.now_is_set());
        let (failing, stale) = checks(desk, night);
        let ticked = Ticked::read(&night.records, desk.now_is_set()).at;
        Ok(Self {
            version: 1,
            at: night.now_here(),
            due_today: rest
                .iter()
                .filter(|item| item.section(today) == Section::Today)
                .count(),
            failing,
            incidents: ledger.open().map(|it| Head::of(night, it)).collect(),
            unsent: seen.map(Unsent::of).collect(),
            stale,
            ticked,
            tick_stopped: ticked.is_some_and(|at| night.now_here() - at > SILENT),
            checks: night.plan.checks.len(),
            lines: screen::Lines::of(desk.lang(), night, &ledger, &overdue),
            overdue,
        })
    }

    fn is_well(&self) -> bool {
        self.overdue.is_empty()
            && self.failing.is_empty()
            && self.incidents.is_empty()
            && self.unsent.is_empty()
            && self.stale.is_empty()
            && !self.tick_stopped
    }
}

impl Unsent {
    fn of(letter: &Letter) -> Self {
        Self {
            channel: letter.message.key.channel.clone(),
            queued: letter.queued,
            text: letter.message.lines.first().cloned().unwrap_or_default(),
        }
    }
}

/// Checks that fail, and checks that have not been run for three times as long as they should be.
fn checks(desk: &Desk, night: &Night) -> (Vec<Failing>, Vec<Stale>) {
    let now = night.now_here();
    let kept = Notebook::beside(&night.journal, desk.now_is_set())
        .kept()
        .unwrap_or_default();
    let standing = |check: &Check| kept.standings.get(&check.id).cloned().unwrap_or_default();
    let all: Vec<(&Check, Standing)> = night.plan.checks.iter().map(|it| (it, standing(it))).collect();
    let failing = all
        .iter()
        .filter(|(_, it)| it.down.is_some() || it.failures > 0)
        .map(|(check, it)| Failing {
            check: check.id.clone(),
            down: it.down.is_some(),
            since: it.down.or(it.since),
        });
    let stale = all
        .iter()
        .filter(|(check, it)| it.last.is_none() || it.is_gap(check, now))
        .map(|(check, it)| Stale {
            check: check.id.clone(),
            last_ran: it.last,
        });
    (failing.collect(), stale.collect())
}
