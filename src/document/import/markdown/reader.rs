//! Walks over the events of the parser.

use std::iter::Peekable;
use std::vec::IntoIter;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::super::block::{At, Block, Item, Line};
use super::super::words::without_bullet;
use super::inline::{Words, extend, joined};
use super::lines::Lines;
use super::ruled::Ruled;
use super::{LOOKS_LIKE_A_HEADING, html};

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) lines: &'t Lines<'t>,
    pub(super) blocks: Vec<Block>,
    /// The items of the list being read, and which of them are open.
    pub(super) list: Vec<Item>,
    pub(super) open: Vec<usize>,
    /// Depth of bold text, and whether the paragraph holds any that is not.
    pub(super) bold: usize,
    pub(super) plain: bool,
    /// The term that is being defined, and how many items stand before its own.
    pub(super) term: Option<(Vec<Line>, usize)>,
    /// Where a table of HTML ends: what the parser says of it is not asked.
    pub(super) read_to: usize,
    /// Tables that the parser does not know.
    pub(super) ruled: Peekable<IntoIter<Ruled>>,
    /// Rows that take several lines: which, and where each row stands.
    pub(super) spread: Vec<(Range, At)>,
}

pub(super) type Range = std::ops::Range<usize>;

impl<'t> Reader<'t> {
    pub(super) fn block(
        &mut self,
        event: &Event<'t>,
        range: Range,
        events: &mut impl Iterator<Item = (Event<'t>, Range)>,
    ) {
        if self.ruled.peek().is_some_and(|it| it.range.start <= range.start) {
            self.rest_of_ruled_to(range.start);
        }
        if range.start < self.read_to && !matches!(event, Event::End(_)) {
            return;
        }
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
            Event::Start(Tag::CodeBlock(kind)) => {
                skip(events, |end| matches!(end, TagEnd::CodeBlock));
                self.code(kind, range);
            }
            Event::Start(Tag::HtmlBlock) => {
                skip(events, |end| matches!(end, TagEnd::HtmlBlock));
                self.html(range);
            }
            Event::Start(Tag::DefinitionListTitle) => {
                self.end_term();
                let lines = self.inline(events, |end| matches!(end, TagEnd::DefinitionListTitle));
                self.term = Some((lines, self.list.len()));
            }
            Event::Start(Tag::Item | Tag::DefinitionListDefinition) => {
                let item = Item {
                    depth: self.open.len(),
                    lines: Vec::new(),
                };
                self.open.push(self.list.len());
                self.list.push(item);
            }
            Event::End(TagEnd::Item | TagEnd::DefinitionListDefinition) => self.end_item(range),
            Event::End(TagEnd::DefinitionList) => {
                self.end_term();
                self.end_list();
            }
            Event::End(TagEnd::List(_)) if self.open.is_empty() => self.end_list(),
            Event::Start(Tag::Paragraph) => {
                (self.bold, self.plain) = (0, false);
                let lines = self.inline(events, |end| matches!(end, TagEnd::Paragraph));
                self.paragraph(lines);
            }
            Event::Html(_) => self.html(range),
            Event::Rule => self.underlined(&range),
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

    pub(super) fn inline(
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

    /// Code that is in no language may be a drawing; what is only indented may be text.
    fn code(&mut self, kind: &CodeBlockKind<'_>, range: Range) {
        let lines = self.lines.as_they_stand(range.start, range.end);
        match kind {
            CodeBlockKind::Fenced(language)
                if matches!(language.trim(), "" | "text" | "txt" | "plaintext" | "plain") =>
            {
                self.end_list();
                let fence = |line: &Line| {
                    let bare = line.text.trim_start();
                    bare.starts_with("```") || bare.starts_with("~~~")
                };
                self.blocks.push(Block::Drawing(
                    lines.into_iter().filter(|line| !fence(line)).collect(),
                ));
            }
            CodeBlockKind::Indented if lines.iter().any(|line| is_japanese(&line.text)) => {
                self.paragraph(lines);
            }
            _ => self.verbatim(lines),
        }
    }

    /// HTML is not read, but for tables.
    fn html(&mut self, range: Range) {
        if range.start < self.read_to {
            return;
        }
        match html::table(self.text, range.start, self.lines) {
            Some((rows, end)) => {
                self.end_list();
                self.read_to = end;
                let last = self.lines.at(end.saturating_sub(1)).line as usize;
                self.spread_over(&rows, self.lines.at(range.start).line as usize..last + 1);
                self.blocks.push(Block::Table(rows));
            }
            None => self.verbatim(self.lines.between(range.start, range.end)),
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

    pub(super) fn end_list(&mut self) {
        if self.open.is_empty() && !self.list.is_empty() {
            let list = std::mem::take(&mut self.list);
            self.blocks.push(Block::List(list));
        }
    }
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

fn skip<'t>(events: &mut impl Iterator<Item = (Event<'t>, Range)>, ends: fn(&TagEnd) -> bool) {
    for (event, _) in events.by_ref() {
        if matches!(&event, Event::End(end) if ends(end)) {
            break;
        }
    }
}

fn is_japanese(text: &str) -> bool {
    text.contains(|it| ('ぁ'..='ヺ').contains(&it) || ('\u{4e00}'..='\u{9fff}').contains(&it))
}
