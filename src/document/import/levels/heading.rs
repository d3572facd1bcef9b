//! Levels that have a heading each, and below it what they mean: `### SEV1`, `3.1.1 重大度A`.

use super::super::block::{At, Line};
use super::super::column::{Column, Subject};
use super::super::found::{Level, Path, Step, Whose};
use super::super::names;
use super::super::path;
use super::super::reader::Reader;
use super::super::words::{brackets, fold, labelled};
use super::{add, is_word, number, numbered, word};

/// The level that a heading names.
pub(super) fn of_heading(heading: &str) -> Option<Whose> {
    let word = || is_word(heading).then(|| word(heading));
    match number(heading) {
        Some(number) => Some(Whose::number(number)),
        None => word().map(|word| Whose {
            words: vec![word],
            ..Whose::default()
        }),
    }
}

/// More of what a level means, below its own heading: `定義: サービス完全停止`.
pub(super) fn under_heading(reader: &mut Reader, lines: &[Line], text: &str, which: &Whose) {
    if path::has_arrow(text) {
        return path::text(reader, lines);
    }
    lines.iter().for_each(|line| reader.told(line.at));
    reader.heading_used();
    if let Some(steps) = alone_on_the_path(lines[0].at, text) {
        reader.found.paths.push(Path {
            at: lines[0].at,
            levels: which.clone(),
            steps,
        });
        return;
    }
    let defined = labelled(text).filter(|(label, _)| Subject::Levels.column(label) == Some(Column::Meaning));
    let text = defined.map_or(text, |(_, meaning)| meaning);
    let (name, written) = named(&reader.context().heading);
    let number = which.numbers.first().copied();
    let levels = match number {
        Some(_) => &mut reader.found.levels,
        None => &mut reader.wordy,
    };
    let same = |it: &&mut Level| number.map_or(it.written == written, |number| it.number == number);
    if let Some(level) = levels.iter_mut().find(same) {
        level.meaning = format!("{} {text}", level.meaning).trim().to_owned();
        return;
    }
    let level = Level {
        at: lines[0].at,
        number: number.unwrap_or_default(),
        written,
        meaning: format!("{name}{text}"),
        ..Level::default()
    };
    match number {
        Some(_) => add(reader, level),
        None => reader.wordy.push(level),
    }
}

/// Numbers the levels whose headings are words: all of them are known at the end only.
pub(in crate::document::import) fn settle(reader: &mut Reader) {
    let levels = std::mem::take(&mut reader.wordy);
    numbered(reader, levels.into_iter().map(|it| (it, Vec::new())).collect());
}

/// `連絡：当番`: a path of one seat.
fn alone_on_the_path(at: At, text: &str) -> Option<Vec<Step>> {
    let (label, seat) = labelled(text)?;
    let says = fold(label) == "連絡" || Subject::Levels.column(label) == Some(Column::Path);
    (says && (names::is_seat(seat) || names::is_person(seat))).then(|| path::steps(at, seat))
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
