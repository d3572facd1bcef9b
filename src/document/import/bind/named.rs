//! Who stands in brackets behind a task: a name that the document knows from elsewhere.

use std::collections::HashSet;

use super::super::found::{Doubt, Doubtful, Found, Task};
use super::super::words::fold;
use super::who::Who;

/// `Send the report (Priya)`: whoever the contacts, the chart, a path or another task names.
pub(super) fn settle(found: &mut Found, who: &Who) {
    let steps = found.paths.iter().flat_map(|path| &path.steps);
    let seats = steps.map(|step| fold(&step.to));
    let assignees = found.tasks.iter().flat_map(|task| &task.assignee);
    let known: HashSet<String> = seats.chain(assignees.map(|it| fold(it))).collect();
    let is_known = |name: &str| known.contains(&fold(name)) || who.knows(name);
    for task in &mut found.tasks {
        let parted = in_brackets(task).filter(|(_, name)| is_known(name));
        let Some((title, name)) = parted.map(|(title, name)| (title.to_owned(), name.to_owned())) else {
            continue;
        };
        let own = |doubt: &Doubt| doubt.at == task.at && doubt.of == task.title;
        found
            .doubts
            .retain(|it| !(own(it) && it.what == Doubtful::Unfilled("assignee")));
        for doubt in found.doubts.iter_mut().filter(|it| own(it)) {
            doubt.of.clone_from(&title);
        }
        (task.title, task.assignee) = (title, vec![name]);
    }
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
