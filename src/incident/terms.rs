//! All levels as they were when an incident was opened. A plan edited in the night moves no timer that runs already.

use serde::{Deserialize, Serialize};

use super::SeatId;
use crate::calendar::Span;
use crate::plan::{During, Level, Levels, Plan, Worst};

/// The levels, and which end is the worst.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Which end is the worst.
    pub worst: Worst,
    /// In the order of the file.
    pub levels: Vec<LevelTerms>,
}

/// What a level demands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelTerms {
    /// Its number.
    pub level: u32,
    /// `lv3`
    pub prefix: String,
    /// Does it wake people?
    pub during: During,
    /// A stop that has lasted this long is at least this level.
    pub outage_from: Option<Span>,
    /// An ack without a word this long expires.
    pub ack_ttl: Option<Span>,
    /// 次報
    pub update_every: Option<Span>,
    /// The top is told again this often.
    pub exhausted_every: Span,
    /// 障害報告書
    pub report_within: Option<Span>,
    /// The path.
    pub chain: Vec<SeatTerms>,
    /// Duties that the law or a contract ties to it.
    pub obligations: Vec<ObligationTerms>,
}

/// One line of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatTerms {
    /// Whom.
    pub seat: SeatId,
    /// After the opening or the raising.
    pub after: Span,
    /// Must be told although somebody has answered.
    pub report: bool,
}

/// One duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObligationTerms {
    /// Its id.
    pub id: String,
    /// What is owed.
    pub title: String,
    /// From the moment it was known.
    pub within: Span,
    /// What to know about it.
    pub note: String,
}

/// The lines of a chain that share one `after`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepTerms<'a> {
    /// From 1.
    pub number: usize,
    /// After the opening or the raising.
    pub after: Span,
    /// Its seats, in the order of the plan.
    pub seats: &'a [SeatTerms],
}

impl Terms {
    /// The levels of this plan.
    pub fn of(plan: &Plan) -> Self {
        let Levels { worst, list, .. } = &plan.levels;
        Self {
            worst: *worst,
            levels: list.iter().map(|level| LevelTerms::of(plan, level)).collect(),
        }
    }

    /// The level with this number.
    pub fn get(&self, level: u32) -> Option<&LevelTerms> {
        self.levels.iter().find(|it| it.level == level)
    }

    /// Is level `a` worse than level `b`?
    pub fn is_worse(&self, a: u32, b: u32) -> bool {
        match self.worst {
            Worst::Highest => a > b,
            Worst::Lowest => a < b,
        }
    }
}

impl LevelTerms {
    /// The terms of a level of the plan.
    pub fn of(plan: &Plan, level: &Level) -> Self {
        let seat = |step: &crate::plan::Step| SeatTerms {
            seat: SeatId::of(plan, step.to),
            after: step.after,
            report: step.report,
        };
        let obligation = |it: &crate::plan::Obligation| ObligationTerms {
            id: it.id.clone(),
            title: it.title.clone(),
            within: it.within,
            note: it.note.clone(),
        };
        Self {
            level: level.level,
            prefix: level.prefix.clone(),
            during: level.during,
            outage_from: level.outage_from,
            ack_ttl: level.ack_ttl,
            update_every: level.update_every,
            exhausted_every: level.exhausted_every,
            report_within: level.report_within,
            chain: level.chain.iter().map(seat).collect(),
            obligations: level.obligations.iter().map(obligation).collect(),
        }
    }

    /// The steps: lines with the same `after` are one.
    pub fn steps(&self) -> impl Iterator<Item = StepTerms<'_>> {
        let groups = self.chain.chunk_by(|a, b| a.after == b.after);
        groups.enumerate().map(|(at, seats)| StepTerms {
            number: at + 1,
            after: seats[0].after,
            seats,
        })
    }
}
