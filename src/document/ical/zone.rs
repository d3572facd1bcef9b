//! The rules of a zone as far as the events need them (RFC 5545, 3.6.5): how late it is at first, and each change of the
//! clocks after that.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::{OffsetComponents as _, OffsetName as _, Tz, TzOffset};

use super::line;

/// Adds the VTIMEZONE that holds from the year of `first` until after `last`.
pub(super) fn put(text: &mut String, zone: Tz, first: NaiveDate, last: NaiveDate) {
    line::put(text, "BEGIN", "VTIMEZONE");
    line::put(text, "TZID", zone.name());
    let begin = NaiveDate::from_yo_opt(first.year(), 1).unwrap_or(first);
    let mut at = begin.and_time(chrono::NaiveTime::MIN).and_utc();
    let end = last.checked_add_days(Days::new(2)).unwrap_or(last);
    let end = end.and_time(chrono::NaiveTime::MIN).and_utc();
    let mut offset = offset_at(zone, at);
    let since = NaiveDate::from_yo_opt(1970, 1).unwrap_or(begin);
    let since = since.and_time(chrono::NaiveTime::MIN) - ahead(&offset);
    put_rule(text, &offset, &offset, since.and_utc());
    while at < end {
        let next = at + TimeDelta::days(1);
        let after = offset_at(zone, next);
        if after.fix() != offset.fix() {
            put_rule(text, &offset, &after, change(zone, at, next));
            offset = after;
        }
        at = next;
    }
    line::put(text, "END", "VTIMEZONE");
}

fn offset_at(zone: Tz, at: DateTime<Utc>) -> TzOffset {
    zone.offset_from_utc_datetime(&at.naive_utc())
}

/// The minute at which the clocks change, between two instants of which the first is before and the second after it.
fn change(zone: Tz, before: DateTime<Utc>, after: DateTime<Utc>) -> DateTime<Utc> {
    let old = offset_at(zone, before).fix();
    let (mut low, mut high) = (0, (after - before).num_minutes());
    while high - low > 1 {
        let middle = (low + high) / 2;
        let is_old = offset_at(zone, before + TimeDelta::minutes(middle)).fix() == old;
        if is_old { low = middle } else { high = middle }
    }
    before + TimeDelta::minutes(high)
}

/// One rule: from `at` on, told by the clocks as they were before it.
fn put_rule(text: &mut String, from: &TzOffset, to: &TzOffset, at: DateTime<Utc>) {
    let name = if to.dst_offset().is_zero() {
        "STANDARD"
    } else {
        "DAYLIGHT"
    };
    let wall = at.naive_utc() + ahead(from);
    line::put(text, "BEGIN", name);
    line::put(text, "DTSTART", &wall.format("%Y%m%dT%H%M%S").to_string());
    line::put(text, "TZOFFSETFROM", &shown(from));
    line::put(text, "TZOFFSETTO", &shown(to));
    if let Some(word) = to.abbreviation() {
        line::put(text, "TZNAME", word);
    }
    line::put(text, "END", name);
}

/// By how much the clocks are ahead of UTC.
fn ahead(offset: &TzOffset) -> TimeDelta {
    TimeDelta::seconds(offset.fix().local_minus_utc().into())
}

/// +0900
fn shown(offset: &TzOffset) -> String {
    offset.fix().to_string().replace(':', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(zone: Tz, first: &str, last: &str) -> Vec<String> {
        let mut text = String::new();
        put(&mut text, zone, first.parse().unwrap(), last.parse().unwrap());
        let kept = ["BEGIN:S", "BEGIN:D", "DTSTART", "TZOFFSETTO"];
        let lines = text
            .lines()
            .filter(|line| kept.iter().any(|it| line.starts_with(it)));
        lines.map(ToOwned::to_owned).collect()
    }

    #[test]
    fn tokyo_has_one_rule() {
        assert_eq!(
            rules(Tz::Asia__Tokyo, "2026-11-01", "2027-10-31"),
            ["BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETTO:+0900"]
        );
    }

    #[test]
    fn each_change_of_the_clocks_is_a_rule_on_the_wall_clock_before_it() {
        assert_eq!(
            rules(Tz::Europe__London, "2026-06-01", "2026-11-30"),
            [
                "BEGIN:STANDARD",
                "DTSTART:19700101T000000",
                "TZOFFSETTO:+0000",
                "BEGIN:DAYLIGHT",
                "DTSTART:20260329T010000",
                "TZOFFSETTO:+0100",
                "BEGIN:STANDARD",
                "DTSTART:20261025T020000",
                "TZOFFSETTO:+0000",
            ]
        );
    }
}
