//! 年間予定: what is owed in which month, or on which day, with ○ as people know it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::{Column, Desk, Document, Heading, Remark, Section, Table, Value};
use crate::calendar::Period;
use crate::due::{Item, Kind, Planned};
use crate::plan::Plan;

/// The days on which one piece of work is owed.
struct Entry<'a> {
    category: &'a str,
    title: Cow<'a, str>,
    days: BTreeSet<NaiveDate>,
}

/// Up to so many days are shown day by day.
const DAYS: i64 = 31;

/// The fiscal year of the document's day; before going live, that in which the plan does.
pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    let plan = desk.plan;
    let (starts, day) = (plan.workdays.fiscal_year_starts, desk.day.max(plan.about.starts));
    let year = Period::year_of(day, starts);
    let range = year.first(starts)..=year.last(starts);
    let table = year_table(&planned(plan, &range), range);
    let heading = Heading::Year(plan.workdays.fiscal_year(day));
    vec![Section::table(heading, table).with(Remark::Marks)]
}

/// Tasks and drills with the deadlines that the plan alone gives them; without those that have none.
fn planned<'a>(plan: &'a Plan, range: &RangeInclusive<NaiveDate>) -> Vec<Entry<'a>> {
    let tasks = plan
        .tasks
        .iter()
        .map(|it| (&it.category, &it.title, &it.recurrence));
    let drills = plan
        .drills
        .iter()
        .map(|it| (&it.category, &it.title, &it.recurrence));
    let entries = tasks.chain(drills).map(|(category, title, recurrence)| {
        let owed = recurrence.occurrences(&plan.workdays, range.clone(), &[]);
        Entry {
            category,
            title: title.into(),
            days: owed.into_iter().map(|it| it.due).collect(),
        }
    });
    entries.filter(|entry| !entry.days.is_empty()).collect()
}

/// The calendar of what a range owes, as a document of its own made on `day`. `name` says what an item is called.
pub fn schedule<'a>(
    (plan, day): (&'a Plan, NaiveDate),
    items: &'a [Planned],
    range: RangeInclusive<NaiveDate>,
    name: impl Fn(&'a Item) -> Cow<'a, str>,
) -> Document<'a> {
    let places = places(plan);
    let mut entries: BTreeMap<(usize, &str, Kind), Entry<'a>> = BTreeMap::new();
    for item in items.iter().map(|it| &it.item) {
        let place = places.get(&item.task).copied().unwrap_or(usize::MAX);
        let key = (place, item.task.as_str(), item.kind);
        let entry = entries.entry(key).or_insert_with(|| Entry {
            category: &item.category,
            title: name(item),
            days: BTreeSet::new(),
        });
        entry.days.insert(item.due);
    }
    let entries: Vec<Entry<'a>> = entries.into_values().collect();
    let heading = Heading::Days(*range.start(), *range.end());
    let section = Section::table(heading, year_table(&entries, range.clone()));
    Document {
        title: &plan.about.name,
        day,
        sections: vec![section.with(Remark::Marks)],
    }
}

/// Where it stands in the plan: tasks, then drills, then the rest.
fn places(plan: &Plan) -> HashMap<String, usize> {
    let tasks = plan.tasks.iter().map(|it| it.id.clone());
    let drills = plan.drills.iter().map(|it| format!("drill/{}", it.id));
    tasks.chain(drills).zip(0..).collect()
}

/// ○ for each month of the range in which work is owed; for each day, where the range is at most 31 days long.
fn year_table<'a>(entries: &[Entry<'a>], range: RangeInclusive<NaiveDate>) -> Table<'a> {
    let spans = spans(&range);
    let columns = [Column::Category, Column::Task].into_iter();
    let mut table = Table {
        columns: columns.chain(spans.iter().map(|(column, _)| *column)).collect(),
        carried: 1,
        rows: Vec::new(),
    };
    for group in entries.chunk_by(|a, b| a.category == b.category) {
        table.group(group.iter().map(|entry| row(entry, &spans)));
    }
    table
}

fn row<'a>(entry: &Entry<'a>, spans: &[(Column, RangeInclusive<NaiveDate>)]) -> Vec<Value<'a>> {
    let names = [Value::text(entry.category), Value::text(entry.title.clone())];
    let marks = spans.iter().map(|(_, span)| {
        let owed = entry.days.range(span.clone()).next().is_some();
        if owed { Value::Mark } else { Value::Empty }
    });
    names.into_iter().chain(marks).collect()
}

/// The columns, and the days of each that lie in the range.
fn spans(range: &RangeInclusive<NaiveDate>) -> Vec<(Column, RangeInclusive<NaiveDate>)> {
    let (from, to) = (*range.start(), *range.end());
    if (to - from).num_days() < DAYS {
        let days = from.iter_days().take_while(|day| *day <= to);
        return days.map(|day| (Column::Day(day), day..=day)).collect();
    }
    let first = from.with_day(1).unwrap_or(from);
    let months = (0..).map_while(|n| first.checked_add_months(Months::new(n)));
    let months: Vec<NaiveDate> = months.take_while(|month| *month <= to).collect();
    let column = if months.len() > 12 {
        Column::MonthOfYear
    } else {
        Column::Month
    };
    months
        .into_iter()
        .map(|month| {
            let next = month.checked_add_months(Months::new(1));
            let last = next.and_then(|it| it.checked_sub_days(Days::new(1)));
            (column(month), month.max(from)..=last.unwrap_or(to).min(to))
        })
        .collect()
}
