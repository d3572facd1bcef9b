//! Levels in lines of text, below no heading that says so.

use super::super::block::Line;
use super::super::path;
use super::super::reader::Reader;
use super::super::words::{labelled, narrow};
use super::{number, text};

/// `P0 – everyone is down`, `P1 – …`, two lines or more, wherever they stand; false where they are something else.
pub(in crate::document::import) fn plainly(reader: &mut Reader, lines: &[Line]) -> bool {
    let defines = |line: &Line| {
        parted(&line.text).is_some_and(|(label, meaning)| {
            let named = !label.starts_with(|it: char| narrow(it).is_ascii_digit()) && number(label).is_some();
            named && !path::has_arrow(meaning) && !path::tells(meaning)
        })
    };
    let is_one = lines.len() > 1 && lines.iter().all(defines);
    if is_one {
        text(reader, lines);
    }
    is_one
}

/// `P0 – everyone is down`: the level, and what it means.
fn parted(text: &str) -> Option<(&str, &str)> {
    let signs = [" – ", " — ", " - ", " = ", " … "];
    let spaced = || signs.iter().find_map(|sign| text.split_once(sign));
    labelled(text)
        .or_else(spaced)
        .filter(|(_, meaning)| !meaning.is_empty())
}
