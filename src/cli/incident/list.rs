//! `opsplan incident list`: those that are open, and those that ended lately.

use chrono::TimeDelta;
use serde::Serialize;

use super::sheet::Head;
use super::{Night, Stop};
use crate::cli::{Desk, Exit};
use crate::incident::{Incident, State, Timeline};
use crate::say::{Language, incident as say};
use crate::show::{Answer, Cell, Table, Tone, View, safe};

/// The incidents that are open, and those that ended lately
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

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

/// What ended longer ago is looked up by its id.
const LATELY: TimeDelta = TimeDelta::days(30);

pub(super) fn run(_args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let ledger = night.ledger(desk, &night.journal)?;
    let mut incidents: Vec<&Incident> = ledger
        .all()
        .filter(|it| it.state.is_open() || night.now_here() - it.touched() <= LATELY)
        .collect();
    incidents.sort_by_key(|it| (!it.state.is_open(), std::cmp::Reverse(it.id.clone())));
    let list = List {
        version: 1,
        items: incidents.iter().map(|it| Head::of(&night, it)).collect(),
        view: view(desk.lang(), &night, &incidents),
    };
    if !(desk.globals.quiet && list.items.is_empty()) {
        desk.answer(&list)?;
    }
    Ok(night.exit())
}

fn view(lang: Language, night: &Night, incidents: &[&Incident]) -> View {
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
    View::default()
        .toned(if open == 0 { Tone::Good } else { Tone::Strong }, head)
        .table(table)
}
