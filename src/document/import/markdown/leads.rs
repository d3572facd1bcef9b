//! Lines that stand above bullets and say how often: `毎週金曜日：`, `Weekly:`. They are headings, though none of Markdown's.

use super::super::block::{Block, Line};
use super::super::frequency;
use super::super::words::brackets;
use super::LOOKS_LIKE_A_HEADING;

/// Below what only looks like a heading.
const LEAD: u8 = LOOKS_LIKE_A_HEADING + 1;

/// The blocks with such lines as headings. Once one was found, the next line above bullets ends what it says.
pub(super) fn led(blocks: Vec<Block>) -> Vec<Block> {
    let mut led = false;
    let mut said: Vec<Block> = Vec::new();
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let above_list = matches!(blocks.peek(), Some(Block::List(_)));
        match block {
            Block::Heading { depth, .. } => {
                led = led && depth > LEAD;
                said.push(block);
            }
            Block::Text(lines) if above_list => match parted(&lines, led) {
                Some((rest, lead)) => {
                    led = true;
                    said.extend((!rest.is_empty()).then(|| Block::Text(rest.to_vec())));
                    said.push(heading(lead));
                }
                None => said.push(Block::Text(lines)),
            },
            Block::List(mut items) if items.len() == 1 => {
                while let Some(Block::List(below)) = blocks.next_if(hangs) {
                    items.extend(below);
                }
                said.push(Block::List(items));
            }
            other => said.push(other),
        }
    }
    said
}

/// The last line, where it says how often, or ends what another said; and the lines before it.
fn parted(lines: &[Line], led: bool) -> Option<(&[Line], &Line)> {
    let (last, rest) = lines.split_last()?;
    let text = bare(&last.text);
    let often = || frequency::of_heading(&brackets(text).0).0.is_some();
    let says = text.chars().count() <= 40 && often();
    (says || led).then_some((rest, last))
}

fn heading(line: &Line) -> Block {
    Block::Heading {
        at: line.at,
        depth: LEAD,
        text: bare(&line.text).to_owned(),
    }
}

/// Without the colon behind it, and the dot that AsciiDoc writes before it.
fn bare(text: &str) -> &str {
    text.trim().trim_start_matches('.').trim_end_matches(['：', ':'])
}

/// Do its items hang below one that stands before them: `① 日次`, and `　◆ 日締め処理`?
fn hangs(block: &Block) -> bool {
    matches!(block, Block::List(items) if items.first().is_some_and(|it| it.depth > 0))
}
