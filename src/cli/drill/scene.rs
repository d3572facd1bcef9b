//! What every deed of a drill stands on: the plan, its records, and which rehearsal is meant.

use chrono::{DateTime, FixedOffset};

use crate::cli::Stop;
use crate::cli::incident::Night;
use crate::cli::post::{self, Office, Told};
use crate::cli::{Desk, Failure};
use crate::drill::{Ledger, Run};
use crate::notify::{Message, Queued, Route};
use crate::plan::{ChannelRef, Drill, File};
use crate::records::{Event, NewFact};
use crate::say::drill as say;
use crate::world::journal::Moment;

/// `--by`: who leads it.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct By {
    /// Who leads the drill: a contact's id or name
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
}

impl By {
    /// The id of a contact.
    pub(super) fn by(&self, desk: &Desk, night: &Night) -> Result<String, Failure> {
        desk.who(self.by.as_deref(), &night.plan, &night.folder)
    }
}

/// Reads the plan. A drill is no emergency: the plan has to be right.
pub(super) fn enter(desk: &mut Desk) -> Result<Night, Failure> {
    let opened = desk.plan(&File::ALL)?;
    Ok(Night::of(desk, opened))
}

/// The rehearsals that still matter.
pub(super) fn ledger(desk: &Desk, night: &Night) -> Result<Ledger, Stop> {
    let (name, key) = Ledger::CHECKPOINT;
    let folded = night.journal.fold(name, key, Ledger::default, Ledger::take)?;
    desk.say_damage(&folded.findings);
    Ok(folded.state)
}

/// The drill that a word means.
pub(super) fn drill<'a>(desk: &Desk, night: &'a Night, word: &str) -> Result<&'a Drill, Stop> {
    let drills = &night.plan.drills;
    let was = drills.iter().find(|it| it.was.iter().any(|was| was == word));
    let names: Vec<(String, String)> = drills
        .iter()
        .map(|it| (it.id.clone(), it.title.clone()))
        .collect();
    let id = match was {
        Some(drill) => drill.id.clone(),
        None => desk.meant(word.strip_prefix("drill/").unwrap_or(word), &names)?.0,
    };
    let found = drills.iter().find(|it| it.id == id);
    found.ok_or_else(|| Failure::Usage(say::no_drills(desk.lang())).into())
}

/// The rehearsal that goes on: the one of this name or drill, else the only one.
pub(super) fn open(desk: &Desk, night: &Night, named: Option<&str>) -> Result<Run, Stop> {
    let ledger = ledger(desk, night)?;
    let mut open = ledger.open();
    if let Some(name) = named {
        open.retain(|run| run.id == name || run.drill == name);
        return match open.as_slice() {
            [run] => Ok((*run).clone()),
            _ => Err(Failure::Usage(say::unknown_run(desk.lang(), name, &listed(&ledger.open()))).into()),
        };
    }
    match open.as_slice() {
        [run] => Ok((*run).clone()),
        [] => Err(Stop::Nothing(say::none_open(desk.lang()))),
        several => Err(Failure::Usage(say::several_open(desk.lang(), &listed(several))).into()),
    }
}

/// The same rehearsal, with what was recorded since.
pub(super) fn again(desk: &Desk, night: &Night, run: &Run) -> Result<Run, Stop> {
    let ledger = ledger(desk, night)?;
    Ok(ledger.get(&run.id).unwrap_or(run).clone())
}

fn listed(runs: &[&Run]) -> String {
    let lines: Vec<String> = runs
        .iter()
        .map(|run| format!("{} {}", run.id, run.title))
        .collect();
    lines.join(", ")
}

/// The clock of a command that a leader stays in for an hour.
pub(super) fn now(desk: &Desk, night: &Night) -> DateTime<FixedOffset> {
    let now = night.now + desk.elapsed();
    now.with_timezone(&night.plan.about.timezone).fixed_offset()
}

/// One fact of a deed that is done now.
pub(super) fn fact<E: Event>(desk: &Desk, night: &Night, by: &str, event: &E) -> Result<NewFact, Stop> {
    fact_at(now(desk, night), by, event)
}

/// One fact of a deed.
pub(super) fn fact_at<E: Event>(at: DateTime<FixedOffset>, by: &str, event: &E) -> Result<NewFact, Stop> {
    Ok(NewFact::new(at, by, event).map_err(|error| Failure::World(error.into()))?)
}

/// Appends facts, written now.
pub(super) fn append(desk: &Desk, night: &Night, facts: &[NewFact]) -> Result<(), Stop> {
    let journal = night.journal.at(Moment {
        now: now(desk, night),
        by_hand: desk.now_is_set(),
    });
    desk.recorded(journal.append(facts)?);
    Ok(())
}

/// Records facts together with the messages that follow from them, and sends those.
pub(super) fn record(
    desk: &Desk,
    night: &Night,
    mut facts: Vec<NewFact>,
    messages: Vec<Message>,
) -> Result<Told, Stop> {
    for message in messages {
        facts.push(fact(desk, night, "opsplan", &Queued { message })?);
    }
    append(desk, night, &facts)?;
    let mut told = Told::default();
    post::send(desk, Office::from(night), &mut told)?;
    told.warn(desk);
    Ok(told)
}

/// The channels that hear of drills, by the communication table; those of incidents where it has no such line.
pub(super) fn route(night: &Night) -> Vec<ChannelRef> {
    let own = Route::of(&night.plan, "drill").channels;
    if own.is_empty() {
        Route::of(&night.plan, "incident").channels
    } else {
        own
    }
}

/// A message of a drill: marked before everything else, and at its end.
pub(super) fn marked(lang: crate::say::Language, mut lines: Vec<String>) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        *first = format!("{}{first}", say::mark(lang));
    }
    lines.push(say::this_is_a_drill(lang));
    lines
}
