//! Takes out the entries that cannot stand: without a key that must be there, or with the id of another.

use std::collections::HashMap;

use super::book::Lost;
use super::{channel, check};
use crate::calendar::Span;
use crate::plan::problem::{Noun, Problem, Wrong};
use crate::plan::raw::{Field, Id, Level, Many, Raw, Rows, Table, Written};
use crate::plan::source::Place;

/// Takes them out, says why, and remembers their names.
pub(super) fn weed(raw: &mut Raw, problems: &mut Vec<Problem>) -> Lost {
    let mut lost = Lost::default();
    if let Some(channels) = raw.channels_mut() {
        weed_if(
            channels,
            &mut lost,
            Noun::Channel,
            problems,
            |it| (&it.id, &it.name),
            channel::stands,
        );
    }
    if let Some(checks) = raw.checks_mut() {
        weed_if(
            checks,
            &mut lost,
            Noun::Check,
            problems,
            |it| (&it.id, &it.title),
            check::stands,
        );
    }
    macro_rules! rows {
        ($($noun:ident: $rows:ident, $name:ident);* $(;)?) => {$(
            if let Some(rows) = raw.$rows() {
                weed_if(rows, &mut lost, Noun::$noun, problems, |it| (&it.id, &it.$name), |_, _| true);
            }
        )*};
    }
    rows! {
        Task: tasks_mut, title;
        Role: roles_mut, name;
        Contact: contacts_mut, name;
        Maintenance: maintenance_mut, title;
        Contract: contracts_mut, vendor;
        Drill: drills_mut, title;
    }
    macro_rules! ids {
        ($($rows:ident),*) => {$(
            if let Some(rows) = raw.$rows() {
                unique(rows, |it| (&it.id, &it.was), problems);
            }
        )*};
    }
    ids!(
        tasks_mut,
        roles_mut,
        contacts_mut,
        channels_mut,
        checks_mut,
        maintenance_mut,
        contracts_mut,
        drills_mut
    );
    if let Some(events) = raw.events_mut() {
        events.retain(Table::is_complete);
    }
    if let Some(list) = raw.levels_mut() {
        levels(list, problems);
    }
    if let Some(rules) = raw.alerts_mut() {
        rules.retain(Table::is_complete);
    }
    lost
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

fn weed_if<T: Table>(
    rows: &mut Vec<T>,
    lost: &mut Lost,
    noun: Noun,
    problems: &mut Vec<Problem>,
    names: fn(&T) -> (&Field<Id>, &Field<String>),
    stands: fn(&T, &mut Vec<Problem>) -> bool,
) {
    rows.retain(|row| {
        if stands(row, problems) && row.is_complete() {
            return true;
        }
        let (id, name) = names(row);
        let id = id.as_ref().map(|id| id.value.0.clone());
        let name = name.as_ref().map(|name| name.value.clone());
        lost.0.extend(id.into_iter().chain(name).map(|name| (noun, name)));
        false
    });
}

/// The id of an entry, and those that it had before.
type Ids<'r> = (&'r Field<Id>, &'r Field<Many<Id>>);

/// Every id belongs to one, also those of before. Of two the first stays.
fn unique<T>(rows: &mut Vec<T>, ids: fn(&T) -> Ids<'_>, problems: &mut Vec<Problem>) {
    let mut seen: HashMap<String, Place> = HashMap::with_capacity(rows.len());
    rows.retain(|row| match ids(row).0 {
        Some(id) => is_first(&mut seen, id, problems),
        None => true,
    });
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

/// Levels have numbers for ids; their steps are put into the order of time.
fn levels(list: &mut Vec<Level>, problems: &mut Vec<Problem>) {
    let mut seen: HashMap<u32, Place> = HashMap::new();
    list.retain_mut(|level| {
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
        retain(&mut level.chain, Table::is_complete);
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
    });
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
