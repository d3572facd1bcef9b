//! From an occurrence to its event.

use chrono::{NaiveDateTime, TimeDelta};

use super::Event;
use crate::due::{Item, Kind, Planned};
use crate::plan::{Plan, Task, TaskKind};

/// A plan does not say how long a meeting takes; calendars show an hour where nothing is said.
const MEETING: TimeDelta = TimeDelta::hours(1);

impl Event {
    /// The event of an occurrence, with the words that people read.
    pub fn of(plan: &Plan, planned: &Planned, summary: String, description: String) -> Self {
        let item = &planned.item;
        let task = plan.tasks.iter().find(|task| task.id == item.task);
        let meeting = task.is_some_and(|task| task.kind == TaskKind::Meeting);
        let bare = Self {
            uid: uid(plan, item),
            day: item.due,
            at: item.at,
            length: meeting.then_some(MEETING),
            summary,
            description,
            categories: Some(item.category.clone())
                .filter(|it| !it.is_empty())
                .into_iter()
                .collect(),
            url: task.and_then(|task| task.procedure.clone()),
            alarm: None,
            busy: meeting,
        };
        let alarm = task.and_then(|task| alarm(plan, task, item, bare.start()));
        Self { alarm, ..bare }
    }
}

/// The same for the same occurrence whenever it is asked for: from the task, by the id that it had first, its period,
/// and the day on which the plan went live, which is never moved.
fn uid(plan: &Plan, item: &Item) -> String {
    let period = item.periods.first().copied().unwrap_or(item.period);
    let end = if item.kind == Kind::ContractEnd {
        ".end"
    } else {
        ""
    };
    format!(
        "{}.{period}{end}@{}.opsplan",
        first_id(plan, &item.task),
        plan.about.starts
    )
}

/// An id may change; the oldest one does not.
fn first_id<'a>(plan: &'a Plan, id: &'a str) -> &'a str {
    let task = plan.tasks.iter().find(|task| task.id == id);
    task.and_then(|task| task.was.first()).map_or(id, String::as_str)
}

/// As `remind` says: on the morning of the day on which it is shown first, or so many hours before.
fn alarm(plan: &Plan, task: &Task, item: &Item, start: NaiveDateTime) -> Option<NaiveDateTime> {
    let remind = task.recurrence.remind?;
    let sub_day = remind.fixed().filter(|length| *length < TimeDelta::days(1));
    match sub_day {
        Some(length) => start.checked_sub_signed(length),
        None => Some(item.opens.and_time(plan.about.morning)),
    }
}
