//! What people read when they look closer at an event of their calendar.

use super::Language;
use super::document::{column, item, value};
use crate::document::render::{Column, Item as Field, Value};
use crate::due::Item;
use crate::plan::Plan;

/// Who does it, how often, by which procedure, and what the plan notes about it: a line each.
pub fn description(lang: Language, plan: &Plan, of: &Item) -> String {
    let task = plan.tasks.iter().find(|task| task.id == of.task);
    let owners: Vec<&str> = of.assignee.iter().map(|owner| owner.name.as_str()).collect();
    let frequency = task.map(|it| Value::Frequency(&it.phrase, &it.recurrence.frequency));
    let frequency = frequency.map(|it| value(lang, &it).concat());
    let procedure = task.and_then(|it| it.procedure.clone());
    let fields = [
        (column(lang, Column::Assignee), owners.join(", ")),
        (column(lang, Column::Frequency), frequency.unwrap_or_default()),
        (
            item(lang, Field::Procedure).to_owned(),
            procedure.unwrap_or_default(),
        ),
        (
            column(lang, Column::Note),
            task.map(|it| it.note.clone()).unwrap_or_default(),
        ),
    ];
    let filled = fields.into_iter().filter(|(_, text)| !text.is_empty());
    let lines: Vec<String> = filled.map(|(name, text)| format!("{name}: {text}")).collect();
    lines.join("\n")
}
