//! サービスレベル達成状況 and インシデント.

use super::super::cells::{minutes, moment, percent, section, table};
use super::Pages;
use crate::document::render::{Chapter, Column, Head, Section, Table, Term, Value};

impl<'a> Pages<'a> {
    pub(super) fn services(&self) -> Section<'a> {
        let mut table = table([
            Head::Service,
            Head::Target,
            Head::Result,
            Head::Before,
            Head::Difference,
            Head::Down,
            Head::Unseen,
        ]);
        for it in &self.monthly.services {
            let difference = it.target.zip(it.now.thousandths).map(|(target, result)| {
                let signed = |it: u32| i32::try_from(it).unwrap_or(i32::MAX);
                signed(result) - signed(target)
            });
            table.row([
                Value::text(it.title.clone()),
                Value::maybe(it.target, |it| Term::Percent(it).into()),
                percent(it.now.thousandths),
                percent(it.before.thousandths),
                Value::maybe(difference, |it| Term::Points(it).into()),
                minutes(it.now.down_seconds),
                minutes(it.now.unseen_seconds),
            ]);
        }
        section(Chapter::ServiceLevels, table)
    }

    pub(super) fn levels(&self) -> Section<'a> {
        let mut table = Table::new(0, [Column::Level, Column::Head(Head::Count)]);
        for it in &self.monthly.figures.levels {
            table.row([Value::Number(it.level), Value::Number(it.count)]);
        }
        section(Chapter::Incidents, table)
    }

    pub(super) fn incidents(&self) -> Section<'a> {
        let columns = [
            Head::Incident,
            Head::What,
            Head::Occurred,
            Head::Restored,
            Head::Lasted,
            Head::State,
            Head::Cause,
        ]
        .map(Column::Head);
        let mut table = Table::new(0, columns);
        table.columns.insert(1, Column::Level);
        for it in &self.monthly.incidents {
            table.row([
                Value::text(it.id.clone()),
                Value::Number(it.level),
                Value::text(it.title.clone()),
                moment(it.began_at),
                Value::maybe(it.restored_at, moment),
                Value::maybe(it.minutes, |it| Term::Minutes(it).into()),
                Value::text((self.incident)(it.state)),
                it.cause
                    .clone()
                    .map_or_else(|| Term::Investigating.into(), Value::text),
            ]);
        }
        section(Chapter::IncidentList, table)
    }
}
