//! Markdown (CommonMark with tables) as blocks. What people write between Markdown and plain text is understood too:
//! bold lines and ■ as headings, `<br>` in cells, tables whose rows are longer than their head, and rows of bars that
//! lack the line below the head.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::block::{At, Block, Document, Item, Line, Row};
use super::words::{narrow, without_bullet};

/// A heading that is none by the rules of Markdown lies below all that are.
const LOOKS_LIKE_A_HEADING: u8 = 7;

/// Reads a text.
pub fn read(text: &str) -> Document {
    let text = text.trim_start_matches('\u{feff}');
    let lines = Lines::new(text);
    let body = front_matter(text);
    let mut reader = Reader {
        text,
        lines: &lines,
        blocks: Vec::new(),
        list: Vec::new(),
        open: Vec::new(),
        bold: 0,
        plain: false,
    };
    if body > 0 {
        let front = lines.between(0, body);
        reader.blocks.push(Block::Text(
            front.into_iter().filter(|it| it.text != "---").collect(),
        ));
    }
    let parser = Parser::new_ext(&text[body..], Options::ENABLE_TABLES).into_offset_iter();
    let mut events = parser.map(|(event, range)| (event, range.start + body..range.end + body));
    while let Some((event, range)) = events.next() {
        reader.block(&event, range, &mut events);
    }
    reader.end_list();
    Document {
        sheets: vec![String::new()],
        blocks: reader.blocks.into_iter().flat_map(look_again).collect(),
        lines: lines.that_say_something(),
    }
}

/// The end of a head between two lines of `---`, where there is one; the first must not be followed by an empty line.
fn front_matter(text: &str) -> usize {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        match number {
            0 if bare != "---" => return 0,
            0 => {}
            _ if bare == "---" && number > 1 => return at + line.len(),
            _ if !bare.contains(':') && !bare.starts_with(['-', ' ', '#']) => return 0,
            _ if bare == "---" || number > 40 => return 0,
            _ => {}
        }
        at += line.len();
    }
    0
}

/// Where each line begins.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        let after = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    fn at(&self, at: usize) -> At {
        At::line(self.number(at))
    }

    /// The line, from 1, as it stands there.
    fn line(&self, number: usize) -> &'t str {
        let start = self.starts.get(number - 1).copied().unwrap_or(self.text.len());
        let end = self.starts.get(number).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end()
    }

    /// The lines of a range of bytes that are not empty.
    fn between(&self, start: usize, end: usize) -> Vec<Line> {
        let last = self.number(end.saturating_sub(1).max(start));
        let lines = (self.number(start)..=last).map(|number| Line {
            at: At::line(number),
            text: self.line(number).trim().to_owned(),
        });
        lines.filter(|line| !line.text.is_empty()).collect()
    }

    /// Without empty lines, rules, and the bars of tables that hold nothing.
    fn that_say_something(&self) -> Vec<Line> {
        let says = |it: char| {
            !(it.is_whitespace()
                || matches!(
                    it,
                    '|' | '-' | ':' | '=' | '*' | '_' | '｜' | '\u{feff}' | '>' | '#' | '+'
                ))
        };
        self.between(0, self.text.len())
            .into_iter()
            .filter(|line| line.text.contains(says))
            .collect()
    }
}

struct Reader<'t> {
    text: &'t str,
    lines: &'t Lines<'t>,
    blocks: Vec<Block>,
    /// The items of the list being read, and which of them are open.
    list: Vec<Item>,
    open: Vec<usize>,
    /// Depth of bold text, and whether the paragraph holds any that is not.
    bold: usize,
    plain: bool,
}

type Range = std::ops::Range<usize>;

