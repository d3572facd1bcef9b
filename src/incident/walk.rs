//! The walk up the chain: time passes, facts arrive, and steps fall due. It plans; it never asks what was really sent.
//!
//! A timer runs from the moment the records knew, in the incident's own time, never from a time in the past. At one instant a fact comes
//! before a timer, so an ack that is recorded in the minute of a step stops that step.

use std::collections::{BTreeSet, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use super::clock::{later, opening};
use super::{Called, Entry, Happening, Incident, LevelTerms, SeatId, SeatTerms, Sitter, sitters};
use crate::calendar::Span;
use crate::plan::{During, Plan};

/// A paging step that fell due, or will if nobody answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// When.
    pub at: DateTime<Utc>,
    /// Of which level's chain.
    pub level: u32,
    /// The number of the step in that chain, from 1; 0 where the level has no chain.
    pub step: usize,
    /// Which time the incident was open: 1, and one more with every reopening.
    pub round: u32,
    /// How often this step was called before in this round.
    pub again: u32,
    /// Whom.
    pub seats: Vec<SeatId>,
    /// Why then.
    pub why: Why,
    /// Somebody sits there, or stands in.
    pub reaches: bool,
}

impl Call {
    /// The same on a clock that is so far behind.
    pub(super) fn earlier(self, by: TimeDelta) -> Self {
        Self {
            at: self.at - by,
            ..self
        }
    }
}

/// Why a step is due when it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// Its planned instant.
    Planned,
    /// The one before did not answer the phone.
    NoAnswer,
    /// Nobody sits in the one before.
    Nobody,
    /// The ack expired without a word.
    Expired,
    /// The chain is used up and nobody answered.
    Exhausted,
}

/// Where the walk stands.
#[derive(Clone, Debug)]
pub(super) struct Walk<'a> {
    pub(super) incident: &'a Incident,
    pub(super) plan: &'a Plan,
    pub(super) now: DateTime<Utc>,
    pub(super) level: u32,
    pub(super) round: u32,
    pub(super) calls: Vec<Call>,
    /// Seats that were called in this round.
    told: BTreeSet<SeatId>,
    queue: VecDeque<Waiting>,
    pub(super) phase: Phase,
    /// When the last ack expired, until somebody answers again.
    pub(super) expired: Option<DateTime<Utc>>,
    /// Where this round began.
    origin: DateTime<Utc>,
    /// Seats that heard of it and are above the chain of a level that was lowered.
    pub(super) stood_down: Vec<(DateTime<Utc>, SeatId)>,
    /// How far the incident's own time is ahead of the clock.
    ahead: TimeDelta,
}

/// Whether pages run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Nobody has answered.
    Calling,
    /// Somebody has, and said something last at this time.
    Taken(DateTime<Utc>),
    /// Entered afterwards: it never pages.
    Dormant,
    /// Restored, closed or cancelled.
    Over,
}

#[derive(Clone, Debug)]
struct Waiting {
    at: DateTime<Utc>,
    step: usize,
    seats: Vec<SeatId>,
    why: Why,
}

impl<'a> Walk<'a> {
    /// The walk up to `now`, and on to `horizon` as it will be if nothing more is heard.
    pub(super) fn of(incident: &'a Incident, plan: &'a Plan, horizon: DateTime<Utc>) -> Self {
        let start = incident
            .log
            .first()
            .map_or(incident.opened_at, |entry| entry.own)
            .to_utc();
        let level = incident
            .log
            .first()
            .map_or(incident.level, |entry| match &entry.what {
                Happening::Opened(opened) => opened.level,
                _ => incident.level,
            });
        let mut walk = Self {
            incident,
            plan,
            now: start,
            level,
            round: 0,
            calls: Vec::new(),
            told: BTreeSet::new(),
            queue: VecDeque::new(),
            phase: Phase::Over,
            expired: None,
            origin: start,
            stood_down: Vec::new(),
            ahead: TimeDelta::zero(),
        };
        for entry in incident
            .log
            .iter()
            .take_while(|entry| entry.own.to_utc() <= horizon)
        {
            walk.until((entry.own.to_utc() - TimeDelta::nanoseconds(1)).max(walk.now));
            walk.now = walk.now.max(entry.own.to_utc());
            walk.hear(entry);
            walk.until(walk.now);
        }
        walk.until(horizon);
        walk
    }

