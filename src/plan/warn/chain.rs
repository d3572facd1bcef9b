//! Chains that will not reach anybody.

use super::ground::{Ground, at, steps, warn};
use super::{Unreachable, Warning};
use crate::plan::problem::Problem;
use crate::plan::source::Place;
use crate::plan::{Contact, During, Level, Step};

/// A level without a chain.
pub(super) fn level_without_chain(ground: &Ground<'_>) -> Vec<Problem> {
    let empty = ground.levels().filter(|(level, _)| level.chain.is_empty());
    empty
        .map(|(level, raw)| {
            let level = level.prefix.clone();
            let place = at(&raw.chain, at(&raw.level, raw.place));
            warn(place, Warning::LevelWithoutChain { level })
        })
        .collect()
}

/// A step at which nobody is there to be told.
pub(super) fn empty_steps(ground: &Ground<'_>) -> Vec<Problem> {
    each_step(ground, |level, step| {
        let is_empty = step.iter().all(|line| ground.people(line.to).next().is_none());
        is_empty.then(|| Warning::EmptyStep {
            level: level.prefix.clone(),
            seats: ground.names(step),
        })
    })
}

/// A step whose people can only be rung. At night nobody is there who would ring them.
pub(super) fn phone_only_steps(ground: &Ground<'_>) -> Vec<Problem> {
    each_step(ground, |level, step| {
        let people = people(ground, step);
        let pages = step.iter().any(|line| !line.report);
        let is_by_phone = |it: &&Contact| it.reach.is_empty() && !it.phone.is_empty();
        let hurts = level.during == During::Always && pages && !people.is_empty();
        (hurts && people.iter().all(is_by_phone)).then(|| Warning::PhoneOnlyStep {
            level: level.prefix.clone(),
            seats: ground.names(step),
        })
    })
}

/// A step that is never come to: its people have no way at all, or a worse level has taken over by then.
pub(super) fn unreachable_steps(ground: &Ground<'_>) -> Vec<Problem> {
    each_step(ground, |level, step| {
        let why = no_way(ground, step).or_else(|| raised_before(ground, level, step))?;
        Some(Warning::UnreachableStep {
            level: level.prefix.clone(),
            seats: ground.names(step),
            why,
        })
    })
}

fn no_way(ground: &Ground<'_>, step: &[Step]) -> Option<Unreachable> {
    let people = people(ground, step);
    let has_none = |it: &&Contact| it.reach.is_empty() && it.phone.is_empty() && it.email.is_none();
    (!people.is_empty() && people.iter().all(has_none)).then_some(Unreachable::NoWay)
}

/// A level that is only about stops (`outage_from`) hands over to the worse one when the stop has lasted that long.
fn raised_before(ground: &Ground<'_>, level: &Level, step: &[Step]) -> Option<Unreachable> {
    level.outage_from?;
    let after = step.first()?.after;
    let levels = &ground.plan.levels;
    let mut worse = levels
        .list
        .iter()
        .filter(|it| levels.is_worse(it.level, level.level));
    worse.find_map(|worse| {
        let at = worse.outage_from?;
        (at.fixed()? <= after.fixed()?).then(|| Unreachable::RaisedBefore {
            level: worse.prefix.clone(),
            at,
        })
    })
}

/// One person in two seats of a chain: the second step rings who did not answer the first.
pub(super) fn person_in_two_seats(ground: &Ground<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    for (level, raw) in ground.levels() {
        let places = steps(raw);
        for (nth, line) in level.chain.iter().enumerate() {
            let earlier = &level.chain[..nth];
            let twice = ground.people(line.to).find_map(|who| {
                let first = earlier
                    .iter()
                    .find(|it| ground.people(it.to).any(|it| it.id == who.id))?;
                Some((who, first))
            });
            if let Some((who, first)) = twice {
                let warning = Warning::PersonInTwoSeats {
                    level: level.prefix.clone(),
                    person: who.name.clone(),
                    first: ground.plan.name_of(first.to).to_owned(),
                    second: ground.plan.name_of(line.to).to_owned(),
                };
                found.push(warn(places.get(nth).copied().unwrap_or(raw.place), warning));
            }
        }
    }
    found
}

/// Somebody in a chain whom nobody can ring when messages go unread; each is named once.
pub(super) fn no_phone_in_chain(ground: &Ground<'_>) -> Vec<Problem> {
    let lines = || ground.plan.levels.list.iter().flat_map(|level| &level.chain);
    let contacts = ground.plan.contacts.iter().zip(ground.raw.contacts());
    contacts
        .filter(|(contact, _)| contact.phone.is_empty() && contact.email.is_some())
        .filter_map(|(contact, raw)| {
            let line = lines().find(|line| ground.people(line.to).any(|it| it.id == contact.id))?;
            let warning = Warning::NoPhoneInChain {
                contact: contact.name.clone(),
                seat: ground.plan.name_of(line.to).to_owned(),
            };
            Some(warn(at(&raw.id, raw.place), warning))
        })
        .collect()
}

fn people<'a>(ground: &Ground<'a>, step: &[Step]) -> Vec<&'a Contact> {
    step.iter().flat_map(|line| ground.people(line.to)).collect()
}

/// Asks about each step (lines of the same time) of each chain.
fn each_step(ground: &Ground<'_>, ask: impl Fn(&Level, &[Step]) -> Option<Warning>) -> Vec<Problem> {
    let mut found = Vec::new();
    for (level, raw) in ground.levels() {
        let places = steps(raw);
        let mut first = 0;
        for step in level.chain.chunk_by(|a, b| a.after == b.after) {
            let place: Place = places.get(first).copied().unwrap_or(raw.place);
            found.extend(ask(level, step).map(|warning| warn(place, warning)));
            first += step.len();
        }
    }
    found
}
