//! One task, however it is written: its frequency, its method, its people.

use super::super::block::one_line;
use super::super::column::{Column, Subject};
use super::super::found::{Doubtful, Task};
use super::super::frequency::{self, Timing};
use super::super::names;
use super::super::reader::{Reader, labelled as beside};
use super::super::words::{brackets, fold, is_blank, labelled};
use super::{again, place};

/// Puts in when it is done; without a word about it, as needed, and said so.
pub(super) fn timed(reader: &mut Reader, task: &mut Task, timing: Option<Timing>) {
    let timing = timing.unwrap_or_else(|| {
        reader
            .found
            .doubt(task.at, &task.title, Doubtful::Unfilled("frequency"));
        Timing::as_needed("")
    });
    if !timing.rest.is_empty() {
        task.note.push(beside("頻度", &timing.rest));
    }
    (task.frequency, task.time) = (timing.phrase, task.time.or(timing.time));
}

/// Adds it, and says what it lacks. What a list and a sheet of its own say of one id is said of one task.
pub(super) fn push(reader: &mut Reader, mut task: Task) {
    settled(&mut task);
    if let Some(first) = reader.said_before(&task) {
        return again::said(reader, first, task);
    }
    if task.method.is_none() {
        reader
            .found
            .doubt(task.at, &task.title, Doubtful::Unfilled("method"));
    }
    if task.assignee.is_empty() {
        reader
            .found
            .doubt(task.at, &task.title, Doubtful::Unfilled("assignee"));
    }
    place::next(reader);
    reader.found.tasks.push(task);
}

/// Adds one that another table says, with when it is done.
pub(in crate::document::import) fn add(reader: &mut Reader, mut task: Task, timing: Timing) {
    timed(reader, &mut task, Some(timing));
    push(reader, task);
}

/// With what its people and its note say of when and how.
pub(super) fn settled(task: &mut Task) {
    itself(task);
    detail(task);
    closed_days(task);
    task.note.retain(|line| !line.trim().is_empty());
}

/// `運用SE（自動）`: the method in brackets behind who does it.
fn itself(task: &mut Task) {
    for who in &mut task.assignee {
        let Some((name, inside)) = who.split_once(['（', '(']) else {
            continue;
        };
        let inside = inside.trim_end_matches(['）', ')']);
        if let Some((method, false)) = frequency::method(inside) {
            (task.method, *who) = (task.method.or(Some(method)), name.trim().to_owned());
        }
    }
    task.assignee.retain(|who| !who.is_empty());
}

/// 第2火曜 in the note of 月次 belongs to the frequency.
fn detail(task: &mut Task) {
    if !task.note.iter().any(|line| may_be_more_exact(line)) || !frequency::is_bare(&task.frequency) {
        return;
    }
    let base = Timing {
        phrase: task.frequency.clone(),
        ..Timing::default()
    };
    let exact = |line: &String| {
        let said = match behind_head(line) {
            Some(when) => frequency::refined(&base, when)?,
            None => may_be_more_exact(line).then(|| frequency::refined(&base, line))??,
        };
        let more = said.phrase != base.phrase && (said.time.is_none() || task.time.is_none());
        more.then_some(said)
    };
    let mut lines = task.note.iter().enumerate();
    if let Some((at, said)) = lines.find_map(|(at, line)| Some((at, exact(line)?))) {
        if said.rest.is_empty() {
            task.note.remove(at);
        }
        (task.frequency, task.time) = (said.phrase, task.time.or(said.time));
    }
}

/// 火曜 of `実施タイミング: 火曜`, from a second column that says when.
fn behind_head(line: &str) -> Option<&str> {
    use Column::{Day, Frequency, Month, Weekday};
    let (head, when) = labelled(line)?;
    let column = Subject::Tasks.named(head);
    matches!(column, Some(Day | Frequency | Month | Weekday)).then_some(when)
}

/// Most notes do not: told at a glance, for there are many.
fn may_be_more_exact(line: &str) -> bool {
    let says = |it: char| it.is_ascii_alphabetic() || "日曜週月火水木金土年末初時:：朝昼夕夜".contains(it);
    line.len() <= 36 && line.contains(says)
}

/// 休日の場合は前営業日 in a note belongs to the frequency.
fn closed_days(task: &mut Task) {
    let said = |line: &String| frequency::on_closed_days(&task.frequency, line);
    let found = task
        .note
        .iter()
        .enumerate()
        .find_map(|(at, line)| Some((at, said(line)?)));
    if let Some((at, phrase)) = found {
        task.note.remove(at);
        task.frequency = phrase;
    }
}

/// 手動 or 自動; what it says beyond stands in the note.
pub(super) fn how(reader: &mut Reader, task: &mut Task, cell: &str) {
    if is_blank(cell) {
        return;
    }
    match frequency::method(cell) {
        Some((method, more)) => {
            task.method = Some(method);
            task.note.extend(more.then(|| beside("対応方法", cell)));
        }
        None => {
            reader
                .found
                .doubt(task.at, &task.title, Doubtful::Method(one_line(cell)));
            task.note.push(beside("対応方法", cell));
        }
    }
}

/// The method and the people that stand in brackets after a title.
pub(super) fn aside(inside: &str, task: &mut Task) -> bool {
    if let Some((method, more)) = frequency::method(inside).filter(|(_, more)| !more) {
        task.method = Some(method);
        return !more;
    }
    const WHO: [&str; 6] = ["担当", "主担当", "実施者", "owner", "assignee", "by"];
    let who = labelled(inside).filter(|(label, _)| WHO.iter().any(|it| fold(label).starts_with(it)));
    if let Some((_, who)) = who {
        task.assignee.push(who.to_owned());
        return true;
    }
    let at = inside
        .strip_prefix('@')
        .filter(|it| !it.contains(' ') && !it.is_empty());
    if at.is_some()
        || names::is_person(inside)
        || (names::is_seat(inside)
            && brackets(inside).1.is_empty()
            && inside.chars().count() <= if inside.is_ascii() { 30 } else { 16 })
    {
        task.assignee.push(inside.to_owned());
        return true;
    }
    false
}
