//! 計画停止. Which checks one covers is no key of it here: the checks themselves are not read back.

use super::super::entry::{Entry, Value};
use super::super::found::Why;
use super::super::id::Ids;
use super::Desk;
use super::tasks::id;
use super::value::{moment, span, text};
use crate::document::render::{Column, Heading, Word};
use crate::plan::File;

pub(super) fn entries(desk: &mut Desk<'_>) {
    let mut ids = Ids::default();
    for line in desk.rows(Heading::Maintenance) {
        let title = line.get(Column::Maintenance);
        let mut entry = Entry::new(File::Checks, "maintenance", line.at);
        entry.put("id", Value::Text(id(&mut ids, &line, title, "maintenance")));
        entry.put("title", text(title));
        entry.put("from", moment(line.get(Column::Starts)));
        entry.put("to", moment(line.get(Column::Ends)));
        entry.put("notice", span(line.get(Column::Notice)));
        if !desk.says(line.get(Column::Target), &Word::AllChecks) {
            let checks = line.lines(Column::Target).join(", ");
            desk.leave([(line.at, checks)].into_iter(), Why::Table);
        }
        desk.push(entry);
    }
}
