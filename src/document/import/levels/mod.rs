//! インシデントレベル定義: lv3, レベル３, SEV1, P2 or words; and which end is the worst, which the words say.

mod number;
mod table;
mod words;

pub(super) use number::number;
pub(super) use table::table;
pub(super) use words::is_word;

use super::block::{At, Item, Line, Row, one_line};
use super::column::{Column, Subject};
use super::direction;
use super::found::{Doubtful, Level, Path, Step, Why};
use super::names;
use super::path;
use super::reader::Reader;
use super::steps;
use super::words::{brackets, fold, labelled, without_bullet};
use words::{numbered, wordy};

fn add(reader: &mut Reader, level: Level) {
    if let Some(other) = number(&level.prefix).filter(|other| *other != level.number) {
        reader.found.doubt(
            level.at,
            &level.written,
            Doubtful::PrefixContradicted(format!("{} ({other})", level.prefix)),
        );
    }
    let mut level = level;
    let written = fold(&brackets(&level.written).0);
    if level.prefix.is_empty()
        && (written.starts_with("sev") || written.starts_with('p'))
        && written.len() <= 5
    {
        level.prefix = written;
    }
    let Some(first) = reader
        .found
        .levels
        .iter_mut()
        .find(|it| it.number == level.number)
    else {
        reader.found.levels.push(level);
        return;
    };
    if first.meaning == level.meaning {
        return;
    }
    let (taken, other) = (first.meaning.clone(), level.meaning.clone());
    first.comments.push(level.meaning);
    reader
        .found
        .doubt(level.at, &level.written, Doubtful::Twice("meaning", taken, other));
}

/// `S | サイト全停止`, rows without a head; false where they are something else.
pub(super) fn rows(reader: &mut Reader, rows: &[Row]) -> bool {
    let pair = |row: &Row| {
        let cells: Vec<&str> = row.filled().map(|(_, cell)| cell).collect();
        let [level, meaning] = cells[..] else {
            return None;
        };
        let known = is_word(level) || number(level).is_some();
        known.then(|| Line {
            at: row.at,
            text: format!("{level}：{}", one_line(meaning)),
        })
    };
    let lines: Option<Vec<Line>> = rows.iter().filter(|row| !row.is_empty()).map(pair).collect();
    let Some(lines) = lines.filter(|lines| lines.len() > 1) else {
        return false;
    };
    text(reader, &lines);
    true
}

pub(super) fn list(reader: &mut Reader, items: &[Item]) {
    let heading = number(&reader.context().heading);
    let lines: Vec<(At, String)> = items
        .iter()
        .map(|item| (item.at(), one_line(&item.text())))
        .collect();
    if let Some(levels) = wordy(&lines) {
        items
            .iter()
            .flat_map(|item| &item.lines)
            .for_each(|line| reader.told(line.at));
        return numbered(reader, levels);
    }
    for (item, (_, text)) in items.iter().zip(&lines) {
        match heading.filter(|_| !begins_a_level(text)) {
            Some(number) => under_heading(reader, &item.lines, text, number),
            None => entry(reader, &item.lines, text, item.depth > 0),
        }
    }
}

pub(super) fn text(reader: &mut Reader, lines: &[Line]) {
    let heading = number(&reader.context().heading);
    let all: Vec<(At, String)> = lines
        .iter()
        .map(|line| (line.at, line.text.trim().to_owned()))
        .collect();
    if let Some(levels) = wordy(&all) {
        lines.iter().for_each(|line| reader.told(line.at));
        return numbered(reader, levels);
    }
    if path::is_downward(lines) {
        return path::text(reader, lines);
    }
    for line in lines {
        let own = std::slice::from_ref(line);
        match heading.filter(|_| !begins_a_level(&line.text)) {
            Some(number) => under_heading(reader, own, line.text.trim(), number),
            None if path::has_arrow(&line.text) => path::text(reader, own),
            None if labelled(&line.text).is_none() && direction::said(&line.text).is_some() => {
                reader.leave_lines(own, Why::Prose);
            }
            None => entry(reader, own, &line.text, false),
        }
    }
}

