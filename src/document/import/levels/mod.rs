//! インシデントレベル定義: lv3, レベル３, SEV1, P2 or words; and which end is the worst, which the words say.

mod beside;
mod heading;
mod number;
mod plain;
mod table;
mod words;

pub(super) use heading::settle;
pub(super) use number::number;
pub(super) use plain::plainly;
pub(super) use table::table;
pub(super) use words::{is_word, numbered, word, wordy};

use super::block::{At, Item, Line, Row, one_line};
use super::direction;
use super::found::{Doubtful, Level, Path, Step, Whose, Why};
use super::names;
use super::path;
use super::reader::Reader;
use super::words::{brackets, fold, labelled, narrow, without_bullet};
use heading::{of_heading, under_heading};

/// Does a cell name a level, by more than a number?
pub(super) fn is_level(cell: &str) -> bool {
    let counts = cell.chars().all(|it| narrow(it).is_ascii_digit());
    !counts && (number(cell).is_some() || is_word(cell))
}

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

/// A level with the seats that are told of it.
fn add_with_path(reader: &mut Reader, level: Level, steps: Vec<Step>) {
    if !steps.is_empty() {
        reader.found.paths.push(Path {
            at: level.at,
            levels: Whose::number(level.number),
            steps,
        });
    }
    add(reader, level);
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
    let heading = of_heading(&reader.context().heading);
    let lines: Vec<(At, String)> = items
        .iter()
        .map(|item| (item.at(), one_line(&item.text())))
        .collect();
    if let Some(levels) = wordy(&lines).filter(|_| heading.is_none()) {
        items
            .iter()
            .flat_map(|item| &item.lines)
            .for_each(|line| reader.told(line.at));
        return numbered(reader, levels);
    }
    for (item, (_, text)) in items.iter().zip(&lines) {
        match heading.as_ref().filter(|_| !begins_a_level(text)) {
            Some(which) => under_heading(reader, &item.lines, text, which),
            None => entry(reader, &item.lines, text, item.depth > 0),
        }
    }
}

/// Levels by word, below a heading that only says インシデント or 障害; false where there are none.
pub(super) fn named(reader: &mut Reader, items: &[Item]) -> bool {
    const WORDS: [&str; 5] = ["インシデント", "障害", "トラブル", "incident", "outage"];
    let heading = fold(&reader.context().heading);
    if !WORDS.iter().any(|it| heading.contains(it)) {
        return false;
    }
    let lines: Vec<(At, String)> = items.iter().map(|it| (it.at(), one_line(&it.text()))).collect();
    let told = |text: &str| {
        names::is_seat(text) || names::is_person(text) || path::has_arrow(text) || path::tells(text)
    };
    let defined = |levels: Vec<(Level, Vec<Step>)>| levels.iter().all(|(it, _)| !told(&it.meaning));
    let is_one = wordy(&lines).is_some_and(defined);
    if is_one {
        list(reader, items);
    }
    is_one
}

/// Takes out of a list what its items say of two levels or more: `SEV1: 全停止`, `SEV1: @oncall → @cto`. The others, if any
/// were taken.
pub(super) fn within(reader: &mut Reader, items: &[Item]) -> Option<Vec<Item>> {
    let begins: Vec<bool> = items.iter().map(names_a_level).collect();
    if begins.iter().filter(|it| **it).count() < 2 {
        return None;
    }
    let told = |item: &Item| path::has_arrow(&one_line(&item.text()));
    let mut others = Vec::new();
    let mut from = 0;
    while from < items.len() {
        let same = |at: &usize| items[*at].depth == items[from].depth && begins[*at] == begins[from];
        let end = from + (from..items.len()).take_while(same).count();
        let run = &items[from..end];
        let among_tasks = || reader.context().subject.is_some() && !run.iter().all(told);
        if run.len() < 2 || !begins[from] || among_tasks() {
            others.extend_from_slice(run);
        } else if run
            .iter()
            .all(|item| before_path(&one_line(&item.text())).is_some())
        {
            let lines: Vec<Line> = run.iter().flat_map(|item| item.lines.clone()).collect();
            text(reader, &lines);
        } else if run.iter().any(told) {
            path::list(reader, run);
        } else {
            list(reader, run);
        }
        from = end;
    }
    Some(others)
}

