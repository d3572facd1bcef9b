//! The screen: what is overdue, due, to be confirmed and coming up, and a line for the rest.

use chrono::NaiveDate;
use serde::Serialize;

use super::shared::Shared;
use crate::due::{Item, Section, State};
use crate::plan::{Language, Party, Plan};
use crate::say::{day, due as words, list};
use crate::show::{Answer, Cell, Table, Tone, View};

/// The answer.
#[derive(Debug, Serialize)]
pub(super) struct Due<'a> {
    pub(super) version: u32,
    pub(super) date: NaiveDate,
    pub(super) items: Vec<Item>,
    /// How old the records of others are.
    #[serde(rename = "others", skip_serializing_if = "Option::is_none")]
    pub(super) heard: Option<Shared>,
    #[serde(skip)]
    pub(super) screen: Screen<'a>,
}

/// What the screen needs beside the items.
#[derive(Debug)]
pub(super) struct Screen<'a> {
    pub(super) plan: &'a Plan,
    pub(super) is_today: bool,
    pub(super) lists_all: bool,
    /// Only a part was asked for: that there is none of it says nothing about the day.
    pub(super) is_part: bool,
    pub(super) is_quiet: bool,
}

impl Answer for Due<'_> {
    fn view(&self, lang: Language) -> View {
        let screen = &self.screen;
        let workdays = &screen.plan.workdays;
        if screen.is_quiet
            && !self
                .items
                .iter()
                .any(|item| item.section(self.date) <= Section::Announced)
        {
            return View::default();
        }
        let closed = words::closed(lang, self.date, workdays);
        let heading = [Some(day::date(lang, self.date)), closed].into_iter().flatten();
        let mut view = View::default().title(heading.collect::<Vec<_>>().join(" "));
        for section in [
            Section::Overdue,
            Section::Today,
            Section::ToConfirm,
            Section::Announced,
        ] {
            view = self.section(view, lang, section);
        }
        if screen.lists_all {
            view = self.section(view, lang, Section::Rest);
            view = self.section(view, lang, Section::Upcoming);
        }
        let view = self.close(view, lang);
        match &self.heard {
            Some(shared) => shared.line(view, lang),
            None => view,
        }
    }

    fn sheet(&self, lang: Language) -> Option<Table> {
        Some(sheet(lang, self.screen.plan, self.items.iter()))
    }
}

/// What is owed as a table for a spreadsheet: dates as dates, a number as a number, the id that `done` takes.
pub(in crate::cli) fn sheet<'a>(lang: Language, plan: &Plan, items: impl Iterator<Item = &'a Item>) -> Table {
    let mut table = Table::new([
        words::column_state(lang),
        words::column_due(lang),
        words::column_late(lang),
        words::column_task(lang),
        words::column_assignee(lang),
        words::column_category(lang),
        "ID".to_owned(),
    ]);
    for item in items {
        let at = item.at.map(|at| at.format(" %H:%M").to_string());
        let owners: Vec<&str> = item.assignee.iter().map(|owner| owner.name.as_str()).collect();
        table.row([
            words::state(lang, item),
            format!("{}{}", item.due, at.unwrap_or_default()),
            item.late_business_days.to_string(),
            words::title(lang, item, plan.workdays.fiscal_year_starts),
            owners.join(", "),
            item.category.clone(),
            item.task.clone(),
        ]);
    }
    table
}

