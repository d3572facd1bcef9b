//! What people write between Markdown and plain text.

use super::super::block::{Block, Item, Line, Row};
use super::super::reader::{has_head, is_heading};
use super::super::words::{narrow, without_bullet, without_letter};
use super::sections::{are_sections, is_counted_twice, is_outline, numbered, outline, section};
use super::table::cells;
use super::{CHAPTER, CLAUSE, LOOKS_LIKE_A_HEADING};

/// What only looks like text: rows of bars, lines that begin with ■ or 【…】, bullets that Markdown does not know.
pub(super) fn look_again(block: Block) -> Vec<Block> {
    let lines = match block {
        Block::Text(lines) => lines,
        Block::List(items) if is_outline(&items) => return outline(&items, CHAPTER),
        Block::List(items) if are_sections(&items) => return items.into_iter().flat_map(section).collect(),
        Block::List(items) => return vec![counted_heading(items)],
        other => return vec![other],
    };
    if is_drawn(&lines) {
        return vec![Block::Drawing(lines)];
    }
    let mut blocks: Vec<Block> = Vec::new();
    let alone = lines.len() == 1;
    let mut rows = 0;
    // Was the last （1） a bullet? Then the next one is, too.
    let mut counted = false;
    for (at, line) in lines.iter().enumerate() {
        let before = rows;
        rows = match rows {
            0 => rows_from(&lines[at..]),
            more => more - 1,
        };
        if rows > 0 {
            push_row(&mut blocks, line, before == 0);
        } else if let Some((depth, text)) = numbered(&line.text, lines.get(at + 1))
            .or_else(|| chapter(&line.text, lines.get(at + 1), counted))
            .or_else(|| heading_sign(&line.text, alone))
        {
            counted = false;
            blocks.push(Block::Heading {
                at: line.at,
                depth,
                text,
            });
        } else if let Some((depth, text)) = bullet(&line.text) {
            counted |= is_counted(&line.text);
            push_item(
                &mut blocks,
                Item {
                    depth,
                    lines: vec![Line {
                        at: line.at,
                        text: text.to_owned(),
                    }],
                },
            );
        } else if let Some(item) = above(&mut blocks, &line.text) {
            item.lines.push(line.clone());
        } else if let Some(Block::Text(text)) = blocks.last_mut() {
            text.push(line.clone());
        } else {
            blocks.push(Block::Text(vec![line.clone()]));
        }
    }
    blocks
}

/// `　担当：佐藤` below `・ログ確認`: more of the bullet.
fn above<'b>(blocks: &'b mut [Block], text: &str) -> Option<&'b mut Item> {
    let Some(Block::List(items)) = blocks.last_mut() else {
        return None;
    };
    let indented = text.starts_with(['\u{3000}', ' ', '\t']);
    items.last_mut().filter(|_| indented)
}

/// `1. 運用体制` alone is no list of one: it says what follows.
fn counted_heading(mut items: Vec<Item>) -> Block {
    let text = items[0].text();
    let alone = items.len() == 1 && items[0].lines.len() == 1;
    if alone && is_heading(&text) && text.chars().count() <= 20 && !text.contains(['：', ':', '→']) {
        let at = items.remove(0).at();
        return Block::Heading {
            at,
            depth: CHAPTER,
            text,
        };
    }
    Block::List(items)
}

/// A tree of lines: at least two of them hang on a branch.
fn is_drawn(lines: &[Line]) -> bool {
    let hangs = |line: &&Line| {
        let bare = line.text.trim_start_matches([' ', '\u{3000}', '│', '┃', '|']);
        bare.starts_with(['├', '└', '┣', '┗', '┝', '┕']) || bare.starts_with("+--")
    };
    lines.iter().filter(hangs).count() >= 2
}

/// `第2章 定常業務`; `２．運用項目一覧` where it says what follows; `（1）日次業務` likewise, or where it stands above bullets.
fn chapter(text: &str, next: Option<&Line>, counted: bool) -> Option<(u8, String)> {
    let text = text.trim();
    if text.chars().count() > 40 || text.ends_with('。') {
        return None;
    }
    let bare = without_bullet(text);
    let is_chapter = text.starts_with('第') && bare != text && text.contains(['章', '節']);
    // `（1）レベル1 …` above `（2）レベル2 …` is one of several, and no heading.
    let counts = next.is_none_or(|next| is_counted(&next.text));
    let below = |next: &Line| bullet(&next.text).is_some() && !is_counted_twice(&next.text);
    let bulleted = || !counted && next.is_some_and(below);
    let heads = || !counts && (is_heading(bare) || bulleted());
    let is_clause = || is_counted(text) && !bare.contains(['：', ':']) && heads();
    let is_numbered = || {
        let digit = |text: &str| text.trim_start().starts_with(|it| narrow(it).is_ascii_digit());
        let goes_on = next.is_some_and(|next| !digit(&next.text));
        let short = bare.chars().count() <= 20 && !bare.contains(['：', ':', '\t', '→']);
        digit(text) && bare != text && goes_on && short && is_heading(bare)
    };
    if is_chapter || is_numbered() {
        return Some((CHAPTER, bare.to_owned()));
    }
    is_clause().then(|| (CLAUSE, bare.to_owned()))
}

