//! Work that will be owed when nobody means it, or by nobody.

use chrono::{Datelike as _, Days, NaiveDate};

use super::Warning;
use super::ground::{Ground, at, warn};
use crate::calendar::{Frequency, MonthDay};
use crate::plan::problem::Problem;
use crate::plan::source::Place;
use crate::plan::{ContactRef, Method, Party, Task, raw};

/// How far ahead days are looked at: a year, and the month that follows it.
const AHEAD: Days = Days::new(400);

/// Each task, and how it was written.
fn tasks<'a>(ground: &Ground<'a>) -> impl Iterator<Item = (&'a Task, &'a raw::Task)> + use<'a> {
    ground.plan.tasks.iter().zip(ground.raw.tasks())
}

/// 日次 by hand without a word about closed days: on Saturdays, Sundays and holidays it is owed too.
pub(super) fn daily_by_hand(ground: &Ground<'_>) -> Vec<Problem> {
    let daily =
        |task: &Task| task.recurrence.frequency == Frequency::EveryDay && task.method == Some(Method::Manual);
    tasks(ground)
        .filter(|(task, raw)| daily(task) && !says_what_if_closed(raw))
        .map(|(_, raw)| warn(at(&raw.frequency, raw.place), Warning::DailyByHand))
        .collect()
}

/// Automatic work without a check: nothing would ever say that it was done.
pub(super) fn automatic_without_check(ground: &Ground<'_>) -> Vec<Problem> {
    tasks(ground)
        .filter(|(task, _)| task.method == Some(Method::Automatic) && task.check.is_none())
        .map(|(_, raw)| warn(at(&raw.method, raw.place), Warning::AutomaticWithoutCheck))
        .collect()
}

/// N週ごと counts from the first such day of the plan, which nobody had in mind.
pub(super) fn weeks_without_starts(ground: &Ground<'_>) -> Vec<Problem> {
    tasks(ground)
        .filter_map(|(task, raw)| match task.recurrence.frequency {
            Frequency::Weeks { every, .. } if every > 1 && !task.starts_written => {
                let starts = task.recurrence.starts;
                let place = at(&raw.frequency, raw.place);
                Some(warn(place, Warning::WeeksWithoutStarts { every, starts }))
            }
            _ => None,
        })
        .collect()
}

/// Days of `also` count within `starts` and `ends` only.
pub(super) fn also_never_due(ground: &Ground<'_>) -> Vec<Problem> {
    let each = |(task, raw): (&Task, &raw::Task)| {
        let (starts, ends) = (task.recurrence.starts, task.recurrence.ends);
        let outside = |day: NaiveDate| {
            let early = (day < starts).then_some(starts);
            early.or_else(|| ends.filter(|ends| day > *ends))
        };
        let days = raw::Many::items(&raw.also).iter();
        let lost = days.filter_map(|written| {
            let (day, bound) = (written.value, outside(written.value)?);
            Some(warn(written.place, Warning::AlsoNeverDue { day, bound }))
        });
        lost.collect::<Vec<_>>()
    };
    tasks(ground).flat_map(each).collect()
}

/// A day that the phrase names will be closed, and neither phrase nor `if_closed` says what then.
pub(super) fn falls_on_closed_day(ground: &Ground<'_>) -> Vec<Problem> {
    tasks(ground)
        .filter(|(task, raw)| names_days(&task.recurrence.frequency) && !says_what_if_closed(raw))
        .filter_map(|(task, raw)| {
            let (day, more) = closed_days(ground, task)?;
            let place = at(&raw.frequency, raw.place);
            Some(warn(place, Warning::FallsOnClosedDay { day, more }))
        })
        .collect()
}

/// A month is named with a day that it has in no year, and nothing says what then. 毎月31日 is another thing: some months
/// have it.
pub(super) fn no_such_day(ground: &Ground<'_>) -> Vec<Problem> {
    let without_rule = tasks(ground).filter(|(_, raw)| raw.short_month.is_none());
    let of_tasks = without_rule.map(|(task, raw)| (&task.recurrence, at(&raw.frequency, raw.place)));
    let drills = ground.plan.drills.iter().zip(ground.raw.drills());
    let of_drills = drills.map(|(drill, raw)| (&drill.recurrence, at(&raw.frequency, raw.place)));
    let found = of_tasks.chain(of_drills).filter_map(|(recurrence, place)| {
        let Frequency::Years { on, .. } = &recurrence.frequency else {
            return None;
        };
        let (month, day) = on.iter().find_map(|it| it.in_no_year())?;
        Some(warn(place, Warning::NoSuchDay { month, day }))
    });
    found.collect()
}

