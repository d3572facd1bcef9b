//! What was done in the month: 定例業務, 計画停止, 訓練, 対応事項.

use chrono::NaiveDate;

use super::super::Work;
use super::super::cells::{moment, section};
use super::{LISTED, Pages, targets};
use crate::document::render::{Chapter, Column, Head, Section, Table, Term, Value};

impl<'a> Pages<'a> {
    pub(super) fn work(&self) -> Section<'a> {
        let heads = [
            Head::Planned,
            Head::Done,
            Head::Late,
            Head::Skipped,
            Head::Overdue,
            Head::ToCome,
        ]
        .map(Column::Head);
        let mut table = Table {
            columns: [Column::Category, Column::Task]
                .into_iter()
                .chain(heads)
                .collect(),
            carried: 1,
            rows: Vec::new(),
        };
        let mut works: Vec<&Work> = self.monthly.work.iter().collect();
        let all = &self.monthly.work;
        works.sort_by_key(|it| all.iter().position(|other| other.category == it.category));
        for group in works.chunk_by(|a, b| a.category == b.category) {
            table.group(group.iter().map(|it| counted(it)));
        }
        section(Chapter::Work, table)
    }

    pub(super) fn exceptions(&self) -> Section<'a> {
        let mut table = Table::new(
            0,
            [
                Column::Task,
                Column::Head(Head::State),
                Column::Head(Head::Count),
                Column::Head(Head::Due),
                Column::Head(Head::Day),
                Column::Head(Head::Reason),
            ],
        );
        for it in &self.monthly.exceptions {
            table.row([
                Value::text(it.title.clone()),
                Value::text((self.became)(it)),
                Value::Number(u32::try_from(it.due.len()).unwrap_or(u32::MAX)),
                some_days(&it.due),
                Value::maybe(it.settled, Value::Day),
                Value::text(it.reason.clone()),
            ]);
        }
        section(Chapter::Exceptions, table)
    }

    pub(super) fn stops(&self) -> Section<'a> {
        let mut table = Table::new(
            0,
            [
                Column::Maintenance,
                Column::Starts,
                Column::Ends,
                Column::Target,
                Column::Head(Head::Observed),
                Column::Head(Head::Overrun),
            ],
        );
        for it in &self.monthly.stops {
            let overrun = (it.overrun_minutes > 0).then_some(it.overrun_minutes);
            table.row([
                Value::text(it.title.clone()),
                moment(it.from),
                moment(it.to),
                targets(it),
                Term::Minutes(it.seen_minutes).into(),
                overrun.map_or_else(|| Term::None.into(), |it| Term::Minutes(it).into()),
            ]);
        }
        section(Chapter::Stops, table)
    }

    pub(super) fn rehearsals(&self) -> Section<'a> {
        let mut table = Table::new(
            0,
            [
                Column::Drill,
                Column::Head(Head::Due),
                Column::Head(Head::Day),
                Column::Result,
                Column::Note,
            ],
        );
        for it in &self.monthly.rehearsals {
            table.row([
                Value::text(it.title.clone()),
                Value::maybe(it.due, Value::Day),
                Value::maybe(it.day, Value::Day),
                it.passed
                    .map_or_else(|| Term::NotDone.into(), |passed| Term::Passed(passed).into()),
                Value::text(it.note.clone()),
            ]);
        }
        section(Chapter::Rehearsals, table)
    }

    pub(super) fn actions(&self) -> Section<'a> {
        let mut table = Table::new(
            0,
            [
                Column::Head(Head::Action),
                Column::Assignee,
                Column::Head(Head::Due),
                Column::Head(Head::State),
            ],
        );
        for it in &self.monthly.actions {
            table.row([
                Value::text((self.name)(it)),
                Value::lines(it.assignee.iter().map(|owner| owner.name.clone())),
                Value::Day(it.due),
                Value::text((self.state)(it)),
            ]);
        }
        section(Chapter::Actions, table)
    }
}

/// The days, or the first and the last of many.
fn some_days<'a>(days: &[NaiveDate]) -> Value<'a> {
    match days {
        [first, .., last] if days.len() > LISTED => Value::Stretches(vec![(*first, *last)]),
        days => Value::days(days.to_vec()),
    }
}

fn counted<'a>(it: &Work) -> Vec<Value<'a>> {
    let names = [&it.category, &it.title].map(|text| Value::text(text.clone()));
    let counts = [it.planned, it.done, it.late, it.skipped, it.overdue, it.to_come].map(Value::Number);
    names.into_iter().chain(counts).collect()
}
