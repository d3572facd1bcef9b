//! Operational tests.

use super::super::entry::{Entry, Value};
use super::super::found::Found;
use super::super::id::Ids;
use super::super::words::fold;
use super::who::Who;
use crate::plan::{File, Plan};

pub(super) fn entries(found: &Found, who: &Who, known: Option<&Plan>) -> Vec<Entry> {
    let mut ids = Ids::default();
    for drill in known.into_iter().flat_map(|plan| &plan.drills) {
        ids.take(&drill.id);
    }
    let mut entries = Vec::new();
    for drill in &found.drills {
        let same = known.and_then(|plan| {
            plan.drills
                .iter()
                .find(|it| fold(&it.title) == fold(&drill.title))
        });
        let mut entry = Entry::new(File::Drills, "drill", drill.at);
        entry.put(
            "id",
            Value::Text(same.map_or_else(|| ids.make(None, &drill.title, "drill"), |it| it.id.clone())),
        );
        entry.put("title", Value::Text(drill.title.clone()));
        entry.put("category", Value::Text(drill.category.clone()));
        entry.put("frequency", Value::Text(drill.frequency.clone()));
        let assignee: Vec<String> = who.references(&drill.assignee);
        if !assignee.is_empty() {
            entry.put("assignee", Value::OneOrMore(assignee));
        }
        if let Some(level) = drill
            .level
            .filter(|it| found.levels.iter().any(|level| level.number == *it))
        {
            entry.put("level", Value::Number(level));
        }
        entry.put("steps", Value::List(drill.steps.clone()));
        entry.comments.clone_from(&drill.comments);
        entries.push(entry);
    }
    entries
}
