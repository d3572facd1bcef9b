//! `opsplan tick`: everything that time makes due. The cron line: read, run the checks that it is time for, let the timers
//! run, queue, send. Whatever it leaves undone the next one does, for nothing here is remembered outside the records.

mod answer;
mod answers;
mod round;

use std::time::Duration;

use chrono::NaiveDate;

use super::incident::{Lost, Night, broken_plan, straight};
use super::owing::Owing;
use super::post::{self, Told};
use super::{Desk, Exit, Failure, Outcome};
use crate::due;
use crate::incident::{Known, LastTick, Ledger};
use crate::notify::{Message, Queued, TookOver};
use crate::plan::File;
use crate::records::NewFact;
use crate::say::tick as say;
use crate::watch::Watch;
use crate::world::carrier::Patience;
use crate::world::journal::{Journal, JournalError, Locked};
use crate::world::samples::Notebook;
use crate::world::ticked::Ticked;
use answer::Report;

/// How long the dead-man's switch is waited for.
const PING: Patience = Patience {
    each: Duration::from_secs(5),
    all: Duration::from_secs(5),
};

/// Everything that time makes due: checks, pages, deadlines, the morning's message. The cron line
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Shows what would be sent, to whom and through what, and does nothing
    #[arg(long)]
    dry_run: bool,
    /// This machine sends from now on, in place of the one that the plan names
    #[arg(long, conflicts_with = "dry_run")]
    takeover: bool,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan_or_last_good(&File::ALL)?;
    let journal = desk.journal(&opened);
    if args.dry_run {
        let night = Night::of(desk, opened);
        let report = rehearsed(desk, &night)?;
        desk.answer(&report)?;
        return Ok(night.exit());
    }
    let turn = journal.turn("tick", Duration::ZERO);
    if let Ok(None) = turn {
        desk.hint(&say::already(desk.lang()));
        return Ok(Exit::Well);
    }
    if args.takeover {
        take_over(
            desk,
            &opened.plan.tick.host,
            &journal,
            opened.now.with_timezone(&opened.zone()).fixed_offset(),
        )?;
    } else if let Some(host) = post::other_sender(desk, &opened)? {
        desk.hint(&say::not_here(desk.lang(), &host));
        return Ok(Exit::Well);
    }
    let (mut report, mut lost) = (Report::begun(&opened), Lost::default());
    let checked = round::checks(desk, &opened, &mut report, &mut lost);
    let night = Night::of(desk, opened);
    let heard = answers::hear(desk, &night);
    let ticked = timers(desk, &night, &mut report, lost);
    // What the disk or the checks could not do must not keep people from being called.
    let _turn = turn?;
    checked?;
    heard?;
    ticked?;
    end(desk, &night, &report)
}

/// A tick that came to its end says so to the next ones, and to whoever watches from outside.
fn end(desk: &Desk, night: &Night, report: &Report) -> Outcome {
    if !(desk.globals.quiet && report.is_nothing()) {
        desk.answer(report)?;
    }
    let is_well = report.unsent.is_empty() && pinged(desk, night);
    Ok(match night.exit() {
        Exit::Well if !is_well => Exit::Findings,
        exit => exit,
    })
}

/// Asks the address of the plan's dead-man's switch, where it has one; whether all is well with that.
fn pinged(desk: &Desk, night: &Night) -> bool {
    let Some(kept) = &night.plan.tick.ping else {
        return true;
    };
    match post::post(desk, night.into()).ping(kept, PING) {
        Ok(()) => true,
        Err(error) => {
            desk.warn(&say::no_ping(desk.lang(), &error.to_string()));
            false
        }
    }
}

fn take_over(
    desk: &Desk,
    from: &Option<String>,
    journal: &Journal,
    at: chrono::DateTime<chrono::FixedOffset>,
) -> Result<(), Failure> {
    let (host, from) = (desk.world.host.clone(), from.clone());
    let fact = NewFact::new(at, "opsplan", &TookOver { host, from }).map_err(JournalError::from)?;
    desk.recorded(journal.append(&[fact])?);
    Ok(())
}

/// Timers, messages, sending.
fn timers(desk: &Desk, night: &Night, report: &mut Report, lost: Lost) -> Result<(), Failure> {
    let rehearsal = desk.now_is_set();
    let mut kept = Ticked::read(&night.records, rehearsal);
    // Whatever keeps the morning's message from being written keeps nobody from being called.
    let morning = morning(desk, night, &kept);
    let digest = morning.as_ref().ok().and_then(Option::as_ref);
    let queued = night
        .journal
        .transaction(|locked| queue(desk, night, locked, &kept.last(), digest));
    let mut told = Told::default();
    let is_full = queued.is_err() || !lost.is_nothing();
    if is_full {
        tell_straight(desk, night, lost, &mut kept, &mut told);
    }
    let sent = post::send(desk, night.into(), &mut told);
    report.sent = told.sent;
    report.unsent = told.unsent;
    (report.queued, kept.known) = queued?;
    sent?;
    kept.sights = Some(seen(desk, night, &kept)?);
    kept.at = Some(night.now_here());
    kept.straight = kept.straight.filter(|_| is_full);
    kept.morning = morning?.map(|(day, _)| day).or(kept.morning);
    kept.keep(&night.records, rehearsal)?;
    Ok(())
}

/// Nothing can be recorded: whoever is to hear of it hears all the same, once where so much can be kept.
fn tell_straight(desk: &Desk, night: &Night, lost: Lost, kept: &mut Ticked, told: &mut Told) {
    let (now, before) = (night.now_here(), kept.straight);
    let messages = lost.new_since(before, now).messages(desk, night, before);
    if messages.is_empty() {
        return;
    }
    straight(desk, night, messages, told);
    kept.straight = Some(now);
    // A disk that does not take even this has people told again.
    let _ = kept.keep(&night.records, desk.now_is_set());
}

