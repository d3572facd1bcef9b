//! How the documents of reports put figures into cells.

use chrono::{DateTime, FixedOffset};

use crate::document::render::{Chapter, Column, Head, Heading, Item, Point, Section, Table, Term, Value};

/// A chapter of one table.
pub(super) fn section<'a>(chapter: Chapter, table: Table<'a>) -> Section<'a> {
    Section::table(Heading::Chapter(chapter), table)
}

/// 項目 and 内容.
pub(super) fn items<'a>(rows: impl IntoIterator<Item = (Point, Value<'a>)>) -> Table<'a> {
    let mut table = Table::new(0, [Column::Item, Column::Content]);
    for (point, value) in rows {
        table.row([Value::Item(Item::Point(point)), value]);
    }
    table
}

pub(super) fn table<'a, const N: usize>(heads: [Head; N]) -> Table<'a> {
    Table::new(0, heads.map(Column::Head))
}

pub(super) fn percent<'a>(thousandths: Option<u32>) -> Value<'a> {
    thousandths.map_or(Term::NotMeasured, Term::Percent).into()
}

pub(super) fn minutes<'a>(seconds: i64) -> Value<'a> {
    Term::Minutes(seconds / 60).into()
}

pub(super) fn mean<'a>(minutes: Option<i64>) -> Value<'a> {
    minutes.map_or(Term::None, Term::Minutes).into()
}

/// On the wall clock that it was written with: that of the plan.
pub(super) fn moment<'a>(at: DateTime<FixedOffset>) -> Value<'a> {
    Value::Moment(at.naive_local())
}
