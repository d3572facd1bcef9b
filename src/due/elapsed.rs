//! Business days that have passed since deadlines, up to one day. A work that nobody did for years has hundreds of
//! deadlines: each is counted from the one before it, so that the years are walked once.

use std::cell::Cell;

use chrono::NaiveDate;

use crate::calendar::Workdays;

/// The count up to a day.
#[derive(Debug)]
pub(crate) struct Elapsed<'a> {
    /// The day.
    pub(crate) day: NaiveDate,
    workdays: &'a Workdays,
    /// The deadline that was asked last, and its count.
    last: Cell<(NaiveDate, i32)>,
}

impl<'a> Elapsed<'a> {
    pub(crate) fn up_to(day: NaiveDate, workdays: &'a Workdays) -> Self {
        let last = Cell::new((day, 0));
        Self { day, workdays, last }
    }

    /// How many business days lie between a deadline and the day.
    pub(crate) fn since(&self, due: NaiveDate) -> i32 {
        let (before, count) = self.last.get();
        let count = count - self.workdays.between(before, due);
        self.last.set((due, count));
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_from_the_deadline_before_gives_what_counting_anew_gives() {
        let (day, workdays) = ("2026-11-24".parse().unwrap(), Workdays::default());
        let elapsed = Elapsed::up_to(day, &workdays);
        for due in [
            "2026-01-05",
            "2026-11-20",
            "2026-08-01",
            "2027-01-05",
            "2026-11-24",
        ] {
            let due = due.parse().unwrap();
            assert_eq!(elapsed.since(due), workdays.between(due, day), "{due}");
        }
    }
}