impl<'t> Reader<'t> {
    fn block(
        &mut self,
        event: &Event<'t>,
        range: Range,
        events: &mut impl Iterator<Item = (Event<'t>, Range)>,
    ) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let text = joined(&self.inline(events, |end| matches!(end, TagEnd::Heading(_))));
                self.heading(range.start, depth(*level), &text);
            }
            Event::Start(Tag::Table(_)) => {
                self.end_list();
                let rows = self.table(events);
                self.blocks.push(Block::Table(rows));
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                let lines = self.lines.between(range.start, range.end);
                for (event, _) in events.by_ref() {
                    if matches!(event, Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock)) {
                        break;
                    }
                }
                self.verbatim(lines);
            }
            Event::Start(Tag::Item) => {
                let item = Item {
                    depth: self.open.len(),
                    lines: Vec::new(),
                };
                self.open.push(self.list.len());
                self.list.push(item);
            }
            Event::End(TagEnd::Item) => self.end_item(range),
            Event::End(TagEnd::List(_)) if self.open.is_empty() => self.end_list(),
            Event::Start(Tag::Paragraph) => {
                (self.bold, self.plain) = (0, false);
                let lines = self.inline(events, |end| matches!(end, TagEnd::Paragraph));
                self.paragraph(lines);
            }
            Event::Html(_) => self.verbatim(self.lines.between(range.start, range.end)),
            Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::InlineHtml(_)
            | Event::Start(_) => {
                self.tight(event, &range, events);
            }
            _ => {}
        }
    }

    /// Text of an item that stands in no paragraph.
    fn tight(
        &mut self,
        event: &Event<'t>,
        range: &Range,
        events: &mut impl Iterator<Item = (Event<'t>, Range)>,
    ) {
        let nested = match event {
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough,
            ) => true,
            Event::Start(_) => return,
            _ => false,
        };
        let mut words = Words::new(self.lines);
        if nested {
            words.start(event, range);
            let mut depth = 1;
            for (event, range) in events.by_ref() {
                depth += usize::from(matches!(event, Event::Start(_)));
                depth -= usize::from(matches!(event, Event::End(_)));
                words.take(&event, &range);
                if depth == 0 {
                    break;
                }
            }
        } else {
            words.take(event, range);
        }
        let breaks = matches!(event, Event::SoftBreak | Event::HardBreak);
        if let Some(item) = self.open.last().and_then(|open| self.list.get_mut(*open)) {
            extend(&mut item.lines, words.lines, breaks);
        } else {
            self.blocks.push(Block::Text(words.lines));
        }
    }

    fn inline(
        &mut self,
        events: &mut impl Iterator<Item = (Event<'t>, Range)>,
        ends: fn(&TagEnd) -> bool,
    ) -> Vec<Line> {
        let mut words = Words::new(self.lines);
        for (event, range) in events.by_ref() {
            match &event {
                Event::End(end) if ends(end) => break,
                Event::Start(Tag::Strong) => self.bold += 1,
                Event::End(TagEnd::Strong) => self.bold = self.bold.saturating_sub(1),
                Event::Text(text) if self.bold == 0 && !text.trim().is_empty() => self.plain = true,
                Event::Code(_) => self.plain = true,
                _ => {}
            }
            words.take(&event, &range);
        }
        words.lines.retain(|line| !line.text.trim().is_empty());
        words.lines
    }

    fn heading(&mut self, start: usize, depth: u8, text: &str) {
        self.end_list();
        let text = without_bullet(text.trim()).to_owned();
        if !text.is_empty() {
            self.blocks.push(Block::Heading {
                at: self.lines.at(start),
                depth,
                text,
            });
        }
    }

    fn paragraph(&mut self, lines: Vec<Line>) {
        if let Some(item) = self.open.last().and_then(|open| self.list.get_mut(*open)) {
            item.lines.extend(lines);
            return;
        }
        self.end_list();
        match lines.as_slice() {
            [] => {}
            [line] if !self.plain && line.text.chars().count() <= 40 => {
                let text = without_bullet(&line.text).to_owned();
                self.blocks.push(Block::Heading {
                    at: line.at,
                    depth: LOOKS_LIKE_A_HEADING,
                    text,
                });
            }
            _ => self.blocks.push(Block::Text(lines)),
        }
    }

    fn verbatim(&mut self, lines: Vec<Line>) {
        match self.blocks.last_mut() {
            _ if lines.is_empty() => {}
            Some(Block::Verbatim(before)) if self.list.is_empty() => before.extend(lines),
            _ => self.blocks.push(Block::Verbatim(lines)),
        }
    }

    /// An item without words may hold other items; its line says nothing by itself.
    fn end_item(&mut self, range: Range) {
        if let Some(item) = self.open.pop().and_then(|open| self.list.get_mut(open)) {
            item.lines.retain(|line| !line.text.trim().is_empty());
            if item.lines.is_empty() {
                item.lines.push(Line {
                    at: self.lines.at(range.start),
                    text: String::new(),
                });
            }
        }
    }

    fn end_list(&mut self) {
        if self.open.is_empty() && !self.list.is_empty() {
            let list = std::mem::take(&mut self.list);
            self.blocks.push(Block::List(list));
        }
    }

    fn table(&mut self, events: &mut impl Iterator<Item = (Event<'t>, Range)>) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut row = Row::default();
        while let Some((event, range)) = events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    row = Row {
                        at: self.lines.at(range.start),
                        cells: Vec::new(),
                    }
                }
                Event::Start(Tag::TableCell) => {
                    let lines = self.inline(events, |end| matches!(end, TagEnd::TableCell));
                    row.cells.push(joined(&lines));
                }
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                    self.longer_than_its_head(&mut row, &range);
                    rows.push(std::mem::take(&mut row));
                }
                _ => {}
            }
        }
        rows
    }

    /// Markdown drops the cells that a row has beyond its head. We do not.
    fn longer_than_its_head(&self, row: &mut Row, range: &Range) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let written = cells(source.trim());
        if written.len() > row.cells.len() {
            row.cells.extend(written.into_iter().skip(row.cells.len()));
        }
    }
}

