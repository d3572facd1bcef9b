//! Work that recurs: a task or a drill, seen alike.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};

use super::event::Sight;
use super::item::Kind;
use crate::calendar::{Frequency, Recurrence, Span, Workdays};
use crate::plan::{Covers, Drill, Method, Missed, Party, Plan, Task, TaskKind};

/// One line of the plan that occurs.
#[derive(Clone, Debug)]
pub(crate) struct Work<'a> {
    pub(crate) kind: Kind,
    pub(crate) id: Cow<'a, str>,
    pub(crate) title: &'a str,
    pub(crate) category: &'a str,
    pub(crate) phrase: &'a str,
    pub(crate) recurrence: &'a Recurrence,
    pub(crate) starts_written: bool,
    pub(crate) method: Option<Method>,
    pub(crate) assignee: &'a [Party],
    /// The id of the check whose run is the evidence.
    pub(crate) check: Option<&'a str>,
    pub(crate) meeting: bool,
    pub(crate) at: Option<NaiveTime>,
    pub(crate) covers: Covers,
    pub(crate) grace: Option<Span>,
    pub(crate) missed: Missed,
    pub(crate) when_incident: bool,
    /// It is no longer in the plan.
    pub(crate) gone: bool,
}

/// Gaps from here on are carried: each occurrence stays owed.
const LONG_GAP: u32 = 28;

impl<'a> Work<'a> {
    pub(crate) fn of_task(plan: &'a Plan, task: &'a Task) -> Self {
        Self {
            kind: Kind::Task,
            id: Cow::Borrowed(&task.id),
            title: &task.title,
            category: &task.category,
            phrase: &task.phrase,
            recurrence: &task.recurrence,
            starts_written: task.starts_written,
            method: task.method,
            assignee: &task.assignee,
            check: task.check.map(|check| plan[check].id.as_str()),
            meeting: task.kind == TaskKind::Meeting,
            at: task.at,
            covers: task.covers,
            grace: task.grace,
            missed: missed(task.missed, &task.recurrence),
            when_incident: task.when_incident,
            gone: false,
        }
    }

    pub(crate) fn of_drill(drill: &'a Drill) -> Self {
        Self {
            kind: Kind::Drill,
            id: Cow::Owned(format!("drill/{}", drill.id)),
            category: &drill.category,
            assignee: &drill.assignee,
            ..Self::bare(&drill.title, &drill.phrase, &drill.recurrence)
        }
    }

    /// Work that is no longer in the plan, as it was last seen.
    pub(crate) fn of_sight(sight: &'a Sight) -> Self {
        let drill = sight.task.starts_with("drill/");
        Self {
            kind: if drill { Kind::Drill } else { Kind::Task },
            id: Cow::Borrowed(&sight.task),
            missed: sight.missed,
            gone: true,
            ..Self::bare(&sight.title, &sight.frequency, &sight.recurrence)
        }
    }

    /// A duty that no line of tasks.toml says.
    pub(crate) fn of_other(
        kind: Kind,
        id: &'a str,
        title: &'a str,
        at: Option<NaiveTime>,
        recurrence: &'a Recurrence,
    ) -> Self {
        Self {
            kind,
            id: Cow::Borrowed(id),
            at,
            ..Self::bare(title, "", recurrence)
        }
    }

    fn bare(title: &'a str, phrase: &'a str, recurrence: &'a Recurrence) -> Self {
        Self {
            kind: Kind::Task,
            id: Cow::Borrowed(""),
            title,
            category: "",
            phrase,
            recurrence,
            starts_written: false,
            method: None,
            assignee: &[],
            check: None,
            meeting: false,
            at: None,
            covers: Covers::Period,
            grace: None,
            missed: missed(None, recurrence),
            when_incident: false,
            gone: false,
        }
    }

    /// How it is written down when it is first seen.
    pub(crate) fn sight(&self) -> Sight {
        Sight {
            task: self.id.clone().into_owned(),
            title: self.title.to_owned(),
            frequency: self.phrase.to_owned(),
            recurrence: self.recurrence.clone(),
            missed: self.missed,
        }
    }
}

fn missed(written: Option<Missed>, recurrence: &Recurrence) -> Missed {
    let by_gap = match recurrence.typical_gap_days() {
        Some(gap) if gap < LONG_GAP => Missed::Latest,
        _ => Missed::Carry,
    };
    written.unwrap_or(by_gap)
}

/// Does it count from the last time it was done?
pub(crate) fn counts_from_done(recurrence: &Recurrence) -> Option<Span> {
    match recurrence.frequency {
        Frequency::AfterDone(span) => Some(span),
        _ => None,
    }
}

/// The last deadline that an occurrence open on `day` can have.
pub(crate) fn horizon(recurrence: &Recurrence, workdays: &Workdays, day: NaiveDate) -> NaiveDate {
    let length = match &recurrence.frequency {
        frequency if !frequency.is_undated() => 0,
        Frequency::Weeks { every, .. } => every * 7,
        Frequency::Months { every, .. } => every * 31,
        Frequency::Fiscal { every, part, .. } => every * part.months() * 31,
        _ => 31,
    };
    let go_live = if recurrence.frequency == Frequency::BeforeGoLive {
        367
    } else {
        0
    };
    let reminded = recurrence
        .remind
        .filter(|_| length == 0)
        .and_then(|span| span.after(day, workdays));
    let offset = recurrence.offset.unsigned_abs().saturating_mul(2);
    let margin = if reminded.is_some() { 10 } else { 0 };
    let days = length
        .saturating_add(go_live)
        .saturating_add(offset)
        .saturating_add(margin);
    let from = reminded.unwrap_or(day);
    from.checked_add_days(chrono::Days::new(days.into()))
        .unwrap_or(from)
}
