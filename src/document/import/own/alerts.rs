//! アラートのレベル: the rules for the alerts of machines.

use super::super::entry::{Entry, Value};
use super::Desk;
use super::grid::Line;
use super::value::{number, text};
use crate::document::render::{Column, Heading, Word};
use crate::plan::{File, Impact};

pub(super) fn entries(desk: &mut Desk<'_>) {
    for line in desk.rows(Heading::Alerts) {
        let Some(level) = number(line.get(Column::Level)) else {
            continue;
        };
        let mut entry = Entry::new(File::Levels, "alert", line.at);
        entry.put("when", labels(desk, &line));
        entry.put("level", Value::Number(level));
        entry.put("impact", text(impact(desk, line.get(Column::Impact))));
        desk.push(entry);
    }
}

/// `severity = critical`, one a line; none where it takes every alert.
fn labels(desk: &Desk<'_>, line: &Line) -> Value {
    if desk.says(line.get(Column::Labels), &Word::EveryAlert) {
        return Value::Pairs(Vec::new());
    }
    let pair = |line: String| {
        let (label, text) = line.split_once('=')?;
        Some((label.trim().to_owned(), text.trim().to_owned()))
    };
    let lines = line.lines(Column::Labels).into_iter();
    Value::Pairs(lines.filter_map(pair).collect())
}

fn impact(desk: &Desk<'_>, cell: &str) -> &'static str {
    const ALL: [(Impact, &str); 3] = [
        (Impact::Outage, "outage"),
        (Impact::Degraded, "degraded"),
        (Impact::None, "none"),
    ];
    let said = ALL
        .iter()
        .find(|(impact, _)| desk.says(cell, &Word::Impact(*impact)));
    said.map_or("", |(_, key)| key)
}
