//! A tree whose lines stand apart, as Word writes each of them as a paragraph.

use super::super::block::{Block, Line};

/// The blocks, with such lines as one drawing.
pub(super) fn together(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match (joined.last_mut(), block) {
            (Some(Block::Text(above)), Block::Text(lines)) if hangs(&lines) && may_bear(above) => {
                above.extend(lines);
            }
            (_, block) => joined.push(block),
        }
    }
    joined
}

/// One line, that hangs on a branch: `　├ 保守担当`.
fn hangs(lines: &[Line]) -> bool {
    let [line] = lines else { return false };
    let bare = line.text.trim_start_matches([' ', '\u{3000}', '│', '┃', '|']);
    bare.starts_with(['├', '└', '┣', '┗', '┝', '┕'])
}

/// The name at the root, or what hangs there already.
fn may_bear(lines: &[Line]) -> bool {
    match lines {
        [root] => root.text.chars().count() <= 40 && !root.text.trim_end().ends_with(['。', '：', ':']),
        _ => lines.last().is_some_and(|last| hangs(std::slice::from_ref(last))),
    }
}
