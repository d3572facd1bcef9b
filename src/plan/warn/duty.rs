//! Proves that for the next 400 days no minute of any level is without somebody who can be reached, or shows the first
//! that is. A seat that reaches nobody on any day is told of by other rules.

use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, Utc};

use super::Warning;
use super::ground::{Ground, at, steps, warn};
use crate::plan::duty::{Sitter, Watch, sat};
use crate::plan::problem::Problem;
use crate::plan::raw::Rows;
use crate::plan::source::Place;
use crate::plan::{During, Level, Party, Plan};

/// How far ahead.
const AHEAD: Days = Days::new(400);

/// A paged seat of some chains over the days ahead.
struct Seat<'a> {
    party: Party,
    /// The levels that call it, each with the place of the step.
    callers: Vec<(&'a Level, Place)>,
    watches: Vec<Watch<Sitter>>,
    gaps: Vec<Gap>,
}

/// A stretch in which nobody is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gap {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

/// Paged seats at which at some time nobody can be reached, while at others somebody can; and levels that at some time
/// reach nobody at all.
pub(super) fn gaps_in_duty(ground: &Ground<'_>) -> Vec<Problem> {
    let Some((from, to)) = ahead(ground) else {
        return Vec::new();
    };
    let seats = seats(ground, from, to);
    let gaps = seats.iter().filter_map(|seat| gap_of(ground, seat));
    gaps.chain(nobody_reachable(ground, &seats, Gap { from, to }))
        .collect()
}

fn nobody_reachable(ground: &Ground<'_>, seats: &[Seat<'_>], whole: Gap) -> Vec<Problem> {
    let levels = ground.levels().filter_map(|(level, raw)| {
        let of_level = |seat: &&Seat<'_>| seat.callers.iter().any(|(it, _)| it.level == level.level);
        let called = seats.iter().filter(of_level);
        let gaps = called
            .map(|seat| seat.gaps.clone())
            .reduce(|a, b| common(&a, &b))?;
        let mut gaps = gaps.into_iter().filter(|gap| *gap != whole);
        let gap = gaps.find_map(|gap| needed(ground.plan, level.during, gap))?;
        let warning = Warning::NobodyReachable {
            level: level.prefix.clone(),
            seats: ground.names(level.chain.iter().filter(|step| !step.report)),
            from: local(ground.plan, gap.from),
            to: local(ground.plan, gap.to),
        };
        Some(warn(at(&raw.chain, raw.place), warning))
    });
    levels.collect()
}

/// From the beginning of today on.
fn ahead(ground: &Ground<'_>) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let midnight = |day| ground.plan.instant(day, NaiveTime::MIN);
    Some((
        midnight(ground.today)?,
        midnight(ground.today.checked_add_days(AHEAD)?)?,
    ))
}

/// Every paged seat of every chain, once.
fn seats<'a>(ground: &Ground<'a>, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Seat<'a>> {
    let mut seats: Vec<Seat<'a>> = Vec::new();
    for (level, raw) in ground.levels() {
        let lines = level.chain.iter().zip(steps(raw));
        for (step, place) in lines.filter(|(step, _)| !step.report) {
            if let Some(seat) = seats.iter_mut().find(|seat| seat.party == step.to) {
                seat.callers.push((level, place));
                continue;
            }
            let watches = sat(ground.plan, step.to, from, to);
            seats.push(Seat {
                party: step.to,
                callers: vec![(level, place)],
                gaps: gaps(watches.iter().filter(|watch| !is_reached(ground.plan, watch))),
                watches,
            });
        }
    }
    seats
}

/// Is there somebody, with a way to reach them?
fn is_reached(plan: &Plan, watch: &Watch<Sitter>) -> bool {
    let mut people = watch.people.iter().filter_map(Sitter::reached);
    people.any(|who| {
        let contact = &plan[who];
        !contact.reach.is_empty() || !contact.phone.is_empty() || contact.email.is_some()
    })
}