/// `（1）…`
pub(super) fn is_counted(text: &str) -> bool {
    text.trim_start().starts_with(['(', '（']) && without_bullet(text) != text.trim()
}

/// How many lines from here on are rows of one table: at least two, each with two bars or more; or with tabs, as Word
/// and Excel paste them, below a head.
fn rows_from(lines: &[Line]) -> usize {
    let barred = lines.iter().take_while(|line| has_bars(&line.text)).count();
    let tabbed = lines
        .iter()
        .take_while(|line| line.text.trim().contains('\t'))
        .count();
    let headed = || {
        let rows: Vec<Row> = lines.iter().take(2).map(row).collect();
        has_head(&rows)
    };
    match (barred, tabbed) {
        (2.., _) => barred,
        (_, 2..) if headed() => tabbed,
        _ => 0,
    }
}

fn has_bars(text: &str) -> bool {
    text.matches(['|', '｜']).count() >= 2
}

fn row(line: &Line) -> Row {
    let text = line.text.trim();
    let cells = if has_bars(text) {
        cells(text)
    } else {
        text.split('\t').map(|it| it.trim().to_owned()).collect()
    };
    // `|*項目|`: how some wikis write a head.
    let cells = cells.into_iter().map(|it| it.trim_matches('*').trim().to_owned());
    Row::new(line.at, cells.collect())
}

fn push_row(blocks: &mut Vec<Block>, line: &Line, first: bool) {
    let row = row(line);
    let ruler = row.cells.iter().all(|cell| {
        !cell.is_empty()
            && cell
                .chars()
                .all(|it| matches!(it, '-' | ':' | ' ' | '+' | 'ー' | '－' | '―'))
    });
    match blocks.last_mut() {
        _ if ruler && !first => {}
        Some(Block::Table(rows)) if !first => rows.push(row),
        _ => blocks.push(Block::Table(vec![row])),
    }
}

fn push_item(blocks: &mut Vec<Block>, item: Item) {
    match blocks.last_mut() {
        Some(Block::List(items)) => items.push(item),
        _ => blocks.push(Block::List(vec![item])),
    }
}

/// `■日次作業`, `【日次作業】`, and alone on its line `(1) 日次作業`.
fn heading_sign(text: &str, alone: bool) -> Option<(u8, String)> {
    let text = text.trim();
    if text.chars().count() > 40 || text.ends_with('。') {
        return None;
    }
    let framed = |open, close| {
        text.strip_prefix(open)
            .and_then(|text: &str| text.strip_suffix(close))
    };
    if let Some(inner) = framed('【', '】').or(framed('＜', '＞')).or(framed('《', '》')) {
        return Some((LOOKS_LIKE_A_HEADING, inner.trim().to_owned()));
    }
    let signed = text.starts_with(['■', '◆', '□', '◇', '▼', '●', '★', '☆']);
    let numbered = alone
        && (text.starts_with(['(', '（']) && without_letter(text) == text
            || narrow(text.chars().next()?).is_ascii_digit())
        && !text.contains(['→', '⇒']);
    let bare = without_bullet(text);
    let sentence = [
        "は", "を", "が", "です", "ます", "参照", "こと", "→", "：", ":", "、",
    ]
    .iter()
    .any(|it| bare.contains(it));
    if alone && !sentence && bare.chars().count() <= 20 && is_heading(bare) {
        return Some((LOOKS_LIKE_A_HEADING, bare.to_owned()));
    }
    ((signed || numbered) && bare != text && !bare.contains([':', '：']))
        .then(|| (LOOKS_LIKE_A_HEADING, bare.to_owned()))
}

/// `・ログ確認`, `①ログ確認`: items of a list, though not of Markdown's.
fn bullet(text: &str) -> Option<(usize, &str)> {
    let bare = text.trim_start();
    let indent = text[..text.len() - bare.len()]
        .chars()
        .map(|it| if it == '\u{3000}' { 2 } else { 1 })
        .sum::<usize>()
        / 2;
    let signed = bare.starts_with(['・', '･', '•', '●', '○', '◎', '‣', '◦', '➢', '☐', '☑', '✓', '✔'])
        || bare.starts_with(|it| ('①'..='⑳').contains(&it))
        || without_letter(bare) != bare && !bare.starts_with(|it| ('Ⅰ'..='Ⅻ').contains(&it));
    // `　◆ 日締め処理`, below what says how often.
    let drawn = indent > 0
        && bare.starts_with(['◆', '◇', '■', '□', '▼', '★', '☆'])
        && (bare.contains(['：', ':', '（']) || !is_heading(without_bullet(bare)));
    let signed = signed || drawn || is_counted(bare) || is_counted_twice(bare);
    let depth = indent + usize::from(bare.starts_with(['○', '◦']));
    signed.then(|| (depth, without_bullet(bare)))
}
