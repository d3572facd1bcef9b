//! インシデントレベル定義: lv3, レベル３, SEV1, P2 or words; and which end is the worst, which the words say.

use super::block::{At, Item, Line, one_line};
use super::column::{Column, Subject};
use super::direction;
use super::found::{Doubtful, Level, Path, Step, Why};
use super::names;
use super::path;
use super::reader::{Reader, Sheet};
use super::steps;
use super::words::{brackets, fold, is_blank, labelled, narrow, without_bullet};
use crate::plan::Worst;

/// The number in `lv3`, `レベル３`, `SEV-1`, `P2`, `3`.
pub(super) fn number(text: &str) -> Option<u32> {
    let folded = fold(text);
    const NAMES: [&str; 14] = [
        "インシデントレベル",
        "障害レベル",
        "レベル",
        "level",
        "lvl",
        "lv",
        "severity",
        "sev",
        "priority",
        "重大度",
        "重要度",
        "優先度",
        "ランク",
        "p",
    ];
    let rest = NAMES
        .iter()
        .find_map(|name| folded.strip_prefix(name))
        .unwrap_or(&folded);
    let rest = rest.trim_start_matches(['.', '-', ':', '_']);
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let tail = &rest[digits.len()..];
    let ends = tail.is_empty() || tail.starts_with(['(', '（', ':', '：', '~', '-', '以']);
    let plain = digits.parse().ok().filter(|number| *number <= 99 && ends);
    plain.or_else(|| brackets(text).1.iter().find_map(|inner| number_of_name(inner)))
}

/// The number in `Critical（P1）`, where a name of levels stands before it.
fn number_of_name(inner: &str) -> Option<u32> {
    let digits = fold(inner).chars().any(|it| it.is_ascii_digit());
    let named = inner
        .chars()
        .next()
        .is_some_and(|it| !narrow(it).is_ascii_digit());
    if digits && named && !inner.contains(['（', '(']) {
        number(inner)
    } else {
        None
    }
}

pub(super) fn table(reader: &mut Reader, sheet: &Sheet) {
    let mut wordy: Vec<(Level, Vec<Step>)> = Vec::new();
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) {
            continue;
        }
        let written = sheet.get(row, Column::Level);
        let mut level = Level {
            at: row.at,
            written: one_line(written),
            ..Level::default()
        };
        level.prefix = one_line(sheet.get(row, Column::Prefix));
        let meanings: Vec<String> = sheet
            .all(row, Column::Meaning)
            .map(|(_, cell)| one_line(cell))
            .collect();
        level.meaning = meanings.join(" ");
        level.comments = sheet.others(row);
        if is_blank(written) {
            let last = reader.found.levels.last_mut();
            match last.filter(|_| !level.meaning.is_empty()) {
                Some(last) => last.meaning = format!("{} {}", last.meaning, level.meaning).trim().to_owned(),
                None => reader.leave(row.at, row.text(), Why::Nameless),
            }
            continue;
        }
        let seats = sheet.get(row, Column::Path);
        if is_blank(&level.meaning) {
            level.meaning = if level.comments.is_empty() {
                level.written.clone()
            } else {
                level.comments.join(" ")
            };
        }
        match number(written) {
            Some(it) => {
                level.number = it;
                if !is_blank(seats) {
                    let steps = steps::steps(row.at, seats);
                    reader.found.paths.push(Path {
                        at: row.at,
                        levels: vec![it],
                        steps,
                    });
                }
                add(reader, level);
            }
            None => wordy.push((level, steps::steps(row.at, seats))),
        }
    }
    words(reader, wordy);
}

/// 重大・中・軽微, A・B・C: numbered from the mildest.
fn words(reader: &mut Reader, mut levels: Vec<(Level, Vec<Step>)>) {
    const MILD: &str = "軽微|軽|低|小|d|c|low|minor|情報|注意|通常|★";
    let Some(first) = levels.first().map(|(level, _)| fold(&level.written)) else {
        return;
    };
    if !reader.found.levels.is_empty() {
        for (level, _) in levels {
            let text = format!("{} {}", level.written, level.meaning);
            reader.leave(level.at, text, Why::Incomplete);
        }
        return;
    }
    if !MILD
        .split('|')
        .any(|it| first.starts_with(it) && first != "critical")
    {
        levels.reverse();
    }
    let names: Vec<String> = levels.iter().map(|(it, _)| it.written.clone()).collect();
    let at = levels[0].0.at;
    for (number, (mut level, steps)) in (1_u32..).zip(levels) {
        level.number = number;
        if level.meaning != level.written {
            level.meaning = format!("{}: {}", level.written, level.meaning);
        }
        if !steps.is_empty() {
            reader.found.paths.push(Path {
                at: level.at,
                levels: vec![number],
                steps,
            });
        }
        add(reader, level);
    }
    reader.found.worst = Some(Worst::Highest);
    reader
        .found
        .doubt(at, "", Doubtful::LevelsNumbered(names.join(" < ")));
}

/// Is it a word for a level: A, 高, 軽微, Critical?
fn is_word(label: &str) -> bool {
    const WORDS: &str = "a|b|c|d|e|s|高|中|低|大|小|重大|重要|重度|中度|軽度|軽微|緊急|通常|警告|注意|情報|致命的|深刻|critical|major|minor|\
         high|medium|low|blocker|severe|moderate|trivial";
    let folded = fold(without_bullet(label));
    let bare = ["レベル", "ランク", "level", "rank"]
        .iter()
        .fold(folded, |it, name| it.replace(name, ""));
    WORDS.split('|').any(|it| it == bare)
}

/// Lines that begin with a word for a level; `None` unless two or more do.
fn wordy(lines: &[(At, String)]) -> Option<Vec<(Level, Vec<Step>)>> {
    let mut levels: Vec<(Level, Vec<Step>)> = Vec::new();
    for (at, text) in lines {
        match labelled(without_bullet(text)).filter(|(label, meaning)| is_word(label) && !meaning.is_empty())
        {
            Some((label, meaning)) => levels.push((
                Level {
                    at: *at,
                    written: label.to_owned(),
                    meaning: meaning.to_owned(),
                    ..Level::default()
                },
                Vec::new(),
            )),
            None => {
                let (last, _) = levels.last_mut()?;
                last.meaning = format!("{} {text}", last.meaning);
            }
        }
    }
    (levels.len() > 1).then_some(levels)
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
        return words(reader, levels);
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
        return words(reader, levels);
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
