//! Numbered sections without signs of Markdown: `1. 総則`, `2.2.1 日次作業`.

use super::super::block::{Block, Item, Line};
use super::super::column::{Subject, subject};
use super::super::reader::is_heading;
use super::super::words::{narrow, without_bullet};
use super::CHAPTER;
use super::plain::{is_counted, look_again};

/// What is longer is no heading, in letters.
const LONGEST: usize = 20;

/// `1. 定期作業` above `1.1 バックアップ`: numbered sections, though Markdown takes them for a list.
pub(super) fn are_sections(items: &[Item]) -> bool {
    let has_more = |item: &&Item| {
        item.depth == 0 && item.lines.len() > 1 && item.lines[0].text.chars().count() <= LONGEST
    };
    let is_head = |item: &&Item| is_heading(&item.lines[0].text);
    let counted = |item: &&Item| item.lines.get(1).is_some_and(|line| levels(&line.text) == 2);
    let most = |are: &dyn Fn(&&Item) -> bool| items.iter().filter(are).count() * 2 > items.len();
    items.len() > 1 && items.iter().all(|item| has_more(&item)) && (most(&counted) || most(&is_head))
}

/// A whole document as a nested list: its outermost items say what stands below them, and that of several kinds.
pub(super) fn is_outline(items: &[Item]) -> bool {
    let above = items
        .iter()
        .enumerate()
        .filter(|(at, item)| item.depth == 0 && has_below(items, *at));
    let heads = above
        .map(|(_, item)| item.text())
        .filter(|text| text.chars().count() <= LONGEST);
    let mut subjects: Vec<Subject> = heads.filter_map(|text| subject(&text)).collect();
    subjects.sort_unstable();
    subjects.dedup();
    subjects.len() > 1
}

fn has_below(items: &[Item], at: usize) -> bool {
    items.get(at + 1).is_some_and(|next| next.depth > items[at].depth)
}

/// Its items as headings, and what stands below each as a list of its own.
pub(super) fn outline(items: &[Item], depth: u8) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = items;
    while let [head, below @ ..] = rest {
        let count = below.iter().take_while(|item| item.depth > head.depth).count();
        let (own, next) = below.split_at(count);
        rest = next;
        if own.is_empty() {
            blocks.push(Block::List(vec![head.clone()]));
            continue;
        }
        blocks.push(Block::Heading {
            at: head.at(),
            depth,
            text: head.text(),
        });
        let own: Vec<Item> = own
            .iter()
            .cloned()
            .map(|item| Item {
                depth: item.depth - 1,
                ..item
            })
            .collect();
        if is_outline(&own) {
            blocks.extend(outline(&own, depth + 1));
        } else {
            blocks.push(Block::List(own));
        }
    }
    blocks
}

pub(super) fn section(mut item: Item) -> Vec<Block> {
    let head = item.lines.remove(0);
    let heading = Block::Heading {
        at: head.at,
        depth: CHAPTER,
        text: head.text.trim().to_owned(),
    };
    std::iter::once(heading)
        .chain(look_again(Block::Text(item.lines)))
        .collect()
}

/// `2.2 定常作業` above `2.2.1 …` or `(1) …`, `3.1.1 重大度A` above text: how deep it lies, and what it says.
pub(super) fn numbered(text: &str, next: Option<&Line>) -> Option<(u8, String)> {
    let text = text.trim();
    let deep = levels(text);
    let bare = without_bullet(text);
    let sound = bare.chars().count() <= LONGEST && !bare.contains(['：', ':', '\t', '→', '\u{3000}', '。']);
    let goes_on = next.is_some_and(|next| levels(&next.text) > deep || is_counted(&next.text));
    let heads = || is_heading(bare) && next.is_some_and(|next| levels(&next.text) == 0);
    let depth = CHAPTER + u8::try_from(deep).ok()?.checked_sub(1)?;
    (sound && bare != text && deep <= 3 && (goes_on || heads())).then(|| (depth, bare.to_owned()))
}

/// `1.1 …`
pub(super) fn is_counted_twice(text: &str) -> bool {
    levels(text) > 1 && without_bullet(text) != text
}

/// How many numbers a line is counted by: 3 of `2.2.1 日次作業`.
fn levels(text: &str) -> usize {
    let number = text
        .trim_start()
        .split([' ', '\u{3000}'])
        .next()
        .unwrap_or_default();
    let parts: Vec<&str> = number
        .trim_end_matches(['.', '．'])
        .split(['.', '．', '－', '-'])
        .collect();
    let digits = |part: &&str| {
        (1..=2).contains(&part.chars().count()) && part.chars().all(|it| narrow(it).is_ascii_digit())
    };
    if (1..=3).contains(&parts.len()) && parts.iter().all(digits) {
        parts.len()
    } else {
        0
    }
}
