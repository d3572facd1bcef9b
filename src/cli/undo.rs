//! `undo`: takes back the last fact of this writer, or one by its id.

use serde::Serialize;

use super::owing::{NEEDS, Owing};
use super::{Desk, Exit, Failure, Outcome, Stop};
use crate::due::Undone;
use crate::plan::{Language, Plan};
use crate::records::{Event as _, Fact, NewFact};
use crate::say::{self, settle as words};
use crate::show::{Answer, Tone, View};
use crate::world::journal::JournalError;

/// Takes back the last thing that was recorded here, or a fact by its id
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The fact's id, or the end of it (7k2f.42)
    fact: Option<String>,
    /// Who takes it back
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
}

/// The answer.
#[derive(Debug, Serialize)]
struct TakenBack {
    version: u32,
    /// The fact that was taken back.
    undone: String,
    kind: String,
    task: String,
    /// The fact that says so.
    fact: String,
    #[serde(skip)]
    title: String,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan(&NEEDS)?;
    let journal = desk.journal(&opened);
    let by = desk.who(args.by.as_deref(), &opened.plan, &opened.dir)?;
    let now = opened.now.with_timezone(&opened.zone()).fixed_offset();
    let taken = journal.transaction(|locked| {
        let facts = locked.facts(None)?.facts;
        let owing = Owing::load(&opened.plan, locked, opened.now, desk.answer_lang())?;
        let fact = match &args.fact {
            Some(id) => named(desk, &facts, id)?,
            None => last(&facts, &locked.writer()).ok_or(Stop::Nothing(()))?,
        };
        let day = owing.ledger.day(fact.at);
        let undone = Undone::of(fact, day).ok_or_else(|| {
            Failure::Usage(words::cannot_undo(desk.lang(), &fact.id.to_string(), &fact.kind))
        })?;
        let new = NewFact::new(now, by.clone(), &undone).map_err(JournalError::from)?;
        let recorded = desk.recorded(locked.append(&[new.answering([fact.id.clone()])])?);
        Ok::<_, Stop<()>>(answer(
            desk.lang(),
            &opened.plan,
            &owing,
            fact,
            &undone,
            &recorded,
        ))
    });
    match taken {
        Ok(taken) => desk.answer(&taken).map(|()| Exit::Well),
        Err(Stop::Failure(failure)) => Err(failure),
        Err(Stop::Nothing(())) => {
            desk.world
                .console
                .err(&format!("{}\n", words::nothing_to_undo(desk.lang())));
            Ok(Exit::Findings)
        }
    }
}

fn answer(
    lang: Language,
    plan: &Plan,
    owing: &Owing<'_>,
    fact: &Fact,
    undone: &Undone,
    recorded: &[Fact],
) -> TakenBack {
    let names = owing.ledger.names(&owing.book, &[]);
    let title = names
        .into_iter()
        .find(|(id, _)| *id == undone.task)
        .map(|(_, title)| title);
    let starts = plan.workdays.fiscal_year_starts;
    let period = undone
        .periods
        .last()
        .map(|period| say::day::period(lang, *period, starts));
    let title = title.unwrap_or_else(|| undone.task.clone());
    TakenBack {
        version: 1,
        undone: fact.id.to_string(),
        kind: undone.what.clone(),
        task: undone.task.clone(),
        fact: recorded
            .first()
            .map(|fact| fact.id.to_string())
            .unwrap_or_default(),
        title: format!("{title} {}", period.unwrap_or_default()),
    }
}

/// The last fact of a writer that can be taken back and was not.
fn last<'f>(facts: &'f [Fact], writer: &str) -> Option<&'f Fact> {
    let own = facts.iter().rev().filter(|fact| *fact.id.writer == *writer);
    own.into_iter()
        .find(|fact| can_undo(fact) && !is_undone(fact, facts))
}

fn named<'f>(desk: &Desk, facts: &'f [Fact], id: &str) -> Result<&'f Fact, Failure> {
    let mut fit = facts.iter().filter(|fact| fact.id.is_meant_by(id));
    let (Some(fact), None) = (fit.next(), fit.next()) else {
        return Err(Failure::Usage(words::unknown_fact(desk.lang(), id)));
    };
    if is_undone(fact, facts) {
        return Err(Failure::Usage(words::undone_before(
            desk.lang(),
            &fact.id.to_string(),
        )));
    }
    Ok(fact)
}

fn can_undo(fact: &Fact) -> bool {
    Undone::of(fact, fact.at.date_naive()).is_some()
}

fn is_undone(fact: &Fact, facts: &[Fact]) -> bool {
    facts
        .iter()
        .any(|other| other.kind == Undone::KIND && other.answers.contains(&fact.id))
}

impl Answer for TakenBack {
    fn view(&self, lang: Language) -> View {
        let what = match self.kind.as_str() {
            "done" => say::due::done(lang),
            "skipped" => say::due::skipped(lang),
            "deferred" => say::due::deferred(lang),
            _ => words::confirmation(lang),
        };
        View::default().toned(
            Tone::Good,
            words::undone(lang, &what, self.title.trim(), &self.undone),
        )
    }
}
