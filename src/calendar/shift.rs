//! How calendars move a nominal day to its deadline.

use chrono::{Datelike, NaiveDate};

use super::nominal::Nominal;
use super::{IfClosed, Move, Occurrence, Recurrence, Workdays};

/// The row of one nominal time; `None` where it falls out.
pub(super) fn row(recurrence: &Recurrence, workdays: &Workdays, nominal: Nominal) -> Option<Occurrence> {
    let mut moves: Vec<Move> = nominal.short.into_iter().collect();
    let first = nominal.first.max(recurrence.starts);
    let rule = if recurrence.is_before_go_live() {
        IfClosed::Before
    } else {
        recurrence.if_closed
    };
    let due = match nominal.undated {
        true => workdays.last_within(first, nominal.day)?,
        false => open_day(rule, workdays, nominal.day)?,
    };
    if due != nominal.day {
        moves.push(match nominal.undated {
            true => Move::LastBusinessDay(nominal.day, due),
            false => Move::Closed(rule, nominal.day, due),
        });
    }
    let due = match workdays.add(due, recurrence.offset) {
        Some(moved) if moved != due => {
            moves.push(Move::Offset(recurrence.offset, due, moved));
            moved
        }
        _ => due,
    };
    let opens = if nominal.undated {
        first.min(due)
    } else {
        opens(recurrence, workdays, due)
    };
    let (periods, slots) = (vec![nominal.period], vec![nominal.slot]);
    Some(Occurrence {
        periods,
        slots,
        nominal: nominal.day,
        opens,
        due,
        moves,
    })
}

/// Where `if_closed` puts `day`. A calendar without any business day leaves it where it is: nothing owed is lost.
fn open_day(rule: IfClosed, workdays: &Workdays, day: NaiveDate) -> Option<NaiveDate> {
    if rule == IfClosed::Keep || workdays.is_open(day) {
        return Some(day);
    }
    let (before, after) = (|| workdays.at_or_before(day), || workdays.at_or_after(day));
    let in_month = |moved: &NaiveDate| (moved.year(), moved.month()) == (day.year(), day.month());
    let moved = match rule {
        IfClosed::Keep => Some(day),
        IfClosed::Skip => return None,
        IfClosed::Before => before(),
        IfClosed::After => after(),
        IfClosed::BeforeInMonth => before().filter(in_month).or_else(after),
        IfClosed::AfterInMonth => after().filter(in_month).or_else(before),
    };
    Some(moved.unwrap_or(day))
}

/// A dated occurrence opens on its day or `remind` earlier, but not before `starts`.
fn opens(recurrence: &Recurrence, workdays: &Workdays, due: NaiveDate) -> NaiveDate {
    if recurrence.is_before_go_live() {
        return recurrence
            .go_live
            .checked_sub_months(chrono::Months::new(12))
            .unwrap_or(due)
            .min(due);
    }
    let reminded = recurrence
        .remind
        .and_then(|span| span.before(due, workdays))
        .unwrap_or(due);
    reminded.max(recurrence.starts.min(due))
}
