//! `drill start` and `drill next`: a rehearsal begins, and the steps of its chain are called one after the other.

use super::report::Report;
use super::scene::{self, By, fact, marked, record};
use crate::cli::Stop;
use crate::cli::incident::Night;
use crate::cli::{Desk, Exit, Failure};
use crate::drill::{Begun, Called, CalledSeat, Run};
use crate::incident::{SeatTerms, Terms, sitters};
use crate::notify::{Key, Message, Route, ways};
use crate::plan::{ContactRef, Plan};
use crate::records::NewFact;
use crate::say::drill as say;

/// `drill start`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The drill: id, title or a part of it
    #[arg(value_name = "DRILL")]
    drill: String,
    /// Calls the whole chain at once
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    who: By,
}

/// `drill next`
#[derive(Debug, clap::Args)]
pub(super) struct NextArgs {
    /// The drill, where several go on
    #[arg(value_name = "DRILL")]
    run: Option<String>,
    #[command(flatten)]
    who: By,
}

pub(super) fn start(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    let by = args.who.by(desk, &night)?;
    let mut run = begin(desk, &night, &args.drill, &by)?;
    call(desk, &night, &mut run, &by)?;
    while args.all && run.next().is_some() {
        call(desk, &night, &mut run, &by)?;
    }
    desk.answer(&Report::of(&night.plan, &run))?;
    Ok(Exit::Well)
}

pub(super) fn next(args: &NextArgs, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    let by = args.who.by(desk, &night)?;
    let mut run = scene::open(desk, &night, args.run.as_deref())?;
    if !call(desk, &night, &mut run, &by)? {
        return Err(Stop::Nothing(say::all_called(desk.lang())));
    }
    desk.answer(&Report::of(&night.plan, &run))?;
    Ok(Exit::Well)
}

/// Begins a rehearsal; its channels hear of it.
pub(super) fn begin(desk: &Desk, night: &Night, word: &str, by: &str) -> Result<Run, Stop> {
    let drill = scene::drill(desk, night, word)?;
    let ledger = scene::ledger(desk, night)?;
    if let Some(open) = ledger.open().iter().find(|run| run.drill == drill.id) {
        return Err(Failure::Usage(say::goes_on(desk.lang(), &drill.title, &open.id)).into());
    }
    let name = ledger.name(&drill.id, night.today(), &night.suffix(desk));
    let terms = Terms::of(&night.plan);
    let begun = Begun {
        run: name.clone(),
        drill: drill.id.clone(),
        title: drill.title.clone(),
        terms: drill.level.and_then(|level| terms.get(level)).cloned(),
        steps: drill.steps.clone(),
    };
    let lang = night.plan.about.language;
    let first = Route::of(&night.plan, "drill").first_words(&say::begins(lang, &drill.title));
    let lines = marked(lang, vec![first]);
    let heard = scene::route(night).into_iter().map(|channel| {
        let key = Key::said(format!("drill/{name}/begun"), night.plan[channel].id.as_str());
        Message::said(key, lines.clone())
    });
    record(desk, night, vec![fact(desk, night, by, &begun)?], heard.collect())?;
    let ledger = scene::ledger(desk, night)?;
    let run = ledger.get(&name).cloned();
    run.ok_or_else(|| Stop::Nothing(say::none_open(desk.lang())))
}

/// Calls the next step of the chain; false where there is none.
pub(super) fn call(desk: &Desk, night: &Night, run: &mut Run, by: &str) -> Result<bool, Stop> {
    let Some((step, seats)) = run.next() else {
        return Ok(false);
    };
    let mut called = Called {
        run: run.id.clone(),
        step,
        seats: Vec::new(),
    };
    let mut messages = Vec::new();
    for it in seats {
        let people: Vec<ContactRef> = sitters(&night.plan, &it.seat, scene::now(desk, night).to_utc())
            .iter()
            .filter_map(crate::incident::Sitter::reached)
            .collect();
        for who in &people {
            messages.extend(page(&night.plan, run, step, it, *who));
        }
        called.seats.push(CalledSeat {
            seat: it.seat.clone(),
            report: it.report,
            who: people.iter().map(|who| night.plan[*who].id.clone()).collect(),
        });
    }
    let facts: Vec<NewFact> = vec![fact(desk, night, by, &called)?];
    record(desk, night, facts, messages)?;
    *run = scene::again(desk, night, run)?;
    Ok(true)
}

/// The message to one person, by the first of their ways; `None` for somebody whom only a phone reaches.
fn page(plan: &Plan, run: &Run, step: usize, it: &SeatTerms, who: ContactRef) -> Option<Message> {
    let way = ways(plan, who).into_iter().next()?;
    let (lang, contact) = (plan.about.language, &plan[who]);
    let prefix = run.terms.as_ref().map_or("", |terms| terms.prefix.as_str());
    let first = format!(
        "{} {}",
        Route::of(plan, "incident").first_words(prefix),
        say::heading(lang, &run.title)
    );
    let seat = it.seat.name(plan);
    let lines = vec![
        first.trim().to_owned(),
        if it.report {
            say::reported(lang, step, seat, &contact.name)
        } else {
            say::called(lang, step, seat, &contact.name)
        },
        say::how_to_answer(lang, &run.id, &contact.id),
    ];
    let key = Key {
        what: format!("drill/{}", run.id),
        step: step.to_string(),
        seat: format!("{} {}", it.seat, contact.id),
        channel: plan[way.channel].id.clone(),
    };
    Some(Message {
        alert: true,
        thread: Some(run.id.clone()),
        mention: way.mention.clone(),
        to: Some(contact.id.clone()),
        ..Message::said(key, marked(lang, lines))
    })
}