/// Collects words, line by line.
struct Words<'t> {
    source: &'t Lines<'t>,
    lines: Vec<Line>,
    links: Vec<(String, usize)>,
}

impl<'t> Words<'t> {
    fn new(source: &'t Lines<'t>) -> Self {
        Self {
            source,
            lines: Vec::new(),
            links: Vec::new(),
        }
    }

    fn take(&mut self, event: &Event<'_>, range: &Range) {
        match event {
            Event::Text(text) | Event::Code(text) => self.say(text, range),
            Event::InlineHtml(html) if is_break(html) => self.new_line(range.start),
            Event::InlineHtml(html) | Event::Html(html) => self.say(html, range),
            Event::SoftBreak | Event::HardBreak => self.new_line(range.end),
            Event::Start(_) => self.start(event, range),
            Event::End(TagEnd::Link | TagEnd::Image) => self.end_link(range),
            _ => {}
        }
    }

    fn start(&mut self, event: &Event<'_>, _: &Range) {
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
            let said = self.lines.last().map_or(0, |line| line.text.len());
            self.links.push((dest_url.to_string(), said));
        }
    }

    /// The address of a link is kept beside its words, unless they are the same.
    fn end_link(&mut self, range: &Range) {
        let Some((address, from)) = self.links.pop() else {
            return;
        };
        let said = self
            .lines
            .last()
            .and_then(|line| line.text.get(from..))
            .unwrap_or_default();
        if !address.is_empty() && said != address && address != format!("mailto:{said}") {
            let said = said.is_empty();
            self.say(&if said { address } else { format!(" {address}") }, range);
        }
    }

    fn say(&mut self, text: &str, range: &Range) {
        let text = text.replace("**", "");
        match self.lines.last_mut() {
            Some(line) => line.text.push_str(&text),
            None => self.lines.push(Line {
                at: self.source.at(range.start),
                text,
            }),
        }
    }

    fn new_line(&mut self, at: usize) {
        self.lines.push(Line {
            at: self.source.at(at),
            text: String::new(),
        });
    }
}

