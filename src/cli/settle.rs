//! What `done`, `skip`, `defer` and `confirm` share: which duties are meant, and recording what is said of them, all or
//! none, under the journal's lock.

mod answer;
mod pick;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use answer::{Line, Nothing, Refused, Settled};
use pick::pick;

pub(crate) use pick::named;

use super::owing::{NEEDS, Owing};
use super::{Desk, Exit, Failure, Opened, Outcome};
use crate::due::{Item, State};
use crate::plan::{Language, Plan, Task};
use crate::records::{Event, Fact, NewFact};
use crate::say::{self, settle as words};
use crate::world::journal::{Journal, JournalError};

/// Which duties, who and when.
#[derive(Debug, clap::Args)]
pub(crate) struct Which {
    /// Id or title of a task, or a part of it that fits only one
    #[arg(required = true, value_name = "TASK")]
    pub(crate) tasks: Vec<String>,
    /// Which occurrence: 2026-11, 2026-W47, 10月分, 先週; also one that has not opened
    #[arg(long)]
    pub(crate) period: Option<String>,
    /// Who does it
    #[arg(long, value_name = "WHO")]
    pub(crate) by: Option<String>,
    /// When it happened; now, if not given
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
}

/// Which rows a command can act on.
pub(crate) type Fits = fn(&Item) -> bool;

/// A duty that was picked.
#[derive(Clone, Debug)]
pub(crate) struct Picked {
    pub(crate) item: Item,
    /// Others of the same that are open.
    others: usize,
}

/// Why nothing was recorded.
type Stop = super::Stop<Nothing>;

/// What the command found at its desk.
pub(crate) struct Deed<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) by: String,
    pub(crate) at: DateTime<FixedOffset>,
    pub(crate) lang: Language,
}

/// How the answer says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Done { ng: bool },
    Skipped,
    Deferred(NaiveDate),
    Confirmed,
}

/// Runs one of the commands: picks, records, answers.
pub(crate) fn settle<E: Event>(
    which: &Which,
    desk: &mut Desk,
    fits: Fits,
    verb: Verb,
    say_it: impl Fn(&Deed<'_>, &Item) -> Result<E, Failure>,
) -> Outcome {
    let opened = desk.plan(&NEEDS)?;
    let journal = desk.journal(&opened);
    match try_settle(which, desk, &opened, &journal, (fits, verb), say_it) {
        Ok(()) => Ok(Exit::Well),
        Err(Stop::Failure(failure)) => Err(failure),
        Err(Stop::Nothing(nothing)) => {
            let why = crate::show::safe(&nothing.why);
            desk.world.console.err(&format!("{why}\n"));
            if desk.format().is_for_programs() {
                desk.answer(&Refused {
                    version: 1,
                    items: [],
                    nothing,
                })?;
            }
            Ok(Exit::Findings)
        }
    }
}

fn try_settle<E: Event>(
    which: &Which,
    desk: &Desk,
    opened: &Opened,
    journal: &Journal,
    (fits, verb): (Fits, Verb),
    say_it: impl Fn(&Deed<'_>, &Item) -> Result<E, Failure>,
) -> Result<(), Stop> {
    let plan = &opened.plan;
    let at = at(which, desk, opened)?;
    let before = desk.owing(opened, journal)?;
    let day = before.ledger.day(at);
    let picked = pick((which, at, verb), desk, opened, &before, (day, fits), journal)?;
    let deed = Deed {
        plan,
        by: desk.who(which.by.as_deref(), plan, &opened.dir)?,
        at,
        lang: desk.lang(),
    };
    let settled = journal.transaction(|locked| {
        let mut owing = Owing::load(plan, locked, opened.now, desk.answer_lang())?;
        let mut facts = sighted(&owing, &deed, opened)?;
        let sights = facts.len();
        for one in &picked {
            still_open(&owing, one, (day, fits), &deed)?;
            facts.push(
                NewFact::new(deed.at, deed.by.clone(), &say_it(&deed, &one.item)?)
                    .map_err(JournalError::from)?,
            );
        }
        let recorded = desk.recorded(locked.append(&facts)?);
        recorded
            .iter()
            .for_each(|fact| owing.ledger.take(&mut owing.book, fact));
        Ok::<_, Stop>(lines(
            &owing,
            &picked,
            &recorded[sights.min(recorded.len())..],
            (day, fits),
        ))
    })?;
    desk.answer(&Settled {
        version: 1,
        items: settled,
        plan,
        verb,
    })?;
    Ok(())
}

/// When it happened: never in the future.
fn at(which: &Which, desk: &Desk, opened: &Opened) -> Result<DateTime<FixedOffset>, Failure> {
    let at: DateTime<Utc> = match &which.at {
        Some(text) => desk.time(text, opened.zone(), opened.now)?,
        None => opened.now,
    };
    if at > opened.now {
        return Err(Failure::Usage(words::in_the_future(desk.lang())));
    }
    Ok(at.with_timezone(&opened.zone()).fixed_offset())
}

/// That work is new, or gone, is recorded before anything is said of it.
fn sighted(owing: &Owing<'_>, deed: &Deed<'_>, opened: &Opened) -> Result<Vec<NewFact>, JournalError> {
    let now = opened.now.with_timezone(&opened.zone()).fixed_offset();
    let seen = owing
        .ledger
        .unseen(&owing.book, owing.today)
        .map(|seen| NewFact::new(now.min(deed.at), "opsplan", &seen));
    Ok(seen.transpose()?.into_iter().collect())
}

fn still_open(
    owing: &Owing<'_>,
    one: &Picked,
    (day, fits): (NaiveDate, Fits),
    deed: &Deed<'_>,
) -> Result<(), Stop> {
    let far = one.item.due.max(day);
    let items = owing.list(day, Some(far));
    let open = items
        .iter()
        .any(|item| item.task == one.item.task && item.periods == one.item.periods && fits(item));
    let title = say::due::title(deed.lang, &one.item, deed.plan.workdays.fiscal_year_starts);
    if open {
        Ok(())
    } else {
        Err(Stop::Nothing(Nothing {
            task: one.item.task.clone(),
            last_done: None,
            opens: None,
            due: None,
            why: words::already(deed.lang, &title),
        }))
    }
}

fn lines(owing: &Owing<'_>, picked: &[Picked], facts: &[Fact], (day, fits): (NaiveDate, Fits)) -> Vec<Line> {
    let items = owing.list(day.max(owing.today), None);
    let line = |(one, fact): (&Picked, &Fact)| {
        let other = |item: &&Item| item.task == one.item.task && item.periods != one.item.periods;
        let remaining = items.iter().filter(|item| other(item) && fits(item));
        Line {
            fact: fact.id.to_string(),
            item: one.item.clone(),
            remaining: remaining.cloned().collect(),
            picked_oldest: one.others > 0,
        }
    };
    picked.iter().zip(facts).map(line).collect()
}

/// The task behind an item, if it is one of the plan.
pub(crate) fn task<'p>(plan: &'p Plan, item: &Item) -> Option<&'p Task> {
    plan.tasks.iter().find(|task| task.id == item.task)
}

/// Is it open, and not only waiting for somebody to confirm it?
pub(crate) fn is_open(item: &Item) -> bool {
    !matches!(
        item.state,
        State::ToConfirm | State::Done | State::Skipped | State::Missed
    )
}
