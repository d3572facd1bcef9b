//! 運用業務一覧.

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{Entries, names};
use crate::calendar::Span;
use crate::plan::raw::Form as _;
use crate::plan::{self, Language, Method, Plan};
use crate::say;
use crate::say::list;
use crate::show::{Table, View};

/// One `[[task]]`.
#[derive(Serialize)]
pub(super) struct Task<'a> {
    id: &'a str,
    was: &'a [String],
    title: &'a str,
    category: &'a str,
    frequency: &'a str,
    method: Option<Method>,
    assignee: Vec<&'a str>,
    note: &'a str,
    check: Option<&'a str>,
    stops: Vec<&'a str>,
    lasts: Span,
    kind: Value,
    #[serde(serialize_with = "clock")]
    at: Option<NaiveTime>,
    if_closed: Value,
    short_month: Value,
    offset: i32,
    starts: NaiveDate,
    ends: Option<NaiveDate>,
    count: Option<u32>,
    except: &'a [NaiveDate],
    also: &'a [NaiveDate],
    covers: Value,
    remind: Option<Span>,
    grace: Option<Span>,
    missed: Option<Value>,
    procedure: Option<&'a str>,
    evidence: &'static str,
    confirm: Option<&'a str>,
    tags: &'a [String],
    when: Option<&'static str>,
}

/// All of them, in the order of the file.
pub(super) fn of(plan: &Plan) -> Vec<Task<'_>> {
    plan.tasks.iter().map(|task| entry(plan, task)).collect()
}

fn entry<'a>(plan: &'a Plan, task: &'a plan::Task) -> Task<'a> {
    let recurrence = &task.recurrence;
    Task {
        id: &task.id,
        was: &task.was,
        title: &task.title,
        category: &task.category,
        frequency: &task.phrase,
        method: task.method,
        assignee: names(plan, &task.assignee),
        note: &task.note,
        check: task.check.map(|check| plan[check].id.as_str()),
        stops: task.stops.iter().map(|check| plan[*check].id.as_str()).collect(),
        lasts: task.lasts,
        kind: task.kind.spell(),
        at: task.at,
        if_closed: recurrence.if_closed.spell(),
        short_month: recurrence.short_month.spell(),
        offset: recurrence.offset,
        starts: recurrence.starts,
        ends: recurrence.ends,
        count: recurrence.count,
        except: &recurrence.except,
        also: &recurrence.also,
        covers: task.covers.spell(),
        remind: recurrence.remind,
        grace: task.grace,
        missed: task.missed.map(|it| it.spell()),
        procedure: task.procedure.as_deref(),
        evidence: if task.evidence_required {
            "required"
        } else {
            "optional"
        },
        confirm: task.confirm.map(|party| plan.name_of(party)),
        tags: &task.tags,
        when: task.when_incident.then_some("incident"),
    }
}

fn clock<S: Serializer>(at: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
    at.map(|at| at.format("%H:%M").to_string()).serialize(serializer)
}

impl Entries for Task<'_> {
    fn view(items: &[Self], lang: Language) -> View {
        let mut table = Table::new(say::plan::task_head(lang));
        for task in items {
            table.row([
                task.category.to_owned(),
                task.frequency.to_owned(),
                task.title.to_owned(),
                task.method
                    .map(|word| say::plan::method(lang, word))
                    .unwrap_or_default(),
                list(lang, &task.assignee),
                task.note.to_owned(),
            ]);
        }
        View::default().table(table)
    }
}
