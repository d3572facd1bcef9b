//! `drill answer`: somebody who was called has answered. That also proves that they can be reached.

use super::report::Report;
use super::scene;
use super::verified::verified;
use crate::cli::Stop;
use crate::cli::incident::{Night, Said};
use crate::cli::{Desk, Exit, Failure};
use crate::drill::{Answered, Run};
use crate::notify::safe;
use crate::say::drill as say;

/// `drill answer`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The drill, where several go on; or who has answered
    #[arg(value_name = "DRILL")]
    run: Option<String>,
    /// How they answered, or what they said
    #[arg(long, default_value = "")]
    note: String,
    #[command(flatten)]
    said: Said,
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    let meant = person(args, desk, &night);
    let run = scene::open(desk, &night, args.run.as_deref().filter(|_| meant.is_none()))?;
    let who = meant.map_or_else(|| args.said.by(desk, &night), Ok)?;
    let at = args.said.at(desk, &night)?;
    let run = answered(desk, &night, &run, (&who, at), &args.note)?;
    desk.answer(&Report::of(&night.plan, &run))?;
    Ok(Exit::Well)
}

/// Whoever is named where a drill may be: `drill answer suzuki` is what people type.
fn person(args: &Args, desk: &Desk, night: &Night) -> Option<String> {
    let word = args.run.as_deref().filter(|_| args.said.by.is_none())?;
    let is_drill = scene::open(desk, night, Some(word)).is_ok();
    let who = desk.who(Some(word), &night.plan, &night.folder).ok();
    who.filter(|_| !is_drill)
}

/// Records the answer, and that the contact works.
pub(super) fn answered(
    desk: &mut Desk,
    night: &Night,
    run: &Run,
    (who, at): (&str, chrono::DateTime<chrono::FixedOffset>),
    note: &str,
) -> Result<Run, Stop> {
    let lang = desk.lang();
    let name = |id: &str| crate::say::incident::person(&night.plan, id).to_owned();
    let callees = || run.calls.iter().flat_map(|call| &call.people);
    let contact = night.plan.contacts.iter().find(|it| it.id == who);
    let is_meant = |id: &String| id == who || contact.is_some_and(|it| it.was.contains(id));
    let Some(called) = callees().find(|it| is_meant(&it.who)).map(|it| it.who.as_str()) else {
        let called: Vec<String> = callees()
            .map(|it| format!("{} {}", it.who, name(&it.who)))
            .collect();
        return Err(Failure::Usage(say::not_called(lang, &name(who), &called.join(", "))).into());
    };
    if !run.waited_for().contains(&called) {
        return Err(Stop::Nothing(say::answered_before(lang, &name(who))));
    }
    let began = run
        .calls
        .iter()
        .filter(|call| call.people.iter().any(|it| it.who == called));
    if began.map(|call| call.at).min().is_some_and(|since| at < since) {
        return Err(Failure::Usage(say::before_the_call(lang)).into());
    }
    let answered = Answered {
        run: run.id.clone(),
        who: called.to_owned(),
        note: safe(note.trim()),
    };
    scene::append(desk, night, &[scene::fact_at(at, who, &answered)?])?;
    verified(desk, night, who, at.date_naive())?;
    scene::again(desk, night, run)
}
