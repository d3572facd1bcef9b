//! インシデントレベル定義, and what each level asks of people.

use super::{Column, Desk, Heading, Remark, Section, Table, Value, Word};
use crate::plan::AlertRule;

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    let levels = Section::table(Heading::Levels, levels(desk));
    let worst = Remark::Worst(desk.plan.levels.worst);
    vec![
        levels.with(worst),
        Section::table(Heading::LevelRules, rules(desk)),
        Section::table(Heading::Questions, questions(desk)),
        Section::table(Heading::Obligations, obligations(desk)).with(Remark::NotAdvice),
        Section::table(Heading::Alerts, alerts(desk)).with(Remark::FirstRule),
    ]
}

fn levels<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut table = Table::new(0, [Column::Level, Column::Prefix, Column::Meaning]);
    for level in &desk.plan.levels.list {
        table.row([
            Value::Number(level.level),
            Value::text(&level.prefix),
            Value::text(&level.meaning),
        ]);
    }
    table
}

fn rules<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Level,
        Column::During,
        Column::OutageFrom,
        Column::AckTtl,
        Column::UpdateEvery,
        Column::ExhaustedEvery,
        Column::ReportWithin,
    ];
    let mut table = Table::new(0, columns);
    for level in &desk.plan.levels.list {
        table.row([
            Value::Number(level.level),
            Value::Word(Word::During(level.during)),
            Value::maybe(level.outage_from, |span| Value::Word(Word::From(span))),
            Value::maybe(level.ack_ttl, Value::Span),
            Value::maybe(level.update_every, Value::Span),
            Value::Span(level.exhausted_every),
            Value::maybe(level.report_within, Value::Within),
        ]);
    }
    table
}

fn questions<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut table = Table::new(1, [Column::Level, Column::Question]);
    for level in &desk.plan.levels.list {
        table.group(
            level
                .ask
                .iter()
                .map(|ask| [Value::Number(level.level), Value::text(ask)]),
        );
    }
    table
}

fn obligations<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Level,
        Column::Content,
        Column::Within,
        Column::Note,
        Column::Id,
    ];
    let mut table = Table::new(1, columns);
    for level in &desk.plan.levels.list {
        table.group(level.obligations.iter().map(|it| {
            [
                Value::Number(level.level),
                Value::text(&it.title),
                Value::Within(it.within),
                Value::text(&it.note),
                Value::text(&it.id),
            ]
        }));
    }
    table
}

fn alerts<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut table = Table::new(0, [Column::Labels, Column::Level, Column::Impact]);
    for rule in &desk.plan.levels.alerts {
        table.row([
            labels(rule),
            Value::Number(rule.level),
            Value::maybe(rule.impact, |it| Value::Word(Word::Impact(it))),
        ]);
    }
    table
}

fn labels(rule: &AlertRule) -> Value<'_> {
    if rule.when.is_empty() {
        return Value::Word(Word::EveryAlert);
    }
    let labels = rule.when.iter();
    Value::Words(
        labels
            .map(|(label, text)| Word::Label(label.clone(), text.clone()))
            .collect(),
    )
}
