//! The steps that wait: those of the chain, and its top again when the chain is used up.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Waiting, Walk};
use crate::incident::{SeatId, SeatTerms, Why};

impl Walk<'_> {
    /// The paging steps of the level with seats that were not told yet, counted from `from`.
    pub(super) fn planned(&self, from: DateTime<Utc>) -> VecDeque<Waiting> {
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

    /// The next step is due now, if it was not before; the others keep their instants.
    pub(super) fn hasten(&mut self, at: DateTime<Utc>, why: Why) {
        if let Some(next) = self.queue.front_mut().filter(|next| next.at > at) {
            (next.at, next.why) = (at, why);
        }
    }

    /// The top paging step once more: the highest in which there is somebody.
    pub(super) fn top(&self) -> Waiting {
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
    pub(super) fn repeat_at(&self) -> DateTime<Utc> {
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
}

/// The seats of a step that are paged.
fn paged(seats: &[SeatTerms]) -> impl Iterator<Item = &SeatId> {
    seats.iter().filter(|seat| !seat.report).map(|seat| &seat.seat)
}
