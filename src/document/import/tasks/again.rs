//! A task that the document says twice: in a list, and on a sheet or in a section of its own.

use super::super::found::{Doubtful, Task};
use super::super::frequency;
use super::super::names;
use super::super::reader::{Reader, labelled as beside};
use super::super::words::{brackets, fold, labelled};

/// What the second place says more is added to what the first says.
pub(super) fn said(reader: &mut Reader, first: usize, mut again: Task) {
    often(reader, first, &again);
    let task = &mut reader.found.tasks[first];
    task.time = task.time.or(again.time);
    task.method = task.method.or(again.method);
    for (label, own, other) in [
        ("確認者", &mut task.confirm, again.confirm),
        ("手順書", &mut task.procedure, again.procedure),
    ] {
        if own.is_empty() {
            *own = other;
        } else if *own != other && !other.is_empty() {
            again.note.push(beside(label, &other));
        }
    }
    if covers(&again.assignee, &task.assignee) {
        task.assignee = again.assignee;
    } else if !covers(&task.assignee, &again.assignee) {
        add(&mut task.assignee, again.assignee);
    }
    add(&mut task.note, again.note);
    let (at, title) = (task.at, task.title.clone());
    let (has_method, has_people) = (task.method.is_some(), !task.assignee.is_empty());
    reader.found.doubts.retain(|it| match it.what {
        Doubtful::Unfilled("method") => it.at != at || it.of != title || !has_method,
        Doubtful::Unfilled("assignee") => it.at != at || it.of != title || !has_people,
        _ => true,
    });
}

/// 週次（月曜） says more than 週次; 月次 says something else.
fn often(reader: &mut Reader, first: usize, again: &Task) {
    let own = &mut reader.found.tasks[first];
    if own.frequency == again.frequency || again.frequency == "随時" || again.frequency.is_empty() {
        return;
    }
    if own.frequency == "随時" {
        return own.frequency.clone_from(&again.frequency);
    }
    let alike = frequency::are_alike(&own.frequency, &again.frequency);
    match (alike, frequency::is_bare(&own.frequency)) {
        (true, true) if frequency::is_bare(&again.frequency) => {}
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

/// Do they say different things, so that they are two tasks of one title?
pub(super) fn contradict(one: &Task, other: &Task) -> bool {
    difference(one, other).is_some()
}

/// The key of which they say different things.
pub(super) fn difference(one: &Task, other: &Task) -> Option<&'static str> {
    let people = !one.assignee.is_empty() && !other.assignee.is_empty();
    let several = |label: &str, own: &str| systems(other).any(|(it, other)| it == label && own != other);
    let checks: [(&str, &dyn Fn() -> bool); 6] = [
        ("method", &|| are_two(one.method, other.method)),
        ("at", &|| are_two(one.time, other.time)),
        ("id", &|| are_two(one.id.as_ref(), other.id.as_ref())),
        ("frequency", &|| rhythms_differ(&one.frequency, &other.frequency)),
        ("assignee", &|| {
            people && !covers(&one.assignee, &other.assignee) && !covers(&other.assignee, &one.assignee)
        }),
        ("note", &|| systems(one).any(|(label, own)| several(&label, &own))),
    ];
    checks.iter().find_map(|(key, differs)| differs().then_some(*key))
}

fn are_two<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

/// 週次 and 毎週月曜 do not; 月次 and 週次 do, and so do 毎週月曜 and 毎週金曜.
fn rhythms_differ(one: &str, other: &str) -> bool {
    let same = frequency::are_alike(one, other);
    let bare = frequency::is_bare(one) || frequency::is_bare(other);
    one != other
        && !one.is_empty()
        && !other.is_empty()
        && !(same && (bare || frequency::are_same(one, other)))
}

/// Does the first name everybody that the second names: 佐藤 太郎 says 佐藤, too?
fn covers(one: &[String], other: &[String]) -> bool {
    let named = |cells: &[String]| -> Vec<String> {
        let names = cells.iter().flat_map(|cell| names::split(cell, &|_| false));
        names.map(|name| fold(&brackets(&name).0)).collect()
    };
    let one = named(one);
    named(other)
        .iter()
        .all(|it| one.iter().any(|own| own.starts_with(it.as_str())))
}

/// `対象: Webサーバ` in a note: what it is done to.
fn systems(task: &Task) -> impl Iterator<Item = (String, String)> {
    const LABELS: &str = "対象|対象システム|対象機器|対象サーバ|対象サーバー|システム|システム名|サーバ|サーバー|サーバ名|機器|環境|拠点|場所|店舗|\
        target|system|server|host|environment|env|site|location|device";
    let said = task.note.iter().filter_map(|line| labelled(line));
    let own = said.filter(|(label, _)| LABELS.split('|').any(|it| it == fold(label)));
    own.map(|(label, value)| (fold(label), fold(value)))
}
