//! What headings say of the blocks below them.

use foldhash::HashSet;

use super::super::block::{At, Block, Line, one_line};
use super::super::column::{Subject, subject};
use super::super::found::Heading;
use super::super::frequency::{self, Timing};
use super::super::words::fold;
use super::super::{dates, direction, names, path, tasks};
use super::Reader;
use crate::plan::Method;

/// What the headings above a block say.
#[derive(Clone, Debug, Default)]
pub(in crate::document::import) struct Context {
    pub(in crate::document::import) subject: Option<Subject>,
    pub(in crate::document::import) timing: Option<Timing>,
    pub(in crate::document::import) method: Option<Method>,
    /// Who does it.
    pub(in crate::document::import) who: Option<String>,
    /// The deepest heading that is neither a subject nor a frequency.
    pub(in crate::document::import) category: Option<(At, String)>,
    /// The deepest heading.
    pub(in crate::document::import) heading: String,
}

impl Reader {
    pub(super) fn heading(&mut self, at: At, depth: u8, text: &str) {
        self.end_titled(depth);
        direction::direction(
            self,
            &Line {
                at,
                text: text.to_owned(),
            },
        );
        self.above.retain(|(above, _)| *above < depth);
        let parent = self.context();
        let text = one_line(text);
        if let Some(section) = tasks::section::begins(self, at, depth, &text) {
            self.section = Some(section);
            self.heading_told(at, text.clone());
            let heading = text;
            return self.above.push((depth, Context { heading, ..parent }));
        }
        let of_sheet = at.line == 0;
        if self.names_document(at, depth, &text) {
            self.titled = true;
            self.found.name = Some(text.clone());
            self.heading_told(at, text);
            return self.above.push((depth, Context::default()));
        }
        if of_sheet && is_unnamed(&text) {
            self.of_sheet = true;
            return self.above.push((depth, Context::default()));
        }
        self.of_sheet = of_sheet && depth == 1 && subject(&text).is_none();
        let context = self.said(at, depth, &text, &parent);
        self.above.push((depth, context));
    }

    /// Is it the title of the document, or of its first sheet?
    fn names_document(&self, at: At, depth: u8, text: &str) -> bool {
        let title = if at.line == 0 {
            is_named(text) && subject(text).is_none_or(|it| it == Subject::Tasks)
        } else {
            is_title(text)
        };
        !self.titled && depth == 1 && (title || self.title == Some(at))
    }

    /// The last heading, which is called like a task, names what stands below it.
    pub(in crate::document::import) fn heading_of_others(&mut self, at: At) {
        if let Some((depth, context)) = self.above.pop() {
            let parent = self.context();
            let context = self.said(at, depth, &context.heading, &parent);
            self.above.push((depth, context));
        }
    }

    /// A heading, or the head of a table, was understood.
    pub(in crate::document::import) fn heading_told(&mut self, at: At, text: String) {
        self.found.headings.push(Heading { at, text });
        self.told(at);
    }

    /// What it says, beside what those above it say.
    fn said(&mut self, at: At, depth: u8, written: &str, parent: &Context) -> Context {
        let (bare, who) = names::answering(written);
        let text = bare.as_ref();
        let (timing, method) = frequency::of_heading(text);
        let among = self.is_among_tasks(depth, parent);
        let timing = timing.or_else(|| among.then(|| frequency::of_heading_among_tasks(text)).flatten());
        // `重大度A` below 通報経路: who is told then.
        let of_path = parent.subject == Some(Subject::Path) && path::whose(text).is_some();
        let own = subject(text).filter(|_| !of_path && (timing.is_none() || parent.subject.is_none()));
        let timed = timing.is_some().then_some(Subject::Tasks);
        let of_remarks = own.is_none()
            && parent.subject == Some(Subject::Tasks)
            && tasks::remark::is_heading_of_remarks(text);
        let mut context = Context {
            subject: own.or(parent.subject).or(timed),
            method: method.or(parent.method),
            who: who.or_else(|| parent.who.clone()),
            heading: text.to_owned(),
            ..parent.clone()
        };
        if own.is_some() && own != parent.subject {
            (context.category, context.timing) = (None, None);
        }
        if of_remarks {
            (context.subject, context.timing) = (None, None);
        } else if timing.is_none() && own.is_none() && is_procedure(text) {
            context = Context {
                heading: text.to_owned(),
                ..Context::default()
            };
        } else if timing.is_some() {
            context.who = frequency::whose(text).or(context.who);
            context.timing = timing;
        } else if own.is_none() {
            self.titled_task = tasks::heading::begins(at, depth, text, parent);
            context.category = Some((at, text.to_owned()));
        }
        let is_category = context.category.as_ref().is_some_and(|(it, _)| *it == at);
        if own.is_some() || context.timing.is_some() && !is_category {
            self.heading_told(at, written.to_owned());
        }
        if self.timed_at.is_some_and(|it| depth <= it) || context.timing.is_some() {
            self.timed_at = context.timing.as_ref().map(|_| depth);
        }
        context
    }

