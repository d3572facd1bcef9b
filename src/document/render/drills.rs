//! 運用テスト: what is rehearsed, and a list to tick while doing it.

use super::{Column, Desk, Heading, Section, Table, Value};

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    vec![
        Section::table(Heading::Drills, list(desk)),
        Section::table(Heading::DrillSteps, steps(desk)),
    ]
}

fn list<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Category,
        Column::Frequency,
        Column::Drill,
        Column::Level,
        Column::Assignee,
        Column::Id,
    ];
    let mut table = Table::new(1, columns);
    for drills in desk.plan.drills.chunk_by(|a, b| a.category == b.category) {
        table.group(drills.iter().map(|drill| {
            [
                Value::text(&drill.category),
                Value::Frequency(&drill.phrase, &drill.recurrence.frequency),
                Value::text(&drill.title),
                Value::maybe(drill.level, Value::Number),
                Value::lines(drill.assignee.iter().map(|it| desk.refer.party(*it))),
                Value::text(&drill.id),
            ]
        }));
    }
    table
}

fn steps<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Drill,
        Column::Id,
        Column::Number,
        Column::Step,
        Column::Result,
    ];
    let mut table = Table::new(2, columns);
    for drill in &desk.plan.drills {
        table.group(drill.steps.iter().zip(1..).map(|(step, number)| {
            [
                Value::text(&drill.title),
                Value::text(&drill.id),
                Value::Number(number),
                Value::text(step),
                Value::Empty,
            ]
        }));
    }
    table
}
