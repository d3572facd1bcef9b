//! `calendar`: what the plan asks for, in people's own calendars.

use std::path::PathBuf;

use anyhow::Context as _;
use chrono::{DateTime, Months, NaiveDate, NaiveTime, TimeZone as _, Utc};

use super::due::keep;
use super::owing::NEEDS;
use super::{Desk, Exit, Failure, Opened, Outcome};
use crate::document::ical::{Calendar, Event};
use crate::due::Planned;
use crate::plan::Plan;
use crate::say;

/// Writes the occurrences of a range as an iCalendar file
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The first day; today, if not given
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day; a year after the first, if not given
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// Of a role or a person; a person's calendar includes that person's roles
    #[arg(long, value_name = "WHO")]
    assignee: Option<String>,
    /// The file to write; absent: standard output
    #[arg(long, value_name = "FILE.ics", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    desk.no_format_but(None)?;
    let opened = desk.plan(&NEEDS)?;
    let (from, to) = desk.range((&args.from, &args.to), opened.today(), Months::new(12))?;
    let mut planned = planned(desk, &opened, from, to)?;
    if let Some(who) = &args.assignee {
        let parties = keep::called(desk, &opened, who)?;
        planned.retain(|it| keep::is_of(&it.item, &parties));
    }
    let plan = &opened.plan;
    let calendar = Calendar {
        name: &plan.about.name,
        zone: opened.zone(),
        stamp: stamp(desk, &opened),
        events: planned.iter().map(|it| event(desk, plan, it)).collect(),
    };
    write(args, desk, &calendar.text())?;
    Ok(Exit::Well)
}

fn planned(desk: &Desk, opened: &Opened, from: NaiveDate, to: NaiveDate) -> Result<Vec<Planned>, Failure> {
    let journal = desk.journal(opened);
    let owing = desk.owing(opened, &journal)?.reaching_back(&journal, from)?;
    let asked = owing.asked(opened.today(), None);
    Ok(owing
        .ledger
        .schedule(&owing.book, &(from..=to), None, &asked, false))
}

fn event(desk: &Desk, plan: &Plan, planned: &Planned) -> Event {
    let lang = desk.lang();
    let summary = say::due::title(lang, &planned.item, plan.workdays.fiscal_year_starts);
    Event::of(
        plan,
        planned,
        summary,
        say::calendar::description(lang, plan, &planned.item),
    )
}

/// The same bytes on every day, unless the clock is set: the plan is as old as its last review.
fn stamp(desk: &Desk, opened: &Opened) -> DateTime<Utc> {
    if desk.now_is_set() {
        return opened.now;
    }
    let reviewed = opened.plan.about.reviewed.and_time(NaiveTime::MIN);
    let there = opened.zone().from_local_datetime(&reviewed).earliest();
    there.map_or_else(|| reviewed.and_utc(), |it| it.to_utc())
}

fn write(args: &Args, desk: &Desk, text: &str) -> Result<(), Failure> {
    let Some(path) = &args.out else {
        return Ok(desk.world.console.out_bytes(text.as_bytes())?);
    };
    let shown = path.display().to_string();
    desk.world
        .write_document(path, text.as_bytes())
        .context(shown.clone())?;
    desk.hint(&say::document::written(desk.lang(), &shown));
    Ok(())
}
