//! What `done`, `skip`, `defer` and `confirm` share: which duties are meant, and recording what is said of them, all or
//! none, under the journal's lock.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde::Serialize;

use super::owing::{NEEDS, Owing};
use super::{Desk, Exit, Failure, Opened, Outcome};
use crate::calendar::Period;
use crate::due::{Found, Item, Ledger, State};
use crate::plan::{Covers, Language, Plan, Task};
use crate::records::{Event, Fact, NewFact};
use crate::say::{self, day, settle as words};
use crate::show::{Answer, Tone, View};
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
enum Stop {
    Failure(Failure),
    Nothing(String),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<JournalError> for Stop {
    fn from(error: JournalError) -> Self {
        Self::Failure(error.into())
    }
}

/// What the command found at its desk.
pub(crate) struct Deed<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) by: String,
    pub(crate) at: DateTime<FixedOffset>,
    pub(crate) lang: Language,
}

/// The answer: what was recorded and what remains.
#[derive(Debug, Serialize)]
struct Settled<'a> {
    version: u32,
    items: Vec<Line>,
    #[serde(skip)]
    plan: &'a Plan,
    #[serde(skip)]
    verb: Verb,
}

#[derive(Debug, Serialize)]
struct Line {
    fact: String,
    #[serde(flatten)]
    item: Item,
    /// What is still open of the same task.
    remaining: Vec<Item>,
    #[serde(skip)]
    picked_oldest: bool,
}

/// How the answer says it.
#[derive(Clone, Copy, Debug)]
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
        Err(Stop::Nothing(why)) => {
            desk.world.console.err(&format!("{}\n", crate::show::safe(&why)));
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
    let picked = pick(which, desk, opened, &before, (day, fits), journal)?;
    let deed = Deed {
        plan,
        by: desk.who(which.by.as_deref(), plan, &opened.dir)?,
        at,
        lang: desk.lang(),
    };
    let settled = journal.transaction(|locked| {
        let mut owing = Owing::load(plan, locked, opened.now, deed.lang)?;
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
        .unseen(&owing.book)
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
        Err(Stop::Nothing(words::already(deed.lang, &title)))
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

/// The duties that the words mean.
fn pick(
    which: &Which,
    desk: &Desk,
    opened: &Opened,
    owing: &Owing<'_>,
    (day, fits): (NaiveDate, Fits),
    journal: &Journal,
) -> Result<Vec<Picked>, Stop> {
    let open = owing.list(day, None);
    let names = owing.ledger.names(&owing.book, &open);
    let mut picked: Vec<Picked> = Vec::new();
    for word in &which.tasks {
        let id = named(desk, &owing.ledger, word, &names)?;
        let one = match &which.period {
            Some(period) => of_period(desk, opened, owing, (&id, period), (day, fits)),
            None => oldest(desk, opened, &open, &id, (day, fits)),
        };
        let Some(one) = one? else {
            return Err(Stop::Nothing(nothing(desk, owing, journal, &id, day)?));
        };
        if !picked
            .iter()
            .any(|other| other.item.task == one.item.task && other.item.periods == one.item.periods)
        {
            picked.push(one);
        }
    }
    Ok(picked)
}

/// The id that a word means.
pub(crate) fn named(
    desk: &Desk,
    ledger: &Ledger<'_>,
    word: &str,
    names: &[(String, String)],
) -> Result<String, Failure> {
    let listed = |names: &[(String, String)]| {
        let names: Vec<String> = names.iter().map(|(id, title)| format!("{id} {title}")).collect();
        names.join(", ")
    };
    match ledger.find(word, names) {
        Found::One(id) => Ok(id),
        Found::Many(fit) => Err(Failure::Usage(words::several_fit(
            desk.lang(),
            word,
            &listed(&fit),
        ))),
        Found::None(near) => Err(Failure::Usage(words::unknown_task(
            desk.lang(),
            word,
            &listed(&near),
        ))),
    }
}

/// The oldest that is open; on a terminal the one that is chosen.
fn oldest(
    desk: &Desk,
    opened: &Opened,
    open: &[Item],
    id: &str,
    (day, fits): (NaiveDate, Fits),
) -> Result<Option<Picked>, Stop> {
    let mut fit: Vec<&Item> = open.iter().filter(|item| item.task == id && fits(item)).collect();
    fit.sort_by_key(|item| item.closes);
    let Some(first) = fit.first() else { return Ok(None) };
    let chosen = match fit.len() {
        1 => Some(*first),
        _ => ask(desk, opened, &fit, day)?,
    };
    Ok(Some(Picked {
        item: chosen.unwrap_or(first).clone(),
        others: if chosen.is_some() { 0 } else { fit.len() - 1 },
    }))
}

/// Asks on a terminal which of several; elsewhere nobody is asked.
fn ask<'i>(
    desk: &Desk,
    opened: &Opened,
    fit: &[&'i Item],
    day: NaiveDate,
) -> Result<Option<&'i Item>, Failure> {
    let lang = desk.lang();
    let workdays = &opened.plan.workdays;
    let rows = fit.iter().zip(1..).map(|(item, number)| {
        let title = say::due::title(lang, item, workdays.fiscal_year_starts);
        format!(
            "  {number}. {} {title}\n",
            say::due::deadline(lang, item, day, workdays)
        )
    });
    let question = format!(
        "{}\n{}{}",
        words::which(lang),
        rows.collect::<String>(),
        words::number(lang, fit.len())
    );
    let Some(answer) = desk.world.console.ask(&question) else {
        return Ok(None);
    };
    let place = answer
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1));
    let chosen = place.and_then(|place| fit.get(place).copied());
    chosen
        .map(Some)
        .ok_or_else(|| Failure::Usage(words::no_such_number(lang, &answer)))
}

