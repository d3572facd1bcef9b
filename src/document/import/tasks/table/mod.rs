//! 運用業務一覧 as a table: categories carried down, frequencies split over columns, ○ in a calendar, several tasks in a
//! cell.

mod above;
mod calendar;
mod cells;
mod columns;
mod days;
mod ended;
mod english;
mod said;
mod settled;
mod several;
mod timing;
mod within;

pub(in crate::document::import) use calendar::{are_rhythms, is_calendar_head, is_weekday, rhythm};
pub(in crate::document::import) use columns::by_column;
pub(in crate::document::import) use days::{are_days, with_months, with_weekdays};
pub(in crate::document::import) use within::within;

use super::super::block::Row;
use super::super::column::Column;
use super::super::found::{Heading, Task, Why};
use super::super::reader::{Context, Reader, Sheet};
use super::super::words::is_blank;
use super::task::{push, timed};
use above::{Above, carry, category, group};
use cells::cells;
use said::said;
use settled::settled;
use several::several;
use timing::timings;

pub(in crate::document::import) fn read(reader: &mut Reader, sheet: Sheet) {
    let context = reader.context();
    let (sheet, mut above) = (&settled(sheet), Above::default());
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) || group(reader, sheet, row, &mut above) {
            continue;
        }
        carry(sheet, row, &mut above);
        let struck = reader.is_struck(row).then_some(Why::Ended);
        if let Some(why) = struck.or_else(|| ended::why(sheet, row)) {
            reader.leave(row.at, row.text(), why);
            continue;
        }
        if is_blank(sheet.get(row, Column::Title)) {
            nameless(reader, sheet, row);
            continue;
        }
        one_row(reader, sheet, row, &context, &mut above);
    }
}

/// More words of the note above, categories alone, or a row that has no name.
fn nameless(reader: &mut Reader, sheet: &Sheet, row: &Row) {
    let only = |some: &[Column]| {
        let column = |at: usize| sheet.columns.get(at).copied().flatten();
        row.filled()
            .all(|(at, _)| column(at).is_some_and(|it| some.contains(&it)))
    };
    if only(&[Column::Number, Column::Category]) && !sheet.get(row, Column::Category).is_empty() {
        let (at, text) = (row.at, row.text());
        return reader.found.headings.push(Heading { at, text });
    }
    let only_note = only(&[Column::Note]);
    match reader.found.tasks.last_mut() {
        Some(task) if only_note => task.note.push(sheet.get(row, Column::Note).to_owned()),
        _ => reader.leave(row.at, row.text(), Why::Nameless),
    }
}

fn one_row(reader: &mut Reader, sheet: &Sheet, row: &Row, context: &Context, above: &mut Above) {
    if let Some(done) = days::done(sheet, row) {
        reader.leave(row.at, done, Why::Record);
    }
    let mut titles = several(sheet.get(row, Column::Title));
    let mut timings = timings(reader, sheet, row, context, above, &titles[0].0);
    if let ([None], [(title, _)]) = (timings.as_slice(), titles.as_mut_slice())
        && let Some((bare, timing)) = said(reader, sheet, row, title)
    {
        (*title, timings[0]) = (bare, Some(timing));
    }
    if let ([Some(base)], [(title, _)]) = (timings.as_mut_slice(), titles.as_mut_slice())
        && let Some((bare, exact)) = said::exactly(sheet, row, title, base)
    {
        (*title, *base) = (bare, exact);
    }
    let many = timings.len() > 1;
    for timing in timings {
        for (title, note) in &titles {
            let suffix = timing
                .as_ref()
                .filter(|_| many)
                .map(|it| format!("（{}）", it.phrase))
                .unwrap_or_default();
            let mut task = Task {
                at: row.at,
                title: format!("{title}{suffix}"),
                ..Task::default()
            };
            task.note.extend(note.iter().cloned());
            cells(reader, sheet, row, &mut task);
            task.category = category(reader, context, above);
            if task.assignee.is_empty() && !sheet.columns.contains(&Some(Column::Assignee)) {
                task.assignee.extend(context.who.clone());
            }
            if task.method.is_none() && sheet.get(row, Column::Method).is_empty() {
                task.method = above.method.or(context.method);
            }
            timed(reader, &mut task, timing.clone());
            push(reader, task);
        }
    }
}
