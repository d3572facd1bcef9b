//! エスカレーションフロー as a table: a row a step, a row a level, or a column a seat.

use super::super::block::{Row, one_line};
use super::super::column::Column;
use super::super::dates;
use super::super::found::{Path, Step, Whose, Why};
use super::super::reader::{Reader, Sheet, labelled};
use super::super::words::{fold, is_blank, is_mark};
use super::{met, whose};

pub(in crate::document::import) fn table(reader: &mut Reader, sheet: &Sheet) {
    let leveled = sheet.columns.contains(&Some(Column::Level));
    let heading = whose(&reader.context().heading).filter(|_| !leveled);
    if heading.is_some() {
        reader.heading_used();
    }
    let (mut levels, mut paths): (Whose, Vec<Path>) = (heading.unwrap_or_default(), Vec::new());
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) {
            continue;
        }
        let own = whose(sheet.get(row, Column::Level));
        if leveled && own.is_none() && (levels.is_everyone() || !is_blank(sheet.get(row, Column::Level))) {
            reader.leave(row.at, row.text(), Why::Incomplete);
            continue;
        }
        if let Some(own) = own {
            levels = own;
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
        match paths.last_mut().filter(|path| path.levels == levels) {
            Some(path) => path.steps.extend(steps),
            None => paths.push(Path {
                at: row.at,
                levels: levels.clone(),
                steps,
            }),
        }
    }
    reader.found.paths.extend(paths);
}

fn row_steps(reader: &mut Reader, sheet: &Sheet, row: &Row) -> Vec<Step> {
    if sheet.columns.contains(&Some(Column::Seat)) {
        return seats(reader, sheet, row);
    }
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
        let person = sheet.get(row, Column::Person);
        let cell = &if is_blank(person) || !alone {
            cell.to_owned()
        } else {
            format!("{cell}（{}）", one_line(person))
        };
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

/// 即時, 15分以内 and ○ below the names of seats: who is told, the earliest first.
fn seats(reader: &mut Reader, sheet: &Sheet, row: &Row) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (head, cell) in sheet.all(row, Column::Seat).filter(|(_, cell)| !is_blank(cell)) {
        let after = dates::minutes(cell);
        if after.is_none() && !is_mark(cell) {
            reader.leave(row.at, labelled(head, cell), Why::Comment);
            continue;
        }
        steps.push(Step {
            at: row.at,
            to: one_line(head),
            after,
            report: cell.contains("報告"),
            together: false,
        });
    }
    let timed = steps.iter().all(|step| step.after.is_some());
    if timed {
        steps.sort_by_key(|step| step.after);
    }
    steps
}

/// Does a cell below a seat say when it is told, or that it is?
pub(in crate::document::import) fn is_told_then(cell: &str) -> bool {
    const WORDS: &str =
        "翌営業日|翌朝|速やかに|当日中|翌日|必要に応じて|必要時|随時|都度|不要|×|報告|報告のみ";
    let folded = fold(cell);
    let short = folded.chars().count() <= 12;
    short && (dates::minutes(cell).is_some() || is_mark(cell) || WORDS.split('|').any(|it| it == folded))
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
