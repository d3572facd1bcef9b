//! 定例業務の実施状況: what was planned in a month, and what became of it.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::Serialize;

use crate::due::{Confirmed, Deferred, Done, Kind, Outcome, Planned, Skipped, State};
use crate::records::{Event as _, Fact};

/// One piece of work in a month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Work {
    /// Its id.
    pub task: String,
    /// What people call it.
    pub title: String,
    /// 分類
    pub category: String,
    /// How often it was owed.
    pub planned: u32,
    /// How often it was done, in time or late.
    pub done: u32,
    /// How often it was done after its first deadline.
    pub late: u32,
    /// How often it was skipped.
    pub skipped: u32,
    /// How often its deadline passed and it was not done.
    pub overdue: u32,
    /// How often its deadline is still to come, or was put off.
    pub to_come: u32,
}

/// Work that did not go as planned, once or again and again for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exception {
    /// What people call it.
    pub title: String,
    /// Its first deadlines.
    pub due: Vec<NaiveDate>,
    /// What became of it.
    pub state: State,
    /// It was done, but late; the day on which it was.
    pub settled: Option<NaiveDate>,
    /// Done, with findings.
    pub ng: bool,
    /// Why.
    pub reason: String,
}

/// A drill or an operational test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rehearsal {
    /// What people call it.
    pub title: String,
    /// Its deadline, where the plan gave it one.
    pub due: Option<NaiveDate>,
    /// The day on which it was done.
    pub day: Option<NaiveDate>,
    /// Whether it passed; `None` while it was not done.
    pub passed: Option<bool>,
    /// 備考
    pub note: String,
}

/// What was written beside work: reasons and notes, by id and first deadline. What was taken back is left out.
pub(super) fn words(facts: &[&Fact]) -> HashMap<(String, NaiveDate), String> {
    let mut words = HashMap::new();
    for fact in standing(facts) {
        if let Some(it) = fact.read::<Skipped>() {
            words.insert((it.task, it.due), it.reason);
        } else if let Some(it) = fact.read::<Deferred>() {
            words.insert((it.task, it.due), it.reason);
        } else if let Some(it) = fact.read::<Done>()
            && !it.note.is_empty()
        {
            words.insert((it.task, it.due), it.note);
        }
    }
    words
}

/// The facts about work that nobody took back.
fn standing<'a>(facts: &[&'a Fact]) -> Vec<&'a Fact> {
    let undone: Vec<_> = facts
        .iter()
        .filter(|fact| fact.kind == "undone")
        .flat_map(|fact| &fact.answers)
        .collect();
    let work = |fact: &&&Fact| {
        matches!(
            fact.kind.as_str(),
            Done::KIND | Skipped::KIND | Deferred::KIND | Confirmed::KIND
        )
    };
    let facts = facts.iter().filter(work);
    facts
        .filter(|fact| !undone.contains(&&fact.id))
        .copied()
        .collect()
}

/// Each task in the order of its first deadline, with what became of its occurrences.
pub(super) fn summed(planned: &[Planned]) -> Vec<Work> {
    let mut works: Vec<Work> = Vec::new();
    for item in planned
        .iter()
        .map(|it| &it.item)
        .filter(|it| it.kind == Kind::Task)
    {
        let at = works.iter().position(|it| it.task == item.task);
        let at = at.unwrap_or_else(|| {
            works.push(Work {
                task: item.task.clone(),
                title: item.title.clone(),
                category: item.category.clone(),
                ..Work::default()
            });
            works.len() - 1
        });
        let Some(work) = works.get_mut(at) else {
            continue;
        };
        work.planned += 1;
        match item.state {
            State::Done | State::ToConfirm => work.done += 1,
            State::Skipped => work.skipped += 1,
            State::Late | State::Overdue | State::Missed => work.overdue += 1,
            State::Upcoming | State::Open | State::Due | State::Deferred => work.to_come += 1,
        }
        work.late += u32::from(is_late(item));
    }
    works
}

fn is_late(item: &crate::due::Item) -> bool {
    let done = matches!(item.state, State::Done | State::ToConfirm);
    done && item.settled.is_some_and(|day| day > item.closes.0)
}

/// What was skipped, put off, late, not done, or done with findings.
pub(super) fn exceptions(
    planned: &[Planned],
    words: &HashMap<(String, NaiveDate), String>,
) -> Vec<Exception> {
    let tasks = planned
        .iter()
        .map(|it| &it.item)
        .filter(|it| it.kind == Kind::Task);
    let odd = tasks.filter(|item| {
        let quiet = matches!(item.state, State::Upcoming | State::Open | State::Due);
        let fine = matches!(item.state, State::Done | State::ToConfirm) && !is_late(item) && !item.ng;
        !quiet && !fine
    });
    let mut found: Vec<Exception> = Vec::new();
    for item in odd {
        let reason = words.get(&(item.task.clone(), item.closes.0));
        let one = Exception {
            title: item.title.clone(),
            due: vec![item.closes.0],
            state: item.state,
            settled: item.settled.filter(|_| item.state != State::Skipped),
            ng: item.ng,
            reason: reason.cloned().unwrap_or_default(),
        };
        match found.iter_mut().find(|it| is_same(it, &one)) {
            Some(known) => known.due.extend(one.due),
            None => found.push(one),
        }
    }
    found
}

/// May both stand in one line?
fn is_same(a: &Exception, b: &Exception) -> bool {
    let what = |it: &Exception| (it.state, it.settled, it.ng);
    a.title == b.title && what(a) == what(b) && a.reason == b.reason
}

/// The drills that were done in a month, and those that were owed in it and were not.
pub(super) fn rehearsals(
    planned: &[Planned],
    facts: &[&Fact],
    days: &RangeInclusive<NaiveDate>,
    day_of: impl Fn(&Fact) -> NaiveDate,
) -> Vec<Rehearsal> {
    let mut done: Vec<Rehearsal> = Vec::new();
    for fact in standing(facts)
        .into_iter()
        .filter(|it| days.contains(&day_of(it)))
    {
        let Some(it) = fact.read::<Done>() else {
            continue;
        };
        if let Some(id) = it.task.strip_prefix("drill/") {
            done.push(Rehearsal {
                title: id.to_owned(),
                due: Some(it.due),
                day: Some(day_of(fact)),
                passed: Some(it.result == Outcome::Ok),
                note: it.note,
            });
        }
    }
    let owed = planned
        .iter()
        .map(|it| &it.item)
        .filter(|it| it.kind == Kind::Drill && !matches!(it.state, State::Done | State::ToConfirm));
    done.extend(owed.map(|item| Rehearsal {
        title: item.title.clone(),
        due: Some(item.due),
        day: None,
        passed: None,
        note: String::new(),
    }));
    done
}
