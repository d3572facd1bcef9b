//! Who is next, and when: the one answer that `incident show`, `escalation` and `tick` give.

use chrono::{DateTime, Utc};

use super::clock::later;
use super::reports::reports;
use super::walk::{Phase, Walk};
use super::{Call, Happening, Incident, ReportDue, SeatId, State, Why};
use crate::plan::Plan;

/// Everything that time does to an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Paging steps that have fallen due, in order. Which of them were really sent is the outbox's to know.
    pub past: Vec<Call>,
    /// Paging steps to come if nothing more is heard: the rest of the chain and the first repetition.
    pub next: Vec<Call>,
    /// Whether pages run.
    pub paging: Paging,
    /// When the last ack expired, while nobody has answered since.
    pub expired: Option<DateTime<Utc>>,
    /// Seats that must know.
    pub reports: Vec<ReportDue>,
    /// 次報: when the next update is owed; `None` once it is restored, or where the level asks for none.
    pub update_due: Option<DateTime<Utc>>,
    /// Seats above a level that was lowered, and when: they hear 待機解除 once.
    pub stood_down: Vec<(DateTime<Utc>, SeatId)>,
}

/// Whether pages run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// Nobody has answered: they run.
    Running,
    /// Somebody has; the ack expires then without a further word.
    Stopped {
        /// `None` where acks of this level never expire.
        expires: Option<DateTime<Utc>>,
    },
    /// It was entered afterwards: no pages.
    Never,
    /// Restored, closed or cancelled.
    Over,
}

impl Timeline {
    /// The timeline at `now`.
    pub fn of(incident: &Incident, plan: &Plan, now: DateTime<Utc>) -> Self {
        let now = own(incident, now);
        let walked = Walk::of(incident, plan, now);
        let next = if walked.phase == Phase::Calling {
            ahead(&walked)
        } else {
            Vec::new()
        };
        Self::at(walked, next)
    }

    /// As the clock of now shows what was planned in the incident's own time.
    fn at(walked: Walk<'_>, next: Vec<Call>) -> Self {
        let ahead = walked.incident.ahead();
        let calls = |calls: Vec<Call>| calls.into_iter().map(|it| it.earlier(ahead)).collect();
        let reports = reports(walked.incident, walked.plan).into_iter();
        let expires = walked.expires().map(|at| at - ahead);
        Self {
            next: calls(next),
            paging: match walked.phase {
                Phase::Calling => Paging::Running,
                Phase::Taken(_) => Paging::Stopped { expires },
                Phase::Dormant => Paging::Never,
                Phase::Over => Paging::Over,
            },
            expired: walked
                .expired
                .filter(|_| walked.phase == Phase::Calling)
                .map(|at| at - ahead),
            reports: reports.map(|it| it.earlier(ahead)).collect(),
            update_due: update_due(walked.incident, walked.plan).map(|at| at - ahead),
            past: calls(walked.calls),
            stood_down: walked
                .stood_down
                .into_iter()
                .map(|(at, seat)| (at - ahead, seat))
                .collect(),
        }
    }

    /// The calls that are to be made now: those of the past, unless somebody has answered since.
    pub fn due(&self) -> &[Call] {
        if self.paging == Paging::Running {
            &self.past
        } else {
            &[]
        }
    }

    /// Where an incident stands when an expired ack counts as none.
    pub fn state(&self, incident: &Incident) -> State {
        if self.expired.is_some() {
            State::Open
        } else {
            incident.state
        }
    }

    /// The reports that are owed now.
    pub fn owed(&self, now: DateTime<Utc>) -> impl Iterator<Item = &ReportDue> {
        self.reports
            .iter()
            .filter(move |report| report.told.is_none() && report.at <= now)
    }
}

/// Now in the incident's own time; not before its last fact: a clock that went back makes nothing unhappened.
fn own(incident: &Incident, now: DateTime<Utc>) -> DateTime<Utc> {
    (now + incident.ahead()).max(incident.newest().to_utc())
}

/// The rest of the chain and the first repetition of its top.
fn ahead(walked: &Walk<'_>) -> Vec<Call> {
    let mut ahead = walked.clone();
    let made = ahead.calls.len();
    while ahead.calls.len() < made + 64 && ahead.step() {
        let repeats = ahead.calls.last().is_some_and(|call| call.why == Why::Exhausted);
        if repeats {
            break;
        }
    }
    ahead.calls.split_off(made)
}

/// In the incident's own time. 次報 is owed `update_every` after the last report, or when one was promised; nothing after
/// the restoration.
fn update_due(incident: &Incident, plan: &Plan) -> Option<DateTime<Utc>> {
    if !incident.state.runs() || incident.is_late() {
        return None;
    }
    let every = incident.level_terms().and_then(|terms| terms.update_every);
    let last = incident.log.iter().rev().find_map(|entry| match &entry.what {
        Happening::Updated(update) if update.source.is_none() => {
            Some((entry.own, update.next.map(|at| at + (entry.own - entry.written))))
        }
        Happening::Opened(_) | Happening::Reopened(_) | Happening::LevelChanged(_) => Some((entry.own, None)),
        _ => None,
    });
    let (told, promised) = last?;
    let promised = promised.map(|at| at.to_utc());
    promised.or_else(|| every.map(|every| later(plan, told.to_utc(), every)))
}
