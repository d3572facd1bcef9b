//! A 〈日〉 of a phrase in one real month.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{MonthDay, Move, ShortMonth, Workdays};

impl MonthDay {
    /// The day in the month that begins on `first`, and the move where the month was too short for it. `None` where
    /// the month has no such day.
    pub(super) fn in_month(
        self,
        first: NaiveDate,
        short: ShortMonth,
        workdays: &Workdays,
    ) -> Option<(NaiveDate, Option<Move>)> {
        let next = first.checked_add_months(Months::new(1))?;
        let last = next.pred_opt()?;
        let day = match self {
            Self::Day(day) => match (first.with_day(day), short) {
                (Some(day), _) => day,
                (None, ShortMonth::Clamp) => return Some((last, Some(Move::ShortMonth(day, last)))),
                (None, ShortMonth::Next) => return Some((next, Some(Move::ShortMonth(day, next)))),
                (None, ShortMonth::Skip) => return None,
            },
            Self::Last(before) => last.checked_sub_days(Days::new(before.into()))?,
            Self::BusinessDay(nth) => first
                .iter_days()
                .take_while(|day| *day <= last)
                .filter(|day| workdays.is_open(*day))
                .nth(nth.checked_sub(1)? as usize)?,
            Self::LastBusinessDay(before) => {
                workdays.add(workdays.last_within(first, last)?, -i32::try_from(before).ok()?)?
            }
            Self::Nth(nth, weekday) => {
                let day = on_or_after(first, weekday)?
                    .checked_add_days(Days::new(7 * u64::from(nth.checked_sub(1)?)))?;
                return (day <= last).then_some((day, None));
            }
            Self::LastWeekday(weekday) => on_or_after(last.checked_sub_days(Days::new(6))?, weekday)?,
        };
        Some((day, None))
    }

    /// Does every month have this day, or the one it stands for, inside it, and no other month?
    pub(super) fn stays_in_its_month(self, short: ShortMonth) -> bool {
        match self {
            Self::Day(day) => day <= 28 || short != ShortMonth::Next,
            Self::LastBusinessDay(before) => before == 0,
            _ => true,
        }
    }
}

/// The first `weekday` on or after `day`.
pub(super) fn on_or_after(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(weekday.days_since(day.weekday()).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stands_in_each_month_or_in_none() {
        use MonthDay::{BusinessDay, Day, Last, LastBusinessDay, LastWeekday, Nth};
        let cases = [
            (Day(25), "2026-11-25", "2027-02-25"),
            (Day(31), "2026-11-30", "2027-02-28"),
            (Last(0), "2026-11-30", "2027-02-28"),
            (Last(3), "2026-11-27", "2027-02-25"),
            (BusinessDay(1), "2026-11-02", "2027-02-01"),
            (BusinessDay(3), "2026-11-05", "2027-02-03"), // 11-03 is 文化の日
            (BusinessDay(19), "2026-11-30", "none"),
            (BusinessDay(22), "none", "none"),
            (LastBusinessDay(0), "2026-11-30", "2027-02-26"),
            (LastBusinessDay(2), "2026-11-26", "2027-02-24"),
            (Nth(2, Weekday::Tue), "2026-11-10", "2027-02-09"),
            (Nth(5, Weekday::Mon), "2026-11-30", "none"),
            (LastWeekday(Weekday::Fri), "2026-11-27", "2027-02-26"),
        ];
        let workdays = Workdays::default();
        for (day, november, february) in cases {
            for (month, expected) in [("2026-11-01", november), ("2027-02-01", february)] {
                let found = day.in_month(month.parse().unwrap(), ShortMonth::Clamp, &workdays);
                let found = found.map_or("none".into(), |(day, _)| day.to_string());
                assert_eq!(found, expected, "{day:?} in {month}");
            }
        }
    }

    #[test]
    fn a_short_month_takes_its_last_day_or_none_or_the_next_first() {
        let cases = [
            (ShortMonth::Clamp, Some("2027-02-28")),
            (ShortMonth::Skip, None),
            (ShortMonth::Next, Some("2027-03-01")),
        ];
        for (short, expected) in cases {
            let first = "2027-02-01".parse().unwrap();
            let found = MonthDay::Day(31).in_month(first, short, &Workdays::default());
            let expected = expected
                .map(|day| day.parse().unwrap())
                .map(|day| (day, Some(Move::ShortMonth(31, day))));
            assert_eq!(found, expected, "{short:?}");
        }
    }
}
