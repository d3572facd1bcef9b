//! `opsplan escalation`: who is called and who is reported to, when, by which number. Works from the last good plan.

mod card;
mod simulated;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use serde::Serialize;

use super::incident::{ChainRow, Night, chain, chain_table, finish, number, to_instant};
use super::{Desk, Exit, Failure, Outcome, Stop};
use crate::calendar::Span;
use crate::due::WrongNumber;
use crate::incident::{Incident, IncidentId, Opened, Terms, Timeline};
use crate::notify::{Route, safe};
use crate::plan::{Contact, During, Level, Plan};
use crate::say::{self, Language, escalation as words};
use crate::show::{Answer, Tone, View};

/// The chain of a level: who is called and reported to, when, by which number
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The level: a number of levels.toml
    #[arg(long, short, value_name = "N", required_unless_present = "card")]
    level: Option<String>,
    /// As if it were opened at this time: 02:10 or 2026-12-24T02:10
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// One A4 page for the wall; all levels where none is given
    #[arg(long)]
    card: bool,
    /// Everything that would be sent, minute by minute, if nobody answered
    #[arg(long, conflicts_with = "card", requires = "level")]
    simulate: bool,
    /// Nobody answers: what --simulate assumes
    #[arg(long, requires = "simulate")]
    no_ack: bool,
    /// How far --simulate looks: 6h, 90m, 2d
    #[arg(long, value_name = "SPAN", requires = "simulate", default_value = "6h")]
    until: Span,
}

/// Every minute is gone through with all that was sent before it.
const A_WEEK: TimeDelta = TimeDelta::days(7);

/// The whole answer; `--card` without a level has one of them for each level.
#[derive(Debug, Serialize)]
struct Chain {
    version: u32,
    level: u32,
    prefix: String,
    steps: Vec<Step>,
    #[serde(skip)]
    view: View,
}

#[derive(Debug, Serialize)]
struct Cards {
    version: u32,
    levels: Vec<Chain>,
    #[serde(skip)]
    view: View,
}

#[derive(Debug, Serialize)]
struct Step {
    step: usize,
    after: String,
    at: DateTime<FixedOffset>,
    report: bool,
    role: String,
    contacts: Vec<Person>,
}

#[derive(Debug, Serialize)]
struct Person {
    name: String,
    phone: Option<String>,
    email: Option<String>,
}

impl Answer for Chain {
    fn view(&self, _lang: Language) -> View {
        self.view.clone()
    }
}

impl Answer for Cards {
    fn view(&self, _lang: Language) -> View {
        self.view.clone()
    }
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let done = answer(args, desk);
    finish(done, desk)
}

fn answer(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let at = match &args.at {
        Some(text) => to_instant(desk, &night, text)?,
        None => night.now_here(),
    };
    let levels = match &args.level {
        Some(word) => vec![number(desk, &Terms::of(&night.plan), word)?],
        None => night.plan.levels.list.iter().map(|level| level.level).collect(),
    };
    if levels.is_empty() || night.plan.levels.list.is_empty() {
        return Err(Failure::Usage(words::no_levels(desk.lang())).into());
    }
    let wrong = night.wrong_numbers();
    if args.simulate {
        let until = args.until.after_time(&at, &night.plan.workdays);
        let Some(until) = until.filter(|until| *until - at <= A_WEEK) else {
            return Err(Failure::Usage(words::only_a_week(desk.lang())).into());
        };
        return simulated::show(desk, &night, levels[0], (at, until));
    }
    let mut chains: Vec<Chain> = levels
        .iter()
        .filter_map(|level| of(desk.lang(), &night, *level, at, args.card, &wrong))
        .collect();
    let asked = args.level.as_ref().and_then(|_| chains.pop());
    match asked {
        Some(chain) => one(args, desk, &night, chain),
        None => all(desk, &night, chains),
    }?;
    Ok(night.exit())
}

fn one(args: &Args, desk: &Desk, night: &Night, mut chain: Chain) -> Result<(), Failure> {
    if args.card {
        let view = card::head(desk.lang(), night).and(chain.view);
        chain.view = card::foot(desk.lang(), chain.level, view);
    }
    desk.answer(&chain)
}

fn all(desk: &Desk, night: &Night, levels: Vec<Chain>) -> Result<(), Failure> {
    let lang = desk.lang();
    let views = levels.iter().map(|chain| chain.view.clone());
    let view = views.fold(card::head(lang, night), View::and);
    let first = night.plan.levels.list.first().map_or(1, |level| level.level);
    desk.answer(&Cards {
        version: 1,
        levels,
        view: card::foot(lang, first, view),
    })
}

/// The chain of a level as if an incident were opened at `at`.
fn of(
    lang: Language,
    night: &Night,
    level: u32,
    at: DateTime<FixedOffset>,
    card: bool,
    wrong: &[WrongNumber],
) -> Option<Chain> {
    let plan = &night.plan;
    let terms = Terms::of(plan);
    let incident = Incident::imagined(
        Opened::of(IncidentId::next(at.date_naive(), [], ""), level, terms.clone()),
        at,
        "",
    )?;
    let timeline = Timeline::of(&incident, plan, at.to_utc());
    let rows = chain(plan, terms.get(level)?, &timeline, wrong);
    let written = plan.levels.get(level)?;
    let view = if card {
        card::level(lang, plan, written, &rows)
    } else {
        screen(lang, plan, written, &rows, at.to_utc())
    };
    Some(Chain {
        version: 1,
        level,
        prefix: written.prefix.clone(),
        steps: rows.iter().map(|row| step(plan, row)).collect(),
        view,
    })
}

fn step(plan: &Plan, row: &ChainRow<'_>) -> Step {
    let person = |who: &Contact| Person {
        name: who.name.clone(),
        phone: who.phone.first().cloned(),
        email: who.email.clone(),
    };
    Step {
        step: row.step,
        after: row.after.to_string(),
        at: row.at.with_timezone(&plan.about.timezone).fixed_offset(),
        report: row.report,
        role: row.seat.id().to_owned(),
        contacts: row.people.iter().map(|(who, _)| person(who)).collect(),
    }
}

fn screen(lang: Language, plan: &Plan, level: &Level, rows: &[ChainRow<'_>], at: DateTime<Utc>) -> View {
    let opened = say::incident::moment(plan, at);
    let mut view = View::default()
        .title(format!("{} {}", first_words(plan, level), safe(&level.meaning)))
        .line(words::if_opened_at(lang, &opened));
    if level.during == During::BusinessHours {
        view = view.line(words::business_hours(lang));
    }
    if rows.is_empty() {
        return view.toned(Tone::Bad, words::no_chain(lang));
    }
    let every = say::span::span(lang, level.exhausted_every);
    view.table(chain_table(lang, plan, rows, at, true))
        .line(words::then_again(lang, &every))
}

/// `trouble lv3`
fn first_words(plan: &Plan, level: &Level) -> String {
    Route::of(plan, "incident").first_words(&level.prefix)
}
