//! The walk up the chain: time passes, facts arrive, and steps fall due. It plans; it never asks what was really sent.
//!
//! A timer runs from the moment the records knew, in the incident's own time, never from a time in the past. At one
//! instant a fact comes before a timer, so an ack that is recorded in the minute of a step stops that step.

mod heard;
mod queue;

use std::collections::{BTreeSet, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use super::clock::{later, opening};
use super::{Call, Happening, Incident, LevelTerms, SeatId, Sitter, Why, sitters};
use crate::calendar::Span;
use crate::plan::{During, Plan};

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
