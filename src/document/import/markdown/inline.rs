//! The words of a paragraph, a heading or a cell, line by line and without markup.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::block::Line;
use super::lines::Lines;
use super::reader::Range;

/// Collects words, line by line.
pub(super) struct Words<'t> {
    source: &'t Lines<'t>,
    pub(super) lines: Vec<Line>,
    links: Vec<(String, usize)>,
}

impl<'t> Words<'t> {
    pub(super) fn new(source: &'t Lines<'t>) -> Self {
        Self {
            source,
            lines: Vec::new(),
            links: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, event: &Event<'_>, range: &Range) {
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

    pub(super) fn start(&mut self, event: &Event<'_>, _: &Range) {
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
        let said = text.split("**");
        match self.lines.last_mut() {
            Some(line) => line.text.extend(said),
            None => self.lines.push(Line {
                at: self.source.at(range.start),
                text: said.collect(),
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
pub(super) fn extend(lines: &mut Vec<Line>, more: Vec<Line>, breaks: bool) {
    let mut more = more.into_iter();
    if let Some(last) = lines.last_mut().filter(|_| !breaks)
        && let Some(first) = more.next()
    {
        last.text.push_str(&first.text);
    }
    lines.extend(more);
}

pub(super) fn joined(lines: &[Line]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
    lines.join("\n")
}
