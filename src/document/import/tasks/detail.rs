//! What stands below a task, as a bullet or a line: `担当：佐藤`, or more of its note.

use super::super::column::{Column, Subject};
use super::super::found::{Doubtful, Task};
use super::super::frequency::{self, Parts, Timing};
use super::super::reader::{Reader, labelled as beside};
use super::super::words::labelled;
use super::task::{how, timed};

/// Is it about a task? `一斉棚卸　担当` before a colon is a task of its own.
pub(super) fn is_field(label: &str) -> bool {
    use Column::{Assignee, Backup, Confirm, Frequency, Method, Note, Procedure, Time};
    !label.contains('\u{3000}')
        && matches!(
            Subject::Tasks.column(label),
            Some(Assignee | Backup | Confirm | Frequency | Method | Note | Procedure | Time)
        )
}

/// A bullet below a task: `担当：佐藤`, or a line of its note.
pub(super) fn detail(reader: &mut Reader, task: &mut Task, text: &str) {
    let Some((label, value)) = labelled(text).filter(|(label, value)| is_field(label) && !value.is_empty())
    else {
        return task.note.push(text.to_owned());
    };
    field(reader, task, label, value);
}

/// What a field says.
pub(super) fn field(reader: &mut Reader, task: &mut Task, label: &str, value: &str) {
    match Subject::Tasks.column(label) {
        Some(Column::Assignee | Column::Backup) => match frequency::method(value) {
            Some((method, false)) => task.method = Some(method),
            _ => task.assignee.push(value.to_owned()),
        },
        Some(Column::Confirm) => value.clone_into(&mut task.confirm),
        Some(Column::Procedure) => value.clone_into(&mut task.procedure),
        Some(Column::Method) => how(reader, task, value),
        Some(Column::Note) => task.note.push(value.to_owned()),
        Some(Column::Frequency) => often(reader, task, value),
        Some(Column::Time) if let Some((time, true)) = frequency::time_of(value) => task.time = Some(time),
        _ => task.note.push(beside(label, value)),
    }
}

/// `頻度：毎週日曜の夜`: what is not understood of it is told.
fn often(reader: &mut Reader, task: &mut Task, value: &str) {
    let said = frequency::from_parts(&Parts {
        frequency: value,
        ..Parts::default()
    });
    let (timing, doubt) = match said {
        Some(Ok(said)) if said.rest.is_empty() => (said, None),
        Some(Ok(said)) => (said.clone(), Some(Doubtful::FrequencyPart(said.rest))),
        None => return,
        Some(Err(words)) => (Timing::as_needed(&words), Some(Doubtful::Frequency(words))),
    };
    if let Some(doubt) = doubt {
        reader.found.doubt(task.at, &task.title, doubt);
    }
    timed(reader, task, Some(timing));
}