/// The occurrence of a period, also one that has not opened.
fn of_period(
    desk: &Desk,
    opened: &Opened,
    owing: &Owing<'_>,
    (id, said): (&str, &str),
    (day, fits): (NaiveDate, Fits),
) -> Result<Option<Picked>, Stop> {
    let starts = opened.plan.workdays.fiscal_year_starts;
    let period =
        Period::said(said, day, starts).map_err(|_| Failure::Usage(words::bad_period(desk.lang(), said)))?;
    let far = period.last(starts).max(day) + chrono::Days::new(62);
    let items = owing.list(day, Some(far));
    let of_task = || items.iter().filter(|item| item.task == id && fits(item));
    let covered = said.contains('分');
    let exact = of_task().find(|item| match item.covers == Covers::PreviousMonth && covered {
        true => Period::month_of(item.period.first(starts)).previous(starts) == period,
        false => item.periods.contains(&period),
    });
    let within = || of_task().find(|item| period.contains(item.period, starts));
    Ok(exact.or_else(within).map(|item| Picked {
        item: item.clone(),
        others: 0,
    }))
}

/// Nothing is open: when it was last done, and when the next opens.
fn nothing(
    desk: &Desk,
    owing: &Owing<'_>,
    journal: &Journal,
    id: &str,
    day: NaiveDate,
) -> Result<String, Stop> {
    let lang = desk.lang();
    let last = owing.ledger.last_done(&journal.facts(None)?.facts, id);
    let last = last.map_or_else(|| say::due::never(lang), |last| day::date(lang, last));
    let next = owing.ledger.next(&owing.book, &owing.asked(day, None), id);
    let next = next.map_or_else(
        || say::due::never(lang),
        |(opens, due)| words::opens(lang, &day::date(lang, opens), &day::date(lang, due)),
    );
    let title = owing
        .ledger
        .names(&owing.book, &[])
        .into_iter()
        .find(|(name, _)| name == id)
        .map(|(_, title)| title);
    Ok(words::nothing_open(
        lang,
        title.as_deref().unwrap_or(id),
        &last,
        &next,
    ))
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

impl Answer for Settled<'_> {
    fn view(&self, lang: Language) -> View {
        self.items
            .iter()
            .fold(View::default(), |view, line| self.say(view, lang, line))
    }
}

impl Settled<'_> {
    fn say(&self, view: View, lang: Language, line: &Line) -> View {
        let workdays = &self.plan.workdays;
        let title = say::due::title(lang, &line.item, workdays.fiscal_year_starts);
        let due = day::date(lang, line.item.due);
        let what = match self.verb {
            Verb::Done { ng } => words::done(lang, &self.done(lang, &line.item, ng), &title, &due),
            Verb::Skipped => words::skipped(lang, &title, &due),
            Verb::Deferred(to) => words::deferred(lang, &title, &due, &day::date(lang, to)),
            Verb::Confirmed => words::confirmed(lang, &title, &due),
        };
        let view = view.toned(Tone::Good, what);
        let view = if self.waits(&line.item) {
            view.line(words::to_confirm(lang, &line.item.task))
        } else {
            view
        };
        let view = if line.picked_oldest {
            view.line(words::took_oldest(lang))
        } else {
            view
        };
        let waits = line.remaining.is_empty();
        if waits {
            view.toned(Tone::Dim, words::nothing_remains(lang))
        } else {
            self.remains(view, lang, line)
        }
    }

    fn done(&self, lang: Language, item: &Item, ng: bool) -> String {
        let word = if ng {
            say::due::done_ng(lang)
        } else {
            say::due::done(lang)
        };
        let word = if self.waits(item) {
            say::due::to_confirm(lang)
        } else {
            word
        };
        match item.late_days {
            0 => word,
            _ => words::late(lang, &word, &say::due::overdue_by(lang, item)),
        }
    }

    /// Does what was done just now wait for another person?
    fn waits(&self, item: &Item) -> bool {
        let confirms = task(self.plan, item).is_some_and(|task| task.confirm.is_some());
        confirms && matches!(self.verb, Verb::Done { .. })
    }

    fn remains(&self, view: View, lang: Language, line: &Line) -> View {
        let workdays = &self.plan.workdays;
        let rows = line.remaining.iter();
        let view = view.line(words::remains(lang, line.remaining.len()));
        rows.fold(view, |view, item| {
            let title = say::due::title(lang, item, workdays.fiscal_year_starts);
            view.line(format!("  {} {title}", day::date(lang, item.due)))
        })
    }
}