/// Stretches that follow on each other are one.
fn gaps<'w>(watches: impl Iterator<Item = &'w Watch<Sitter>>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for watch in watches {
        match gaps.last_mut() {
            Some(last) if last.to == watch.from => last.to = watch.to,
            _ => gaps.push(Gap {
                from: watch.from,
                to: watch.to,
            }),
        }
    }
    gaps
}

/// What lies in a stretch of both.
fn common(a: &[Gap], b: &[Gap]) -> Vec<Gap> {
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a, b)));
    let both = pairs.map(|(a, b)| Gap {
        from: a.from.max(b.from),
        to: a.to.min(b.to),
    });
    both.filter(|gap| gap.from < gap.to).collect()
}

/// From where on somebody is needed in this stretch; `None` where nobody is.
fn needed(plan: &Plan, during: During, gap: Gap) -> Option<Gap> {
    if during == During::Always || plan.is_business_hour(gap.from) {
        return Some(gap);
    }
    let last = plan.day_of(gap.to);
    let days = plan.day_of(gap.from).iter_days().take_while(|day| *day <= last);
    let edges = days.flat_map(|day| plan.edges(day));
    let mut within = edges.filter(|at| gap.from < *at && *at < gap.to);
    let opening = within.find(|at| plan.is_business_hour(*at))?;
    Some(Gap { from: opening, ..gap })
}

fn gap_of(ground: &Ground<'_>, seat: &Seat<'_>) -> Option<Problem> {
    let plan = ground.plan;
    seat.watches.iter().find(|watch| is_reached(plan, watch))?;
    let always = seat
        .callers
        .iter()
        .any(|(level, _)| level.during == During::Always);
    let during = if always {
        During::Always
    } else {
        During::BusinessHours
    };
    let unsaid = seat
        .gaps
        .iter()
        .filter(|gap| !is_told_elsewhere(plan, seat, **gap));
    let gap = unsaid.into_iter().find_map(|gap| needed(plan, during, *gap))?;
    let levels: Vec<&str> = seat
        .callers
        .iter()
        .map(|(level, _)| level.prefix.as_str())
        .collect();
    let warning = Warning::DutyGap {
        seat: plan.name_of(seat.party).to_owned(),
        levels: levels.join(", "),
        from: local(plan, gap.from),
        to: local(plan, gap.to),
    };
    let step = seat.callers.first()?.1;
    Some(match to_mend(ground, seat.party, gap) {
        Some(place) => warn(place, warning).beside(step),
        None => warn(step, warning),
    })
}

/// Without a rota, a seat that falls empty is `empty-role`, and the only one who is away `away-without-deputy`.
fn is_told_elsewhere(plan: &Plan, seat: &Seat<'_>, gap: Gap) -> bool {
    let has_rota = matches!(seat.party, Party::Role(role) if !plan[role].rotas.is_empty());
    let watch = seat.watches.iter().find(|watch| watch.from == gap.from);
    let people = watch.map_or(&[][..], |watch| &watch.people);
    !has_rota && (people.is_empty() || matches!(people, [one] if plan[one.who].deputy.is_none()))
}

/// Where the plan can be mended: the rota that holds then, else the members.
fn to_mend(ground: &Ground<'_>, party: Party, gap: Gap) -> Option<Place> {
    let Party::Role(role) = party else { return None };
    let raw = ground.raw.roles().get(role.0 as usize)?;
    let mut rotas = ground.plan[role].rotas.iter().zip(Rows::all(&raw.rota));
    let held = rotas.find(|(rota, _)| rota.during.holds(ground.plan, gap.from));
    let place = held.map(|(_, raw)| at(&raw.turn, raw.place));
    Some(place.unwrap_or_else(|| at(&raw.members, raw.place)))
}

fn local(plan: &Plan, at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&plan.about.timezone).naive_local()
}
