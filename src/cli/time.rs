//! Times on the command line: wall clock of the plan's zone, or with an offset.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Tz;

/// Reads `2026-11-22T02:10`, `2026-11-22 02:10`, `2026-11-22` (midnight), `02:10` (the last time it was so late, at or
/// before `now`), each with seconds if wanted, or RFC 3339 with an offset. `None` when it is none of these, or does not
/// exist because the clocks went forward; a time that exists twice is the first.
pub(crate) fn parse(text: &str, zone: Tz, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let text = text.trim();
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    if let Some(time) = clock(text) {
        let today = now.with_timezone(&zone).date_naive();
        let days = [today, today.checked_sub_days(Days::new(1))?];
        return days
            .into_iter()
            .filter_map(|day| instant(day.and_time(time), zone))
            .find(|at| *at <= now);
    }
    instant(wall(text)?, zone)
}

fn clock(text: &str) -> Option<NaiveTime> {
    ["%H:%M", "%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(text, form).ok())
}

fn wall(text: &str) -> Option<NaiveDateTime> {
    let forms = [
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M:%S",
    ];
    let time = forms
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    time.or_else(|| {
        Some(
            NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .ok()?
                .and_time(NaiveTime::MIN),
        )
    })
}

fn instant(wall: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    Some(zone.from_local_datetime(&wall).earliest()?.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let now = DateTime::parse_from_rfc3339("2026-11-22T03:00:00+09:00")
            .unwrap()
            .to_utc();
        let cases = [
            ("2026-11-22T02:10", Some("2026-11-21T17:10:00Z")),
            ("2026-11-22 02:10:30", Some("2026-11-21T17:10:30Z")),
            ("2026-11-22", Some("2026-11-21T15:00:00Z")),
            ("2026-11-22T02:10:00Z", Some("2026-11-22T02:10:00Z")),
            ("02:10", Some("2026-11-21T17:10:00Z")),
            ("23:50", Some("2026-11-21T14:50:00Z")),
            ("25:00", None),
            ("昨日", None),
            ("2026-02-30", None),
        ];
        for (text, expected) in cases {
            let expected = expected.map(|it| it.parse::<DateTime<Utc>>().unwrap());
            assert_eq!(parse(text, chrono_tz::Asia::Tokyo, now), expected, "{text}");
        }
    }
}
