//! `due`: what is owed today, or on another day.

use chrono::NaiveDate;
use serde::Serialize;

use super::owing::NEEDS;
use super::{Desk, Exit, Failure, Opened, Outcome};
use crate::calendar::Span;
use crate::due::{Item, Section, State};
use crate::plan::{ContactRef, Language, Method, Party, Plan};
use crate::say::{self, day, due as words};
use crate::show::{Answer, Cell, Table, Tone, View};

/// Shows what is owed: overdue, due today, coming up
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What is owed today (the default)
    #[arg(long, conflicts_with = "date")]
    today: bool,
    /// What is owed on this day
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// Also what comes: everything with a deadline within 7d, 5bd, 1mo
    #[arg(long, value_name = "SPAN")]
    within: Option<Span>,
    /// Only what is overdue
    #[arg(long)]
    overdue: bool,
    /// Of a role or a person; a person's list includes that person's roles
    #[arg(long, value_name = "WHO")]
    assignee: Option<String>,
    /// My own
    #[arg(long, conflicts_with = "assignee")]
    mine: bool,
    /// Who I am, for --mine
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
    /// Of a category
    #[arg(long)]
    category: Option<String>,
    /// manual or automatic
    #[arg(long, value_enum)]
    method: Option<How>,
    /// Lists also what is open and not pressing
    #[arg(long)]
    all: bool,
    /// Exit 1 while something is due or overdue
    #[arg(long)]
    exit_code: bool,
}

/// `--method`
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum How {
    #[value(alias = "手動")]
    Manual,
    #[value(alias = "自動")]
    Automatic,
}

/// The answer.
#[derive(Debug, Serialize)]
struct Due<'a> {
    version: u32,
    date: NaiveDate,
    items: Vec<Item>,
    #[serde(skip)]
    screen: Screen<'a>,
}

/// What the screen needs beside the items.
#[derive(Debug)]
struct Screen<'a> {
    plan: &'a Plan,
    is_today: bool,
    lists_all: bool,
    /// Only a part was asked for: that there is none of it says nothing about the day.
    is_part: bool,
    is_quiet: bool,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan(&NEEDS)?;
    let journal = desk.journal(&opened);
    let date = match &args.date {
        Some(text) => desk.day(text)?,
        None => opened.today(),
    };
    let within = args
        .within
        .and_then(|span| span.after(date, &opened.plan.workdays));
    let owing = desk.owing(&opened, &journal)?.reaching_back(&journal, date)?;
    let mut items = owing.list(date, within);
    keep(&mut items, args, within, desk, &opened)?;
    let pressing = items.iter().any(Item::is_pressing);
    desk.answer(&Due {
        version: 1,
        date,
        items,
        screen: Screen {
            plan: &opened.plan,
            is_today: date == opened.today(),
            lists_all: args.all || within.is_some(),
            is_part: args.is_part(),
            is_quiet: desk.globals.quiet,
        },
    })?;
    Ok(if args.exit_code && pressing {
        Exit::Findings
    } else {
        Exit::Well
    })
}

impl Args {
    fn is_part(&self) -> bool {
        self.overdue
            || self.mine
            || self.assignee.is_some()
            || self.category.is_some()
            || self.method.is_some()
    }
}

/// Leaves only what was asked for.
fn keep(
    items: &mut Vec<Item>,
    args: &Args,
    within: Option<NaiveDate>,
    desk: &Desk,
    opened: &Opened,
) -> Result<(), Failure> {
    let plan = &opened.plan;
    if let Some(to) = within {
        items.retain(|item| item.due <= to);
    }
    if args.overdue {
        items.retain(|item| matches!(item.state, State::Late | State::Overdue));
    }
    if let Some(category) = &args.category {
        items.retain(|item| item.category == *category);
    }
    if let Some(how) = args.method {
        let method = match how {
            How::Manual => Method::Manual,
            How::Automatic => Method::Automatic,
        };
        items.retain(|item| item.method == Some(method));
    }
    let who = match (&args.assignee, args.mine) {
        (Some(who), _) => Some(who.clone()),
        (None, true) => Some(desk.who(args.by.as_deref(), plan, &opened.dir)?),
        (None, false) => None,
    };
    if let Some(who) = who {
        let parties = parties(plan, &who, opened.today());
        if parties.is_empty() {
            return Err(Failure::Usage(say::cli::unknown_assignee(
                desk.lang(),
                &who,
                &known(plan),
            )));
        }
        items.retain(|item| {
            item.assignee
                .iter()
                .any(|owner| owner.party.is_some_and(|it| parties.contains(&it)))
        });
    }
    Ok(())
}

/// The role or the person with this id or name; with a person, the roles in which that person sits.
fn parties(plan: &Plan, who: &str, today: NaiveDate) -> Vec<Party> {
    let mut parties = Vec::new();
    let index = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    for (place, role) in plan.roles.iter().enumerate() {
        if role.id == who || role.name == who || role.was.iter().any(|it| it == who) {
            parties.push(Party::Role(crate::plan::RoleRef(index(place))));
        }
    }
    for (place, contact) in plan.contacts.iter().enumerate() {
        if contact.id == who || contact.name == who || contact.was.iter().any(|it| it == who) {
            let person = ContactRef(index(place));
            parties.push(Party::Contact(person));
            parties.extend(seats(plan, person, today));
        }
    }
    parties
}

fn seats(plan: &Plan, person: ContactRef, today: NaiveDate) -> impl Iterator<Item = Party> {
    let roles = plan.roles.iter().zip(0..);
    roles.filter_map(move |(role, place)| {
        let sits = role
            .members
            .iter()
            .any(|member| member.who == person && member.sits(today));
        sits.then_some(Party::Role(crate::plan::RoleRef(place)))
    })
}

fn known(plan: &Plan) -> String {
    let roles = plan.roles.iter().map(|it| it.name.as_str());
    let names: Vec<&str> = roles
        .chain(plan.contacts.iter().map(|it| it.name.as_str()))
        .collect();
    names.join(", ")
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
        self.close(view, lang)
    }
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
            words::owners(lang, item).into(),
            item.category.clone().into(),
        ]
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