impl Due<'_> {
    fn of(&self, section: Section) -> Vec<&Item> {
        self.items
            .iter()
            .filter(|item| item.section(self.date) == section)
            .collect()
    }

    fn section(&self, view: View, lang: Language, section: Section) -> View {
        let items = self.of(section);
        if items.is_empty() {
            return match section {
                Section::Today if !self.screen.is_part && !self.holds_today() => {
                    view.gap().line(self.nothing(lang))
                }
                _ => view,
            };
        }
        let (tone, heading) = self.heading(lang, section, items.len());
        let mut table = Table::new([
            words::column_due(lang),
            words::column_task(lang),
            words::column_assignee(lang),
            words::column_category(lang),
        ]);
        for item in &items {
            table.row(self.row(lang, item, tone));
        }
        let view = view.gap().toned(tone, heading).table(table);
        items
            .iter()
            .filter_map(|item| self.stopped(lang, item))
            .fold(view, |view, line| view.toned(Tone::Warn, line))
    }

    /// Does an overdue row stand for today's as well?
    fn holds_today(&self) -> bool {
        self.items
            .iter()
            .any(|item| item.is_pressing() && item.closes.0 == self.date)
    }

    fn heading(&self, lang: Language, section: Section, count: usize) -> (Tone, String) {
        match section {
            Section::Overdue => (Tone::Bad, words::overdue_section(lang, count)),
            Section::Today if self.screen.is_today => (Tone::Strong, words::today_section(lang, count)),
            Section::Today => (Tone::Strong, words::day_section(lang, count)),
            Section::ToConfirm => (Tone::Warn, words::confirm_section(lang, count)),
            Section::Announced => (Tone::Strong, words::announced_section(lang, count)),
            Section::Rest | Section::Settled => (Tone::Dim, words::rest_section(lang, count)),
            Section::Upcoming => (Tone::Dim, words::upcoming_section(lang, count)),
        }
    }

    fn row(&self, lang: Language, item: &Item, tone: Tone) -> [Cell; 4] {
        let plan = self.screen.plan;
        let title = words::title_on(lang, item, plan.workdays.fiscal_year_starts, self.date);
        let deadline = match &item.done_by {
            Some(by) => self.waits(lang, item, by),
            None => words::deadline(lang, item, self.date, &plan.workdays),
        };
        let tone = if tone == Tone::Bad { Tone::Bad } else { Tone::Plain };
        [
            Cell::toned(tone, deadline),
            title.into(),
            self.owners(lang, item).into(),
            item.category.clone().into(),
        ]
    }

    /// Whose it is; of a role that has a rota then, with whoever's turn it is.
    fn owners(&self, lang: Language, item: &Item) -> String {
        let (plan, owners) = (self.screen.plan, words::owners(lang, item));
        let Some(Party::Role(role)) = item.assignee.first().and_then(|owner| owner.party) else {
            return owners;
        };
        let turns = plan.at_work(&plan[role], item.due.max(self.date));
        let turns = turns.iter().filter(|it| it.by.is_some());
        let names: Vec<&str> = turns.map(|it| plan[it.who].name.as_str()).collect();
        match names.as_slice() {
            [] => owners,
            names => words::owner_on_duty(lang, &owners, &list(lang, names)),
        }
    }

    fn waits(&self, lang: Language, item: &Item, by: &str) -> String {
        let contact = self.screen.plan.contacts.iter().find(|contact| contact.id == by);
        let name = contact.map_or(by, |contact| &contact.name);
        words::waits(
            lang,
            name,
            &day::short_date(lang, item.settled.unwrap_or(self.date)),
        )
    }

    /// Automatic work that is overdue says that its automation has stopped.
    fn stopped(&self, lang: Language, item: &Item) -> Option<String> {
        let automation = item
            .automation
            .as_ref()
            .filter(|_| item.state == State::Overdue)?;
        let last = automation.last_ran.map_or_else(
            || words::never(lang),
            |last| day::near_date(lang, last, self.date),
        );
        Some(words::stopped(lang, &item.title, &automation.check, &last))
    }

    fn nothing(&self, lang: Language) -> String {
        if self.screen.is_today {
            words::nothing_today(lang)
        } else {
            words::nothing_that_day(lang)
        }
    }

    fn close(&self, view: View, lang: Language) -> View {
        let rest = self.of(Section::Rest).len();
        if self.screen.is_part && self.items.is_empty() {
            return view.gap().line(words::nothing_found(lang));
        }
        match rest {
            0 => view,
            _ if self.screen.lists_all => view,
            rest => view.gap().toned(Tone::Dim, words::rest(lang, rest)),
        }
    }
}
