//! A task as rows of a name and a value: `頻度 | 日次`.

use super::super::block::Row;
use super::super::column::{Column, Subject};
use super::super::found::Task;
use super::super::reader::{Reader, labelled as beside};
use super::super::words::{fold, is_blank};
use super::detail::{field, is_field};
use super::task::push;

/// `項目 | 内容` below a heading, with 頻度 among the names: the heading is the task. False where the rows are others.
pub(in crate::document::import) fn card(reader: &mut Reader, rows: &[Row]) -> bool {
    let context = reader.context();
    let of_tasks = context.subject.is_none_or(|it| it == Subject::Tasks);
    let heading = context
        .category
        .filter(|(_, text)| *text == context.heading && of_tasks);
    let Some((at, title)) = heading.filter(|_| rows.len() > 1 && are_fields(rows)) else {
        return false;
    };
    let said = |row: &&Row| !is_head(row) && !is_blank(row.get(1));
    let named: Vec<Column> = rows
        .iter()
        .filter(said)
        .filter_map(|row| Subject::Tasks.named(row.get(0)))
        .collect();
    if !named.contains(&Column::Frequency) || named.contains(&Column::Title) || named.len() < 2 {
        return false;
    }
    let mut task = Task {
        at,
        title,
        ..Task::default()
    };
    fields(reader, &mut task, rows);
    reader.heading_used();
    push(reader, task);
    true
}

/// What rows of a name and a value say of a task.
pub(super) fn fields(reader: &mut Reader, task: &mut Task, rows: &[Row]) {
    for row in rows {
        let (label, value) = (row.get(0), row.get(1));
        let text = if is_head(row) {
            row.text()
        } else {
            label.to_owned()
        };
        reader.heading_told(row.at, text);
        if is_blank(value) || is_head(row) || fold(value) == fold(&task.title) {
            continue;
        }
        let by_line = value.contains('\n') && Subject::Tasks.column(label) == Some(Column::Procedure);
        match is_field(label) && !by_line {
            true => field(reader, task, label, value),
            false => task.note.push(beside(label, value)),
        }
    }
}

/// `項目 | 内容`.
pub(super) fn is_head(row: &Row) -> bool {
    const LABELS: &str = "項目|項目名|見出し|item|field|key";
    const VALUES: &str = "内容|値|詳細|説明|設定|description|value|details|detail|content";
    let one_of = |words: &str, cell: &str| words.split('|').any(|it| it == fold(cell));
    one_of(LABELS, row.get(0)) && one_of(VALUES, row.get(1))
}

/// Names of fields of a task in the first column, half of them known, and one value each.
pub(super) fn are_fields(rows: &[Row]) -> bool {
    let named = |row: &&Row| Subject::Tasks.named(row.get(0)).is_some();
    are_two_wide(rows)
        && (rows.first().is_some_and(is_head) || rows.iter().filter(named).count() * 2 >= rows.len().max(2))
}

/// Does every row say something in its first two columns alone?
pub(super) fn are_two_wide(rows: &[Row]) -> bool {
    rows.iter().all(|row| row.filled().all(|(at, _)| at < 2))
}
