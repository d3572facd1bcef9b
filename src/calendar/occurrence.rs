//! One time that work is owed.

use chrono::NaiveDate;

use super::{Closure, IfClosed, Period, Workdays};

/// One row of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// What it stands for. More than one where shifting laid several on the same day.
    pub periods: Vec<Period>,
    /// For each period the stretch of which it is the only occurrence: the month of `毎月第3営業日`, else the period
    /// itself. A record of any period inside the stretch settles it, so that a changed calendar raises no old debt.
    pub slots: Vec<Period>,
    /// The day before any rule moved it; the last day of an undated period.
    pub nominal: NaiveDate,
    /// The first day on which it can be done.
    pub opens: NaiveDate,
    /// The deadline.
    pub due: NaiveDate,
    /// Which rules moved it, in the order they were applied.
    pub moves: Vec<Move>,
}

/// One step from the nominal day to the deadline, for `schedule --explain`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// The month has no such day: the day of the month that was asked for, and the day taken.
    ShortMonth(u32, NaiveDate),
    /// The day was closed.
    Closed(IfClosed, NaiveDate, NaiveDate),
    /// Business days were added.
    Offset(i32, NaiveDate, NaiveDate),
    /// An undated period ends on its last business day.
    LastBusinessDay(NaiveDate, NaiveDate),
}

impl Occurrence {
    /// Takes over what `other`, moved to the same day, stands for.
    pub(super) fn absorb(&mut self, other: &mut Self) -> bool {
        self.periods.append(&mut other.periods);
        self.slots.append(&mut other.slots);
        self.moves.append(&mut other.moves);
        self.opens = self.opens.min(other.opens);
        true
    }
}

impl Move {
    /// The closed days that it went over, each with the line of the calendar that closes it; in order of time. None
    /// for a short month, which no calendar causes.
    pub fn closures<'a>(&self, workdays: &'a Workdays) -> Vec<(NaiveDate, Closure<'a>)> {
        match *self {
            Self::ShortMonth(..) => Vec::new(),
            Self::Closed(_, from, to) | Self::Offset(_, from, to) | Self::LastBusinessDay(from, to) => {
                workdays.closures(from.min(to), from.max(to))
            }
        }
    }
}
