//! 障害報告書, as a draft: what the records know stands in it, and what only people know is left to be written.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::cells::{items, moment, section};
use crate::document::render::{Chapter, Column, Document, Head, Point, Section, Table, Term, Value};
use crate::incident::{Incident, duties};
use crate::plan::Plan;

/// What an incident's report is made from.
pub struct IncidentReport<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The incident.
    pub incident: &'a Incident,
    /// What the document is called.
    pub title: &'a str,
    /// The day on which it is made.
    pub day: NaiveDate,
    /// 経緯, in order.
    pub story: Vec<Told>,
    /// How it stands, in a word.
    pub state: String,
    /// What the users felt, in a word.
    pub impact: String,
    /// What is named as evidence in the records.
    pub evidence: Vec<String>,
}

/// One line of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When it happened.
    pub at: DateTime<FixedOffset>,
    /// 区分
    pub sort: String,
    /// Who says so.
    pub who: String,
    /// What.
    pub text: String,
}

impl<'a> IncidentReport<'a> {
    /// The document.
    pub fn document(&self) -> Document<'a> {
        Document {
            title: self.title,
            day: self.day,
            sections: vec![
                self.overview(),
                self.times(),
                self.scope(),
                self.story(),
                self.cause(),
                self.response(),
                self.duties(),
                to_write(Chapter::Prevention, [Head::Prevention, Head::Who, Head::Due]),
                section(Chapter::Rollout, items([(Point::Rollout, Term::ToWrite.into())])),
                self.evidence(),
            ],
        }
    }

    fn overview(&self) -> Section<'a> {
        let it = self.incident;
        let level = self.plan.levels.get(it.level).map_or("", |level| &level.meaning);
        let prefix = it.level_terms().map_or("", |terms| &terms.prefix);
        section(
            Chapter::Overview,
            items([
                (Point::Title, Value::text(it.title.clone())),
                (Point::Id, Value::text(it.id.to_string())),
                (
                    Point::Level,
                    Value::text(format!("{prefix} {level}").trim().to_owned()),
                ),
                (Point::State, Value::text(self.state.clone())),
                (Point::Impact, Value::text(self.impact.clone())),
                (
                    Point::FoundBy,
                    it.found_by
                        .clone()
                        .map_or_else(|| Term::ToWrite.into(), Value::text),
                ),
            ]),
        )
    }

    fn times(&self) -> Section<'a> {
        let it = self.incident;
        let time = |at: Option<DateTime<FixedOffset>>, otherwise: Term| {
            at.map_or_else(|| otherwise.into(), |at| moment(self.here(at)))
        };
        let lasted = it.restored_at.map(|at| it.lasted(at));
        let answered = it.acked_at.map(|at| at - it.opened_at);
        let length = |it: Option<chrono::TimeDelta>| {
            it.map_or(Term::NotYet, |it| Term::Minutes(it.num_minutes()))
                .into()
        };
        section(
            Chapter::Times,
            items([
                (Point::Occurred, time(it.occurred, Term::Checking)),
                (
                    Point::Detected,
                    time(it.detected.or(Some(it.opened_at)), Term::Checking),
                ),
                (Point::Known, time(Some(it.known_at()), Term::Checking)),
                (Point::Opened, time(Some(it.opened_at), Term::NotYet)),
                (Point::Acknowledged, time(it.acked_at, Term::None)),
                (Point::Restored, time(it.restored_at, Term::NotYet)),
                (Point::Closed, time(it.closed_at, Term::NotYet)),
                (Point::Lasted, length(lasted)),
                (Point::Answered, length(answered)),
            ]),
        )
    }

    fn here(&self, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        at.with_timezone(&self.plan.about.timezone).fixed_offset()
    }

    fn scope(&self) -> Section<'a> {
        let known = said(&self.incident.scope, Term::Checking);
        section(
            Chapter::Scope,
            items([
                (Point::Scope, known),
                (Point::Impact, Value::text(self.impact.clone())),
            ]),
        )
    }

    fn story(&self) -> Section<'a> {
        let mut table = Table::new(
            0,
            [Head::When, Head::Sort, Head::Who, Head::Matter].map(Column::Head),
        );
        for line in &self.story {
            table.row([
                moment(self.here(line.at)),
                Value::text(line.sort.clone()),
                Value::text(line.who.clone()),
                Value::text(line.text.clone()),
            ]);
        }
        section(Chapter::Story, table)
    }

    fn cause(&self) -> Section<'a> {
        let known = said(&self.incident.cause, Term::Investigating);
        section(
            Chapter::Cause,
            items([
                (Point::DirectCause, known),
                (Point::IndirectCause, Term::ToWrite.into()),
            ]),
        )
    }

    fn response(&self) -> Section<'a> {
        let known = said(&self.incident.action, Term::ToWrite);
        section(
            Chapter::Response,
            items([(Point::Workaround, known), (Point::Fix, Term::ToWrite.into())]),
        )
    }

    /// What the law or a contract asked for, and whether it was done; the report itself is this paper.
    fn duties(&self) -> Section<'a> {
        let columns = [Head::Action, Head::Due, Head::State].map(Column::Head);
        let mut table = Table::new(0, columns);
        for duty in duties(self.incident) {
            let Some(title) = &duty.title else { continue };
            table.row([
                Value::text(title.clone()),
                Value::Day(duty.deadline(self.plan)),
                Term::Discharged(duty.discharged).into(),
            ]);
        }
        section(Chapter::Duties, table)
    }

    fn evidence(&self) -> Section<'a> {
        let ends = [self.incident.log.first(), self.incident.log.last()];
        let ids = ends.into_iter().flatten().map(|entry| entry.fact.clone());
        let mut ids: Vec<String> = ids.collect();
        ids.dedup();
        let evidence = if self.evidence.is_empty() {
            Term::ToWrite.into()
        } else {
            Value::lines(self.evidence.iter().cloned())
        };
        section(
            Chapter::Evidence,
            items([
                (Point::Records, Value::text(ids.join(" … "))),
                (Point::Evidence, evidence),
            ]),
        )
    }
}

/// What people have said, or the word for what is not known yet.
fn said<'a>(text: &Option<String>, otherwise: Term) -> Value<'a> {
    text.clone().map_or_else(|| otherwise.into(), Value::text)
}

/// A table with one row that people fill in.
fn to_write<'a, const N: usize>(chapter: Chapter, heads: [Head; N]) -> Section<'a> {
    let mut table = Table::new(0, heads.map(Column::Head));
    table.row(heads.map(|_| Term::ToWrite.into()));
    section(chapter, table)
}
