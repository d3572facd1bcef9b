//! One person in a seat, and who stands in while they are away.

use chrono::NaiveDate;

use crate::plan::{ContactRef, Plan};

/// One person of a seat at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitter {
    /// Who sits there.
    pub who: ContactRef,
    /// Away then.
    pub away: bool,
    /// Who stands in for someone away: the first of the deputies who is there; of a rota, else the next in order.
    pub deputy: Option<ContactRef>,
}

impl Sitter {
    /// Somebody on a day. Of `others` the first who is there stands in where no deputy does.
    pub(super) fn of(plan: &Plan, who: ContactRef, day: NaiveDate, others: &[ContactRef]) -> Self {
        let away = plan[who].is_away(day);
        let is_there = |other: &&ContactRef| **other != who && !plan[**other].is_away(day);
        let deputy = || stand_in(plan, who, day).or_else(|| others.iter().find(is_there).copied());
        Self {
            who,
            away,
            deputy: away.then(deputy).flatten(),
        }
    }

    /// Whom to ring; `None` when they are away and nobody stands in.
    pub fn reached(&self) -> Option<ContactRef> {
        if self.away { self.deputy } else { Some(self.who) }
    }
}

/// The deputy, or the deputy's deputy while they are away too. A circle of deputies ends where it began.
fn stand_in(plan: &Plan, who: ContactRef, day: NaiveDate) -> Option<ContactRef> {
    let mut met = vec![who];
    let mut next = plan[who].deputy;
    while let Some(deputy) = next {
        if met.contains(&deputy) {
            return None;
        }
        if !plan[deputy].is_away(day) {
            return Some(deputy);
        }
        met.push(deputy);
        next = plan[deputy].deputy;
    }
    None
}
