//! What `import` answers: what came in, what is doubtful, and what was left.

use serde::Serialize;

use super::Args;
use super::texts::Texts;
use crate::document::import::entry::Entry;
use crate::document::import::found::{Doubt, Doubtful, Found, Heading, Left};
use crate::document::import::merge::Change;
use crate::plan::{self, File};
use crate::say;
use crate::show::{Answer, Cell, Table, Tone, View};

/// What came in, and what did not.
#[derive(Debug, Serialize)]
pub(super) struct Imported<'a> {
    version: u32,
    directory: String,
    written: bool,
    items: Vec<Written<'a>>,
    changes: &'a [Change],
    unfilled: Vec<&'a Doubt>,
    doubts: Vec<&'a Doubt>,
    left: Vec<&'a Left>,
    headings: &'a [Heading],
    #[serde(skip)]
    update: bool,
    sheets: &'a [String],
}

#[derive(Debug, Serialize)]
struct Written<'a> {
    file: &'static str,
    entries: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// What the answer is made of.
pub(super) struct Parts<'a> {
    pub(super) directory: String,
    pub(super) found: &'a Found,
    /// The words that are in no entry of it.
    pub(super) lost: &'a [Left],
    pub(super) entries: &'a [Entry],
    pub(super) texts: &'a Texts,
    pub(super) changes: &'a [Change],
    pub(super) sheets: &'a [String],
}

pub(super) fn answer<'a>(args: &Args, parts: Parts<'a>) -> Imported<'a> {
    let count = |file: File| {
        parts
            .entries
            .iter()
            .filter(|it| it.file == file && it.table != "levels" && !it.draft)
            .count()
    };
    let items = parts.texts.iter().map(|(file, text)| Written {
        file: file.name(),
        entries: count(*file),
        text: args.dry_run.then_some(text),
    });
    let (unfilled, doubts) = parts
        .found
        .doubts
        .iter()
        .partition(|it| matches!(it.what, Doubtful::Unfilled(_)));
    let mut left: Vec<&Left> = parts.found.left.iter().chain(parts.lost).collect();
    left.sort_by_key(|left| left.at);
    Imported {
        version: 1,
        directory: parts.directory,
        written: !args.dry_run,
        items: items.collect(),
        changes: parts.changes,
        unfilled,
        doubts,
        left,
        headings: &parts.found.headings,
        update: args.update,
        sheets: parts.sheets,
    }
}

impl Answer for Imported<'_> {
    fn view(&self, lang: plan::Language) -> View {
        let title = if self.written {
            say::import::written(lang, &self.directory)
        } else {
            say::import::would_write(lang, &self.directory)
        };
        let mut view = View::default().toned(Tone::Good, title);
        let mut files = Table::new([say::import::file(lang), say::import::entries(lang)]);
        for item in &self.items {
            files.row([Cell::from(item.file), Cell::number(item.entries)]);
        }
        view = view.table(files);
        if self.update {
            view = self.differences(lang, view);
        } else {
            for item in &self.items {
                if let Some(text) = item.text {
                    view = view.gap().title(item.file).verbatim(text);
                }
            }
        }
        view = self.doubts(
            lang,
            view,
            &self.unfilled,
            say::import::unfilled_heading(lang, self.unfilled.len()),
        );
        view = self.doubts(
            lang,
            view,
            &self.doubts,
            say::import::doubts_heading(lang, self.doubts.len()),
        );
        if self.left.is_empty() {
            return view;
        }
        let mut left = Table::new([
            say::import::line(lang),
            say::import::words(lang),
            say::import::reason(lang),
        ]);
        for it in &self.left {
            left.row([
                say::import::place(lang, self.sheets, it.at),
                it.text.clone(),
                say::import::why(lang, it.why),
            ]);
        }
        view.gap()
            .toned(Tone::Strong, say::import::left_heading(lang, self.left.len()))
            .table(left)
    }
}

impl Imported<'_> {
    fn doubts(&self, lang: plan::Language, view: View, doubts: &[&Doubt], heading: String) -> View {
        let mut table = Table::new([
            say::import::line(lang),
            say::import::what(lang),
            say::import::words(lang),
        ]);
        for it in doubts {
            table.row([
                say::import::place(lang, self.sheets, it.at),
                it.of.clone(),
                say::import::doubt(lang, &it.what),
            ]);
        }
        if doubts.is_empty() {
            view
        } else {
            view.gap().toned(Tone::Strong, heading).table(table)
        }
    }

    fn differences(&self, lang: plan::Language, view: View) -> View {
        if self.changes.is_empty() {
            return view.line(say::import::unchanged(lang));
        }
        let mut table = Table::new([
            say::import::what(lang),
            say::import::key(lang),
            say::import::before(lang),
            say::import::after(lang),
        ]);
        for it in self.changes {
            let [key, before] = [&it.key, &it.before].map(|it| it.clone().unwrap_or_default());
            table.row([it.of.clone(), key, before, it.after.clone()]);
        }
        view.gap()
            .toned(Tone::Strong, say::import::differences(lang))
            .table(table)
    }
}
