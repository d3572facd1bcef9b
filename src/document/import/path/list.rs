//! A path as a list, a seat each.

use super::super::block::{Item, Line, Row, one_line};
use super::super::dates;
use super::super::found::Path;
use super::super::levels;
use super::super::reader::Reader;
use super::super::words::{labelled, narrowed};
use super::{has_arrow, met, numbers, one};

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
    let heading = Vec::from_iter(levels::number(&reader.context().heading));
    if items.iter().any(|item| has_arrow(&one_line(&item.text()))) {
        for item in items {
            one(
                reader,
                &item.lines,
                &one_line(&item.text()),
                heading.first().copied(),
            );
        }
        return;
    }
    let mut levels = heading;
    let mut path = Path {
        at: items[0].at(),
        ..Path::default()
    };
    for item in items {
        let text = one_line(&item.text());
        let group = numbers(text.trim_end_matches([':', '：']));
        item.lines.iter().for_each(|line| reader.told(line.at));
        if group.is_empty() {
            let (label, value) = labelled(&text).unwrap_or((&text, ""));
            let numbered = ["次", "段階", "step", "ステップ"]
                .iter()
                .any(|it| label.to_lowercase().contains(it))
                && !value.is_empty();
            let seat = if numbered || (!value.is_empty() && dates::minutes(label).is_some()) {
                value.to_owned()
            } else if value.is_empty() {
                text.clone()
            } else {
                format!("{label}（{value}）")
            };
            let mut more = met(reader, item.at(), &seat);
            if let (Some(step), Some(time)) = (
                more.first_mut(),
                dates::minutes(label).filter(|_| !value.is_empty()),
            ) {
                step.after = step.after.or(Some(time));
            }
            path.steps.extend(more);
            continue;
        }
        let done = std::mem::replace(
            &mut path,
            Path {
                at: item.at(),
                ..Path::default()
            },
        );
        finish(reader, done, &levels);
        levels = group;
    }
    finish(reader, path, &levels);
}

fn finish(reader: &mut Reader, path: Path, levels: &[u32]) {
    if !path.steps.is_empty() {
        reader.found.paths.push(Path {
            levels: levels.to_vec(),
            ..path
        });
    }
}
