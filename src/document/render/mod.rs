//! The plan → the 運用計画書: sections in the order that readers expect, each a table or a tree of typed values. No word
//! and no look is decided here, so that Markdown, HTML, a workbook and CSV, in both languages, say the same.

mod names;
mod sheet;
mod value;

mod about;
mod checks;
mod communication;
mod contacts;
mod contracts;
mod drills;
mod escalation;
mod levels;
mod org;
mod refer;
mod rota;
mod tasks;
mod year;

use chrono::NaiveDate;

pub use names::{Chapter, Column, Head, Heading, Item, Point, Remark, Term, Word};
pub use sheet::{Body, Document, Node, Row, Section, Table};
pub use value::{Stop, Value};
pub use year::schedule;

use crate::plan::Plan;
use refer::Refer;

/// What the document is made from.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The day on which it is made: who sits where, and which year's calendar.
    pub day: NaiveDate,
    /// Are phones, mail addresses and the like left out?
    pub mask: bool,
}

/// What every section is written from.
struct Desk<'a> {
    plan: &'a Plan,
    day: NaiveDate,
    mask: bool,
    refer: Refer<'a>,
}

/// The document of a plan.
pub fn document(wanted: Wanted<'_>) -> Document<'_> {
    let desk = Desk {
        plan: wanted.plan,
        day: wanted.day,
        mask: wanted.mask,
        refer: Refer::of(wanted.plan),
    };
    let sections = [
        about::sections(&desk),
        tasks::sections(&desk),
        org::sections(&desk),
        rota::sections(&desk),
        contracts::sections(&desk),
        communication::sections(&desk),
        levels::sections(&desk),
        escalation::sections(&desk),
        contacts::sections(&desk),
        drills::sections(&desk),
        checks::sections(&desk),
        year::sections(&desk),
    ];
    Document {
        title: &wanted.plan.about.name,
        day: wanted.day,
        sections: sections
            .into_iter()
            .flatten()
            .filter_map(Section::tidied)
            .collect(),
    }
}
