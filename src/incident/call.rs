//! A paging step that falls due.

use chrono::{DateTime, TimeDelta, Utc};

use super::SeatId;

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
