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
use crate::plan::{Check, Plan};
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
    /// Checks that are run and see nothing.
    blind: Vec<Unseen>,
    stale: Vec<Stale>,
    /// This machine sees nothing beyond itself since then.
    offline: Option<DateTime<FixedOffset>>,
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
    /// It goes down and up and down: no more is told of it until it is steady.
    flapping: bool,
    /// The first failure of the run.
    since: Option<DateTime<FixedOffset>>,
}

/// A message that has reached nobody.
#[derive(Debug, Serialize)]
struct Unsent {
    channel: String,
    #[serde(skip)]
    name: String,
    queued: DateTime<FixedOffset>,
    text: String,
}

/// A check that nobody can look at: no failure of it would be noticed.
#[derive(Debug, Serialize)]
struct Unseen {
    check: String,
    /// The first look that saw nothing.
    since: DateTime<FixedOffset>,
    /// How many in a row.
    looks: u32,
}

/// Something that should have happened by itself and has not.
#[derive(Debug, Serialize)]
struct Stale {
    check: String,
    /// The last run; none: it never ran here.
    last_ran: Option<DateTime<FixedOffset>>,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let night = Night::enter_whole(desk)?;
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
        let owing = Owing::load(&night.plan, &night.journal, night.now, desk.answer_lang())?;
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
        let checks = Checks::of(desk, night);
        let ticked = Ticked::read(&night.records, desk.now_is_set()).at;
        Ok(Self {
            version: 1,
            at: night.now_here(),
            due_today: rest
                .iter()
                .filter(|item| item.section(today) == Section::Today)
                .count(),
            failing: checks.failing,
            incidents: ledger.open().map(|it| Head::of(night, it)).collect(),
            unsent: seen.map(|letter| Unsent::of(&night.plan, letter)).collect(),
            blind: checks.blind,
            stale: checks.stale,
            offline: checks.offline,
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
            && self.blind.is_empty()
            && self.stale.is_empty()
            && self.offline.is_none()
            && !self.tick_stopped
    }
}

impl Unsent {
    fn of(plan: &Plan, letter: &Letter) -> Self {
        let id = &letter.message.key.channel;
        let channel = plan.channels.iter().find(|it| it.id == *id);
        Self {
            channel: id.clone(),
            name: channel.map_or_else(|| id.clone(), |it| it.name.clone()),
            queued: letter.queued,
            text: letter.message.lines.first().cloned().unwrap_or_default(),
        }
    }
}

/// What is wrong with the checks.
struct Checks {
    failing: Vec<Failing>,
    blind: Vec<Unseen>,
    stale: Vec<Stale>,
    offline: Option<DateTime<FixedOffset>>,
}

impl Checks {
    fn of(desk: &Desk, night: &Night) -> Self {
        let now = night.now_here();
        let kept = Notebook::beside(&night.journal, desk.now_is_set())
            .kept()
            .unwrap_or_default();
        let standing = |check: &Check| kept.standings.get(&check.id).cloned().unwrap_or_default();
        let all: Vec<(&Check, Standing)> = night.plan.checks.iter().map(|it| (it, standing(it))).collect();
        Self {
            failing: all
                .iter()
                .filter_map(|(check, it)| failing(check, it, now))
                .collect(),
            blind: all.iter().filter_map(|(check, it)| unseen(check, it)).collect(),
            stale: all
                .iter()
                .filter_map(|(check, it)| stale(check, it, now))
                .collect(),
            offline: kept.observer.offline,
        }
    }
}

fn failing(check: &Check, standing: &Standing, now: DateTime<FixedOffset>) -> Option<Failing> {
    let flapping = standing.is_flapping(check, now);
    let fails = standing.down.is_some() || standing.failures > 0;
    let since = standing.down.or(standing.since);
    (fails || flapping).then(|| Failing {
        check: check.id.clone(),
        down: standing.down.is_some(),
        flapping,
        since: if fails {
            since
        } else {
            standing.changes.first().copied()
        },
    })
}

fn unseen(check: &Check, standing: &Standing) -> Option<Unseen> {
    standing.blind.map(|blind| Unseen {
        check: check.id.clone(),
        since: blind.since,
        looks: blind.looks,
    })
}

/// It has not been run for three times as long as it should be. One that was run and saw nothing is no such.
fn stale(check: &Check, standing: &Standing, now: DateTime<FixedOffset>) -> Option<Stale> {
    standing.is_unattended(check, now).then(|| Stale {
        check: check.id.clone(),
        last_ran: standing.looked,
    })
}
