//! A path as a list, a seat each.

use super::super::block::{At, Item, Line, Row, one_line};
use super::super::dates;
use super::super::found::{Path, Step};
use super::super::names;
use super::super::reader::Reader;
use super::super::words::{brackets, labelled, narrowed};
use super::{has_arrow, met, one, spoken, whose};

/// `1 | 梅田 | 090-0000-3001`, rows without a head that count the seats; false where they are something else.
pub(in crate::document::import) fn rows(reader: &mut Reader, rows: &[Row]) -> bool {
    let counts = |text: &str| {
        let text = narrowed(text);
        let bare = text.trim_matches(['(', ')', '.', ' ']).trim_start_matches('第');
        let bare = bare.trim_end_matches(['次', '番']);
        bare.parse::<u32>().is_ok_and(|it| it < 20) || matches!(bare.chars().next(), Some('①'..='⑳'))
    };
    let item = |row: &Row| {
        let cells: Vec<&str> = row.filled().map(|(_, cell)| cell).collect();
        let (number, seat) = cells.split_first()?;
        let text = seat.iter().map(|it| one_line(it)).collect::<Vec<_>>().join(" ");
        (counts(number) && !seat.is_empty()).then(|| Item {
            depth: 0,
            lines: vec![Line { at: row.at, text }],
        })
    };
    let items: Option<Vec<Item>> = rows.iter().filter(|row| !row.is_empty()).map(item).collect();
    let Some(items) = items.filter(|items| items.len() > 1) else {
        return false;
    };
    list(reader, &items);
    true
}

pub(in crate::document::import) fn list(reader: &mut Reader, items: &[Item]) {
    let heading = whose(&reader.context().heading).unwrap_or_default();
    let told = |item: &Item| !spoken::steps(item.at(), &one_line(&item.text()), false).is_empty();
    if items
        .iter()
        .any(|item| has_arrow(&one_line(&item.text())) && !told(item))
    {
        for item in items {
            one(reader, &item.lines, &one_line(&item.text()), &heading);
        }
        return;
    }
    let mut path = Path {
        at: items[0].at(),
        levels: heading,
        ..Path::default()
    };
    for item in items {
        let text = one_line(item.text().trim_start_matches("[ ]").trim_start_matches("[x]"));
        let of_levels = whose(text.trim_end_matches([':', '：']));
        // `Service Desk Manager (priority 1: at once)` is a seat.
        if let Some(levels) = of_levels.filter(|_| !names::is_seat(&brackets(&text).0)) {
            item.lines.iter().for_each(|line| reader.told(line.at));
            let next = Path {
                at: item.at(),
                levels,
                ..Path::default()
            };
            let done = std::mem::replace(&mut path, next);
            finish(reader, done);
        } else if spoken::is_sentence(&text) {
            let said = spoken::steps(item.at(), &text, path.steps.is_empty());
            path.steps.extend(spoken::told(reader, &item.lines, said));
        } else {
            item.lines.iter().for_each(|line| reader.told(line.at));
            path.steps.extend(of_item(reader, item.at(), &text));
        }
    }
    finish(reader, path);
}

/// `1次：担当`, `15分後：PM`, `部長（30分）`.
fn of_item(reader: &mut Reader, at: At, text: &str) -> Vec<Step> {
    if let Some((name, minutes)) = behind_dash(text) {
        let mut steps = met(reader, at, name);
        steps
            .iter_mut()
            .for_each(|step| step.after = step.after.or(Some(minutes)));
        return steps;
    }
    let (label, value) = labelled(text).unwrap_or((text, ""));
    let numbered = ["次", "段階", "step", "ステップ"]
        .iter()
        .any(|it| label.to_lowercase().contains(it))
        && !value.is_empty();
    let seat = if numbered || (!value.is_empty() && dates::minutes(label).is_some()) {
        value.to_owned()
    } else if value.is_empty() {
        text.to_owned()
    } else {
        format!("{label}（{value}）")
    };
    let mut steps = met(reader, at, &seat);
    let time = dates::minutes(label).filter(|_| !value.is_empty());
    if let (Some(step), Some(time)) = (steps.first_mut(), time) {
        step.after = step.after.or(Some(time));
    }
    steps
}

/// `Ana Souza, service manager — after 15 minutes`: who, and after how long.
fn behind_dash(text: &str) -> Option<(&str, u32)> {
    let (who, when) = [" — ", " – ", " - "].iter().find_map(|it| text.split_once(it))?;
    let first = who.split_once(", ").map_or(who, |(first, _)| first);
    let name = if names::is_person(first) { first } else { who };
    Some((name.trim(), dates::minutes(when)?))
}

fn finish(reader: &mut Reader, path: Path) {
    if !path.steps.is_empty() {
        if !path.levels.is_everyone() {
            reader.heading_used();
        }
        reader.found.paths.push(path);
    }
}
