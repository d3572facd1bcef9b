//! 運用業務一覧 and its supplements.

use super::super::entry::{Entry, Value};
use super::super::id::Ids;
use super::Desk;
use super::details;
use super::grid::Line;
use super::value::{clock, day, days, lines, number, span, text};
use crate::calendar::IfClosed;
use crate::document::render::{Column, Heading, Item, Word};
use crate::plan::{File, Method, Missed};

const ITEMS: [Item; 20] = [
    Item::TaskKind,
    Item::At,
    Item::When,
    Item::Covers,
    Item::Evidence,
    Item::Confirm,
    Item::Procedure,
    Item::Tags,
    Item::Was,
    Item::IfClosed,
    Item::ShortMonth,
    Item::Offset,
    Item::Starts,
    Item::Ends,
    Item::Count,
    Item::Except,
    Item::Also,
    Item::Remind,
    Item::Grace,
    Item::Missed,
];

pub(super) fn entries(desk: &mut Desk<'_>) {
    let details = details::of(desk, Heading::TaskDetails, &ITEMS);
    let mut ids = Ids::default();
    for line in desk.rows(Heading::Tasks) {
        let mut entry = Entry::new(File::Tasks, "task", line.at);
        let id = id(&mut ids, &line, line.get(Column::Task), "task");
        entry.put("id", Value::Text(id));
        entry.put("title", text(line.get(Column::Task)));
        entry.put("category", text(line.get(Column::Category)));
        entry.put("frequency", text(line.get(Column::Frequency)));
        entry.put("method", text(method(desk, line.get(Column::Method))));
        entry
            .keys
            .push(("assignee", Value::OneOrMore(line.lines(Column::Assignee))));
        entry.put("note", text(line.get(Column::Note)));
        for (item, line) in details.get(line.get(Column::Id)).into_iter().flatten() {
            detail(desk, &mut entry, *item, line.get(Column::Content));
        }
        desk.push(entry);
    }
}

/// The id that the document has, or a new one for a row that somebody added.
pub(super) fn id(ids: &mut Ids, line: &Line, name: &str, kind: &str) -> String {
    let own = line.get(Column::Id);
    ids.make(Some(own).filter(|it| !it.is_empty()), name, kind)
}

fn method(desk: &Desk<'_>, cell: &str) -> &'static str {
    let is = |method| desk.says(cell, &Word::Method(method));
    match (is(Method::Manual), is(Method::Automatic)) {
        (true, _) => "manual",
        (_, true) => "automatic",
        _ => "",
    }
}

fn detail(desk: &Desk<'_>, entry: &mut Entry, item: Item, cell: &str) {
    match item {
        Item::TaskKind => entry.put("kind", text("meeting")),
        Item::At => entry.put("at", clock(cell)),
        Item::When => entry.put("when", text("incident")),
        Item::Covers => entry.put("covers", text("previous-month")),
        Item::Evidence => entry.put("evidence", text("required")),
        Item::Confirm => entry.put("confirm", text(cell)),
        Item::Procedure => entry.put("procedure", text(cell)),
        Item::Tags => entry.put("tags", lines(cell)),
        Item::Was => entry.put("was", lines(cell)),
        Item::IfClosed => entry.put("if_closed", text(if_closed(desk, cell))),
        Item::ShortMonth => entry.put("short_month", text(short_month(desk, cell))),
        Item::Offset => entry.put("offset", offset(desk, cell)),
        Item::Starts => entry.put("starts", day(cell)),
        Item::Ends => entry.put("ends", day(cell)),
        Item::Count => entry
            .keys
            .extend(number(cell).map(|it| ("count", Value::Number(it)))),
        Item::Except => entry.put("except", days(cell)),
        Item::Also => entry.put("also", days(cell)),
        Item::Remind => entry.put("remind", span(cell)),
        Item::Grace => entry.put("grace", span(cell)),
        Item::Missed => entry.put("missed", text(missed(desk, cell))),
        _ => {}
    }
}

fn if_closed(desk: &Desk<'_>, cell: &str) -> &'static str {
    const RULES: [(IfClosed, &str); 6] = [
        (IfClosed::Keep, "keep"),
        (IfClosed::Before, "before"),
        (IfClosed::After, "after"),
        (IfClosed::BeforeInMonth, "before-in-month"),
        (IfClosed::AfterInMonth, "after-in-month"),
        (IfClosed::Skip, "skip"),
    ];
    let said = RULES
        .iter()
        .find(|(rule, _)| desk.says(cell, &Word::IfClosed(*rule)));
    said.map_or("", |(_, key)| key)
}

fn short_month(desk: &Desk<'_>, cell: &str) -> &'static str {
    let is = |word: &Word| desk.says(cell, word);
    match (is(&Word::ShortSkip), is(&Word::ShortNext)) {
        (true, _) => "skip",
        (_, true) => "next",
        _ => "",
    }
}

fn offset(desk: &Desk<'_>, cell: &str) -> Value {
    let days = number(cell)
        .and_then(|it| i32::try_from(it).ok())
        .unwrap_or_default();
    let before = desk.says(cell, &Word::Offset(-days));
    Value::Offset(if before { -days } else { days })
}

fn missed(desk: &Desk<'_>, cell: &str) -> &'static str {
    const RULES: [(Missed, &str); 3] = [
        (Missed::Carry, "carry"),
        (Missed::Latest, "latest"),
        (Missed::Drop, "drop"),
    ];
    let said = RULES
        .iter()
        .find(|(rule, _)| desk.says(cell, &Word::Missed(*rule)));
    said.map_or("", |(_, key)| key)
}
