//! インシデントレベル定義, what each level asks of people, and the steps of its path.

use super::super::entry::{Entry, Value};
use super::Desk;
use super::grid::Line;
use super::value::{number, span, text};
use crate::document::render::{Column, Heading, Word};
use crate::plan::{During, File, Worst};

pub(super) fn entries(desk: &mut Desk<'_>) {
    let levels = desk.rows(Heading::Levels);
    let Some(first) = levels.first() else { return };
    let mut rules = Entry::new(File::Levels, "levels", first.at);
    rules.put("worst", text(worst(desk)));
    desk.push(rules);
    for line in &levels {
        let mut entry = Entry::new(File::Levels, "level", line.at);
        let Some(level) = number(line.get(Column::Level)) else {
            continue;
        };
        let of = |heading| -> Vec<Line> {
            let rows = desk.rows(heading).into_iter();
            rows.filter(|it| number(it.get(Column::Level)) == Some(level))
                .collect()
        };
        entry.put("level", Value::Number(level));
        entry.put("prefix", text(line.get(Column::Prefix)));
        entry.put("meaning", text(line.get(Column::Meaning)));
        for rule in of(Heading::LevelRules) {
            during(desk, &mut entry, &rule);
        }
        let asked = of(Heading::Questions)
            .iter()
            .map(|it| it.get(Column::Question).to_owned())
            .collect();
        entry.put("ask", Value::List(asked));
        let steps = of(Heading::Steps).iter().map(|it| step(desk, it)).collect();
        entry.put("chain", Value::Steps(steps));
        let obligations = of(Heading::Obligations)
            .iter()
            .map(obligation)
            .collect::<Vec<_>>();
        if !obligations.is_empty() {
            entry.put("obligation", Value::Tables(obligations));
        }
        desk.push(entry);
    }
}

/// What the document says of itself.
fn worst(desk: &Desk<'_>) -> &'static str {
    let rows = desk.rows(Heading::About);
    let lowest = rows
        .iter()
        .any(|it| desk.says(it.get(Column::Content), &Word::Worst(Worst::Lowest)));
    if lowest { "lowest" } else { "highest" }
}

fn during(desk: &Desk<'_>, entry: &mut Entry, rule: &Line) {
    if desk.says(rule.get(Column::During), &Word::During(During::BusinessHours)) {
        entry.put("during", text("business-hours"));
    }
    entry.put("outage_from", span(rule.get(Column::OutageFrom)));
    entry.put("ack_ttl", span(rule.get(Column::AckTtl)));
    entry.put("update_every", span(rule.get(Column::UpdateEvery)));
    entry.put("exhausted_every", span(rule.get(Column::ExhaustedEvery)));
    entry.put("report_within", span(rule.get(Column::ReportWithin)));
}

fn step(desk: &Desk<'_>, line: &Line) -> (String, String, bool) {
    let Value::Text(after) = span(line.get(Column::After)) else {
        return Default::default();
    };
    let after = if after.is_empty() { "0m".to_owned() } else { after };
    let report = desk.says(line.get(Column::PageOrReport), &Word::Report(true));
    (line.get(Column::To).to_owned(), after, report)
}

fn obligation(line: &Line) -> Vec<(&'static str, Value)> {
    let keys = [
        ("id", text(line.get(Column::Id))),
        ("title", text(line.get(Column::Content))),
        ("within", span(line.get(Column::Within))),
        ("note", text(line.get(Column::Note))),
    ];
    keys.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}
