//! コミュニケーション and its channels. How a channel is reached is no part of a document: it writes to a file until
//! somebody says it again.

use super::super::entry::{Entry, Value};
use super::super::found::{Doubt, Doubtful};
use super::super::id::Ids;
use super::Desk;
use super::grid::Line;
use super::tasks::id;
use super::value::text;
use crate::document::render::{Column, Heading, Word};
use crate::plan::{Audience, File};

pub(super) fn entries(desk: &mut Desk<'_>) {
    let mut ids = Ids::default();
    for line in desk.rows(Heading::Channels) {
        let name = line.get(Column::ChannelName);
        let mut entry = Entry::new(File::Channels, "channel", line.at);
        let id = id(&mut ids, &line, name, "channel");
        entry.put("id", Value::Text(id.clone()));
        entry.put("name", text(name));
        entry.put("kind", text("file"));
        entry.put("path", Value::Text(format!("channels/{id}.txt")));
        if desk.says(line.get(Column::Audience), &Word::Audience(Audience::Customer)) {
            entry.put("audience", text("customer"));
        }
        if line.get(Column::Kind) != "file" {
            desk.own.doubts.push(Doubt {
                at: line.at,
                of: format!("{name} ({})", line.get(Column::Kind)),
                what: Doubtful::ChannelKind,
            });
        }
        desk.push(entry);
    }
    let rows = desk.rows(Heading::Communication);
    for rows in rows.chunk_by(|_, next| next.get(Column::Kind).is_empty()) {
        desk.push(event(rows));
    }
}

/// One row a means or channel; what is said once stands in the first.
fn event(rows: &[Line]) -> Entry {
    let first = &rows[0];
    let all = |column| -> Vec<String> {
        let cells = rows.iter().map(|row| row.get(column).to_owned());
        cells.filter(|it| !it.is_empty()).collect()
    };
    let mut entry = Entry::new(File::Channels, "event", first.at);
    entry.put("on", text(first.get(Column::Kind)));
    entry.put("title", text(first.get(Column::Event)));
    for (key, column) in [("means", Column::Means), ("channel", Column::Channel)] {
        let said = all(column);
        if !said.is_empty() {
            entry.put(key, Value::OneOrMore(said));
        }
    }
    entry.put("prefix", text(first.get(Column::Prefix)));
    entry.put("note", text(first.get(Column::Note)));
    entry
}
