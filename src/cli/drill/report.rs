//! A rehearsal as people and programs read it: per seat who answered when, per step what passed, and the outcome.

mod drawn;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::scene;
use crate::cli::Stop;
use crate::cli::{Desk, Exit, Failure};
use crate::drill::{Call, Reason, Run};
use crate::plan::Plan;
use crate::say::{self, drill as words};

/// `drill show`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A rehearsal or a drill; without it, the one that goes on, or the last
    #[arg(value_name = "DRILL")]
    run: Option<String>,
}

/// The report.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    version: u32,
    run: &'a str,
    drill: &'a str,
    title: &'a str,
    level: Option<u32>,
    /// open, passed, failed or cancelled
    state: &'static str,
    begun_at: DateTime<FixedOffset>,
    ended_at: Option<DateTime<FixedOffset>>,
    by: &'a str,
    seats: Vec<Seat<'a>>,
    steps: Vec<Step<'a>>,
    checks: Vec<Trial<'a>>,
    /// Why it is not passed, as things are.
    reasons: Vec<Why<'a>>,
    note: &'a str,
    #[serde(skip)]
    plan: &'a Plan,
    #[serde(skip)]
    of: &'a Run,
}

#[derive(Debug, Serialize)]
struct Seat<'a> {
    step: usize,
    role: &'a str,
    report: bool,
    called_at: DateTime<FixedOffset>,
    /// Minutes until the first of the seat answered.
    minutes: Option<i64>,
    people: Vec<Person<'a>>,
}

#[derive(Debug, Serialize)]
struct Person<'a> {
    who: &'a str,
    name: &'a str,
    answered_at: Option<DateTime<FixedOffset>>,
    minutes: Option<i64>,
    note: &'a str,
}

#[derive(Debug, Serialize)]
struct Step<'a> {
    step: usize,
    text: &'a str,
    /// pass, fail or null
    result: Option<&'static str>,
    reason: &'a str,
    at: Option<DateTime<FixedOffset>>,
    by: Option<&'a str>,
}

/// step, unanswered, nobody, not-called or check; of which; and why, in the words of who judged it.
#[derive(Debug, Serialize)]
struct Why<'a> {
    kind: &'static str,
    of: String,
    reason: &'a str,
}

#[derive(Debug, Serialize)]
struct Trial<'a> {
    check: &'a str,
    result: &'static str,
    reason: &'a str,
    at: DateTime<FixedOffset>,
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    let ledger = scene::ledger(desk, &night)?;
    let all = ledger.all();
    let fits = |run: &&&Run| {
        let named = args.run.as_deref();
        named.is_none_or(|name| run.id == name || run.drill == name)
    };
    let open = all.iter().rev().filter(fits).find(|run| run.is_open());
    let run = open.or_else(|| all.iter().rev().find(|run| fits(run)));
    let Some(run) = run else {
        let ids: Vec<&str> = all.iter().map(|run| run.id.as_str()).collect();
        return Err(match args.run.as_deref() {
            Some(name) => Failure::Usage(words::unknown_run(desk.lang(), name, &ids.join(", "))).into(),
            None => Stop::Nothing(words::none_yet(desk.lang())),
        });
    };
    desk.answer(&Report::of(&night.plan, run))?;
    Ok(Exit::Well)
}

/// `pass` or `fail`
fn word(passed: bool) -> &'static str {
    if passed { "pass" } else { "fail" }
}

impl<'a> Report<'a> {
    pub(super) fn of(plan: &'a Plan, run: &'a Run) -> Self {
        let zone = plan.about.timezone;
        let local = |at: DateTime<FixedOffset>| at.with_timezone(&zone).fixed_offset();
        let end = run.end.as_ref();
        let step = |(step, number): (&'a crate::drill::Step, usize)| Step {
            step: number,
            text: &step.text,
            result: step.verdict.as_ref().map(|it| word(it.passed)),
            reason: step.verdict.as_ref().map_or("", |it| &it.reason),
            at: step.verdict.as_ref().map(|it| local(it.at)),
            by: step.verdict.as_ref().map(|it| it.by.as_str()),
        };
        let trial = |trial: &'a crate::drill::Trial| Trial {
            check: &trial.check,
            result: word(trial.passed),
            reason: &trial.reason,
            at: local(trial.at),
        };
        Self {
            version: 1,
            run: &run.id,
            drill: &run.drill,
            title: &run.title,
            level: run.terms.as_ref().map(|terms| terms.level),
            state: match end.map(|end| end.passed) {
                None => "open",
                Some(None) => "cancelled",
                Some(Some(true)) => "passed",
                Some(Some(false)) => "failed",
            },
            begun_at: local(run.begun),
            ended_at: end.map(|end| local(end.at)),
            by: &run.by,
            seats: run.calls.iter().map(|call| seat(plan, call)).collect(),
            steps: run.steps.iter().zip(1..).map(step).collect(),
            checks: run.trials.iter().map(trial).collect(),
            reasons: run.reasons().into_iter().map(why).collect(),
            note: end.map_or("", |end| &end.note),
            plan,
            of: run,
        }
    }

    pub(super) fn is_passed(&self) -> bool {
        self.state == "passed"
    }
}

fn why(reason: Reason<'_>) -> Why<'_> {
    let (kind, of, reason) = match reason {
        Reason::Step(step, why) => ("step", step.to_string(), why),
        Reason::Unanswered(seat) => ("unanswered", seat.id().to_owned(), ""),
        Reason::Nobody(seat) => ("nobody", seat.id().to_owned(), ""),
        Reason::NotCalled(seat) => ("not-called", seat.id().to_owned(), ""),
        Reason::Untold(check, why) => ("check", check.to_owned(), why),
    };
    Why { kind, of, reason }
}

fn seat<'a>(plan: &'a Plan, call: &'a Call) -> Seat<'a> {
    let zone = plan.about.timezone;
    let person = |it: &'a crate::drill::Callee| Person {
        who: &it.who,
        name: say::incident::person(plan, &it.who),
        answered_at: it.answered.map(|at| at.with_timezone(&zone).fixed_offset()),
        minutes: it.answered.map(|at| (at - call.at).num_minutes()),
        note: &it.note,
    };
    Seat {
        step: call.step,
        role: call.seat.id(),
        report: call.report,
        called_at: call.at.with_timezone(&zone).fixed_offset(),
        minutes: call.took().map(|took| took.num_minutes()),
        people: call.people.iter().map(person).collect(),
    }
}