/// Work is owed from the day on which it was first seen, by whomever: the records keep that day.
fn seen(desk: &Desk, night: &Night, kept: &Ticked) -> Result<String, Failure> {
    let sights = due::sights(&night.plan);
    if kept.sights.as_ref() != Some(&sights) {
        let owing = Owing::load(&night.plan, &night.journal, night.now, night.plan.about.language)?;
        if let Some(seen) = owing.ledger.unseen(&owing.book, owing.today) {
            let fact = NewFact::new(night.now_here(), "opsplan", &seen).map_err(JournalError::from)?;
            desk.recorded(night.journal.append(&[fact])?);
        }
    }
    Ok(sights)
}

/// The morning's message, once a business day.
fn morning(
    desk: &Desk,
    night: &Night,
    kept: &Ticked,
) -> Result<Option<(NaiveDate, Vec<due::Item>)>, Failure> {
    let outbox = night.outbox(desk)?;
    let watch = night.watch(&outbox);
    if kept.morning == Some(night.today()) || !watch.is_morning() {
        return Ok(None);
    }
    let owing = Owing::load(&night.plan, &night.journal, night.now, night.plan.about.language)?;
    Ok(Some((night.today(), owing.list(night.today(), None))))
}

/// What time makes due is decided and queued as one; how many messages, and what was known of open incidents.
fn queue(
    desk: &Desk,
    night: &Night,
    journal: &Locked,
    last: &LastTick,
    morning: Option<&(NaiveDate, Vec<due::Item>)>,
) -> Result<(usize, Known), JournalError> {
    let (outbox, mut ledger) = (post::outbox(desk, journal)?, night.ledger(desk, journal)?);
    let watch = night.watch(&outbox);
    let at = night.now_here();
    let sets = watch.clock_sets(&ledger, last);
    let sets = sets.iter().map(|set| NewFact::new(at, "opsplan", set));
    take(desk, journal, &mut ledger, &sets.collect::<Result<Vec<_>, _>>()?)?;
    let facts = made_by_time(desk, night, journal, &watch, &ledger)?;
    take(desk, journal, &mut ledger, &facts)?;
    let (messages, dropped) = due(night, &watch, &ledger, morning.map(|(_, items)| items.as_slice()));
    let count = messages.len();
    let queued = messages
        .into_iter()
        .map(|message| NewFact::new(at, "opsplan", &Queued { message }));
    let dropped = dropped.iter().map(|dropped| NewFact::new(at, "opsplan", dropped));
    let facts = queued.chain(dropped).collect::<Result<Vec<_>, _>>()?;
    desk.recorded(journal.append(&facts)?);
    Ok((count, Known::of(ledger.open())))
}

/// Records facts, and what they change.
fn take(desk: &Desk, journal: &Locked, ledger: &mut Ledger, facts: &[NewFact]) -> Result<(), JournalError> {
    for fact in desk.recorded(journal.append(facts)?) {
        ledger.take(&fact);
    }
    Ok(())
}

/// Levels that long stops reach, and restorations that checks have seen.
fn made_by_time(
    desk: &Desk,
    night: &Night,
    journal: &Journal,
    watch: &Watch<'_>,
    ledger: &Ledger,
) -> Result<Vec<NewFact>, JournalError> {
    let at = night.now_here();
    let kept = Notebook::beside(journal, desk.now_is_set())
        .kept()
        .unwrap_or_default();
    let restored = watch.recoveries(ledger, &kept.standings);
    let restored = restored.iter().map(|(up, it)| NewFact::new(*up, "opsplan", it));
    let rises: Vec<_> = ledger.open().flat_map(|incident| watch.rises(incident)).collect();
    let rises = rises.iter().map(|it| NewFact::new(at, "opsplan", it));
    Ok(restored.chain(rises).collect::<Result<_, _>>()?)
}

/// Everything that is to be told now and was not queued yet, and what need not be told any more.
fn due(
    night: &Night,
    watch: &Watch<'_>,
    ledger: &Ledger,
    items: Option<&[due::Item]>,
) -> (Vec<Message>, Vec<crate::notify::Dropped>) {
    let mut messages = broken_plan(night);
    messages.retain(|message| !watch.outbox.has(&message.key));
    messages.extend(ledger.all().flat_map(|incident| watch.incident(incident)));
    messages.extend(watch.numbers_given_twice(ledger));
    messages.extend(items.into_iter().flat_map(|items| watch.digest(items)));
    let (dropped, old) = watch.tidy();
    messages.extend(old);
    (messages, dropped)
}

/// `--dry-run`: decided, and neither recorded nor sent.
fn rehearsed(desk: &Desk, night: &Night) -> Result<answer::Rehearsal, Failure> {
    let kept = Ticked::read(&night.records, desk.now_is_set());
    let morning = morning(desk, night, &kept)?;
    let (outbox, ledger) = (night.outbox(desk)?, night.ledger(desk, &night.journal)?);
    let watch = night.watch(&outbox);
    let (messages, _) = due(
        night,
        &watch,
        &ledger,
        morning.as_ref().map(|(_, items)| items.as_slice()),
    );
    let waiting = outbox.ready(night.now_here());
    let all = waiting
        .iter()
        .map(|ready| ready.letter.message.clone())
        .chain(messages);
    Ok(answer::Rehearsal::of(night, all))
}
