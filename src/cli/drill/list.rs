//! `drill list`: the drills of the plan, and how each went last.

use chrono::NaiveDate;
use serde::Serialize;

use super::scene;
use crate::cli::Stop;
use crate::cli::{Desk, Exit};
use crate::drill::Run;
use crate::plan::Plan;
use crate::say::{self, Language, drill as words};
use crate::show::{Answer, Table, View};

#[derive(Debug, Serialize)]
struct Drills<'a> {
    version: u32,
    items: Vec<Drill<'a>>,
}

#[derive(Debug, Serialize)]
struct Drill<'a> {
    id: &'a str,
    title: &'a str,
    frequency: &'a str,
    level: Option<u32>,
    /// The rehearsal that goes on.
    open: Option<&'a str>,
    last: Option<Last<'a>>,
    #[serde(skip)]
    today: NaiveDate,
}

/// The last rehearsal that was ended.
#[derive(Debug, Serialize)]
struct Last<'a> {
    run: &'a str,
    day: NaiveDate,
    result: &'static str,
}

pub(super) fn run(desk: &mut Desk) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    if night.plan.drills.is_empty() {
        return Err(Stop::Nothing(words::no_drills(desk.lang())));
    }
    let ledger = scene::ledger(desk, &night)?;
    let runs = ledger.all();
    let items = night
        .plan
        .drills
        .iter()
        .map(|drill| item(&night.plan, drill, &runs, night.today()));
    desk.answer(&Drills {
        version: 1,
        items: items.collect(),
    })?;
    Ok(Exit::Well)
}

fn item<'a>(plan: &Plan, drill: &'a crate::plan::Drill, runs: &[&'a Run], today: NaiveDate) -> Drill<'a> {
    let own = |run: &&&'a Run| run.drill == drill.id || drill.was.contains(&run.drill);
    let last = runs.iter().rev().filter(own).find_map(|run| {
        let end = run.end.as_ref()?;
        Some(Last {
            run: &run.id,
            day: plan.day_of(end.at.to_utc()),
            result: if end.passed? { "pass" } else { "fail" },
        })
    });
    Drill {
        id: &drill.id,
        title: &drill.title,
        frequency: &drill.phrase,
        level: drill.level,
        open: runs
            .iter()
            .filter(own)
            .find(|run| run.is_open())
            .map(|run| run.id.as_str()),
        last,
        today,
    }
}

impl Answer for Drills<'_> {
    fn view(&self, lang: Language) -> View {
        let mut table = Table::new(words::list_head(lang));
        for drill in &self.items {
            let last = drill.last.as_ref().map(|last| {
                let day = say::day::near_date(lang, last.day, drill.today);
                format!("{day} {}", words::result(lang, last.result))
            });
            let last = match drill.open {
                Some(run) => words::goes_on_now(lang, run),
                None => last.unwrap_or_else(|| words::never(lang)),
            };
            table.row([
                drill.title.to_owned(),
                drill.frequency.to_owned(),
                drill.level.map_or_else(String::new, |level| level.to_string()),
                last,
                drill.id.to_owned(),
            ]);
        }
        View::default().table(table).line(words::how_to_start(lang))
    }
}
