//! A task that the document says twice: in a list, and on a sheet of its own.

use super::super::found::{Doubtful, Task};
use super::super::frequency;
use super::super::reader::Reader;

/// What the second place says more is added to what the first says.
pub(super) fn said(reader: &mut Reader, first: usize, again: Task) {
    often(reader, first, &again);
    let task = &mut reader.found.tasks[first];
    task.time = task.time.or(again.time);
    task.method = task.method.or(again.method);
    for (own, other) in [
        (&mut task.confirm, again.confirm),
        (&mut task.procedure, again.procedure),
    ] {
        if own.is_empty() {
            *own = other;
        }
    }
    add(&mut task.assignee, again.assignee);
    add(&mut task.note, again.note);
    let (at, has_method, has_people) = (task.at, task.method.is_some(), !task.assignee.is_empty());
    reader.found.doubts.retain(|it| match it.what {
        Doubtful::Unfilled("method") => it.at != at || !has_method,
        Doubtful::Unfilled("assignee") => it.at != at || !has_people,
        _ => true,
    });
}

/// 週次（月曜） says more than 週次; 月次 says something else.
fn often(reader: &mut Reader, first: usize, again: &Task) {
    let own = &mut reader.found.tasks[first];
    if own.frequency == again.frequency || again.frequency == "随時" {
        return;
    }
    if own.frequency == "随時" {
        return own.frequency.clone_from(&again.frequency);
    }
    let alike = frequency::rhythm(&own.frequency) == frequency::rhythm(&again.frequency);
    match (alike, frequency::is_bare(&own.frequency)) {
        (true, true) => own.frequency.clone_from(&again.frequency),
        (true, false) => {}
        (false, _) => {
            let both = Doubtful::TwoFrequencies(own.frequency.clone(), again.frequency.clone());
            let title = own.title.clone();
            reader.found.doubt(again.at, &title, both);
        }
    }
}

fn add(to: &mut Vec<String>, more: Vec<String>) {
    for it in more {
        if !to.contains(&it) {
            to.push(it);
        }
    }
}
