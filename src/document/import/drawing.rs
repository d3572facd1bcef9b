//! What people draw with lines and arrows: a chart, a path downward, a tree of calls. Never a table.

use unicode_width::UnicodeWidthStr as _;

use super::block::{Item, Line};
use super::column::Subject;
use super::found::Why;
use super::reader::Reader;
use super::words::labelled;
use super::{contacts, names, org, path};

pub(super) fn read(reader: &mut Reader, lines: &[Line]) {
    match reader.context().subject {
        Some(Subject::Org) => match tree(lines) {
            Some(items) => {
                lines.iter().for_each(|line| reader.told(line.at));
                org::list(reader, &items);
            }
            None => reader.leave_lines(lines, why(lines)),
        },
        Some(Subject::Path) => path::text(reader, lines),
        Some(Subject::Contacts) => contacts::text(reader, lines),
        _ => reader.leave_lines(lines, why(lines)),
    }
}

fn why(lines: &[Line]) -> Why {
    let drawn = lines.iter().any(|line| line.text.contains(is_branch));
    if drawn { Why::Verbatim } else { Why::Prose }
}

/// The lines as items, by how far each is indented. `None` where boxes are drawn, or sentences are written.
fn tree(lines: &[Line]) -> Option<Vec<Item>> {
    let boxed = lines.iter().any(|line| line.text.contains(['┌', '┐', '┏', '┓']));
    let sentences = lines.iter().any(|line| line.text.trim_end().ends_with('。'));
    let mut above: Vec<usize> = Vec::new();
    let mut items = Vec::new();
    for line in lines {
        let name = line
            .text
            .trim_start_matches(|it: char| it.is_whitespace() || is_branch(it));
        let column = line.text[..line.text.len() - name.len()].width();
        if name.is_empty() {
            continue;
        }
        above.retain(|it| *it < column);
        let text = name
            .trim_end_matches(|it: char| it.is_whitespace() || is_branch(it))
            .to_owned();
        items.push(Item {
            depth: above.len(),
            lines: vec![Line { at: line.at, text }],
        });
        above.push(column);
    }
    let seated = |item: &Item| labelled(&item.lines[0].text).is_some_and(|(seat, _)| names::is_seat(seat));
    let most = items.iter().filter(|it| seated(it)).count() * 2 > items.len();
    let labels = items.iter().all(|it| labelled(&it.lines[0].text).is_some());
    let hangs = items.iter().any(|it| it.depth > 0) || items.len() > 1 && most && labels;
    (!boxed && !sentences && hangs).then_some(items)
}

/// A sign of which branches are drawn.
pub(super) fn is_branch(it: char) -> bool {
    ('\u{2500}'..='\u{257f}').contains(&it)
        || matches!(it, '|' | '｜' | '+' | '-' | '`' | '\\' | '>' | '↓' | '∟' | 'ー')
}