/// Told at a glance for most items.
fn names_a_level(item: &Item) -> bool {
    let may_be = |it: char| "lspレ障重優ライ".contains(narrow(it).to_ascii_lowercase());
    let text = item.lines.first().map_or("", |line| without_bullet(&line.text));
    text.starts_with(may_be) && begins_a_level(&one_line(text))
}

pub(super) fn text(reader: &mut Reader, lines: &[Line]) {
    let each: Vec<Line> = lines.iter().flat_map(beside::parted).collect();
    let lines = each.as_slice();
    let heading = of_heading(&reader.context().heading);
    let all: Vec<(At, String)> = lines
        .iter()
        .map(|line| (line.at, line.text.trim().to_owned()))
        .collect();
    if let Some(levels) = wordy(&all).filter(|_| heading.is_none()) {
        lines.iter().for_each(|line| reader.told(line.at));
        return numbered(reader, levels);
    }
    if path::is_downward(lines) {
        return path::text(reader, lines);
    }
    for line in lines {
        let own = std::slice::from_ref(line);
        match heading.as_ref().filter(|_| !begins_a_level(&line.text)) {
            Some(which) => under_heading(reader, own, line.text.trim(), which),
            None if path::has_arrow(&line.text) => match before_path(&line.text) {
                Some((level, path)) => {
                    entry(reader, own, level, false);
                    let line = Line {
                        at: line.at,
                        text: path,
                    };
                    path::text(reader, &[line]);
                }
                None => path::text(reader, own),
            },
            None if labelled(&line.text).is_none() && direction::said(&line.text).is_some() => {
                reader.leave_lines(own, Why::Prose);
            }
            None => entry(reader, own, &line.text, false),
        }
    }
}

/// `レベル2　建物の通信断 → 係 → センター長`: the level and what it means, and the path behind them.
fn before_path(text: &str) -> Option<(&str, String)> {
    let (label, rest) = labelled(text).or_else(|| text.split_once([' ', '\u{3000}']))?;
    let (meaning, path) = rest.split_once(['→', '⇒'])?;
    let meaning = meaning.trim();
    let somebody = names::is_seat(meaning) || names::is_person(meaning);
    let sound = number(label).is_some() && meaning.chars().count() > 3 && !somebody;
    let level = text[..text.len() - path.len()]
        .trim_end_matches(['→', '⇒'])
        .trim();
    sound.then(|| (level, format!("{label}：{}", path.trim())))
}

fn begins_a_level(text: &str) -> bool {
    let named = |label: &str| !label.starts_with(|it: char| narrow(it).is_ascii_digit()) && is_level(label);
    let spaced = || text.split_once(' ').filter(|(label, _)| named(label));
    labelled(text)
        .or_else(spaced)
        .is_some_and(|(label, _)| number(label).is_some())
}

/// `lv3：1時間以上の停止`, `レベル3 1時間以上の停止`, `SEV1 - 全停止`.
fn entry(reader: &mut Reader, lines: &[Line], text: &str, below: bool) {
    let bare = if number(text).is_some() {
        text
    } else {
        without_bullet(text)
    };
    let spaced = || {
        bare.split_once([' ', '\u{3000}']).map(|(label, rest)| {
            (
                label,
                without_bullet(rest.trim_start_matches(['-', '–', '—', '…', '=', ' '])),
            )
        })
    };
    let found = labelled(bare)
        .filter(|(label, _)| number(label).is_some())
        .or_else(spaced)
        .filter(|(label, _)| number(label).is_some());
    match found {
        Some((label, meaning)) if !meaning.is_empty() => {
            lines.iter().for_each(|line| reader.told(line.at));
            let dashed = [" - ", " – ", " — "].iter().find_map(|it| label.split_once(it));
            let (label, word) = dashed.unwrap_or((label, ""));
            let (written, mut aside) = brackets(label);
            aside.extend((!word.is_empty()).then(|| word.trim().to_owned()));
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
