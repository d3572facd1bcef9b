//! Who does a task, behind a dash at the end of its title, where only the whole document tells that this is somebody.

use foldhash::{HashMap, HashSet};

use super::super::block::At;
use super::super::found::{Doubtful, Task};
use super::super::reader::Reader;
use super::super::words::fold;

/// `Renew the domain — Priya`: Priya stands among the contacts, or does another task.
pub(in crate::document::import) fn settle(reader: &mut Reader) {
    if !reader.found.tasks.iter().any(|it| parted(it).is_some()) {
        return;
    }
    let known = known(reader);
    let mut renamed: HashMap<(At, String), String> = HashMap::default();
    for task in &mut reader.found.tasks {
        let Some((title, who)) = parted(task).filter(|(_, who)| known.contains(&fold(who))) else {
            continue;
        };
        let (title, who) = (title.to_owned(), who.to_owned());
        let before = std::mem::replace(&mut task.title, title.clone());
        task.assignee.push(who);
        renamed.insert((task.at, before), title);
    }
    reader.found.doubts.retain_mut(|doubt| {
        let title = renamed.get(&(doubt.at, doubt.of.clone()));
        if let Some(title) = title {
            doubt.of.clone_from(title);
        }
        title.is_none() || doubt.what != Doubtful::Unfilled("assignee")
    });
}

/// A title that nobody is named for, and what stands behind its last dash.
fn parted(task: &Task) -> Option<(&str, &str)> {
    let dashed = || {
        [" — ", " – ", " - "]
            .iter()
            .find_map(|sign| task.title.rsplit_once(sign))
    };
    let (title, who) = task.assignee.is_empty().then(dashed)??;
    let (title, who) = (title.trim_end(), who.trim());
    let short = !who.is_empty() && who.chars().count() <= 24 && who.split(' ').count() <= 3;
    (short && !title.is_empty()).then_some((title, who))
}

/// Everybody whom the document names elsewhere, by whole name and by first.
fn known(reader: &Reader) -> HashSet<String> {
    let found = &reader.found;
    let contacts = found.contacts.iter().map(|it| it.name.as_str());
    let roles = found.roles.iter().map(|it| it.name.as_str());
    let others = found
        .tasks
        .iter()
        .flat_map(|it| it.assignee.iter().map(String::as_str));
    let whole = contacts.clone().chain(roles).chain(others).map(fold);
    let first = contacts.filter_map(|name| name.split(' ').next().filter(|it| it.is_ascii()));
    whole.chain(first.map(fold)).filter(|it| !it.is_empty()).collect()
}
