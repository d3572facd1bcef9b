//! The seats that must know although somebody has answered. Owed from their instant until a call or a report records it,
//! also after the incident is restored or closed; a false alarm ends them.

use chrono::{DateTime, TimeDelta, Utc};

use super::clock::later;
use super::{CallResult, Happening, Incident, SeatId};
use crate::plan::Plan;

/// A seat that must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDue {
    /// Whom.
    pub seat: SeatId,
    /// The number of the step in its level's chain.
    pub step: usize,
    /// Of which level's chain.
    pub level: u32,
    /// Which time the incident was open.
    pub round: u32,
    /// By when.
    pub at: DateTime<Utc>,
    /// When it was recorded that they know.
    pub told: Option<DateTime<Utc>>,
}

impl ReportDue {
    /// The same on a clock that is so far behind.
    pub(super) fn earlier(self, by: TimeDelta) -> Self {
        Self {
            at: self.at - by,
            told: self.told.map(|at| at - by),
            ..self
        }
    }
}

/// Every report that was, is or will be owed, in the incident's own time, in the order in which they came to be.
pub(super) fn reports(incident: &Incident, plan: &Plan) -> Vec<ReportDue> {
    let mut owed = Owed {
        incident,
        plan,
        round: 0,
        level: incident.level,
        list: Vec::new(),
        known: Vec::new(),
    };
    for entry in &incident.log {
        let now = entry.own.to_utc();
        match &entry.what {
            Happening::Opened(opened) => {
                owed.level = opened.level;
                owed.begin(now);
            }
            Happening::Reopened(_) => owed.begin(now),
            Happening::LevelChanged(change) => {
                owed.level = change.to;
                owed.chain(now);
            }
            Happening::Cancelled(_) => owed.list.retain(|it| it.told.is_some()),
            what => owed.told(tells(what), now),
        }
    }
    owed.list
        .retain(|it| it.told.is_some() || !incident.discharged.contains(&format!("tell-{}", it.seat.id())));
    owed.list
}

/// The seats of its level that must know and were not told, whenever that falls due.
pub(super) fn untold(incident: &Incident) -> Vec<&SeatId> {
    let told = |seat: &SeatId| {
        let by_name = incident.discharged.contains(&format!("tell-{}", seat.id()));
        by_name || incident.log.iter().any(|entry| tells(&entry.what).contains(seat))
    };
    let chain = incident.level_terms().into_iter().flat_map(|terms| &terms.chain);
    chain
        .filter(|it| it.report)
        .map(|it| &it.seat)
        .filter(|seat| !told(seat))
        .collect()
}

/// The seats that know by this fact.
fn tells(what: &Happening) -> &[SeatId] {
    match what {
        Happening::Acked(ack) => &ack.seats,
        Happening::Reported(report) => &report.seats,
        Happening::Called(call) if call.result == CallResult::Answered => &call.seats,
        _ => &[],
    }
}

struct Owed<'a> {
    incident: &'a Incident,
    plan: &'a Plan,
    round: u32,
    level: u32,
    list: Vec<ReportDue>,
    /// Who was told since it was opened, owed or not.
    known: Vec<SeatId>,
}

impl Owed<'_> {
    fn begin(&mut self, now: DateTime<Utc>) {
        self.round += 1;
        self.known.clear();
        self.chain(now);
    }

    /// The level's chain counts from now for those who do not know. What fell due before stays owed.
    fn chain(&mut self, now: DateTime<Utc>) {
        self.list.retain(|it| it.told.is_some() || it.at <= now);
        let Some(terms) = self.incident.terms.get(self.level) else {
            return;
        };
        for step in terms.steps() {
            for seat in step.seats.iter().filter(|seat| seat.report) {
                let listed = self
                    .list
                    .iter()
                    .any(|it| it.seat == seat.seat && (it.round == self.round || it.told.is_none()));
                if !listed && !self.known.contains(&seat.seat) {
                    self.list.push(ReportDue {
                        seat: seat.seat.clone(),
                        step: step.number,
                        level: self.level,
                        round: self.round,
                        at: later(self.plan, now, step.after),
                        told: None,
                    });
                }
            }
        }
    }

    fn told(&mut self, seats: &[SeatId], now: DateTime<Utc>) {
        self.known.extend_from_slice(seats);
        let heard = self
            .list
            .iter_mut()
            .filter(|it| it.told.is_none() && seats.contains(&it.seat));
        heard.for_each(|it| it.told = Some(now));
    }
}
