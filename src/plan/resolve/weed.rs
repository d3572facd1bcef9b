//! Takes out the entries that cannot stand: without a key that must be there, or with the id of another.

use std::collections::HashMap;

use super::book::Lost;
use super::left_out::LeftOut;
use super::{channel, check};
use crate::calendar::Span;
use crate::plan::problem::{Noun, Problem, Wrong};
use crate::plan::raw::{Field, Id, Level, Many, Raw, Rows, Step, Table, Written};
use crate::plan::source::Place;

/// Takes them out, says why, and remembers their names.
pub(super) fn weed(raw: &mut Raw, problems: &mut Vec<Problem>) -> (Lost, LeftOut) {
    let (mut lost, mut left) = (Lost::default(), LeftOut::default());
    macro_rules! rows {
        ($($noun:ident: $rows:ident, $name:ident, $stands:expr => $list:ident);* $(;)?) => {$(
            if let Some(rows) = raw.$rows() {
                left.$list = unique(rows, |it| (&it.id, &it.was), problems);
                left.$list.extend(rows.extract_if(.., |row| !$stands(row, problems) || !row.is_complete()));
                lost.0.extend(left.$list.iter().flat_map(|it| names(Noun::$noun, &it.id, &it.$name)));
            }
        )*};
    }
    rows! {
        Task: tasks_mut, title, anyhow => tasks;
        Role: roles_mut, name, anyhow => roles;
        Contact: contacts_mut, name, anyhow => contacts;
        Channel: channels_mut, name, channel::stands => channels;
        Check: checks_mut, title, check::stands => checks;
        Maintenance: maintenance_mut, title, anyhow => maintenance;
        Contract: contracts_mut, vendor, anyhow => contracts;
        Drill: drills_mut, title, anyhow => drills;
    }
    if let Some(events) = raw.events_mut() {
        left.events = incomplete(events);
    }
    if let Some(list) = raw.levels_mut() {
        left.levels = levels(list, &mut left.steps, problems);
    }
    if let Some(rules) = raw.alerts_mut() {
        left.alerts = incomplete(rules);
    }
    (lost, left)
}

/// Entries of most nouns stand when they are complete.
fn anyhow<T>(_: &T, _: &mut Vec<Problem>) -> bool {
    true
}

fn incomplete<T: Table>(rows: &mut Vec<T>) -> Vec<T> {
    rows.extract_if(.., |row| !row.is_complete()).collect()
}

/// What an entry that is left out may be called elsewhere.
fn names(noun: Noun, id: &Field<Id>, name: &Field<String>) -> impl Iterator<Item = (Noun, String)> {
    let id = id.as_ref().map(|id| id.value.0.clone());
    let name = name.as_ref().map(|name| name.value.clone());
    id.into_iter().chain(name).map(move |name| (noun, name))
}

/// Takes out parts of entries (a member, a step) that could not be resolved.
pub(super) fn drop_parts(raw: &mut Raw, dropped: &[Place]) {
    for role in raw.roles_mut().into_iter().flatten() {
        if let Some(members) = &mut role.members {
            members.value.0.retain(|it| !dropped.contains(&it.place));
        }
        for rota in role.rota.iter_mut().flat_map(|rows| &mut rows.value.0) {
            if let Some(members) = &mut rota.members {
                members.value.0.retain(|it| !dropped.contains(&it.place));
            }
            retain(&mut rota.r#override, |it| !dropped.contains(&it.place));
        }
        retain(&mut role.rota, |it| !dropped.contains(&it.place));
    }
    for contact in raw.contacts_mut().into_iter().flatten() {
        retain(&mut contact.reach, |it| !dropped.contains(&it.place));
    }
    for level in raw.levels_mut().into_iter().flatten() {
        retain(&mut level.chain, |it| !dropped.contains(&it.place));
    }
    if let Some(rules) = raw.alerts_mut() {
        rules.retain(|it| !dropped.contains(&it.place));
    }
}

/// The id of an entry, and those that it had before.
type Ids<'r> = (&'r Field<Id>, &'r Field<Many<Id>>);

/// Every id belongs to one, also those of before. Of two the first stays; the others are given.
fn unique<T>(rows: &mut Vec<T>, ids: fn(&T) -> Ids<'_>, problems: &mut Vec<Problem>) -> Vec<T> {
    let mut seen: HashMap<String, Place> = HashMap::with_capacity(rows.len());
    let others = rows.extract_if(.., |row| {
        ids(row)
            .0
            .as_ref()
            .is_some_and(|id| !is_first(&mut seen, id, problems))
    });
    let others = others.collect();
    for row in rows.iter() {
        let (id, was) = ids(row);
        for old in Many::items(was) {
            if let (Some(first), Some(id)) = (seen.get(&old.value.0), id) {
                let (old_id, owner) = (old.value.0.clone(), id.value.0.clone());
                let wrong = Wrong::ReusedId { id: old_id, owner };
                problems.push(Problem::new(*first, wrong).beside(old.place));
            }
        }
    }
    others
}

fn is_first(seen: &mut HashMap<String, Place>, id: &Written<Id>, problems: &mut Vec<Problem>) -> bool {
    if let Some(first) = seen.get(&id.value.0) {
        let wrong = Wrong::DuplicateId {
            id: id.value.0.clone(),
        };
        problems.push(Problem::new(id.place, wrong).beside(*first));
        return false;
    }
    seen.insert(id.value.0.clone(), id.place);
    true
}

/// Levels have numbers for ids; their steps are put into the order of time. Gives the levels that are left out.
fn levels(list: &mut Vec<Level>, left: &mut Vec<Step>, problems: &mut Vec<Problem>) -> Vec<Level> {
    let mut seen: HashMap<u32, Place> = HashMap::new();
    let mut stands = |level: &mut Level| {
        let Some(number) = level.level.as_ref().filter(|_| level.meaning.is_some()) else {
            return false;
        };
        if let Some(first) = seen.insert(number.value.to(), number.place) {
            let wrong = Wrong::DuplicateLevel {
                level: number.value.to(),
            };
            problems.push(Problem::new(number.place, wrong).beside(first));
            return false;
        }
        left.extend(
            level
                .chain
                .iter_mut()
                .flat_map(|chain| incomplete(&mut chain.value.0)),
        );
        retain(&mut level.obligation, Table::is_complete);
        if let Some(chain) = &mut level.chain {
            chain
                .value
                .0
                .sort_by_key(|step| step.after.as_ref().map(|after| minutes(after.value)));
        }
        if let Some(duties) = &mut level.obligation {
            let mut seen = HashMap::new();
            duties
                .value
                .0
                .retain(|it| it.id.as_ref().is_some_and(|id| is_first(&mut seen, id, problems)));
        }
        true
    };
    list.extract_if(.., |level| !stands(level)).collect()
}

fn retain<T>(rows: &mut Field<Rows<T>>, keep: impl FnMut(&T) -> bool) {
    if let Some(rows) = rows {
        rows.value.0.retain(keep);
    }
}

/// For putting into order only: months and business days are of no fixed length.
fn minutes(span: Span) -> i64 {
    span.fixed()
        .map_or(i64::from(span.roughly_days()) * 24 * 60, |length| {
            length.num_minutes()
        })
}
