//! What each fact does to the walk: where the chain begins, stops, and goes on.

use chrono::TimeDelta;

use super::{Phase, Waiting, Walk};
use crate::incident::{Called, Entry, Happening, SeatId, Why};

impl Walk<'_> {
    pub(super) fn hear(&mut self, entry: &Entry) {
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
}
