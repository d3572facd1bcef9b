//! Reminders of what stays down: after `remind_every`, then after twice as long, and so on up to a day.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::Standing;
use super::standing::length;
use crate::plan::Check;

impl Standing {
    /// The clock may have been set back since people were told: what was told in its future counts as told now, so that
    /// nobody waits for a reminder until the clock comes there again.
    pub fn put_right(&mut self, now: DateTime<FixedOffset>) {
        for told in [&mut self.told_at, &mut self.blind_told_at] {
            *told = told.map(|at| at.min(now));
        }
    }

    /// When people are reminded that it is still down; `None` where they were not told of it.
    pub fn next_reminder(&self, check: &Check) -> Option<DateTime<FixedOffset>> {
        let told = self.told_at.filter(|_| self.told.is_some())?;
        let first = length(check.remind_every);
        let most = first.max(TimeDelta::days(1));
        let doubled = 1_i32.checked_shl(self.reminders.min(16)).unwrap_or(i32::MAX);
        Some(told + first.checked_mul(doubled).map_or(most, |pause| pause.min(most)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample_plan::{minute, tcp};

    #[test]
    fn each_pause_is_twice_the_one_before_up_to_a_day() {
        let check = tcp("db", "127.0.0.1", 5432);
        let hours = [1, 2, 4, 8, 16, 24, 24, 24];
        for (reminders, hours) in (0..).zip(hours) {
            let standing = Standing {
                told: Some(minute(0)),
                told_at: Some(minute(3)),
                reminders,
                ..Standing::default()
            };
            assert_eq!(standing.next_reminder(&check), Some(minute(3 + 60 * hours)));
        }
        assert_eq!(Standing::default().next_reminder(&check), None);
    }

    #[test]
    fn a_clock_that_is_set_back_puts_no_reminder_off_by_as_much() {
        let check = tcp("db", "127.0.0.1", 5432);
        let mut standing = Standing {
            told: Some(minute(500)),
            told_at: Some(minute(500)),
            blind_told_at: Some(minute(20)),
            ..Standing::default()
        };
        standing.put_right(minute(30));
        assert_eq!(standing.next_reminder(&check), Some(minute(90)));
        assert_eq!(standing.blind_told_at, Some(minute(20)));
    }
}
