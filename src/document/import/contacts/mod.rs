//! 連絡先リスト: tables, and lines that hold a number or an address. Phone numbers are text, as written.

mod add;
mod line;
mod order;
mod table;

pub(super) use add::add;
pub(super) use line::of_line;
pub(super) use order::settle;
pub(super) use table::{mails, phones, table};

use super::block::{Item, Line, Row, one_line};
use super::card;
use super::column::{Column, Subject};
use super::found::Why;
use super::path;
use super::reach::reached;
use super::reader::Reader;

pub(super) fn list(reader: &mut Reader, items: &[Item]) {
    let each: Vec<Line> = items.iter().flat_map(|it| it.lines.clone()).collect();
    if card::read(reader, &each) {
        return;
    }
    let mut from = 0;
    while from < items.len() {
        let below = items[from + 1..]
            .iter()
            .take_while(|it| it.depth > items[from].depth);
        let about = below.take_while(|it| is_about_the_one_above(&it.text())).count();
        let whole = &items[from..=from + about];
        let lines: Vec<Line> = whole.iter().flat_map(|it| it.lines.clone()).collect();
        let text: Vec<String> = whole.iter().map(|it| one_line(&it.text())).collect();
        line(reader, &lines, &text.join(" "));
        from += about + 1;
    }
}

/// `電話：090-0000-0001` below a name.
fn is_about_the_one_above(text: &str) -> bool {
    let found = reached(text);
    !found.is_empty() && !found.rest.chars().any(char::is_alphanumeric)
}

pub(super) fn text(reader: &mut Reader, lines: &[Line]) {
    let all: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    if path::is_path(&all) {
        return path::text(reader, lines);
    }
    if card::read(reader, lines) {
        return;
    }
    for one in lines {
        line(reader, std::slice::from_ref(one), &one.text);
    }
}

/// The same of the items of a list.
pub(super) fn list_some(items: &[Item]) -> bool {
    let lines: Vec<Line> = items
        .iter()
        .flat_map(|it| it.lines.iter().take(1).cloned())
        .collect();
    are_some(&lines)
}

/// Do most of the lines say how somebody is reached, and two at least?
pub(super) fn are_some(lines: &[Line]) -> bool {
    let reach = |line: &&Line| {
        let is_short = line.text.chars().count() <= 80 && !line.text.ends_with('。');
        is_short && of_line(line.at, &line.text).is_some_and(|it| !it.name.is_empty())
    };
    let count = lines.iter().filter(reach).count();
    count > 1 && count * 2 > lines.len()
}

/// `田中 一郎 | 運用担当 | 内線 3401`, rows without a head; false where they say nothing of how somebody is reached.
pub(super) fn rows(reader: &mut Reader, rows: &[Row]) -> bool {
    let reaches = rows.iter().any(|row| !reached(&row.text()).is_empty());
    let told = in_order(rows);
    let texts: Vec<&str> = told.iter().map(|line| line.text.as_str()).collect();
    if reaches && path::is_path(&texts) {
        path::text(reader, &told);
        return true;
    }
    for row in rows.iter().filter(|row| reaches && !row.is_empty()) {
        let (phones, words): (Vec<_>, Vec<_>) = row.filled().partition(|(_, cell)| !reached(cell).is_empty());
        let seat = words
            .iter()
            .skip(1)
            .map(|(_, cell)| format!("（{}）", one_line(cell)));
        let name = words.first().map(|(_, cell)| one_line(cell)).unwrap_or_default();
        let numbers = phones.iter().map(|(_, cell)| format!(" {}", one_line(cell)));
        let text: String = std::iter::once(name).chain(seat).chain(numbers).collect();
        line(
            reader,
            &[Line {
                at: row.at,
                text: row.text(),
            }],
            &text,
        );
    }
    reaches
}

/// The rows as lines, without 一次連絡 and the like.
fn in_order(rows: &[Row]) -> Vec<Line> {
    let is_order = |cell: &str| Subject::Path.named(cell) == Some(Column::Path);
    let line = |row: &Row| {
        let cells = row.filled().map(|(_, cell)| cell);
        let own: Vec<&str> = cells.filter(|it| !is_order(it)).collect();
        Line {
            at: row.at,
            text: one_line(&own.join(" ")),
        }
    };
    rows.iter().filter(|row| !row.is_empty()).map(line).collect()
}

/// `田中 一郎（PM）：090-0000-0001 / tanaka@example.jp`
fn line(reader: &mut Reader, lines: &[Line], text: &str) {
    match of_line(lines[0].at, text) {
        Some(contact) => {
            lines.iter().for_each(|line| reader.told(line.at));
            add(reader, contact, text);
        }
        None => reader.leave_lines(lines, Why::Prose),
    }
}
