//! `opsplan oncall`: who is on duty, until when, and who is next. Works from the last good plan.

mod screen;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::Serialize;

use super::due::keep::called;
use super::said::not_far;
use super::{Desk, Exit, Failure, Opened, Outcome};
use crate::plan::duty::{OnDuty, Turn, Watch, turns, watches};
use crate::plan::{ContactRef, File, Party, Plan, Role, RoleRef, Rota};
use crate::say::{self, oncall as words};
use screen::Screen;

/// Who is on duty: for each role the person, until when, who is next, and the numbers
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// One role, or the roles of one person; without it, every role that has a rota or that a chain calls
    #[arg(value_name = "WHO")]
    who: Option<String>,
    /// At this time instead of now: 02:10 or 2026-12-24T02:10
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Also the turns up to and with this day
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
}

/// The answer.
#[derive(Debug, Serialize)]
struct OnCall<'a> {
    version: u32,
    at: DateTime<FixedOffset>,
    items: Vec<Seat<'a>>,
    #[serde(skip)]
    screen: Screen<'a>,
}

/// A role, and who sits there.
#[derive(Debug, Serialize)]
struct Seat<'a> {
    role: &'a str,
    name: &'a str,
    people: Vec<Person<'a>>,
    /// Asked for by `--until`.
    #[serde(skip_serializing_if = "Option::is_none")]
    turns: Option<Vec<Stretch<'a>>>,
}

/// Somebody who sits there.
#[derive(Debug, Serialize)]
struct Person<'a> {
    who: &'a str,
    name: &'a str,
    phone: &'a [String],
    email: Option<&'a str>,
    /// Who stands in while they are away; `null` too where nobody does.
    deputy: Option<&'a str>,
    away: bool,
    /// `during` of the rota; `null` for a member at an hour when none holds.
    duty: Option<&'static str>,
    /// When they sit there no longer; `null`: not within 400 days.
    until: Option<DateTime<FixedOffset>>,
    next: Option<Next<'a>>,
    #[serde(skip)]
    reached: Option<ContactRef>,
    #[serde(skip)]
    rota: Option<&'a Rota>,
}

/// Who comes next, and when.
#[derive(Debug, Serialize)]
struct Next<'a> {
    at: DateTime<FixedOffset>,
    who: Vec<&'a str>,
    #[serde(skip)]
    names: Vec<&'a str>,
}

/// A turn of a rota.
#[derive(Debug, Serialize)]
struct Stretch<'a> {
    duty: &'static str,
    from: DateTime<FixedOffset>,
    /// `null` where the rota has no further handover.
    to: Option<DateTime<FixedOffset>>,
    who: &'a str,
    r#override: bool,
    note: &'a str,
    #[serde(skip)]
    contact: ContactRef,
    #[serde(skip)]
    rota: &'a Rota,
}

/// How far ahead the next one is looked for.
const AHEAD: TimeDelta = TimeDelta::days(400);
/// Where the next one is looked for first.
const SOON: TimeDelta = TimeDelta::days(15);

/// The last day of the turns: not before the first, nor so far that nobody has planned it.
fn last_day(desk: &Desk, opened: &Opened, text: &str, at: DateTime<Utc>) -> Result<NaiveDate, Failure> {
    let first = at.with_timezone(&opened.zone()).date_naive();
    let last = not_far(desk.lang(), desk.day(text)?, first)?;
    if last < first {
        let (from, to) = (first.to_string(), last.to_string());
        return Err(Failure::Usage(say::cli::ends_before(desk.lang(), &from, &to)));
    }
    Ok(last)
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan_or_last_good(&[
        File::Org,
        File::Contacts,
        File::Levels,
        File::Channels,
        File::Contracts,
    ])?;
    let plan = &opened.plan;
    let at = match &args.at {
        Some(text) => desk.time(text, opened.zone(), opened.now)?,
        None => opened.now,
    };
    let until = args
        .until
        .as_deref()
        .map(|text| last_day(desk, &opened, text, at))
        .transpose()?;
    let until = until.and_then(|day| plan.instant(day.checked_add_days(Days::new(1))?, NaiveTime::MIN));
    let roles = asked(args, desk, &opened)?;
    let seat = |role: &RoleRef| Seat {
        role: &plan[*role].id,
        name: &plan[*role].name,
        people: people(plan, *role, at),
        turns: until.map(|until| stretches(plan, &plan[*role], at, until)),
    };
    desk.answer(&OnCall {
        version: 1,
        at: local(plan, at),
        items: roles.iter().map(seat).collect(),
        screen: Screen { plan, at },
    })?;
    Ok(Exit::Well)
}

