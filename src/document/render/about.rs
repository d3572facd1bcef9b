//! 基本情報: what the plan is called, since when it holds, and which days are worked.

use super::{Column, Desk, Heading, Item, Section, Table, Value, Word};

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    let (about, days) = (&desk.plan.about, &desk.plan.workdays);
    let closed = days.closed.iter().map(|it| Word::Closed(it.clone())).collect();
    let items = [
        (Item::PlanName, Value::text(&about.name)),
        (Item::GoLive, Value::Day(about.starts)),
        (
            Item::PlanOwner,
            Value::lines(about.owner.iter().map(|it| desk.refer.party(*it))),
        ),
        (Item::Reviewed, Value::Day(about.reviewed)),
        (Item::ReviewEvery, Value::Span(about.review_every)),
        (Item::Workdays, Value::Word(Word::Weekdays(days.weekdays))),
        (Item::Holidays, Value::Word(Word::Holidays(days.japan))),
        (Item::Closed, Value::words(closed)),
        (Item::Open, Value::days(days.open.iter().copied().collect())),
        (
            Item::BusinessHours,
            Value::Hours(desk.plan.hours.from, desk.plan.hours.to),
        ),
        (
            Item::FiscalYear,
            Value::Word(Word::Month(days.fiscal_year_starts)),
        ),
        (Item::Morning, Value::Clock(about.morning)),
        (Item::Worst, worst(desk)),
        (Item::Timezone, Value::text(about.timezone.name())),
        (Item::Language, Value::Word(Word::Language(about.language))),
    ];
    let mut table = Table::new(0, [Column::Item, Column::Content]);
    for (item, value) in items {
        if !value.is_empty() {
            table.row([Value::Item(item), value]);
        }
    }
    vec![Section::table(Heading::About, table)]
}

/// Which end of the levels is the worst, where there are any.
fn worst<'a>(desk: &Desk<'a>) -> Value<'a> {
    let levels = &desk.plan.levels;
    if levels.list.is_empty() {
        Value::Empty
    } else {
        Value::Word(Word::Worst(levels.worst))
    }
}
