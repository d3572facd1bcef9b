//! Tasks as bare lines of a text without headings: 毎朝ログを見る（山田）.

use super::super::block::{Item, Line};
use super::super::column::{Column, Subject};
use super::super::found::Task;
use super::super::frequency;
use super::super::reader::Reader;
use super::super::words::{labelled, without_bullet};
use super::detail::detail;
use super::list;
use super::task::push;

/// Lines that begin with how often. False where none of them does.
pub(in crate::document::import) fn text(reader: &mut Reader, lines: &[Line]) -> bool {
    let told: Vec<Option<Item>> = lines.iter().map(task).collect();
    if told.iter().all(Option::is_none) {
        return false;
    }
    for (line, item) in lines.iter().zip(told) {
        match item {
            Some(item) => list::list(reader, &[item]),
            None => reader.text(std::slice::from_ref(line)),
        }
    }
    true
}

/// `Activity: Log review`, `Frequency: Weekly`, `Role: Event Manager`: a task, a field a line. False where it is none.
pub(in crate::document::import) fn card(reader: &mut Reader, lines: &[Line]) -> bool {
    let named = |line: &Line| {
        let (label, value) = labelled(&line.text).filter(|(_, value)| !value.is_empty())?;
        Some((Subject::Tasks.named(label)?, label.to_owned(), value.to_owned()))
    };
    let fields: Option<Vec<(Column, String, String)>> = lines.iter().map(named).collect();
    let fields = fields.unwrap_or_default();
    let said = |column| fields.iter().find(|(it, ..)| *it == column);
    let (Some((_, _, title)), Some(_)) = (said(Column::Title), said(Column::Frequency)) else {
        return false;
    };
    let context = reader.context();
    if !matches!(context.subject, None | Some(Subject::Tasks)) {
        return false;
    }
    reader.titled_task = None;
    let mut task = Task {
        at: lines[0].at,
        title: title.clone(),
        category: context.category.map(|(_, it)| it).unwrap_or_default(),
        method: context.method,
        ..Task::default()
    };
    reader.heading_used();
    for (line, (column, label, _)) in lines.iter().zip(&fields) {
        if *column == Column::Title {
            reader.heading_told(line.at, label.clone());
        } else {
            reader.told(line.at);
            detail(reader, &mut task, line.text.trim());
        }
    }
    push(reader, task);
    true
}

/// `毎朝: ログを見る（山田）`, as a bullet says it.
fn task(line: &Line) -> Option<Item> {
    let text = without_bullet(&line.text).trim();
    let short = text.chars().count() <= 40 && !text.ends_with('。');
    let (often, what) = short.then(|| parted(text)).flatten()?;
    Some(Item {
        depth: 0,
        lines: vec![Line {
            at: line.at,
            text: format!("{often}: {what}"),
        }],
    })
}

/// The longest phrase that the text begins with, and what is done then.
fn parted(text: &str) -> Option<(&str, &str)> {
    let ends = text.char_indices().map(|(at, _)| at).skip(2).take(20);
    let ends: Vec<usize> = ends.collect();
    let parts = ends
        .into_iter()
        .rev()
        .map(|at| (text[..at].trim_end(), &text[at..]));
    let again = |often: &str| frequency::understand(often).is_some_and(|it| !frequency::is_once(&it));
    let mut phrases = parts.filter(|(often, _)| frequency::is_phrase(often) && again(often));
    let (often, rest) = phrases.next()?;
    let what = rest.trim_start_matches(['に', ' ', '\u{3000}', '：', ':', '、']);
    let sound = what.chars().count() >= 2 && !what.starts_with(['の', 'は', 'も', 'が', 'を', '（', '(']);
    sound.then_some((often, what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_parted_behind_its_phrase() {
        let cases = [
            ("毎朝ログを見る（山田）", Some(("毎朝", "ログを見る（山田）"))),
            ("毎週月曜 ミーティング", Some(("毎週月曜", "ミーティング"))),
            (
                "月末にバックアップのテープを交換",
                Some(("月末", "バックアップのテープを交換")),
            ),
            ("毎月の報告は部長へ", None),
            ("平日は9時から", None),
            ("困ったら山田に電話", None),
            ("2026年4月1日制定", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parted(text), expected, "{text}");
        }
    }
}
