//! 月次運用報告書, in the order that readers expect.

mod ahead;
mod services;
mod work;

use std::borrow::Cow;

use chrono::NaiveDate;

use super::cells::{items, mean, minutes, percent, section};
use super::{Exception, Monthly, Stop};
use crate::document::render::{
    Body, Chapter, Document, Heading, Item, Node, Point, Section, Term, Value, Word,
};
use crate::due;

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
    pub became: &'a dyn Fn(&Exception) -> String,
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

pub(super) fn targets<'a>(stop: &Stop) -> Value<'a> {
    if stop.checks.is_empty() {
        return Value::Word(Word::AllChecks);
    }
    Value::lines(stop.checks.iter().cloned())
}
