//! `due`: what is owed today, or on another day.

mod again;
pub(super) mod keep;
pub(super) mod screen;
mod shared;

use chrono::NaiveDate;

use super::owing::NEEDS;
use super::said::not_far;
use super::{Desk, Failure, Opened, Outcome};
use crate::calendar::Span;
use crate::due::Item;
use crate::world::journal::Journal;
use again::Again;
use keep::keep;
use screen::{Due, Screen};
use shared::Shared;

/// Shows what is owed: overdue, due today, coming up
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What is owed today (the default)
    #[arg(long, conflicts_with = "date")]
    today: bool,
    /// What is owed on this day
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// Also what comes: everything with a deadline within 7d, 5bd, 1mo
    #[arg(long, value_name = "SPAN")]
    within: Option<Span>,
    /// Only what is overdue
    #[arg(long)]
    overdue: bool,
    /// Of a role or a person; a person's list includes that person's roles
    #[arg(long, value_name = "WHO")]
    assignee: Option<String>,
    /// My own
    #[arg(long, conflicts_with = "assignee")]
    mine: bool,
    /// Who I am, for --mine
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
    /// Of a category
    #[arg(long)]
    category: Option<String>,
    /// manual or automatic
    #[arg(long, value_enum)]
    method: Option<How>,
    /// Lists also what is open and not pressing
    #[arg(long)]
    all: bool,
    /// Exit 1 while something is due or overdue
    #[arg(long)]
    exit_code: bool,
}

/// `--method`
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum How {
    #[value(alias = "手動")]
    Manual,
    #[value(alias = "自動")]
    Automatic,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let again = Again::of(args, desk);
    if let Some(said) = again.as_ref().and_then(|again| again.say(desk)) {
        return said;
    }
    let opened = desk.plan(&NEEDS)?;
    let journal = desk.journal(&opened);
    let (date, within) = days(args, desk, &opened)?;
    let owing = desk.owing(&opened, &journal)?.reaching_back(&journal, date)?;
    let holds_all_day = owing.holds_all_day();
    let mut items = owing.list(date, within);
    keep(&mut items, args, within, desk, &opened)?;
    let pressing = items.iter().any(Item::is_pressing);
    let said = desk.drawn_answer(&Due {
        version: 1,
        date,
        items,
        heard: heard(desk, &opened, &journal, date),
        screen: Screen {
            plan: &opened.plan,
            is_today: date == opened.today(),
            lists_all: args.all || within.is_some(),
            is_part: args.is_part(),
            is_quiet: desk.globals.quiet,
        },
    })?;
    desk.world.console.out(&said)?;
    let findings = args.exit_code && pressing;
    if let Some(again) = again.filter(|_| holds_all_day) {
        again.keep(desk, &opened, said, findings);
    }
    Ok(again::exit(findings))
}

/// The day asked for, and up to which deadline what comes is listed too.
fn days(args: &Args, desk: &Desk, opened: &Opened) -> Result<(NaiveDate, Option<NaiveDate>), Failure> {
    let today = opened.today();
    let date = match &args.date {
        Some(text) => not_far(desk.lang(), desk.day(text)?, today)?,
        None => today,
    };
    let Some(span) = args.within else {
        return Ok((date, None));
    };
    let last = span.after(date, &opened.plan.workdays).unwrap_or(NaiveDate::MAX);
    Ok((date, Some(not_far(desk.lang(), last, date)?)))
}

/// How old what others recorded is. Beside a clock that was set by hand, and for another day, that says nothing.
fn heard(desk: &Desk, opened: &Opened, journal: &Journal, date: NaiveDate) -> Option<Shared> {
    let says = !desk.now_is_set() && date == opened.today();
    let heard = says.then(|| desk.world.heard(journal)).flatten()?;
    Some(Shared::of(heard, opened.now, opened.zone()))
}

impl Args {
    fn is_part(&self) -> bool {
        self.overdue
            || self.mine
            || self.assignee.is_some()
            || self.category.is_some()
            || self.method.is_some()
    }
}
