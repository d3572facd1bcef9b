//! 月次運用報告書, in the order that readers expect.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Monthly, Stop, Work};
use crate::document::render::{
    Body, Chapter, Column, Document, Head, Heading, Item, Node, Point, Section, Table, Term, Value, Word,
};
use crate::due::{self, Kind};

/// What is said about a month beside its figures.
pub struct Pages<'a> {
    /// The month.
    pub monthly: &'a Monthly,
    /// What the document is called.
    pub title: &'a str,
    /// The day on which it is made.
    pub day: NaiveDate,
    /// 特記事項・所感: the only part that a person writes.
    pub remarks: &'a str,
    /// What an item is called.
    pub name: &'a dyn Fn(&due::Item) -> String,
    /// How an item stands, in a word.
    pub state: &'a dyn Fn(&due::Item) -> String,
    /// What became of work that did not go as planned, in a word.
    pub became: &'a dyn Fn(&super::Exception) -> String,
    /// How an incident stands, in a word.
    pub incident: &'a dyn Fn(crate::incident::State) -> String,
}

/// More days than these are counted, not listed.
const LISTED: usize = 6;

impl<'a> Pages<'a> {
    /// The document.
    pub fn document(&self) -> Document<'a> {
        Document {
            title: self.title,
            day: self.day,
            sections: vec![
                self.summary(),
                self.services(),
                self.levels(),
                self.incidents(),
                self.work(),
                self.exceptions(),
                self.stops(),
                self.rehearsals(),
                self.actions(),
                self.next_month(),
                self.next_stops(),
                self.remarks(),
                self.definitions(),
            ],
        }
    }

    fn summary(&self) -> Section<'a> {
        let (month, total) = (self.monthly, self.monthly.total());
        let lowest = month.services.iter().filter_map(|it| it.now.thousandths).min();
        let down: i64 = month
            .services
            .iter()
            .map(|it| it.now.down_seconds)
            .max()
            .unwrap_or(0);
        let unseen: i64 = month
            .services
            .iter()
            .map(|it| it.now.unseen_seconds)
            .max()
            .unwrap_or(0);
        let figures = &month.figures;
        let mut table = items([
            (Point::Period, self.period()),
            (Point::LowestUptime, percent(lowest)),
            (Point::Downtime, minutes(down)),
            (Point::Unseen, minutes(unseen)),
            (Point::IncidentCount, Term::Cases(figures.count).into()),
            (Point::OpenIncidents, Term::Cases(figures.open).into()),
            (Point::MeanAcknowledged, mean(figures.mean_acknowledged)),
            (Point::MeanRestored, mean(figures.mean_restored)),
            (Point::Planned, Term::Cases(total.planned).into()),
            (Point::Done, Term::Cases(total.done).into()),
            (Point::Skipped, Term::Cases(total.skipped).into()),
            (Point::Overdue, Term::Cases(total.overdue).into()),
        ]);
        if month.services.is_empty() {
            let about_checks = [Point::LowestUptime, Point::Downtime, Point::Unseen].map(Item::Point);
            table
                .rows
                .retain(|row| !about_checks.iter().any(|it| row.cells[0] == Value::Item(*it)));
        }
        section(Chapter::Summary, table)
    }

    fn period(&self) -> Value<'a> {
        Value::Stretches(vec![(self.monthly.from, self.monthly.until_day())])
    }

    fn services(&self) -> Section<'a> {
        let mut table = table([
            Head::Service,
            Head::Target,
            Head::Result,
            Head::Before,
            Head::Difference,
            Head::Down,
            Head::Unseen,
        ]);
        for it in &self.monthly.services {
            let difference = it.target.zip(it.now.thousandths).map(|(target, result)| {
                let signed = |it: u32| i32::try_from(it).unwrap_or(i32::MAX);
                signed(result) - signed(target)
            });
            table.row([
                Value::text(it.title.clone()),
                Value::maybe(it.target, |it| Term::Percent(it).into()),
                percent(it.now.thousandths),
                percent(it.before.thousandths),
                Value::maybe(difference, |it| Term::Points(it).into()),
                minutes(it.now.down_seconds),
                minutes(it.now.unseen_seconds),
            ]);
        }
        section(Chapter::ServiceLevels, table)
    }

    fn levels(&self) -> Section<'a> {
        let mut table = Table::new(0, [Column::Level, Column::Head(Head::Count)]);
        for it in &self.monthly.figures.levels {
            table.row([Value::Number(it.level), Value::Number(it.count)]);
        }
        section(Chapter::Incidents, table)
    }

    fn incidents(&self) -> Section<'a> {
        let columns = [
            Head::Incident,
            Head::What,
            Head::Occurred,
            Head::Restored,
            Head::Lasted,
            Head::State,
            Head::Cause,
        ]
        .map(Column::Head);
        let mut table = Table::new(0, columns);
        table.columns.insert(1, Column::Level);
        for it in &self.monthly.incidents {
            table.row([
                Value::text(it.id.clone()),
                Value::Number(it.level),
                Value::text(it.title.clone()),
                moment(it.began_at),
                Value::maybe(it.restored_at, moment),
                Value::maybe(it.minutes, |it| Term::Minutes(it).into()),
                Value::text((self.incident)(it.state)),
                it.cause
                    .clone()
                    .map_or_else(|| Term::Investigating.into(), Value::text),
            ]);
        }
        section(Chapter::IncidentList, table)
    }

    fn work(&self) -> Section<'a> {
        let heads = [
            Head::Planned,
            Head::Done,
            Head::Late,
            Head::Skipped,
            Head::Overdue,
            Head::ToCome,
        ]
        .map(Column::Head);
        let mut table = Table {
            columns: [Column::Category, Column::Task]
                .into_iter()
                .chain(heads)
                .collect(),
            carried: 1,
            rows: Vec::new(),
        };
        let mut works: Vec<&Work> = self.monthly.work.iter().collect();
        let all = &self.monthly.work;
        works.sort_by_key(|it| all.iter().position(|other| other.category == it.category));
        for group in works.chunk_by(|a, b| a.category == b.category) {
            table.group(group.iter().map(|it| counted(it)));
        }
        section(Chapter::Work, table)
    }

    fn exceptions(&self) -> Section<'a> {
        let mut table = Table::new(
            0,
            [
                Column::Task,
                Column::Head(Head::State),
                Column::Head(Head::Count),
                Column::Head(Head::Due),
                Column::Head(Head::Day),
                Column::Head(Head::Reason),
            ],
        );
        for it in &self.monthly.exceptions {
            table.row([
                Value::text(it.title.clone()),
                Value::text((self.became)(it)),
                Value::Number(u32::try_from(it.due.len()).unwrap_or(u32::MAX)),
                some_days(&it.due),
                Value::maybe(it.settled, Value::Day),
                Value::text(it.reason.clone()),
            ]);
        }
        section(Chapter::Exceptions, table)
    }

    fn stops(&self) -> Section<'a> {
        let mut table = Table::new(
            0,
            [
                Column::Maintenance,
                Column::Starts,
                Column::Ends,
                Column::Target,
                Column::Head(Head::Observed),
                Column::Head(Head::Overrun),
            ],
        );
        for it in &self.monthly.stops {
            let overrun = (it.overrun_minutes > 0).then_some(it.overrun_minutes);
            table.row([
                Value::text(it.title.clone()),
                moment(it.from),
                moment(it.to),
                targets(it),
                Term::Minutes(it.seen_minutes).into(),
                overrun.map_or_else(|| Term::None.into(), |it| Term::Minutes(it).into()),
            ]);
        }
        section(Chapter::Stops, table)
    }

    fn rehearsals(&self) -> Section<'a> {
        let mut table = Table::new(
            0,
            [
                Column::Drill,
                Column::Head(Head::Due),
                Column::Head(Head::Day),
                Column::Result,
                Column::Note,
            ],
        );
        for it in &self.monthly.rehearsals {
            table.row([
                Value::text(it.title.clone()),
                Value::maybe(it.due, Value::Day),
                Value::maybe(it.day, Value::Day),
                it.passed
                    .map_or_else(|| Term::NotDone.into(), |passed| Term::Passed(passed).into()),
                Value::text(it.note.clone()),
            ]);
        }
        section(Chapter::Rehearsals, table)
    }

    fn actions(&self) -> Section<'a> {
        let mut table = Table::new(
            0,
            [
                Column::Head(Head::Action),
                Column::Assignee,
                Column::Head(Head::Due),
                Column::Head(Head::State),
            ],
        );
        for it in &self.monthly.actions {
            table.row([
                Value::text((self.name)(it)),
                Value::lines(it.assignee.iter().map(|owner| owner.name.clone())),
                Value::Day(it.due),
                Value::text((self.state)(it)),
            ]);
        }
        section(Chapter::Actions, table)
    }

    /// What is owed in the next month: each piece of work with its days.
    fn next_month(&self) -> Section<'a> {
        let columns = [
            Column::Head(Head::Matter),
            Column::Head(Head::Due),
            Column::Assignee,
        ];
        let mut table = Table::new(0, columns);
        let mut entries: BTreeMap<(Kind, &str), (&due::Item, Vec<NaiveDate>)> = BTreeMap::new();
        let mut order = Vec::new();
        for item in self.monthly.next.iter().map(|it| &it.item) {
            let key = (item.kind, item.task.as_str());
            let entry = entries.entry(key).or_insert_with(|| {
                order.push(key);
                (item, Vec::new())
            });
            entry.1.push(item.due);
        }
        for key in order {
            let Some((item, days)) = entries.remove(&key) else {
                continue;
            };
            let when = if days.len() > LISTED {
                Term::Times(u32::try_from(days.len()).unwrap_or(u32::MAX)).into()
            } else {
                Value::days(days.clone())
            };
            let name = if days.len() > 1 {
                item.title.clone()
            } else {
                (self.name)(item)
            };
            let owners = item.assignee.iter().map(|owner| owner.name.clone());
            table.row([Value::text(name), when, Value::lines(owners)]);
        }
        section(Chapter::NextMonth, table)
    }

    fn next_stops(&self) -> Section<'a> {
        let columns = [Column::Maintenance, Column::Starts, Column::Ends, Column::Target];
        let mut table = Table::new(0, columns);
        for it in &self.monthly.next_stops {
            table.row([
                Value::text(it.title.clone()),
                moment(it.from),
                moment(it.to),
                targets(it),
            ]);
        }
        section(Chapter::NextStops, table)
    }

    fn remarks(&self) -> Section<'a> {
        let lines = self.remarks.lines().map(|line| Node {
            text: Cow::from(line),
            children: Vec::new(),
        });
        Section {
            heading: Heading::Chapter(Chapter::Remarks),
            remark: None,
            body: Body::Tree(lines.collect()),
        }
    }

    fn definitions(&self) -> Section<'a> {
        section(
            Chapter::Definitions,
            items([
                (Point::Period, self.period()),
                (Point::Uptime, Term::DefinesUptime.into()),
                (Point::Unseen, Term::DefinesUnseen.into()),
                (Point::MeanAcknowledged, Term::DefinesAcknowledged.into()),
                (Point::MeanRestored, Term::DefinesRestored.into()),
                (Point::Planned, Term::DefinesWork.into()),
            ]),
        )
    }
}