/// Does the phrase name single days that may be closed? Counting phrases (日次, 30日後) and business days do not.
fn names_days(frequency: &Frequency) -> bool {
    let may_be_closed =
        |day: &MonthDay| !matches!(day, MonthDay::BusinessDay(_) | MonthDay::LastBusinessDay(_));
    match frequency {
        Frequency::Weeks { on, .. } => !on.is_empty(),
        Frequency::Months { on, .. } => on.iter().any(may_be_closed),
        Frequency::Years { on, .. } => on.iter().filter_map(|it| it.day.as_ref()).any(may_be_closed),
        Frequency::Fiscal { on, .. } => on.is_some(),
        Frequency::Once(_) => true,
        _ => false,
    }
}

fn says_what_if_closed(task: &raw::Task) -> bool {
    let in_phrase = |phrase: &raw::Phrase| phrase.if_closed.is_some();
    task.if_closed.is_some() || task.frequency.as_ref().is_some_and(|it| in_phrase(&it.value))
}

/// The first closed day on which it falls from today on, and how many follow. A weekday that is never worked is meant
/// where it is asked for by name (毎週日曜, 毎月第1土曜).
fn closed_days(ground: &Ground<'_>, task: &Task) -> Option<(NaiveDate, usize)> {
    let workdays = &ground.plan.workdays;
    let from = ground.today.max(task.recurrence.starts);
    let by_weekday = names_weekdays(&task.recurrence.frequency);
    let is_meant =
        |day: NaiveDate| by_weekday && !workdays.weekdays[day.weekday().num_days_from_monday() as usize];
    let due = task.recurrence.occurrences(workdays, from..=from + AHEAD, &[]);
    let days = due.iter().map(|it| it.due);
    let mut closed = days.filter(|day| !workdays.is_open(*day) && !is_meant(*day));
    Some((closed.next()?, closed.count()))
}

fn names_weekdays(frequency: &Frequency) -> bool {
    let is_weekday = |day: &MonthDay| matches!(day, MonthDay::Nth(..) | MonthDay::LastWeekday(_));
    match frequency {
        Frequency::Weeks { .. } => true,
        Frequency::Months { on, .. } => on.iter().all(is_weekday),
        Frequency::Years { on, .. } => on.iter().filter_map(|it| it.day.as_ref()).all(is_weekday),
        _ => false,
    }
}

/// An assignee in no tree of the chart: a contact without a seat, or a seat that hangs alone beside the tree.
pub(super) fn assignee_in_no_tree(ground: &Ground<'_>) -> Vec<Problem> {
    if ground.plan.roles.is_empty() {
        return Vec::new();
    }
    let of_tasks = tasks(ground).map(|(task, raw)| (&task.assignee, &raw.assignee, raw.place));
    let drills = ground.plan.drills.iter().zip(ground.raw.drills());
    let of_drills = drills.map(|(drill, raw)| (&drill.assignee, &raw.assignee, raw.place));
    let mut found = Vec::new();
    for (parties, written, entry) in of_tasks.chain(of_drills) {
        for (nth, party) in parties
            .iter()
            .enumerate()
            .filter(|(_, party)| !is_in_tree(ground, **party))
        {
            let name = written.as_ref().and_then(|list| list.value.0.get(nth));
            let place: Place = name.map_or_else(|| at(written, entry), |name| name.place);
            let assignee = ground.plan.name_of(*party).to_owned();
            found.push(warn(place, Warning::AssigneeInNoTree { assignee }));
        }
    }
    found
}

fn is_in_tree(ground: &Ground<'_>, party: Party) -> bool {
    let plan = ground.plan;
    match party {
        Party::Contract(_) => true,
        Party::Contact(who) => {
            has_seat(ground, who) || plan.contracts.iter().any(|it| it.contact == Some(who))
        }
        Party::Role(role) => {
            let seat = &plan[role];
            let has_others = plan.roles.iter().filter(|it| it.in_chart).count() > 1;
            let is_linked =
                seat.reports_to.is_some() || plan.roles.iter().any(|it| it.reports_to == Some(role));
            seat.in_chart && (is_linked || !has_others)
        }
    }
}

fn has_seat(ground: &Ground<'_>, who: ContactRef) -> bool {
    let mut members = ground.plan.roles.iter().flat_map(|role| &role.members);
    members.any(|member| member.who == who)
}

/// The only one who may confirm is the only one who does it: it would never be confirmed.
pub(super) fn confirmed_by_self(ground: &Ground<'_>) -> Vec<Problem> {
    tasks(ground)
        .filter_map(|(task, raw)| {
            let people = |party: Party| ground.plan.people(party, ground.today);
            let [confirming] = people(task.confirm?)[..] else {
                return None;
            };
            let mut doing = task.assignee.iter().flat_map(|party| people(*party)).peekable();
            doing.peek()?;
            let person = ground.plan[confirming].name.clone();
            let place = at(&raw.confirm, raw.place);
            doing
                .all(|who| who == confirming)
                .then(|| warn(place, Warning::ConfirmedBySelf { person }))
        })
        .collect()
}