fn is_break(html: &str) -> bool {
    let tag: String = html.chars().filter(|it| !it.is_whitespace()).collect();
    matches!(tag.to_ascii_lowercase().as_str(), "<br>" | "<br/>" | "</br>")
}

/// More words of an item: on the same line, unless they follow a line break.
fn extend(lines: &mut Vec<Line>, more: Vec<Line>, breaks: bool) {
    let mut more = more.into_iter();
    if let Some(last) = lines.last_mut().filter(|_| !breaks)
        && let Some(first) = more.next()
    {
        last.text.push_str(&first.text);
    }
    lines.extend(more);
}

fn joined(lines: &[Line]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
    lines.join("\n")
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The cells between the bars of a line. `\|` is no bar, nor is one in code.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let (mut escaped, mut code) = (false, false);
    for it in line.chars() {
        match it {
            '|' | '｜' if !escaped && !code => cells.push(String::new()),
            _ => {
                code ^= it == '`';
                if let Some(cell) = cells.last_mut() {
                    cell.push(it);
                }
            }
        }
        escaped = it == '\\' && !escaped;
    }
    let mut cells: Vec<String> = cells.into_iter().map(|it| plain(it.trim())).collect();
    if line.starts_with(['|', '｜']) {
        cells.remove(0);
    }
    if line.ends_with(['|', '｜']) && !line.ends_with("\\|") {
        cells.pop();
    }
    cells
}

/// A cell without the markup that matters in tables.
fn plain(cell: &str) -> String {
    let cell = cell.replace("**", "").replace("\\|", "|").replace('`', "");
    ["<br>", "<br/>", "<br />", "<BR>"]
        .iter()
        .fold(cell, |cell, tag| cell.replace(tag, "\n"))
}

/// What only looks like text: rows of bars, lines that begin with ■ or 【…】, bullets that Markdown does not know.
fn look_again(block: Block) -> Vec<Block> {
    let Block::Text(lines) = block else {
        return vec![block];
    };
    let mut blocks: Vec<Block> = Vec::new();
    let alone = lines.len() == 1;
    let mut bars = 0;
    for (at, line) in lines.iter().enumerate() {
        bars = match bars {
            0 => bars_from(&lines[at..]),
            more => more - 1,
        };
        if bars > 0 {
            push_row(
                &mut blocks,
                line,
                bars == bars_from(&lines[at..]) && (at == 0 || bars_from(&lines[at - 1..]) == 0),
            );
        } else if let Some(text) = heading_sign(&line.text, alone) {
            blocks.push(Block::Heading {
                at: line.at,
                depth: LOOKS_LIKE_A_HEADING,
                text,
            });
        } else if let Some((depth, text)) = bullet(&line.text) {
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
        } else if let Some(Block::Text(text)) = blocks.last_mut() {
            text.push(line.clone());
        } else {
            blocks.push(Block::Text(vec![line.clone()]));
        }
    }
    blocks
}

/// How many lines from here on are rows of one table: at least two, each with two bars or more.
fn bars_from(lines: &[Line]) -> usize {
    let is_row = |line: &&Line| line.text.matches(['|', '｜']).count() >= 2;
    let rows = lines.iter().take_while(is_row).count();
    if rows >= 2 { rows } else { 0 }
}

