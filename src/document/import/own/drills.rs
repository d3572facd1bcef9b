//! 運用テスト and what is tried in each.

use super::super::entry::{Entry, Value};
use super::super::id::Ids;
use super::Desk;
use super::tasks::id;
use super::value::{number, text};
use crate::document::render::{Column, Heading};
use crate::plan::File;

pub(super) fn entries(desk: &mut Desk<'_>) {
    let steps = desk.rows(Heading::DrillSteps);
    let mut ids = Ids::default();
    for line in desk.rows(Heading::Drills) {
        let mut entry = Entry::new(File::Drills, "drill", line.at);
        entry.put(
            "id",
            Value::Text(id(&mut ids, &line, line.get(Column::Drill), "drill")),
        );
        entry.put("title", text(line.get(Column::Drill)));
        entry.put("category", text(line.get(Column::Category)));
        entry.put("frequency", text(line.get(Column::Frequency)));
        let assignee = line.lines(Column::Assignee);
        if !assignee.is_empty() {
            entry.put("assignee", Value::OneOrMore(assignee));
        }
        if let Some(level) = number(line.get(Column::Level)) {
            entry.put("level", Value::Number(level));
        }
        let own = steps
            .iter()
            .filter(|it| it.get(Column::Id) == line.get(Column::Id));
        entry.put(
            "steps",
            Value::List(own.map(|it| it.get(Column::Step).to_owned()).collect()),
        );
        desk.push(entry);
    }
}
