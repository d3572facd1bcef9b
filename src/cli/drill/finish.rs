//! `drill finish` and `drill cancel`: passed or failed with reasons, and its duty in `due` is done; or broken off.

use super::report::Report;
use super::scene::{self, By, fact, marked, record};
use crate::cli::Stop;
use crate::cli::incident::Night;
use crate::cli::owing::Owing;
use crate::cli::settle::is_open;
use crate::cli::{Desk, Exit, Failure};
use crate::drill::{Cancelled, Ended, Run};
use crate::due::{Done, Item, Outcome};
use crate::notify::{Key, Message, Route, safe};
use crate::plan::ChannelRef;
use crate::say::{self, drill as words};

/// `drill finish`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The drill, where several go on
    #[arg(value_name = "DRILL")]
    run: Option<String>,
    /// What is to be remembered
    #[arg(long, default_value = "")]
    note: String,
    #[command(flatten)]
    who: By,
}

/// `drill cancel`
#[derive(Debug, clap::Args)]
pub(super) struct CancelArgs {
    /// The drill, where several go on
    #[arg(value_name = "DRILL")]
    run: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    who: By,
}

pub(super) fn finish(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    let run = scene::open(desk, &night, args.run.as_deref())?;
    let by = args.who.by(desk, &night)?;
    let run = ended(desk, &night, &run, &by, &args.note)?;
    let report = Report::of(&night.plan, &run);
    desk.answer(&report)?;
    Ok(if report.is_passed() {
        Exit::Well
    } else {
        Exit::Findings
    })
}

/// Ends it: every step has its verdict. The duty in `due` is done, with findings where it failed.
pub(super) fn ended(desk: &Desk, night: &Night, run: &Run, by: &str, note: &str) -> Result<Run, Stop> {
    let unjudged: Vec<String> = run.unjudged().iter().map(ToString::to_string).collect();
    if !unjudged.is_empty() {
        let why = words::unjudged(desk.lang(), &unjudged.join(", "));
        return Err(Failure::Usage(why).into());
    }
    let passed = run.reasons().is_empty();
    let ended = Ended {
        run: run.id.clone(),
        passed,
        note: safe(note.trim()),
    };
    let mut facts = vec![fact(desk, night, by, &ended)?];
    match owed(desk, night, run)? {
        Some(item) => facts.push(fact(desk, night, by, &done(&item, run, passed))?),
        None => desk.hint(&words::not_owed(desk.lang(), &run.title)),
    }
    record(desk, night, facts, heard(night, run, passed))?;
    scene::again(desk, night, run)
}

/// The oldest open duty of this drill.
fn owed(desk: &Desk, night: &Night, run: &Run) -> Result<Option<Item>, Stop> {
    let owing = Owing::load(&night.plan, &night.journal, night.now, desk.answer_lang())?;
    let id = format!("drill/{}", run.drill);
    let mut open = owing.list(owing.today, None);
    open.retain(|item| item.task == id && is_open(item));
    Ok(open.into_iter().min_by_key(|item| item.closes))
}

fn done(item: &Item, run: &Run, passed: bool) -> Done {
    Done {
        result: if passed { Outcome::Ok } else { Outcome::Ng },
        evidence: run.id.clone(),
        ..Done::of(item)
    }
}

/// The channels hear how it went: counts and reasons by role, no names.
fn heard(night: &Night, run: &Run, passed: bool) -> Vec<Message> {
    let (plan, lang) = (&night.plan, night.plan.about.language);
    let outcome = words::outcome(lang, passed);
    let reasons = run.reasons();
    let reasons = reasons.iter().map(|reason| words::reason(lang, plan, reason));
    last_words(night, run, &words::ends(lang, &run.title, &outcome), reasons)
}

/// The last message of a drill, in every channel that hears of it.
fn last_words(night: &Night, run: &Run, first: &str, rest: impl Iterator<Item = String>) -> Vec<Message> {
    let first = Route::of(&night.plan, "drill").first_words(first);
    let lines = marked(
        night.plan.about.language,
        std::iter::once(first).chain(rest).collect(),
    );
    let message = |channel: ChannelRef| {
        let key = Key::said(format!("drill/{}/ended", run.id), night.plan[channel].id.as_str());
        Message::said(key, lines.clone())
    };
    scene::route(night).into_iter().map(message).collect()
}

pub(super) fn cancel(args: &CancelArgs, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    let run = scene::open(desk, &night, args.run.as_deref())?;
    let by = args.who.by(desk, &night)?;
    let cancelled = Cancelled {
        run: run.id.clone(),
        reason: safe(desk.reason(&args.reason)?),
    };
    let first = words::broken_off(night.plan.about.language, &run.title);
    let heard = last_words(&night, &run, &first, std::iter::empty());
    record(desk, &night, vec![fact(desk, &night, &by, &cancelled)?], heard)?;
    let run = scene::again(desk, &night, &run)?;
    desk.answer(&Report::of(&night.plan, &run))?;
    desk.hint(&say::drill::counts_for_nothing(desk.lang()));
    Ok(Exit::Well)
}
