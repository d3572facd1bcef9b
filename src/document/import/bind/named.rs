//! Who stands in brackets behind a task: a name that the document knows from elsewhere.

use foldhash::{HashMap, HashSet};

use super::super::block::At;
use super::super::found::{Doubtful, Found, Task};
use super::super::words::fold;
use super::who::Who;

/// `Send the report (Priya)`: whoever the contacts, the chart, a path or another task names.
pub(super) fn settle(found: &mut Found, who: &Who) {
    if !found.tasks.iter().any(|task| in_brackets(task).is_some()) {
        return;
    }
    let steps = found.paths.iter().flat_map(|path| &path.steps);
    let seats = steps.map(|step| fold(&step.to));
    let assignees: HashSet<&String> = found.tasks.iter().flat_map(|task| &task.assignee).collect();
    let known: HashSet<String> = seats.chain(assignees.into_iter().map(|it| fold(it))).collect();
    let is_known = |name: &str| known.contains(&fold(name)) || who.knows(name);
    let mut bare: HashMap<(At, String), String> = HashMap::default();
    for task in &mut found.tasks {
        let parted = in_brackets(task).filter(|(_, name)| is_known(name));
        let Some((title, name)) = parted.map(|(title, name)| (title.to_owned(), name.to_owned())) else {
            continue;
        };
        task.assignee = vec![name];
        let whole = std::mem::replace(&mut task.title, title.clone());
        bare.insert((task.at, whole), title);
    }
    found.doubts.retain_mut(|doubt| {
        let Some(title) = bare.get(&(doubt.at, doubt.of.clone())) else {
            return true;
        };
        doubt.of.clone_from(title);
        doubt.what != Doubtful::Unfilled("assignee")
    });
}

/// The title of a task without people, and what stands in brackets at its end.
fn in_brackets(task: &Task) -> Option<(&str, &str)> {
    let inside = task
        .title
        .strip_suffix([')', '）'])
        .filter(|_| task.assignee.is_empty())?;
    let (title, name) = inside.rsplit_once(['(', '（'])?;
    let (title, name) = (title.trim_end(), name.trim());
    (!title.is_empty() && !name.is_empty()).then_some((title, name))
}