impl Monthly {
    /// The last day that it tells of.
    fn until_day(&self) -> NaiveDate {
        self.to.min(self.until.date_naive())
    }
}

/// The days, or the first and the last of many.
fn some_days<'a>(days: &[NaiveDate]) -> Value<'a> {
    match days {
        [first, .., last] if days.len() > LISTED => Value::Stretches(vec![(*first, *last)]),
        days => Value::days(days.to_vec()),
    }
}

fn counted<'a>(it: &Work) -> Vec<Value<'a>> {
    let names = [&it.category, &it.title].map(|text| Value::text(text.clone()));
    let counts = [it.planned, it.done, it.late, it.skipped, it.overdue, it.to_come].map(Value::Number);
    names.into_iter().chain(counts).collect()
}

fn targets<'a>(stop: &Stop) -> Value<'a> {
    if stop.checks.is_empty() {
        return Value::Word(Word::AllChecks);
    }
    Value::lines(stop.checks.iter().cloned())
}

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

fn table<'a, const N: usize>(heads: [Head; N]) -> Table<'a> {
    Table::new(0, heads.map(Column::Head))
}

fn percent<'a>(thousandths: Option<u32>) -> Value<'a> {
    thousandths.map_or(Term::NotMeasured, Term::Percent).into()
}

fn minutes<'a>(seconds: i64) -> Value<'a> {
    Term::Minutes(seconds / 60).into()
}

fn mean<'a>(minutes: Option<i64>) -> Value<'a> {
    minutes.map_or(Term::None, Term::Minutes).into()
}

/// On the wall clock that it was written with: that of the plan.
pub(super) fn moment<'a>(at: DateTime<FixedOffset>) -> Value<'a> {
    Value::Moment(at.naive_local())
}