fn push_row(blocks: &mut Vec<Block>, line: &Line, first: bool) {
    let row = Row {
        at: line.at,
        cells: cells(line.text.trim()),
    };
    let ruler = row.cells.iter().all(|cell| {
        !cell.is_empty()
            && cell
                .chars()
                .all(|it| matches!(it, '-' | ':' | ' ' | 'ー' | '－' | '―'))
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
fn heading_sign(text: &str, alone: bool) -> Option<String> {
    let text = text.trim();
    if text.chars().count() > 40 || text.ends_with('。') {
        return None;
    }
    let framed = |open, close| {
        text.strip_prefix(open)
            .and_then(|text: &str| text.strip_suffix(close))
    };
    if let Some(inner) = framed('【', '】').or(framed('＜', '＞')).or(framed('《', '》')) {
        return Some(inner.trim().to_owned());
    }
    let signed = text.starts_with(['■', '◆', '□', '◇', '▼', '●']);
    let numbered = alone
        && (text.starts_with(['(', '（']) || narrow(text.chars().next()?).is_ascii_digit())
        && !text.contains(['→', '⇒']);
    let bare = without_bullet(text);
    ((signed || numbered) && bare != text && !bare.contains([':', '：'])).then(|| bare.to_owned())
}

/// `・ログ確認`, `①ログ確認`: items of a list, though not of Markdown's.
fn bullet(text: &str) -> Option<(usize, &str)> {
    let bare = text.trim_start();
    let indent = text[..text.len() - bare.len()]
        .chars()
        .map(|it| if it == '\u{3000}' { 2 } else { 1 })
        .sum::<usize>()
        / 2;
    let signed = bare.starts_with(['・', '･', '•', '●', '○', '◎', '‣', '◦'])
        || bare.starts_with(|it| ('①'..='⑳').contains(&it));
    let depth = indent + usize::from(bare.starts_with(['○', '◦']));
    signed.then(|| (depth, without_bullet(bare)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document in short: `#2 heading`, `|a|b`, `0-item`, `>text`, `` `code``.
    fn outline(text: &str) -> Vec<String> {
        let mut said = Vec::new();
        for block in read(text).blocks {
            match block {
                Block::Heading { at, depth, text } => said.push(format!("{}#{depth} {text}", at.line)),
                Block::Table(rows) => said.extend(
                    rows.iter()
                        .map(|row| format!("{}|{}", row.at.line, row.cells.join("|"))),
                ),
                Block::List(items) => said.extend(
                    items
                        .iter()
                        .map(|it| format!("{}-{} {}", it.at().line, it.depth, it.text())),
                ),
                Block::Text(lines) => {
                    said.extend(lines.iter().map(|it| format!("{}> {}", it.at.line, it.text)));
                }
                Block::Verbatim(lines) => {
                    said.extend(lines.iter().map(|it| format!("{}` {}", it.at.line, it.text)));
                }
            }
        }
        said
    }

    #[test]
    fn blocks_keep_their_lines() {
        let cases: &[(&str, &[&str])] = &[
            ("# 1. 計画\n\n本文\n続き\n", &["1#1 計画", "3> 本文", "4> 続き"]),
            (
                "- a\n  - b **c** d\n    続き\n- e\n",
                &["1-0 a", "2-1 b c d\n続き", "4-0 e"],
            ),
            ("- [ ] 確認\n- [x] 済\n", &["1-0 [ ] 確認", "2-0 [x] 済"]),
            ("|a|b|\n|-|-|\n|1<br>2|x|余り|\n", &["1|a|b", "3|1\n2|x|余り"]),
            ("a|b|c\n1|2|3\n", &["1|a|b|c", "2|1|2|3"]),
            (
                "**日次**\n\n・ログ\n・容量\n",
                &["1#7 日次", "3-0 ログ", "4-0 容量"],
            ),
            ("■週次\n本文\n", &["1#7 週次", "2> 本文"]),
            (
                "```mermaid\n|a|b|\n|-|-|\n```\n終\n",
                &["1` ```mermaid", "2` |a|b|", "3` |-|-|", "4` ```", "5> 終"],
            ),
            ("```\n閉じない\n", &["1` ```", "2` 閉じない"]),
            (
                "[手順](https://example.jp/a)を見る\n",
                &["1> 手順 https://example.jp/aを見る"],
            ),
            (
                "<!-- 注 -->\n\n1. 一\n2. 二\n",
                &["1` <!-- 注 -->", "3-0 一", "4-0 二"],
            ),
            ("---\ntitle: 計画\n---\n# x\n", &["2> title: 計画", "4#1 x"]),
            ("---\n\n---\n\n# x\n", &["5#1 x"]),
        ];
        for (text, expected) in cases {
            assert_eq!(outline(text), *expected, "{text}");
        }
    }
}
