//! エスカレーションフロー: the path of each level at a glance, then step by step.

use super::{Column, Desk, Heading, Remark, Section, Stop, Table, Value, Word};
use crate::plan::Level;

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    vec![
        Section::table(Heading::Escalation, paths(desk)).with(Remark::Reports),
        Section::table(Heading::Steps, steps(desk)),
    ]
}

fn paths<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut table = Table::new(0, [Column::Level, Column::Path]);
    for level in desk.plan.levels.list.iter().filter(|it| !it.chain.is_empty()) {
        table.row([Value::Number(level.level), Value::Path(path(desk, level))]);
    }
    table
}

/// Who is told at the same time, in the same way, is one stop.
fn path<'a>(desk: &Desk<'a>, level: &'a Level) -> Vec<Stop<'a>> {
    let together = level
        .chain
        .chunk_by(|a, b| a.after.roughly() == b.after.roughly() && a.report == b.report);
    together
        .map(|steps| Stop {
            names: steps.iter().map(|step| desk.plan.name_of(step.to)).collect(),
            report: steps.iter().any(|step| step.report),
        })
        .collect()
}

fn steps<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [Column::Level, Column::After, Column::To, Column::PageOrReport];
    let mut table = Table::new(1, columns);
    for level in &desk.plan.levels.list {
        table.group(level.chain.iter().map(|step| {
            [
                Value::Number(level.level),
                Value::After(step.after),
                Value::text(desk.refer.party(step.to)),
                Value::Word(Word::Report(step.report)),
            ]
        }));
    }
    table
}
