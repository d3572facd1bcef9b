//! How the page of a handover looks.

use chrono::NaiveDate;

use super::gathered::{Handover, Unsent};
use super::happened::Happened;
use crate::cli::incident::{Night, next};
use crate::due::Item;
use crate::incident::Ledger;
use crate::plan::Plan;
use crate::say::{self, Language, handover as words, incident};
use crate::show::{Table, Tone, View};

impl Handover {
    /// The page, in the order in which the next shift reads it.
    pub(super) fn drawn(&self, lang: Language, night: &Night, ledger: &Ledger) -> View {
        let plan = &night.plan;
        let span = [self.since, self.until].map(|at| incident::moment(plan, at.to_utc()));
        let due = due_table(lang, plan, &self.due, night.today());
        let happened = |title, rows| section(title, happened(lang, night, rows), words::nothing(lang));
        let parts = [
            section(
                words::notes(lang),
                notes(lang, night, &self.notes),
                words::no_notes(lang),
            ),
            self.open(lang, night, ledger),
            happened(words::events(lang), &self.events),
            happened(words::checks(lang), &self.checks),
            happened(words::work(lang), &self.work),
            section(words::due_today(lang), due, words::none_due(lang)),
            section(
                words::unsent(lang),
                unsent(lang, plan, &self.unsent),
                words::none_unsent(lang),
            ),
        ];
        let title = View::default().title(words::title(lang, &span[0], &span[1]));
        parts.into_iter().fold(title, |view, part| view.gap().and(part))
    }

    /// The incidents that are open, with what comes next in each.
    fn open(&self, lang: Language, night: &Night, ledger: &Ledger) -> View {
        let title = words::open_incidents(lang, self.incidents.len());
        let mut view = View::default().toned(Tone::Strong, title);
        if self.incidents.is_empty() {
            view = view.line(incident::none_is_open(lang));
        }
        ledger.open().fold(view, |view, one| {
            view.toned(Tone::Bad, incident::head(lang, &night.plan, one, night.now))
                .and(next(lang, night, one))
        })
    }
}

fn notes(lang: Language, night: &Night, rows: &[Happened]) -> Table {
    let mut table = Table::new([incident::when(lang), incident::who(lang), incident::content(lang)]);
    for row in rows {
        table.row([when(night, row), who(night, row), row.text.clone()]);
    }
    table
}

fn happened(lang: Language, night: &Night, rows: &[Happened]) -> Table {
    let mut table = Table::new([
        incident::when(lang),
        words::about(lang),
        incident::what(lang),
        incident::who(lang),
        incident::content(lang),
    ]);
    for row in rows {
        table.row([
            when(night, row),
            row.about.clone(),
            words::kind(lang, &row.kind),
            who(night, row),
            row.text.clone(),
        ]);
    }
    table
}

fn when(night: &Night, row: &Happened) -> String {
    incident::clock(&night.plan, row.at.to_utc(), night.now)
}

fn who(night: &Night, row: &Happened) -> String {
    incident::person(&night.plan, &row.by).to_owned()
}

fn unsent(lang: Language, plan: &Plan, letters: &[Unsent]) -> Table {
    let mut table = Table::new([
        words::channel(lang),
        words::waiting_since(lang),
        incident::content(lang),
        words::why(lang),
    ]);
    for it in letters {
        table.row([
            it.channel.clone(),
            incident::moment(plan, it.queued.to_utc()),
            it.text.clone(),
            it.error.clone().unwrap_or_default(),
        ]);
    }
    table
}

fn due_table(lang: Language, plan: &Plan, items: &[Item], today: NaiveDate) -> Table {
    let head = [
        say::due::column_due(lang),
        say::due::column_task(lang),
        say::due::column_assignee(lang),
    ];
    let mut table = Table::new(head).whole([0]);
    for item in items {
        let starts = plan.workdays.fiscal_year_starts;
        table.row([
            say::due::deadline(lang, item, today, &plan.workdays),
            say::due::title_on(lang, item, starts, today),
            say::due::owners(lang, item),
        ]);
    }
    table
}

/// A heading and its table, or that there is nothing under it.
fn section(title: String, table: Table, empty: String) -> View {
    let view = View::default().toned(Tone::Strong, title);
    if table.rows.is_empty() {
        view.toned(Tone::Dim, empty)
    } else {
        view.table(table)
    }
}
