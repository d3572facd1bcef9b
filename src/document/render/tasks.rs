//! 運用業務一覧, as the seed has it, and beside it what has no column there.

use super::{Column, Desk, Heading, Item, Section, Table, Value, Word};
use crate::calendar::{Frequency, IfClosed, ShortMonth};
use crate::plan::{Covers, Task, TaskKind};

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    vec![
        Section::table(Heading::Tasks, list(desk)),
        Section::table(Heading::TaskDetails, details(desk)),
    ]
}

fn list<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Category,
        Column::Frequency,
        Column::Task,
        Column::Method,
        Column::Assignee,
        Column::Note,
        Column::Id,
    ];
    let mut table = Table::new(1, columns);
    for tasks in desk.plan.tasks.chunk_by(|a, b| a.category == b.category) {
        table.group(tasks.iter().map(|task| row(desk, task)));
    }
    table
}

fn row<'a>(desk: &Desk<'a>, task: &'a Task) -> [Value<'a>; 7] {
    [
        Value::text(&task.category),
        Value::Frequency(&task.phrase, &task.recurrence.frequency),
        Value::text(&task.title),
        Value::maybe(task.method, |method| Value::Word(Word::Method(method))),
        Value::lines(task.assignee.iter().map(|it| desk.refer.party(*it))),
        Value::text(&task.note),
        Value::text(&task.id),
    ]
}

fn details<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut table = Table::new(2, [Column::Task, Column::Id, Column::Item, Column::Content]);
    for task in &desk.plan.tasks {
        let items = how(desk, task)
            .into_iter()
            .chain(when(task))
            .filter(|(_, it)| !it.is_empty());
        table.group(items.map(|(item, value)| {
            [
                Value::text(&task.title),
                Value::text(&task.id),
                Value::Item(item),
                value,
            ]
        }));
    }
    table
}

/// How it is done.
fn how<'a>(desk: &Desk<'a>, task: &'a Task) -> Vec<(Item, Value<'a>)> {
    let word = |says: bool, word| if says { Value::Word(word) } else { Value::Empty };
    vec![
        (
            Item::TaskKind,
            word(task.kind == TaskKind::Meeting, Word::Meeting),
        ),
        (Item::At, Value::maybe(task.at, Value::Clock)),
        (
            Item::Check,
            Value::maybe(task.check, |it| Value::text(&desk.plan[it].id)),
        ),
        (Item::When, word(task.when_incident, Word::DuringIncident)),
        (
            Item::Covers,
            word(task.covers == Covers::PreviousMonth, Word::PreviousMonth),
        ),
        (Item::Evidence, word(task.evidence_required, Word::Required)),
        (
            Item::Confirm,
            Value::maybe(task.confirm, |it| Value::text(desk.refer.party(it))),
        ),
        (
            Item::Procedure,
            Value::maybe(task.procedure.as_deref(), Value::text),
        ),
        (Item::Tags, Value::lines(task.tags.iter().map(String::as_str))),
        (Item::Was, Value::lines(task.was.iter().map(String::as_str))),
    ]
}

/// When it is done, beyond what the phrase says.
fn when(task: &Task) -> Vec<(Item, Value<'_>)> {
    let it = &task.recurrence;
    let short = match it.short_month {
        ShortMonth::Clamp => Value::Empty,
        ShortMonth::Skip => Value::Word(Word::ShortSkip),
        ShortMonth::Next => Value::Word(Word::ShortNext),
    };
    let offset = (it.offset != 0).then_some(it.offset);
    vec![
        (Item::IfClosed, if_closed(task)),
        (Item::ShortMonth, short),
        (
            Item::Offset,
            Value::maybe(offset, |days| Value::Word(Word::Offset(days))),
        ),
        (
            Item::Starts,
            Value::maybe(task.starts_written.then_some(it.starts), Value::Day),
        ),
        (Item::Ends, Value::maybe(it.ends, Value::Day)),
        (
            Item::Count,
            Value::maybe(it.count, |n| Value::Word(Word::Times(n))),
        ),
        (Item::Except, Value::days(it.except.clone())),
        (Item::Also, Value::days(it.also.clone())),
        (Item::Remind, Value::maybe(it.remind, Value::Before)),
        (Item::Grace, Value::maybe(task.grace, Value::Span)),
        (
            Item::Missed,
            Value::maybe(task.missed, |it| Value::Word(Word::Missed(it))),
        ),
    ]
}

/// What becomes of it on a closed day, unless the phrase itself says so.
fn if_closed(task: &Task) -> Value<'_> {
    let said = Frequency::parse(&task.phrase).is_ok_and(|(_, closed)| closed.is_some());
    match task.recurrence.if_closed {
        IfClosed::Keep => Value::Empty,
        _ if said => Value::Empty,
        rule => Value::Word(Word::IfClosed(rule)),
    }
}
