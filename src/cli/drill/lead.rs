//! `drill DRILL`: begins it, and on a terminal leads through it: who answered, the next step, each verdict, the end. In a
//! script it is `drill start`, and the other deeds follow one by one.

use super::answer::answered;
use super::begin::{begin, call};
use super::finish::ended;
use super::judge::judged;
use super::report::Report;
use super::scene::{self, By};
use crate::cli::Stop;
use crate::cli::incident::Night;
use crate::cli::{Desk, Exit};
use crate::drill::Run;
use crate::plan::Plan;
use crate::say::drill as say;

pub(super) fn run(word: &str, who: &By, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = scene::enter(desk)?;
    let by = who.by(desk, &night)?;
    let drill = scene::drill(desk, &night, word)?.id.clone();
    let going_on = scene::ledger(desk, &night)?;
    let going_on = going_on
        .open()
        .into_iter()
        .find(|run| run.drill == drill)
        .cloned();
    let mut run = match going_on {
        Some(run) => run,
        None => {
            let mut run = begin(desk, &night, &drill, &by)?;
            call(desk, &night, &mut run, &by)?;
            run
        }
    };
    if !desk.world.console.can_ask() {
        desk.answer(&Report::of(&night.plan, &run))?;
        return Ok(Exit::Well);
    }
    walk(desk, &night, &mut run, &by)?;
    if judge(desk, &night, &mut run, &by)? {
        run = ended(desk, &night, &run, &by, "")?;
    }
    let report = Report::of(&night.plan, &run);
    desk.answer(&report)?;
    Ok(if run.is_open() || report.is_passed() {
        Exit::Well
    } else {
        Exit::Findings
    })
}

/// Asks who answered, until everybody has or the leader goes on, and calls the next step.
fn walk(desk: &mut Desk, night: &Night, run: &mut Run, by: &str) -> Result<(), Stop> {
    loop {
        while !run.waited_for().is_empty() {
            let names: Vec<String> = run
                .waited_for()
                .iter()
                .map(|who| named(&night.plan, who))
                .collect();
            let question = say::ask_who(desk.lang(), &names.join(", "));
            let Some(word) = desk.world.console.ask(&question) else {
                break;
            };
            heard(desk, night, run, &word)?;
        }
        if !call(desk, night, run, by)? {
            return Ok(());
        }
    }
}

/// Who is waited for; with the number where only a phone reaches them, for the leader has to ring.
fn named(plan: &Plan, who: &str) -> String {
    let contact = plan.contacts.iter().find(|it| it.id == who);
    let phone = contact
        .filter(|it| it.reach.is_empty())
        .and_then(|it| it.phone.first());
    let name = format!("{who} {}", crate::say::incident::person(plan, who));
    phone.map_or(name.clone(), |phone| format!("{name} {phone}"))
}

/// Somebody answered; what was mistyped is said and asked again.
fn heard(desk: &mut Desk, night: &Night, run: &mut Run, word: &str) -> Result<(), Stop> {
    let now = scene::now(desk, night);
    let answered = desk
        .who(Some(word), &night.plan, &night.folder)
        .map_err(Stop::from)
        .and_then(|who| answered(desk, night, run, (&who, now), ""));
    match answered {
        Ok(next) => *run = next,
        Err(Stop::Failure(crate::cli::Failure::Usage(why)) | Stop::Nothing(why)) => desk.warn(&why),
        Err(stop) => return Err(stop),
    }
    Ok(())
}

/// Asks for each verdict; false where the leader leaves one open.
fn judge(desk: &mut Desk, night: &Night, run: &mut Run, by: &str) -> Result<bool, Stop> {
    for step in run.unjudged() {
        let text = run.steps.get(step - 1).map_or("", |it| it.text.as_str());
        let question = say::ask_verdict(desk.lang(), step, text);
        let Some(word) = desk.world.console.ask(&question) else {
            return Ok(false);
        };
        let passed = matches!(word.as_str(), "y" | "Y" | "合格" | "pass");
        let reason = if passed {
            ""
        } else {
            word.trim_start_matches(['n', 'N']).trim()
        };
        *run = judged(desk, night, run, by, (&[step], passed, reason))?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::sample;
    use crate::plan::{ChannelRef, Reach};

    #[test]
    fn whoever_has_to_ring_somebody_reads_the_number() {
        let mut plan = sample::plan();
        plan.contacts[0].phone = vec!["090-0000-0001".to_owned()];
        let (id, name) = (plan.contacts[0].id.clone(), plan.contacts[0].name.clone());
        assert_eq!(named(&plan, &id), format!("{id} {name} 090-0000-0001"));
        plan.contacts[0].reach = vec![Reach {
            channel: ChannelRef(0),
            mention: None,
        }];
        assert_eq!(named(&plan, &id), format!("{id} {name}"));
    }
}
