//! What was recorded, and what remains.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Verb, task};
use crate::due::Item;
use crate::plan::{Language, Plan};
use crate::say::{self, day, settle as words};
use crate::show::{Answer, Tone, View};

/// The answer: what was recorded and what remains.
#[derive(Debug, Serialize)]
pub(super) struct Settled<'a> {
    pub(super) version: u32,
    pub(super) items: Vec<Line>,
    #[serde(skip)]
    pub(super) plan: &'a Plan,
    #[serde(skip)]
    pub(super) verb: Verb,
}

#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) fact: String,
    #[serde(flatten)]
    pub(super) item: Item,
    /// What is still open of the same task.
    pub(super) remaining: Vec<Item>,
    #[serde(skip)]
    pub(super) picked_oldest: bool,
}

/// The answer to a program where nothing was recorded.
#[derive(Debug, Serialize)]
pub(super) struct Refused {
    pub(super) version: u32,
    pub(super) items: [Line; 0],
    pub(super) nothing: Nothing,
}

/// Nothing was open, or somebody was faster.
#[derive(Debug, Serialize)]
pub(super) struct Nothing {
    pub(super) task: String,
    pub(super) last_done: Option<NaiveDate>,
    /// When the next one opens.
    pub(super) opens: Option<NaiveDate>,
    /// Its deadline.
    pub(super) due: Option<NaiveDate>,
    /// As a sentence; people read it on stderr.
    #[serde(skip)]
    pub(super) why: String,
}

impl Answer for Refused {
    fn view(&self, _lang: Language) -> View {
        View::default()
    }
}

impl Answer for Settled<'_> {
    fn view(&self, lang: Language) -> View {
        self.items
            .iter()
            .fold(View::default(), |view, line| self.say(view, lang, line))
    }
}

impl Settled<'_> {
    fn say(&self, view: View, lang: Language, line: &Line) -> View {
        let workdays = &self.plan.workdays;
        let title = say::due::title(lang, &line.item, workdays.fiscal_year_starts);
        let due = day::date(lang, line.item.due);
        let what = match self.verb {
            Verb::Done { ng } => words::done(lang, &self.done(lang, &line.item, ng), &title, &due),
            Verb::Skipped => words::skipped(lang, &title, &due),
            Verb::Deferred(to) => words::deferred(lang, &title, &due, &day::date(lang, to)),
            Verb::Confirmed => words::confirmed(lang, &title, &due),
        };
        let view = view.toned(Tone::Good, what);
        let view = if self.waits(&line.item) {
            view.line(words::to_confirm(lang, &line.item.task))
        } else {
            view
        };
        let view = if line.picked_oldest {
            view.line(words::took_oldest(lang))
        } else {
            view
        };
        let waits = line.remaining.is_empty();
        if waits {
            view.toned(Tone::Dim, words::nothing_remains(lang))
        } else {
            self.remains(view, lang, line)
        }
    }

    fn done(&self, lang: Language, item: &Item, ng: bool) -> String {
        let word = if ng {
            say::due::done_ng(lang)
        } else {
            say::due::done(lang)
        };
        let word = if self.waits(item) {
            say::due::to_confirm(lang)
        } else {
            word
        };
        match item.late_days {
            0 => word,
            _ => words::late(lang, &word, &say::due::late_by(lang, item)),
        }
    }

    /// Does what was done just now wait for another person?
    fn waits(&self, item: &Item) -> bool {
        let confirms = task(self.plan, item).is_some_and(|task| task.confirm.is_some());
        confirms && matches!(self.verb, Verb::Done { .. })
    }

    fn remains(&self, view: View, lang: Language, line: &Line) -> View {
        let workdays = &self.plan.workdays;
        let rows = line.remaining.iter();
        let view = view.line(words::remains(lang, line.remaining.len()));
        rows.fold(view, |view, item| {
            let title = say::due::title(lang, item, workdays.fiscal_year_starts);
            view.line(format!("  {} {title}", day::date(lang, item.due)))
        })
    }
}
