//! `opsplan incident list`: those that are open, and those that ended lately; all of them, or those of a month, on request.

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use serde::Serialize;

use super::sheet::Head;
use super::which::since;
use super::{Night, Stop};
use crate::cli::{Desk, Exit, Failure};
use crate::incident::{Incident, Ledger, State, Timeline};
use crate::say::{Language, incident as say};
use crate::show::{Answer, Cell, Table, Tone, View, safe};

/// The incidents that are open, and those that ended lately
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Every one on record
    #[arg(long, conflicts_with = "month")]
    all: bool,
    /// Those that were opened in this month: 2026-11
    #[arg(long, value_name = "MONTH")]
    month: Option<String>,
}

#[derive(Debug, Serialize)]
struct List {
    version: u32,
    items: Vec<Head>,
    #[serde(skip)]
    view: View,
}

impl Answer for List {
    fn view(&self, _lang: Language) -> View {
        self.view.clone()
    }
}

/// What ended longer ago is left to who asks for it.
const LATELY: TimeDelta = TimeDelta::days(30);

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let month = args
        .month
        .as_deref()
        .map(|text| first_day(desk, text))
        .transpose()?;
    let ledger = match month {
        _ if args.all => Ledger::of(&night.journal.facts(None)?.facts),
        Some(first) => Ledger::of(&night.journal.facts(since(&night, first))?.facts),
        None => night.ledger(desk, &night.journal)?,
    };
    let mut incidents: Vec<&Incident> = ledger
        .all()
        .filter(|it| {
            args.all || month.map_or_else(|| is_near(&night, it), |first| began_in(&night, it, first))
        })
        .collect();
    incidents.sort_by_key(|it| (!it.state.is_open(), std::cmp::Reverse(it.id.clone())));
    let twice: Vec<String> = ledger
        .numbers_given_twice()
        .map(|(number, _)| number.to_string())
        .collect();
    let list = List {
        version: 1,
        items: incidents.iter().map(|it| Head::of(&night, it)).collect(),
        view: view(desk.lang(), &night, &incidents, &twice),
    };
    if !(desk.globals.quiet && list.items.is_empty()) {
        desk.answer(&list)?;
    }
    Ok(night.exit())
}

/// The first day of a month as it is written: 2026-11.
fn first_day(desk: &Desk, text: &str) -> Result<NaiveDate, Failure> {
    let day = format!("{}-01", text.trim()).parse();
    day.map_err(|_| Failure::Usage(say::bad_month(desk.lang(), text)))
}

fn is_near(night: &Night, incident: &Incident) -> bool {
    incident.state.is_open() || night.now_here() - incident.touched() <= LATELY
}

fn began_in(night: &Night, incident: &Incident, first: NaiveDate) -> bool {
    let zone = night.plan.about.timezone;
    let day = incident.opened_at.with_timezone(&zone).date_naive();
    (day.year(), day.month()) == (first.year(), first.month())
}

fn view(lang: Language, night: &Night, incidents: &[&Incident], twice: &[String]) -> View {
    let mut table = Table::new([
        say::number_head(lang),
        say::level_head(lang),
        say::state_head(lang),
        say::when(lang),
        say::title_head(lang),
    ]);
    for incident in incidents {
        let state = Timeline::of(incident, &night.plan, night.now).state(incident);
        let tone = match state {
            State::Open => Tone::Bad,
            State::Acked => Tone::Warn,
            State::Restored => Tone::Plain,
            State::Closed | State::Cancelled => Tone::Dim,
        };
        table.row([
            Cell::from(incident.id.to_string()),
            say::prefix(incident).into(),
            Cell::toned(tone, say::state(lang, state)),
            say::moment(&night.plan, incident.opened_at.to_utc()).into(),
            safe(&incident.title).into(),
        ]);
    }
    let open = incidents.iter().filter(|it| it.state.is_open()).count();
    let head = if open == 0 {
        say::none_is_open(lang)
    } else {
        say::so_many_open(lang, open)
    };
    let view = View::default()
        .toned(if open == 0 { Tone::Good } else { Tone::Strong }, head)
        .table(table);
    twice.iter().fold(view, |view, number| {
        view.toned(Tone::Warn, say::given_twice(lang, number))
    })
}
