//! From the wall clock of the plan's zone to the one time of the world.

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

/// The first and the last instant at which the clocks of `zone` show `time`. They are one, but when the clocks go back
/// they are two; `None` when the clocks go forward over it.
pub(super) fn instants(time: NaiveDateTime, zone: Tz) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    match zone.from_local_datetime(&time) {
        LocalResult::Single(one) => Some((one.to_utc(), one.to_utc())),
        LocalResult::Ambiguous(first, last) => Some((first.to_utc(), last.to_utc())),
        LocalResult::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_changes_skips_a_time_or_shows_it_twice() {
        let cases = [
            ("Asia/Tokyo", "2026-12-05T22:00", Some((13, 13))),
            ("Europe/London", "2026-10-25T01:30", Some((0, 1))), // the clocks go back at 2:00
            ("Europe/London", "2026-03-29T01:30", None),         // there is no 1:30
        ];
        for (zone, time, expected) in cases {
            let time = NaiveDateTime::parse_from_str(time, "%Y-%m-%dT%H:%M").unwrap();
            let hour = |at: DateTime<Utc>| at.format("%H").to_string().parse::<u32>().unwrap();
            let found = instants(time, zone.parse().unwrap()).map(|(a, b)| (hour(a), hour(b)));
            assert_eq!(found, expected, "{zone} {time}");
        }
    }
}
