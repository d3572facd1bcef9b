//! The screen of `status`: one line a subject, and under it what it is about.

use super::{Failing, Status, Unseen};
use crate::cli::incident::Night;
use crate::due::Item;
use crate::incident::Ledger;
use crate::say::{Language, day, due, incident, status as say};
use crate::show::{Answer, Table, Tone, View};

/// Lines that need more of the plan than the answer keeps.
#[derive(Debug, Default)]
pub(super) struct Lines {
    title: String,
    overdue: Vec<String>,
    incidents: Vec<String>,
}

impl Lines {
    pub(super) fn of(lang: Language, night: &Night, ledger: &Ledger, overdue: &[Item]) -> Self {
        let (today, workdays) = (night.today(), &night.plan.workdays);
        let overdue = overdue.iter().map(|item| {
            let title = due::title(lang, item, workdays.fiscal_year_starts);
            let deadline = due::deadline(lang, item, today, workdays);
            say::owed(lang, &title, &deadline, &due::owners(lang, item))
        });
        let moment = day::time(night.now_here().naive_local());
        Self {
            title: say::title(lang, &night.plan.about.name, &moment),
            overdue: overdue.collect(),
            incidents: ledger
                .open()
                .map(|it| incident::head(lang, &night.plan, it, night.now))
                .collect(),
        }
    }
}

impl Answer for Status {
    fn view(&self, lang: Language) -> View {
        let overdue = say::overdue(lang, self.overdue.len(), self.due_today);
        let view = View::default().title(self.lines.title.clone()).gap();
        let view = part(view, overdue, &self.lines.overdue);
        let view = part(
            view,
            say::failing(lang, self.failing.len(), self.checks),
            &self.failing_lines(lang),
        );
        let view = part(
            view,
            say::incidents(lang, self.incidents.len()),
            &self.lines.incidents,
        );
        let view = part(
            view,
            say::unsent(lang, self.unsent.len()),
            &self.unsent_lines(lang),
        );
        let view = part(view, say::stale(lang, self.stale.len()), &self.stale_lines(lang));
        let view = self
            .sights(lang)
            .into_iter()
            .fold(view, |view, (heading, lines)| part(view, heading, &lines));
        let tone = if self.tick_stopped { Tone::Bad } else { Tone::Good };
        view.toned(tone, self.tick_line(lang))
    }

    fn sheet(&self, lang: Language) -> Option<Table> {
        let parts = [
            (
                say::overdue(lang, self.overdue.len(), self.due_today),
                self.lines.overdue.clone(),
            ),
            (
                say::failing(lang, self.failing.len(), self.checks),
                self.failing_lines(lang),
            ),
            (
                say::incidents(lang, self.incidents.len()),
                self.lines.incidents.clone(),
            ),
            (say::unsent(lang, self.unsent.len()), self.unsent_lines(lang)),
            (say::stale(lang, self.stale.len()), self.stale_lines(lang)),
        ];
        let ticked = (self.tick_line(lang), Vec::new());
        let parts = parts.into_iter().chain(self.sights(lang)).chain([ticked]);
        let mut table = Table::new([say::column_subject(lang), say::column_what(lang)]);
        for (subject, lines) in parts {
            table.row([subject.clone(), String::new()]);
            lines
                .into_iter()
                .for_each(|line| table.row([subject.clone(), line]));
        }
        Some(table)
    }
}

impl Status {
    fn failing_lines(&self, lang: Language) -> Vec<String> {
        let since = |at: Option<_>| at.map(moment).unwrap_or_default();
        self.failing
            .iter()
            .map(|it| {
                let since = since(it.since);
                match it {
                    Failing { flapping: true, .. } => say::flaps(lang, &it.check, &since),
                    Failing { down: true, .. } => say::down(lang, &it.check, &since),
                    _ => say::failed(lang, &it.check, &since),
                }
            })
            .collect()
    }

    fn unsent_lines(&self, lang: Language) -> Vec<String> {
        self.unsent
            .iter()
            .map(|it| say::waits(lang, &it.name, &it.text, &moment(it.queued)))
            .collect()
    }

    /// When the cron line ran last.
    fn tick_line(&self, lang: Language) -> String {
        match self.ticked {
            Some(at) if self.tick_stopped => say::tick_stopped(lang, &moment(at)),
            Some(at) => say::ticked(lang, &moment(at)),
            None => say::never_ticked(lang),
        }
    }

    /// What this machine cannot see: only where there is something.
    fn sights(&self, lang: Language) -> Vec<(String, Vec<String>)> {
        let blind = |it: &Unseen| say::unseen(lang, &it.check, &moment(it.since), it.looks);
        let blind: Vec<String> = self.blind.iter().map(blind).collect();
        let blind = (!blind.is_empty()).then(|| (say::blind(lang, blind.len()), blind));
        let offline = self.offline.map(|since| {
            let told = crate::say::check::is_offline(lang, &moment(since));
            (say::offline(lang), vec![told])
        });
        blind.into_iter().chain(offline).collect()
    }

    fn stale_lines(&self, lang: Language) -> Vec<String> {
        let last = |at: Option<_>| at.map_or_else(|| say::never(lang), moment);
        self.stale
            .iter()
            .map(|it| say::not_run(lang, &it.check, &last(it.last_ran)))
            .collect()
    }
}

/// At most this many lines under one subject; the rest is counted.
const MOST: usize = 8;

fn part(view: View, heading: String, lines: &[String]) -> View {
    let tone = if lines.is_empty() { Tone::Good } else { Tone::Bad };
    let view = view.toned(tone, heading);
    let view = lines
        .iter()
        .take(MOST)
        .fold(view, |view, line| view.line(format!("  {line}")));
    match lines.len().saturating_sub(MOST) {
        0 => view,
        more => view.toned(Tone::Dim, format!("  +{more}")),
    }
}

fn moment(at: chrono::DateTime<chrono::FixedOffset>) -> String {
    day::time(at.naive_local())
}
