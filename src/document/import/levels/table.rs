//! A table of levels, a row each.

use super::super::block::{Row, one_line};
use super::super::column::Column;
use super::super::dates;
use super::super::found::{Level, Step, Why};
use super::super::path;
use super::super::reader::{Reader, Sheet, labelled};
use super::super::words::{fold, is_blank};
use super::number;
use super::{add_with_path, numbered};

pub(in crate::document::import) fn table(reader: &mut Reader, sheet: &Sheet) {
    let mut wordy: Vec<(Level, Vec<Step>)> = Vec::new();
    if let Some(at) = sheet.columns.iter().position(|it| *it == Some(Column::Level)) {
        reader.found.level_head.clone_from(&sheet.heads[at]);
    }
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) {
            continue;
        }
        let written = sheet.get(row, Column::Level);
        let mut level = level(sheet, row);
        if is_blank(written) {
            let last = reader.found.levels.last_mut();
            match last.filter(|_| !level.meaning.is_empty()) {
                Some(last) => last.meaning = format!("{} {}", last.meaning, level.meaning).trim().to_owned(),
                None => reader.leave(row.at, row.text(), Why::Nameless),
            }
            continue;
        }
        let steps = seats(sheet, row);
        if is_blank(&level.meaning) {
            level.meaning = if level.comments.is_empty() {
                level.written.clone()
            } else {
                level.comments.join(" ")
            };
        }
        match number(written) {
            Some(it) => {
                level
                    .comments
                    .extend(has_word(written).then(|| one_line(written)));
                level.number = it;
                add_with_path(reader, level, steps);
            }
            None => wordy.push((level, steps)),
        }
    }
    numbered(reader, wordy);
}

/// `P1 - Critical` says more than its number.
fn has_word(written: &str) -> bool {
    let mut parts = written.split([' ', '-', ':', '：', '（', '(']);
    let word = parts.next_back().unwrap_or_default();
    let letters = word.trim_end_matches(['）', ')']).chars();
    word != written && letters.filter(|it| it.is_alphabetic()).count() > 3
}

fn level(sheet: &Sheet, row: &Row) -> Level {
    let meanings: Vec<String> = sheet
        .all(row, Column::Meaning)
        .map(|(_, cell)| one_line(cell))
        .collect();
    let mut level = Level {
        at: row.at,
        written: one_line(sheet.get(row, Column::Level)),
        prefix: one_line(sheet.get(row, Column::Prefix)),
        meaning: meanings.join(" "),
        ..Level::default()
    };
    let beside = sheet.all(row, Column::Level).skip(1);
    level.comments = beside.map(|(head, cell)| labelled(head, cell)).collect();
    for (head, cell) in sheet.all(row, Column::Update).filter(|(_, cell)| !is_blank(cell)) {
        match every(cell).filter(|_| level.update_every.is_empty()) {
            Some(span) => level.update_every = span,
            None => level.comments.push(labelled(head, cell)),
        }
    }
    level.comments.extend(sheet.others(row));
    level
}

/// `30分毎`, `1時間ごと`, `every 30 min`: the span, where the cell says nothing else.
fn every(cell: &str) -> Option<String> {
    let folded = fold(cell);
    if matches!(folded.as_str(), "hourly" | "毎時") {
        return Some("1h".to_owned());
    }
    if matches!(folded.as_str(), "daily" | "毎日") {
        return Some("1d".to_owned());
    }
    let bare = folded.trim_start_matches("every").trim_start_matches("およそ");
    let rest = bare.trim_start_matches(|it: char| it.is_ascii_digit());
    const UNITS: &str =
        "分|時間|日|営業日|min|mins|minutes|m|hour|hours|h|day|days|d|businessday|businessdays";
    const ENDS: [&str; 7] = ["毎", "ごと", "おき", "に1回", "以内", "間隔", "毎に"];
    let unit = ENDS.iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest);
    let known = bare.len() > rest.len() && UNITS.split('|').any(|it| it == unit);
    known.then(|| dates::span(cell))?
}

/// The seats of every column of the path, from left to right.
fn seats(sheet: &Sheet, row: &Row) -> Vec<Step> {
    let cells = sheet.all(row, Column::Path).filter(|(_, cell)| !is_blank(cell));
    let of_cell = |(head, cell): (&str, &str)| {
        let mut steps = path::steps(row.at, cell);
        for step in &mut steps {
            step.report |= head.contains("報告");
        }
        steps
    };
    cells.flat_map(of_cell).collect()
}
