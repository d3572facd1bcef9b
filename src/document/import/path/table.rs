//! A path as a table: a level and its seats on each row, or a seat each.

use super::super::block::Row;
use super::super::column::Column;
use super::super::dates;
use super::super::found::{Path, Step, Why};
use super::super::reader::{Reader, Sheet, labelled};
use super::super::words::{fold, is_blank};
use super::{Whose, met};

pub(in crate::document::import) fn table(reader: &mut Reader, sheet: &Sheet) {
    let leveled = sheet.columns.contains(&Some(Column::Level));
    let (mut whose, mut paths): (Whose, Vec<Path>) = (Whose::default(), Vec::new());
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) {
            continue;
        }
        let own = Whose::of(sheet.get(row, Column::Level));
        if leveled && own.is_empty() && (whose.is_empty() || !is_blank(sheet.get(row, Column::Level))) {
            reader.leave(row.at, row.text(), Why::Incomplete);
            continue;
        }
        if !own.is_empty() {
            whose = own;
        }
        let steps = row_steps(reader, sheet, row);
        if steps.is_empty() {
            reader.leave(row.at, row.text(), Why::Nameless);
            continue;
        }
        for left in sheet.others(row).into_iter().chain(
            sheet
                .all(row, Column::Note)
                .chain(sheet.all(row, Column::Means))
                .map(|(head, cell)| labelled(head, cell)),
        ) {
            reader.leave(row.at, left, Why::Comment);
        }
        let same = |path: &&mut Path| path.levels == whose.numbers && path.words == whose.words;
        match paths.last_mut().filter(same) {
            Some(path) => path.steps.extend(steps),
            None => paths.push(Path {
                at: row.at,
                levels: whose.numbers.clone(),
                words: whose.words.clone(),
                steps,
            }),
        }
    }
    reader.found.paths.extend(paths);
}

fn row_steps(reader: &mut Reader, sheet: &Sheet, row: &Row) -> Vec<Step> {
    let after = sheet
        .all(row, Column::After)
        .find_map(|(_, cell)| dates::minutes(cell));
    for (head, cell) in sheet.all(row, Column::After).filter(|(_, cell)| says_more(cell)) {
        reader.leave(row.at, labelled(head, cell), Why::Comment);
    }
    let reached: Vec<&str> = sheet
        .all(row, Column::Phone)
        .map(|(_, cell)| cell)
        .filter(|cell| !is_blank(cell))
        .collect();
    let cells: Vec<(&str, &str)> = sheet
        .all(row, Column::Path)
        .filter(|(_, cell)| !is_blank(cell))
        .collect();
    let alone = cells.len() == 1;
    let mut steps: Vec<Step> = Vec::new();
    for (head, cell) in cells {
        let with = format!("{cell} {}", reached.join(" "));
        let mut own = met(reader, row.at, if alone { with.trim() } else { cell });
        if let [step] = own.as_mut_slice() {
            step.after = step.after.or_else(|| dates::minutes(head));
        }
        steps.extend(own);
    }
    if !alone {
        for (head, cell) in sheet.all(row, Column::Phone) {
            reader.leave(row.at, labelled(head, cell), Why::Comment);
        }
    }
    if let [step] = steps.as_mut_slice() {
        step.after = step.after.or(after);
    }
    steps
}

/// `15分応答なし`: more than how long.
fn says_more(cell: &str) -> bool {
    const PLAIN: &str = "営業|時間|半|分|日|以内|経過|後|即時|直後|すぐ|発生|から|まで|に|分後|hours|hour|min|mins|minutes|h|m|after|within";
    let mut rest = fold(cell);
    for word in PLAIN.split('|') {
        rest = rest.replace(word, "");
    }
    rest.chars().any(char::is_alphabetic)
}
