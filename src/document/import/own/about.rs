//! 基本情報.

use super::super::block::At;
use super::super::entry::{Entry, Value};
use super::Desk;
use super::value::{clock, day, number, span, text};
use crate::document::render::{Column, Heading, Item, Word};
use crate::plan::{File, Language};

const ITEMS: [Item; 14] = [
    Item::PlanName,
    Item::GoLive,
    Item::PlanOwner,
    Item::Reviewed,
    Item::ReviewEvery,
    Item::Workdays,
    Item::Holidays,
    Item::Closed,
    Item::Open,
    Item::BusinessHours,
    Item::FiscalYear,
    Item::Morning,
    Item::Timezone,
    Item::Language,
];

pub(super) fn entries(desk: &mut Desk<'_>) {
    let mut plan = Entry::new(File::Plan, "plan", At::default());
    let mut calendar = Entry::new(File::Plan, "calendar", At::default());
    for line in desk.rows(Heading::About) {
        let cell = line.get(Column::Content);
        let item = ITEMS
            .into_iter()
            .find(|it| (desk.words.item)(desk.lang, *it) == line.get(Column::Item));
        match item {
            Some(Item::PlanName) => plan.put("name", text(cell)),
            Some(Item::GoLive) => plan.put("starts", day(cell)),
            Some(Item::PlanOwner) => plan.put("owner", Value::OneOrMore(line.lines(Column::Content))),
            Some(Item::Reviewed) => plan.put("reviewed", day(cell)),
            Some(Item::ReviewEvery) => plan.put("review_every", span(cell)),
            Some(Item::Morning) => plan.put("morning", clock(cell)),
            Some(Item::Timezone) => plan.put("timezone", text(cell)),
            Some(Item::Language) => plan.put("language", text(language(desk, cell))),
            Some(Item::Workdays) => calendar.put("workdays", weekdays(desk, cell)),
            Some(Item::Holidays) => {
                let japan = desk.says(cell, &Word::Holidays(true));
                calendar.put("holidays", text(if japan { "japan" } else { "none" }));
            }
            Some(Item::Closed) => calendar.put("closed", closed(cell)),
            Some(Item::Open) => calendar.put("open", super::value::days(cell)),
            Some(Item::BusinessHours) => {
                calendar.put("hours", text(&cell.replace('〜', "-").replace(" to ", "-")));
            }
            Some(Item::FiscalYear) => {
                let month = (1..=12).find(|it| desk.says(cell, &Word::Month(*it)));
                calendar.put(
                    "fiscal_year_starts",
                    Value::Number(month.or_else(|| number(cell)).unwrap_or(4)),
                );
            }
            _ => {}
        }
    }
    desk.push(plan);
    desk.push(calendar);
}

fn language(desk: &Desk<'_>, cell: &str) -> &'static str {
    if desk.says(cell, &Word::Language(Language::En)) {
        "en"
    } else {
        "ja"
    }
}

/// `月・火・水`: the days that are worked.
fn weekdays(desk: &Desk<'_>, cell: &str) -> Value {
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let parts: Vec<&str> = cell.split(['・', ',']).map(str::trim).collect();
    let worked = |at: &usize| {
        let mut alone = [false; 7];
        alone[*at] = true;
        let name = (desk.words.word)(desk.lang, &Word::Weekdays(alone));
        parts.contains(&name.as_str())
    };
    Value::List((0..7).filter(worked).map(|at| NAMES[at].to_owned()).collect())
}

/// `毎年 12-29〜01-03`, `2026-08-13`.
fn closed(cell: &str) -> Value {
    let plain = |line: &str| {
        let days = line
            .trim()
            .trim_start_matches("毎年")
            .trim_start_matches("every year")
            .trim();
        days.replace('〜', "..").replace(" to ", "..")
    };
    Value::List(cell.lines().map(plain).filter(|it| !it.is_empty()).collect())
}
