//! 来月の予定.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::cells::{moment, section};
use super::{LISTED, Pages, targets};
use crate::document::render::{Chapter, Column, Head, Section, Table, Term, Value};
use crate::due::{self, Kind};

impl<'a> Pages<'a> {
    /// What is owed in the next month: each piece of work with its days.
    pub(super) fn next_month(&self) -> Section<'a> {
        let columns = [
            Column::Head(Head::Matter),
            Column::Head(Head::Due),
            Column::Assignee,
        ];
        let mut table = Table::new(0, columns);
        let mut entries: BTreeMap<(Kind, &str), (&due::Item, Vec<NaiveDate>)> = BTreeMap::new();
        let mut order = Vec::new();
        for item in self.monthly.next.iter().map(|it| &it.item) {
            let key = (item.kind, item.task.as_str());
            let entry = entries.entry(key).or_insert_with(|| {
                order.push(key);
                (item, Vec::new())
            });
            entry.1.push(item.due);
        }
        for key in order {
            let Some((item, days)) = entries.remove(&key) else {
                continue;
            };
            let when = if days.len() > LISTED {
                Term::Times(u32::try_from(days.len()).unwrap_or(u32::MAX)).into()
            } else {
                Value::days(days.clone())
            };
            let name = if days.len() > 1 {
                item.title.clone()
            } else {
                (self.name)(item)
            };
            let owners = item.assignee.iter().map(|owner| owner.name.clone());
            table.row([Value::text(name), when, Value::lines(owners)]);
        }
        section(Chapter::NextMonth, table)
    }

    pub(super) fn next_stops(&self) -> Section<'a> {
        let columns = [Column::Maintenance, Column::Starts, Column::Ends, Column::Target];
        let mut table = Table::new(0, columns);
        for it in &self.monthly.next_stops {
            table.row([
                Value::text(it.title.clone()),
                moment(it.from),
                moment(it.to),
                targets(it),
            ]);
        }
        section(Chapter::NextStops, table)
    }
}
