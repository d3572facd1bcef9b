//! `schedule`: the occurrences of a range (年間予定).

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::due::screen::sheet;
use super::owing::NEEDS;
use super::{Desk, Exit, Failure, Opened, Outcome};
use crate::document::render;
use crate::due::{Explained, Item, Kind, LAST_BUSINESS_DAY, Planned};
use crate::plan::{Language, Plan};
use crate::say::{self, day, due as words};
use crate::show::{self, Answer, Cell, Format, Table, View};

/// Shows the occurrences of a range: the year plan
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The first day; today, if not given
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day; a month after the first, if not given
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// Only this task: an id, a title, or a part of it that fits only one
    #[arg(long, value_name = "TASK")]
    task: Option<String>,
    /// Says the nominal day of each, and which line of which calendar moved it
    #[arg(long)]
    explain: bool,
}

/// The answer.
#[derive(Debug, Serialize)]
struct Schedule<'a> {
    version: u32,
    from: NaiveDate,
    to: NaiveDate,
    items: Vec<Planned>,
    #[serde(skip)]
    plan: &'a Plan,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan(&NEEDS)?;
    let (from, to) = desk.range((&args.from, &args.to), opened.today(), Months::new(1))?;
    let journal = desk.journal(&opened);
    let owing = desk.owing(&opened, &journal)?.reaching_back(&journal, from)?;
    let today = opened.today();
    let task = match &args.task {
        None => None,
        Some(word) => Some(named(desk, &owing, word)?),
    };
    let asked = owing.asked(today, None);
    let items = owing
        .ledger
        .schedule(&owing.book, &(from..=to), task.as_deref(), &asked, args.explain);
    if !args.explain && draws_calendar(desk.format()) {
        return calendar(desk, &opened, &items, from..=to);
    }
    desk.answer(&Schedule {
        version: 1,
        from,
        to,
        items,
        plan: &opened.plan,
    })?;
    Ok(Exit::Well)
}

/// Formats in which people know a schedule as a calendar with marks. A list stays a list for programs and terminals.
fn draws_calendar(format: Format) -> bool {
    matches!(format, Format::Markdown | Format::Html | Format::Xlsx)
}

fn calendar(
    desk: &Desk,
    opened: &Opened,
    items: &[Planned],
    days: std::ops::RangeInclusive<NaiveDate>,
) -> Outcome {
    let (lang, plan) = (desk.lang(), &opened.plan);
    let name = |item: &Item| match item.kind {
        Kind::Task | Kind::Drill => item.title.clone().into(),
        _ => words::title(lang, item, plan.workdays.fiscal_year_starts).into(),
    };
    let document = render::schedule((plan, opened.today()), items, days, name);
    let drawn = show::document::draw(&document, desk.format(), lang, opened.now)?;
    desk.print_document(desk.format(), &drawn.unwrap_or_default())?;
    Ok(Exit::Well)
}

fn named(desk: &Desk, owing: &super::owing::Owing<'_>, word: &str) -> Result<String, Failure> {
    let names = owing.ledger.names(&owing.book, &owing.list(owing.today, None));
    super::settle::named(desk, &owing.ledger, word, &names)
}

impl Answer for Schedule<'_> {
    fn view(&self, lang: Language) -> View {
        let title = say::due::range(
            lang,
            &day::date(lang, self.from),
            &day::date(lang, self.to),
            self.items.len(),
        );
        let view = View::default().title(title);
        if self.items.is_empty() {
            return view.gap().line(words::nothing_found(lang));
        }
        let explains = self.items.iter().any(|planned| planned.moves.is_some());
        let mut head = vec![
            words::column_due(lang),
            words::column_task(lang),
            words::column_assignee(lang),
            words::column_state(lang),
        ];
        if explains {
            head.extend([words::column_nominal(lang), words::column_moves(lang)]);
        }
        // Dates stay whole: what explains them can take several lines.
        let mut table = Table::new(head).whole([0, 4]);
        for planned in &self.items {
            table.row(self.row(lang, planned));
        }
        view.gap().table(table)
    }

    fn sheet(&self, lang: Language) -> Option<Table> {
        let mut table = sheet(lang, self.plan, self.items.iter().map(|planned| &planned.item));
        if self.items.iter().any(|planned| planned.moves.is_some()) {
            table
                .head
                .extend([words::column_nominal(lang), words::column_moves(lang)]);
            for (row, planned) in table.rows.iter_mut().zip(&self.items) {
                row.push(planned.nominal.to_string().into());
                row.push(self.steps(lang, planned).into());
            }
        }
        Some(table)
    }
}

impl Schedule<'_> {
    fn row(&self, lang: Language, planned: &Planned) -> Vec<Cell> {
        let item = &planned.item;
        let date = day::date(lang, item.due);
        let date = item
            .at
            .map_or_else(|| date.clone(), |at| format!("{date} {}", at.format("%H:%M")));
        let mut row: Vec<Cell> = vec![
            date.into(),
            words::title(lang, item, self.plan.workdays.fiscal_year_starts).into(),
            words::owners(lang, item).into(),
            words::state(lang, item).into(),
        ];
        if planned.moves.is_some() {
            row.push(day::date(lang, planned.nominal).into());
            row.push(self.steps(lang, planned).into());
        }
        row
    }

    fn steps(&self, lang: Language, planned: &Planned) -> String {
        let moves = planned.moves.iter().flatten();
        moves
            .map(|step| self.step(lang, step))
            .collect::<Vec<_>>()
            .join(" / ")
    }

    /// One step: the rule, and the closed days that it went over, each with the line that closes it.
    fn step(&self, lang: Language, step: &Explained) -> String {
        let closed = step.closed.iter().filter_map(|closed| {
            let why = words::why_closed(lang, &self.plan.workdays.closure(closed.day)?);
            Some((closed.day, format!("{why} ({})", closed.calendar)))
        });
        let stretches: Vec<String> = stretches(closed).iter().map(|it| stretch(lang, it)).collect();
        let rule = if step.rule == LAST_BUSINESS_DAY {
            words::last_business_day(lang)
        } else {
            step.rule.clone()
        };
        if stretches.is_empty() {
            rule
        } else {
            format!("{rule}: {}", say::list(lang, &stretches))
        }
    }
}

/// Days in a row that are closed for one reason.
struct Stretch {
    first: NaiveDate,
    last: NaiveDate,
    why: String,
}

fn stretches(closed: impl Iterator<Item = (NaiveDate, String)>) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (day, why) in closed {
        match stretches.last_mut() {
            Some(before) if before.why == why && before.last.succ_opt() == Some(day) => before.last = day,
            _ => stretches.push(Stretch {
                first: day,
                last: day,
                why,
            }),
        }
    }
    stretches
}

fn stretch(lang: Language, it: &Stretch) -> String {
    let (first, last) = (
        it.first.format("%m-%d").to_string(),
        it.last.format("%m-%d").to_string(),
    );
    if first == last {
        format!("{first} {}", it.why)
    } else {
        format!("{} {}", words::from_to(lang, &first, &last), it.why)
    }
}
