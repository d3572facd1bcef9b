//! A table with a column for each frequency, and the tasks in its cells: `日次 | 週次 | 月次`.

use super::super::super::block::{Row, one_line};
use super::super::super::column::{Column, Subject};
use super::super::super::found::Task;
use super::super::super::frequency::{self, Timing};
use super::super::super::reader::Reader;
use super::super::super::words::is_blank;
use super::super::task::{push, timed};
use super::super::title::titled;
use super::calendar::{is_weekday, says_when};
use super::several::several;
use crate::plan::Method;

/// What the heads say: how often, and how.
type Often = Option<(Timing, Option<Method>)>;

/// Takes the tasks out of the cells; false where the table is another.
pub(in crate::document::import) fn by_column(reader: &mut Reader, rows: &[Row]) -> bool {
    let Some((head, below)) = rows.split_first() else {
        return false;
    };
    let heads: Vec<Often> = head.cells.iter().map(|head| often(head)).collect();
    let others: Vec<&String> = head
        .cells
        .iter()
        .zip(&heads)
        .filter(|(_, it)| it.is_none())
        .map(|(head, _)| head)
        .collect();
    let aside = |head: &&String| {
        let column = Subject::Tasks.column(head);
        is_blank(head) || matches!(column, Some(Column::Category | Column::Assignee | Column::Number))
    };
    let many = heads.iter().flatten().count() > 1 && others.len() <= 2 && others.iter().all(aside);
    if !many || !are_tasks(&heads, below) {
        return false;
    }
    reader.heading_told(head.at, head.text());
    below.iter().for_each(|row| one(reader, head, &heads, row));
    true
}

fn often(head: &str) -> Often {
    let (timing, method) = frequency::of_heading(head);
    timing
        .filter(|_| !is_weekday(head))
        .map(|timing| (timing, method))
}

/// Do the cells hold words, rather than ○, days or times?
fn are_tasks(heads: &[Often], below: &[Row]) -> bool {
    let cells = || {
        let rows = below.iter().take(8);
        rows.flat_map(Row::filled)
            .filter(|(at, cell)| heads.get(*at).is_some_and(Option::is_some) && !is_blank(cell))
    };
    let words = |cell: &str| {
        let long = cell.chars().count() > 2 && !says_when("", cell) && frequency::time_of(cell).is_none();
        long && frequency::understand(cell).is_none()
    };
    cells().next().is_some() && cells().all(|(_, cell)| words(cell))
}

fn one(reader: &mut Reader, head: &Row, heads: &[Often], row: &Row) {
    reader.told(row.at);
    let context = reader.context();
    let aside = |column: Column| {
        let own = row
            .filled()
            .filter(|(at, _)| heads.get(*at).is_none_or(Option::is_none));
        let mut own = own.filter(move |(at, _)| {
            let said = head.cells.get(*at).and_then(|head| Subject::Tasks.column(head));
            said.unwrap_or(Column::Category) == column
        });
        own.next().map(|(_, cell)| one_line(cell))
    };
    let own = context.category.as_ref().map(|(_, it)| it.clone());
    let category = aside(Column::Category).or(own).unwrap_or_default();
    reader.heading_used();
    for (at, cell) in row.filled().filter(|(_, cell)| !is_blank(cell)) {
        let Some(Some((base, method))) = heads.get(at) else {
            continue;
        };
        for (written, note) in several(cell) {
            let mut task = Task {
                at: row.at,
                category: category.clone(),
                assignee: Vec::from_iter(aside(Column::Assignee)),
                note,
                ..Task::default()
            };
            let timing = titled(&written, &mut task, Some(base));
            task.method = task.method.or(*method).or(context.method);
            timed(reader, &mut task, timing.or_else(|| Some(base.clone())));
            push(reader, task);
        }
    }
}
