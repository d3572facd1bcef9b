//! A month as the monthly report tells it, before anybody lays it out.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use serde::Serialize;

use super::{
    Exception, Figures, Rehearsal, Reported, Stop, Stretch, Uptime, Work, incidents, stops, uptime, work,
};
use crate::calendar::Period;
use crate::check::Day;
use crate::due::{Item, Planned};
use crate::plan::{Check, CheckRef, Plan};
use crate::records::Fact;

/// A month in the plan's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
}

/// What a monthly report is made from.
#[derive(Debug)]
pub struct Sources<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The month.
    pub month: Month,
    /// Now.
    pub now: DateTime<Utc>,
    /// Everything that happened.
    pub facts: &'a [&'a Fact],
    /// The days of each check on which somebody looked, in the order of the plan: of this month and the one before.
    pub seen: &'a [Vec<Day>],
    /// The occurrences of the month, with what became of them.
    pub planned: &'a [Planned],
    /// What is owed now: what is overdue, and what incidents brought.
    pub owed: Vec<Item>,
    /// The occurrences of the month after.
    pub next: Vec<Planned>,
}

/// A month.
#[derive(Clone, Debug, Serialize)]
pub struct Monthly {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// Up to when it is told: its end, or now.
    pub until: DateTime<FixedOffset>,
    /// Each check.
    pub services: Vec<Service>,
    /// The figures about incidents.
    pub figures: Figures,
    /// The incidents that began in it.
    pub incidents: Vec<Reported>,
    /// Each task that was owed in it.
    pub work: Vec<Work>,
    /// What did not go as planned.
    pub exceptions: Vec<Exception>,
    /// Planned stops.
    pub stops: Vec<Stop>,
    /// Drills and operational tests.
    pub rehearsals: Vec<Rehearsal>,
    /// What is owed now.
    pub actions: Vec<Item>,
    /// What the next month brings.
    pub next: Vec<Planned>,
    /// The planned stops of the next month.
    pub next_stops: Vec<Stop>,
}

/// One check in a month.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Service {
    /// Its id.
    pub check: String,
    /// What people call it.
    pub title: String,
    /// In thousandths of a percent.
    #[serde(serialize_with = "uptime::percent")]
    pub target: Option<u32>,
    /// This month.
    pub now: Uptime,
    /// The month before.
    pub before: Uptime,
}

impl Month {
    /// The month of this day.
    pub fn of(day: NaiveDate) -> Self {
        let month = Period::month_of(day);
        Self {
            first: month.first(1),
            last: month.last(1),
        }
    }

    /// The month before.
    #[must_use]
    pub fn before(self) -> Self {
        self.first.pred_opt().map_or(self, Self::of)
    }

    /// The month after.
    #[must_use]
    pub fn after(self) -> Self {
        self.last.succ_opt().map_or(self, Self::of)
    }

    /// Its days.
    pub fn days(self) -> RangeInclusive<NaiveDate> {
        self.first..=self.last
    }

    /// From its first instant to that of the next month, in the plan's zone; not beyond now.
    pub fn span(self, plan: &Plan, now: DateTime<Utc>) -> Stretch {
        let start = |day: NaiveDate| {
            let midnight = day.and_time(NaiveTime::MIN);
            let here = midnight.and_local_timezone(plan.about.timezone).earliest();
            here.map_or_else(|| midnight.and_utc(), |at| at.to_utc())
        };
        (start(self.first), start(self.after().first).min(now))
    }
}

impl Monthly {
    /// Gathers a month.
    pub fn of(sources: Sources<'_>) -> Self {
        let Sources {
            plan,
            month,
            now,
            facts,
            planned,
            ..
        } = sources;
        let span = month.span(plan, now);
        let all = incidents::replayed(facts.iter().copied());
        let began = incidents::of_span(&all, span);
        let titles: BTreeMap<&str, &str> = plan
            .drills
            .iter()
            .map(|it| (it.id.as_str(), it.title.as_str()))
            .collect();
        let day_of = |fact: &Fact| fact.at.with_timezone(&plan.about.timezone).date_naive();
        let mut rehearsals = work::rehearsals(planned, facts, &month.days(), day_of);
        for rehearsal in &mut rehearsals {
            if let Some(title) = titles.get(rehearsal.title.as_str()) {
                rehearsal.title = (*title).to_owned();
            }
        }
        let words = work::words(facts);
        let next = month.after();
        // What is planned lies ahead: its stretch is not cut off at now.
        let ahead = next.span(plan, DateTime::<Utc>::MAX_UTC);
        Self {
            from: month.first,
            to: month.last,
            until: span.1.with_timezone(&plan.about.timezone).fixed_offset(),
            services: services(&sources),
            figures: Figures::of(plan, &began),
            incidents: began.into_iter().map(Reported::of).collect(),
            work: work::summed(planned),
            exceptions: work::exceptions(planned, &words),
            stops: stops::of_span(plan, facts, span, now),
            rehearsals,
            actions: sources.owed,
            next: sources.next,
            next_stops: stops::of_span(plan, facts, ahead, now),
        }
    }

    /// The sum of what is counted of work.
    pub fn total(&self) -> Work {
        self.work.iter().fold(Work::default(), |sum, it| Work {
            planned: sum.planned + it.planned,
            done: sum.done + it.done,
            late: sum.late + it.late,
            skipped: sum.skipped + it.skipped,
            overdue: sum.overdue + it.overdue,
            to_come: sum.to_come + it.to_come,
            ..sum
        })
    }
}

fn services(sources: &Sources<'_>) -> Vec<Service> {
    let Sources {
        plan,
        month,
        now,
        facts,
        ..
    } = sources;
    let zone = plan.about.timezone;
    let checks = plan.checks.iter().zip(sources.seen).zip(0..);
    let service = |((check, days), at): ((&Check, &Vec<Day>), u32)| {
        let outages = uptime::outages(check, facts, *now);
        let of = |month: Month| {
            let span = month.span(plan, *now);
            let planned = uptime::planned(plan, CheckRef(at), span);
            Uptime::of(span, days, zone, &outages, &planned)
        };
        Service {
            check: check.id.clone(),
            title: check.title.clone(),
            target: check.uptime_target,
            now: of(*month),
            before: of(month.before()),
        }
    };
    checks.map(service).collect()
}