fn begins_a_level(text: &str) -> bool {
    labelled(text).is_some_and(|(label, _)| number(label).is_some())
}

/// More of what a level means, below its own heading: `定義: サービス完全停止`.
fn under_heading(reader: &mut Reader, lines: &[Line], text: &str, number: u32) {
    if path::has_arrow(text) {
        return path::text(reader, lines);
    }
    lines.iter().for_each(|line| reader.told(line.at));
    reader.heading_used();
    if let Some(steps) = alone_on_the_path(lines[0].at, text) {
        let levels = vec![number];
        reader.found.paths.push(Path {
            at: lines[0].at,
            levels,
            steps,
            ..Path::default()
        });
        return;
    }
    let defined = labelled(text).filter(|(label, _)| Subject::Levels.column(label) == Some(Column::Meaning));
    let text = defined.map_or(text, |(_, meaning)| meaning);
    match reader.found.levels.iter_mut().find(|it| it.number == number) {
        Some(level) => level.meaning = format!("{} {text}", level.meaning).trim().to_owned(),
        None => {
            let (name, written) = named(&reader.context().heading);
            let level = Level {
                at: lines[0].at,
                number,
                written,
                meaning: format!("{name}{text}"),
                ..Level::default()
            };
            add(reader, level);
        }
    }
}

/// `連絡：当番`: a path of one seat.
fn alone_on_the_path(at: At, text: &str) -> Option<Vec<Step>> {
    let (label, seat) = labelled(text)?;
    let says = fold(label) == "連絡" || Subject::Levels.column(label) == Some(Column::Path);
    (says && (names::is_seat(seat) || names::is_person(seat))).then(|| steps::steps(at, seat))
}

/// `Critical（P1）`: the words, and how the level is written.
fn named(heading: &str) -> (String, String) {
    let (outside, inside) = brackets(heading);
    match inside.into_iter().find(|it| number(it).is_some()) {
        Some(written) if number(&outside).is_none() && !outside.is_empty() => {
            (format!("{outside}: "), written)
        }
        _ => (String::new(), heading.to_owned()),
    }
}

/// `lv3：1時間以上の停止`, `レベル3 1時間以上の停止`, `SEV1 - 全停止`.
fn entry(reader: &mut Reader, lines: &[Line], text: &str, below: bool) {
    let bare = if number(text).is_some() {
        text
    } else {
        without_bullet(text)
    };
    let spaced = || {
        bare.split_once([' ', '\u{3000}'])
            .map(|(label, rest)| (label, rest.trim_start_matches(['-', '–', '—', '…', ' ']).trim()))
    };
    let found = labelled(bare)
        .filter(|(label, _)| number(label).is_some())
        .or_else(spaced)
        .filter(|(label, _)| number(label).is_some());
    match found {
        Some((label, meaning)) if !meaning.is_empty() => {
            lines.iter().for_each(|line| reader.told(line.at));
            let (written, aside) = brackets(label);
            let named = aside
                .iter()
                .filter(|_| number(&written).is_some())
                .filter(|it| number(it).is_none());
            let named: String = named.map(|it| format!("{it}: ")).collect();
            let level = Level {
                at: lines[0].at,
                number: number(label).unwrap_or_default(),
                written: if named.is_empty() {
                    label.to_owned()
                } else {
                    written
                },
                meaning: format!("{named}{meaning}"),
                ..Level::default()
            };
            add(reader, level);
        }
        _ if below && !reader.found.levels.is_empty() => {
            lines.iter().for_each(|line| reader.told(line.at));
            if let Some(level) = reader.found.levels.last_mut() {
                level.meaning = format!("{} {text}", level.meaning);
            }
        }
        _ => reader.leave_lines(lines, Why::Prose),
    }
}