    /// Is it below a heading of tasks, or beside one that says how often?
    fn is_among_tasks(&self, depth: u8, parent: &Context) -> bool {
        parent.subject == Some(Subject::Tasks) || parent.subject.is_none() && self.timed_at == Some(depth)
    }

    /// The heading is in the plan: as a category, a level.
    pub(in crate::document::import) fn heading_used(&mut self) {
        let category = self
            .above
            .last()
            .and_then(|(_, context)| context.category.as_ref());
        if let Some((at, _)) = category {
            self.told(*at);
        }
    }
}

/// The one heading of the first depth, above sections of several subjects: what the whole document is called.
pub(super) fn title_of(blocks: &[Block]) -> Option<At> {
    let headings = || {
        blocks.iter().filter_map(|block| match block {
            Block::Heading { at, depth, text } if at.line > 0 => Some((*at, *depth, text)),
            _ => None,
        })
    };
    let (first, ..) = headings().next().filter(|(_, depth, _)| *depth == 1)?;
    let alone = headings().filter(|(_, depth, _)| *depth == 1).count() == 1;
    let said = headings().skip(1).filter_map(|(.., text)| subject(text));
    let subjects: HashSet<_> = said.collect();
    (alone && subjects.len() > 1).then_some(first)
}

/// `How to drop partitions`, 復旧手順: its steps are no tasks.
fn is_procedure(text: &str) -> bool {
    let small = text.to_lowercase();
    let ends = ["手順", "の方法", "のやり方", "の進め方", "procedure", "steps"];
    small.starts_with("how to ") || ends.iter().any(|it| small.ends_with(it))
}

/// Sheet1: the name that a spreadsheet gave.
fn is_unnamed(name: &str) -> bool {
    let folded = fold(name);
    let bare = folded.trim_end_matches(|it: char| it.is_ascii_digit() || matches!(it, '(' | ')'));
    matches!(bare, "sheet" | "シート" | "ワークシート" | "worksheet" | "table")
}

/// The first heading of a document is its title, unless it is plainly a section.
fn is_title(text: &str) -> bool {
    is_named(text) || (subject(text).is_none() && frequency::of_heading(text).0.is_none())
}

/// Is it called as documents are?
pub(super) fn is_named(text: &str) -> bool {
    const WORDS: &str = "計画書|設計書|引継書|運用計画|業務計画|運用設計|マニュアル|手順書|仕様書|ガイド|要領|規程|要項|計画表|plan|manual|runbook|handbook";
    let folded = fold(text);
    // Planned outages are no plan.
    let folded = folded.replace("planned", "").replace("planning", "");
    WORDS.split('|').any(|it| folded.contains(it))
}

/// Does the text say what follows?
pub(in crate::document::import) fn is_heading(text: &str) -> bool {
    text.chars().count() <= 40
        && (subject(text).is_some() || frequency::of_heading(text).0.is_some() && !is_period(text))
}

/// `2026年4月`: for when a sheet is.
fn is_period(text: &str) -> bool {
    let mut days = dates::months(text).into_iter();
    days.next().is_some() && text.contains('年') && text.ends_with('月')
}