/// The roles that were asked for, in the order of the plan.
fn asked(args: &Args, desk: &Desk, opened: &Opened) -> Result<Vec<RoleRef>, Failure> {
    let plan = &opened.plan;
    let all = (0..).zip(&plan.roles).map(|(at, role)| (RoleRef(at), role));
    if let Some(who) = &args.who {
        let parties = called(desk, opened, who)?;
        let is_meant = |at: RoleRef, role: &Role| {
            let sits = |it: &Party| matches!(it, Party::Contact(who) if role.everybody(opened.today()).contains(who));
            parties.contains(&Party::Role(at)) || parties.iter().any(sits)
        };
        return Ok(all
            .filter(|(at, role)| is_meant(*at, role))
            .map(|(at, _)| at)
            .collect());
    }
    let chains = plan.levels.list.iter().flat_map(|level| &level.chain);
    let called: Vec<Party> = chains.map(|step| step.to).collect();
    let is_on_call = |at: RoleRef, role: &Role| !role.rotas.is_empty() || called.contains(&Party::Role(at));
    let roles: Vec<RoleRef> = all
        .filter(|(at, role)| is_on_call(*at, role))
        .map(|(at, _)| at)
        .collect();
    if roles.is_empty() {
        return Err(Failure::Usage(words::nobody_is_on_call(desk.lang())));
    }
    Ok(roles)
}

fn people<'a>(plan: &'a Plan, seat: RoleRef, at: DateTime<Utc>) -> Vec<Person<'a>> {
    let role = &plan[seat];
    let sitters = plan.sitters(Party::Role(seat), at);
    let on_duty = plan.on_duty(role, at);
    let pairs = on_duty.iter().zip(&sitters);
    pairs
        .map(|(on_duty, sitter)| {
            let contact = &plan[on_duty.who];
            Person {
                who: &contact.id,
                name: &contact.name,
                phone: &contact.phone,
                email: contact.email.as_deref(),
                deputy: sitter.deputy.map(|who| plan[who].id.as_str()),
                away: sitter.away,
                duty: on_duty.by.map(|(rota, _)| rota.during.name()),
                until: relieved(plan, role, on_duty, at).map(|watch| local(plan, watch.from)),
                next: next(plan, role, on_duty, at),
                reached: sitter.reached(),
                rota: on_duty.by.map(|(rota, _)| rota),
            }
        })
        .collect()
}

/// The first watch after `at` in which it is not theirs: by the same rota, or of the members at all.
fn relieved<'a>(
    plan: &'a Plan,
    role: &'a Role,
    person: &OnDuty<'_>,
    at: DateTime<Utc>,
) -> Option<Watch<OnDuty<'a>>> {
    let first = |ahead: TimeDelta| {
        let watches = watches(plan, role, at, at.checked_add_signed(ahead)?);
        let mut gone = watches.into_iter().skip(1);
        let rota = |it: &OnDuty<'_>| it.by.map(|(rota, _)| std::ptr::from_ref(rota));
        let same = |it: &OnDuty<'_>| it.who == person.who && rota(it) == rota(person);
        gone.find(|watch| person.by.is_none() || !watch.people.iter().any(same))
    };
    first(SOON).or_else(|| first(AHEAD))
}

/// Who comes next: of a rota the one whose turn follows, of a seat those who sit there afterwards.
fn next<'a>(plan: &'a Plan, role: &'a Role, person: &OnDuty<'a>, at: DateTime<Utc>) -> Option<Next<'a>> {
    let (from, who) = match person.by {
        Some((rota, turn)) => {
            let following = following(plan, rota, turn)?;
            (following.from, vec![following.who])
        }
        None => {
            let watch = relieved(plan, role, person, at)?;
            (watch.from, watch.people.iter().map(|it| it.who).collect())
        }
    };
    Some(Next {
        at: local(plan, from),
        who: who.iter().map(|who| plan[*who].id.as_str()).collect(),
        names: who.iter().map(|who| plan[*who].name.as_str()).collect(),
    })
}

/// The first turn after this one that is somebody else's.
fn following(plan: &Plan, rota: &Rota, turn: Turn) -> Option<Turn> {
    let turns = turns(plan, rota, turn.to, turn.to.checked_add_signed(AHEAD)?);
    turns
        .into_iter()
        .find(|it| it.from >= turn.to && it.who != turn.who)
}

fn stretches<'a>(plan: &'a Plan, role: &'a Role, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Stretch<'a>> {
    let of_rota = |rota: &'a Rota| {
        let turns = turns(plan, rota, from, to).into_iter();
        turns.map(move |turn| Stretch {
            duty: rota.during.name(),
            from: local(plan, turn.from),
            to: (turn.to < DateTime::<Utc>::MAX_UTC).then(|| local(plan, turn.to)),
            who: &plan[turn.who].id,
            r#override: turn.is_override,
            note: rota.note(turn),
            contact: turn.who,
            rota,
        })
    };
    role.rotas.iter().flat_map(of_rota).collect()
}

fn local(plan: &Plan, at: DateTime<Utc>) -> DateTime<FixedOffset> {
    at.with_timezone(&plan.about.timezone).fixed_offset()
}
