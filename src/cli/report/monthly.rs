//! `report monthly`: 月次運用報告書, from the plan, the records, and the looks that are kept on this machine.

use serde::Serialize;

use super::{Exit, Paper};
use crate::calendar::Period;
use crate::check::Day;
use crate::cli::{Desk, Failure, Opened, Outcome};
use crate::due::{Item, Kind, Planned, State};
use crate::plan::{Check, File};
use crate::records::Fact;
use crate::report::{Month, Monthly, Pages, Sources};
use crate::say::{self, Language, report as words};
use crate::show::{Answer, Format, View};
use crate::world::journal::Journal;
use crate::world::samples::Notebook;

/// Writes the monthly report (月次運用報告書): that of the month before, where none is named
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The month: 2026-10
    #[arg(value_name = "YYYY-MM")]
    month: Option<String>,
    /// The remarks (特記事項・所感): the one part that a person writes
    #[arg(long, value_name = "TEXT")]
    remarks: Option<String>,
    #[command(flatten)]
    paper: Paper,
}

/// `--format json`
#[derive(Debug, Serialize)]
struct Sheet<'a> {
    version: u32,
    #[serde(flatten)]
    monthly: &'a Monthly,
}

impl Answer for Sheet<'_> {
    fn view(&self, _lang: Language) -> View {
        View::default()
    }
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan(&File::ALL)?;
    let month = month(args, desk, &opened)?;
    let monthly = gathered(desk, &opened, month)?;
    if matches!(desk.globals.format, Some(Format::Json | Format::Yaml)) {
        desk.answer(&Sheet {
            version: 1,
            monthly: &monthly,
        })?;
        return Ok(Exit::Well);
    }
    let (lang, plan) = (desk.lang(), &opened.plan);
    let starts = plan.workdays.fiscal_year_starts;
    let title = words::monthly_title(lang, &plan.about.name, month.first);
    let remarks = args.remarks.clone().unwrap_or_else(|| words::to_write(lang));
    let pages = Pages {
        monthly: &monthly,
        title: &title,
        day: opened.today(),
        remarks: &remarks,
        name: &|item| say::due::title(lang, item, starts),
        state: &|item| say::due::state(lang, item),
        became: &|it| words::became(lang, it),
        incident: &|state| say::incident::state(lang, state),
    };
    args.paper.write(desk, &pages.document(), opened.now)?;
    Ok(Exit::Well)
}

/// The month that is named, else the one before this. What has not begun cannot be told.
fn month(args: &Args, desk: &Desk, opened: &Opened) -> Result<Month, Failure> {
    let today = opened.today();
    let Some(text) = &args.month else {
        return Ok(Month::of(today).before());
    };
    let starts = opened.plan.workdays.fiscal_year_starts;
    match Period::said(text, today, starts) {
        Ok(period @ Period::Month { .. }) if period.first(starts) <= today => {
            Ok(Month::of(period.first(starts)))
        }
        _ => Err(Failure::Usage(words::no_such_month(desk.lang(), text))),
    }
}

fn gathered(desk: &Desk, opened: &Opened, month: Month) -> Result<Monthly, Failure> {
    let (plan, journal) = (&opened.plan, desk.journal(opened));
    let replay = journal.facts(None)?;
    desk.say_damage(&replay.findings);
    // A clock that was set by hand forges no month, except for whom it is set now.
    let facts: Vec<&Fact> = replay
        .facts
        .iter()
        .filter(|fact| !fact.rehearsal || desk.now_is_set())
        .collect();
    let owing = desk.owing(opened, &journal)?;
    let owing = owing.reaching_back(&journal, month.first)?;
    let today = opened.today();
    let planned = |month: Month| -> Vec<Planned> {
        let asked = owing.asked(today, None);
        owing
            .ledger
            .schedule(&owing.book, &month.days(), None, &asked, false)
    };
    let seen = seen(desk, opened, &journal, month);
    let this = planned(month);
    Ok(Monthly::of(Sources {
        plan,
        month,
        now: opened.now,
        facts: &facts,
        seen: &seen,
        planned: &this,
        owed: owing.list(today, None).into_iter().filter(is_to_do).collect(),
        next: planned(month.after()),
    }))
}

/// What the next meeting has to ask about: what is overdue, and what incidents left behind.
fn is_to_do(item: &Item) -> bool {
    matches!(item.state, State::Late | State::Overdue) || item.kind == Kind::Incident
}

/// The days of each check on which somebody looked, in the month and in the one before.
fn seen(desk: &Desk, opened: &Opened, journal: &Journal, month: Month) -> Vec<Vec<Day>> {
    let notebook = Notebook::beside(journal, desk.now_is_set());
    let days = |check: &Check| {
        let names: Vec<&str> = [check.id.as_str()]
            .into_iter()
            .chain(check.was.iter().map(String::as_str))
            .collect();
        notebook.days(&opened.plan, &names, month.before().first, month.last)
    };
    opened.plan.checks.iter().map(days).collect()
}
