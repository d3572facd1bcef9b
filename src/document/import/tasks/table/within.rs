//! `項目 | 内容`, `区分 | 作業`, with the tasks within a cell: `定期保守 | ・ログ確認（毎日）⏎・バックアップ確認（毎週月曜）`.

use super::super::super::block::{Row, one_line};
use super::super::super::column::{Column, Subject};
use super::super::super::found::{Task, Why};
use super::super::super::frequency::{self, Timing};
use super::super::super::reader::Reader;
use super::super::super::words::is_blank;
use super::super::fields::{are_two_wide, is_head};
use super::super::list::is_timed;
use super::super::remark::is_remark;
use super::super::task::{push, timed};
use super::super::title::titled;
use super::several::several;
use crate::plan::Method;

/// What a row is about.
enum Kind {
    /// Tasks, and what the name of the row says of when and how they are done.
    Tasks(Option<Timing>, Option<Method>),
    /// One task, and how often.
    One(Timing),
    /// No tasks.
    Other,
}

/// Takes the tasks out of the cells; false where no cell holds any.
pub(in crate::document::import) fn within(reader: &mut Reader, rows: &[Row]) -> bool {
    let about = reader.context().subject;
    let Some((head, below)) = rows.split_first().filter(|(head, below)| is_ours(head, below)) else {
        return false;
    };
    let kinds: Vec<Kind> = below.iter().map(kind).collect();
    let some = kinds.iter().any(|it| matches!(it, Kind::Tasks(..)));
    if !some || !are_two_wide(rows) || about.is_some_and(|it| it != Subject::Tasks) {
        return false;
    }
    reader.heading_told(head.at, head.text());
    for (row, kind) in below.iter().zip(kinds) {
        match kind {
            Kind::Tasks(timing, method) => tasks(reader, row, timing.as_ref(), method),
            Kind::One(timing) => {
                let mut task = Task {
                    at: row.at,
                    title: one_line(row.get(0)),
                    ..Task::default()
                };
                reader.told(row.at);
                timed(reader, &mut task, Some(timing));
                push(reader, task);
            }
            Kind::Other => reader.leave(row.at, row.text(), Why::Table),
        }
    }
    true
}

/// `項目 | 内容`; or other heads, where every row begins with how often.
fn is_ours(head: &Row, below: &[Row]) -> bool {
    let often = |row: &Row| frequency::of_heading(row.get(0)).0.is_some();
    let two = || head.filled().count() == 2 && Subject::Tasks.named(head.get(0)) != Some(Column::Frequency);
    is_head(head) || two() && below.len() > 1 && below.iter().all(often)
}

fn kind(row: &Row) -> Kind {
    let (name, cell) = (row.get(0), row.get(1));
    let (timing, method) = frequency::of_heading(name);
    let lines = several(cell);
    if !is_blank(cell) && (timing.is_some() || lines.iter().any(|(line, _)| is_timed(line))) {
        return Kind::Tasks(timing, method);
    }
    match frequency::understand(cell).filter(|it| it.rest.is_empty()) {
        Some(timing) => Kind::One(timing),
        None => Kind::Other,
    }
}

fn tasks(reader: &mut Reader, row: &Row, base: Option<&Timing>, method: Option<Method>) {
    reader.heading_told(row.at, one_line(row.get(0)));
    let category = if base.is_some() { "" } else { row.get(0) };
    for (line, note) in several(row.get(1)) {
        if is_remark(&line, &|| false) && !is_timed(&line) {
            reader.leave(row.at, line, Why::Prose);
            continue;
        }
        let mut task = Task {
            at: row.at,
            category: one_line(category),
            note,
            ..Task::default()
        };
        let timing = titled(&line, &mut task, base);
        task.method = task.method.or(method);
        timed(reader, &mut task, timing.or_else(|| base.cloned()));
        push(reader, task);
    }
}