    fn terms(&self) -> Option<&'a LevelTerms> {
        self.incident.terms.get(self.level)
    }

    fn hear(&mut self, entry: &Entry) {
        match &entry.what {
            Happening::Opened(_) | Happening::Reopened(_) => self.begin(entry.is_late()),
            Happening::Acked(_) if self.runs() => self.taken(),
            Happening::LevelChanged(change) => self.change_level(change.to, entry.is_late()),
            Happening::Called(call) => self.called(call),
            Happening::Restored(_) | Happening::Closed(_) | Happening::Cancelled(_) => {
                self.phase = Phase::Over;
            }
            Happening::ClockSet(set) => self.set_clock(set.ahead()),
            Happening::Acked(_)
            | Happening::Updated(_)
            | Happening::Reported(_)
            | Happening::Announced(_) => {}
        }
        if let Phase::Taken(_) = self.phase
            && !entry.what.is_a_machine_s()
        {
            self.phase = Phase::Taken(self.now);
        }
    }

    /// Who is to be woken in business hours only is, on the clock that was set.
    fn set_clock(&mut self, ahead: TimeDelta) {
        self.ahead = ahead;
        if let Some(terms) = self.terms() {
            let queue = std::mem::take(&mut self.queue).into_iter();
            self.queue = queue
                .map(|it| Waiting {
                    at: self.waking(terms, it.at),
                    ..it
                })
                .collect();
        }
    }

    fn taken(&mut self) {
        self.phase = Phase::Taken(self.now);
        self.expired = None;
    }

    fn runs(&self) -> bool {
        self.phase != Phase::Over
    }

    /// It is opened, or open again: the whole chain from here.
    fn begin(&mut self, late: bool) {
        self.round += 1;
        self.expired = None;
        self.told.clear();
        self.origin = self.now;
        self.phase = if late { Phase::Dormant } else { Phase::Calling };
        self.queue = self.planned(self.now);
    }

    /// Raised: the new chain counts from here, for seats not told yet. Lowered: the lower chain goes on where it stood.
    fn change_level(&mut self, to: u32, late: bool) {
        let raised = self.incident.terms.is_worse(to, self.level);
        self.level = to;
        if self.phase == Phase::Dormant && raised && !late {
            self.phase = Phase::Calling;
        }
        if raised {
            self.queue = self.planned(self.now);
            return;
        }
        let now = self.now;
        self.queue = self.planned(self.origin);
        if let Some(overdue) = self
            .queue
            .front()
            .map(|first| now - first.at)
            .filter(|by| *by > TimeDelta::zero())
        {
            self.queue.iter_mut().for_each(|waiting| waiting.at += overdue);
        }
        let chain: Vec<&SeatId> = self
            .terms()
            .iter()
            .flat_map(|it| &it.chain)
            .map(|it| &it.seat)
            .collect();
        let above = self.told.iter().filter(|seat| !chain.contains(seat));
        self.stood_down.extend(above.map(|seat| (now, seat.clone())));
    }

    /// The paging steps of the level with seats that were not told yet, counted from `from`.
    fn planned(&self, from: DateTime<Utc>) -> VecDeque<Waiting> {
        let Some(terms) = self.terms() else {
            return VecDeque::new();
        };
        let from = self.waking(terms, from);
        let steps = terms.steps().filter_map(|step| {
            let seats: Vec<SeatId> = paged(step.seats)
                .filter(|seat| !self.told.contains(seat))
                .cloned()
                .collect();
            (!seats.is_empty()).then(|| Waiting {
                at: self.waking(terms, self.later(from, step.after)),
                step: step.number,
                seats,
                why: Why::Planned,
            })
        });
        let mut steps: VecDeque<Waiting> = steps.collect();
        // A chain that pages nobody still must not be silent.
        if steps.is_empty() && self.told.is_empty() {
            steps.push_back(Waiting {
                at: from,
                step: 0,
                seats: Vec::new(),
                why: Why::Planned,
            });
        }
        steps
    }

    /// A call by hand: in vain for a seat of the latest step, the next one is due at once.
    fn called(&mut self, call: &Called) {
        let latest = self
            .calls
            .iter()
            .rev()
            .take_while(|it| it.round == self.round)
            .find(|it| it.reaches);
        let waited_for = latest.is_some_and(|it| call.seats.iter().any(|seat| it.seats.contains(seat)));
        if call.result.is_in_vain() && waited_for {
            self.hasten(self.now, Why::NoAnswer);
        }
    }

    /// The next step is due now, if it was not before; the others keep their instants.
    fn hasten(&mut self, at: DateTime<Utc>, why: Why) {
        if let Some(next) = self.queue.front_mut().filter(|next| next.at > at) {
            (next.at, next.why) = (at, why);
        }
    }

    /// Lets time pass until `until`, included.
    fn until(&mut self, until: DateTime<Utc>) {
        while self.next().is_some_and(|at| at <= until) {
            self.step();
        }
        self.now = self.now.max(until);
    }

    /// The next thing that happens by itself happens; false when nothing ever will.
    pub(super) fn step(&mut self) -> bool {
        let Some(at) = self.next() else { return false };
        self.now = at;
        match self.phase {
            Phase::Calling => self.call(),
            Phase::Taken(_) => self.expire(),
            Phase::Dormant | Phase::Over => {}
        }
        true
    }

    /// When something happens by itself next.
    fn next(&self) -> Option<DateTime<Utc>> {
        match self.phase {
            Phase::Calling => Some(
                self.queue
                    .front()
                    .map_or_else(|| self.repeat_at(), |next| next.at),
            ),
            Phase::Taken(_) => self.expires(),
            Phase::Dormant | Phase::Over => None,
        }
    }

    /// When the ack expires, if somebody has answered.
    pub(super) fn expires(&self) -> Option<DateTime<Utc>> {
        let Phase::Taken(since) = self.phase else {
            return None;
        };
        let ttl = self.terms()?.ack_ttl?;
        Some(self.later(since, ttl))
    }

    /// The next step is due at once and the rest keep their spacing.
    fn expire(&mut self) {
        self.phase = Phase::Calling;
        self.expired = Some(self.now);
        if let Some(by) = self.queue.front().map(|first| self.now - first.at) {
            self.queue.iter_mut().for_each(|waiting| waiting.at += by);
        } else {
            self.queue.push_back(self.top());
        }
        let at = self
            .terms()
            .map_or(self.now, |terms| self.waking(terms, self.now));
        if let Some(first) = self.queue.front_mut() {
            (first.at, first.why) = (at, Why::Expired);
        }
    }

    /// Calls the first in the queue, or the top again when the queue is empty.
    fn call(&mut self) {
        let now = self.now;
        let waiting = self.queue.pop_front().unwrap_or_else(|| self.top());
        let again = self
            .calls
            .iter()
            .filter(|it| (it.round, it.level, it.step) == (self.round, self.level, waiting.step));
        let call = Call {
            at: now,
            level: self.level,
            step: waiting.step,
            round: self.round,
            again: again.count().try_into().unwrap_or(u32::MAX),
            reaches: waiting.seats.iter().any(|seat| self.reaches(seat)),
            seats: waiting.seats,
            why: waiting.why,
        };
        self.told.extend(call.seats.iter().cloned());
        if !call.reaches {
            self.hasten(now, Why::Nobody);
        }
        self.calls.push(call);
    }

    /// The top paging step once more: the highest in which there is somebody.
    fn top(&self) -> Waiting {
        let terms = self.terms();
        let steps = terms.iter().flat_map(|terms| terms.steps());
        let mut steps: Vec<(usize, Vec<SeatId>)> = steps
            .map(|step| (step.number, paged(step.seats).cloned().collect()))
            .filter(|(_, seats): &(usize, Vec<SeatId>)| !seats.is_empty())
            .collect();
        let reached = steps
            .iter()
            .rposition(|(_, seats)| seats.iter().any(|seat| self.reaches(seat)));
        let top = reached.map(|at| steps.swap_remove(at)).or_else(|| steps.pop());
        let (step, seats) = top.unwrap_or_default();
        Waiting {
            at: self.now,
            step,
            seats,
            why: Why::Exhausted,
        }
    }

    /// When the top is called again.
    fn repeat_at(&self) -> DateTime<Utc> {
        let Some(last) = self.calls.last().filter(|call| call.round == self.round) else {
            return self.now;
        };
        let Some(terms) = self.terms() else {
            return last.at + TimeDelta::minutes(30);
        };
        let least = last.at + TimeDelta::minutes(1);
        self.waking(terms, self.later(last.at, terms.exhausted_every).max(least))
            .max(self.now)
    }

    fn reaches(&self, seat: &SeatId) -> bool {
        sitters(self.plan, seat, self.now - self.ahead)
            .iter()
            .any(|sitter: &Sitter| sitter.reached().is_some())
    }

    fn later(&self, from: DateTime<Utc>, span: Span) -> DateTime<Utc> {
        later(self.plan, from, span)
    }

    /// The instant itself, or the next business hour where the level wakes nobody.
    fn waking(&self, terms: &LevelTerms, at: DateTime<Utc>) -> DateTime<Utc> {
        match terms.during {
            During::Always => at,
            During::BusinessHours => opening(self.plan, at - self.ahead) + self.ahead,
        }
    }
}

/// The seats of a step that are paged.
fn paged(seats: &[SeatTerms]) -> impl Iterator<Item = &SeatId> {
    seats.iter().filter(|seat| !seat.report).map(|seat| &seat.seat)
}
