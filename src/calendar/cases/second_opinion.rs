//! The `rrule` crate (RFC 5545) as a second opinion, wherever a recurrence rule can say what a phrase says.

use chrono::{Datelike, NaiveDate, TimeZone};
use rrule::{RRuleSet, Tz};

use crate::calendar::{Frequency, Recurrence, ShortMonth, Workdays};

/// The days that the rule gives from `starts` to the end of 2032.
fn by_rrule(rule: &str, starts: NaiveDate) -> Vec<NaiveDate> {
    let set: RRuleSet = format!("DTSTART:{}T000000Z\nRRULE:{rule}", starts.format("%Y%m%d"))
        .parse()
        .unwrap();
    let end = Tz::UTC.with_ymd_and_hms(2032, 12, 31, 0, 0, 0).unwrap();
    set.before(end)
        .all(u16::MAX)
        .dates
        .into_iter()
        .map(|time| time.date_naive())
        .collect()
}

#[test]
fn rfc_5545_gives_the_same_days() {
    let cases = [
        ("日次", "FREQ=DAILY"),
        ("3日ごと", "FREQ=DAILY;INTERVAL=3"),
        ("毎週月曜・木曜", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("毎月25日", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("毎月1日・15日", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("毎月31日", "FREQ=MONTHLY;BYMONTHDAY=31"), // skipped in short months, as RFC 5545 does
        ("毎月末日", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("毎月末日の3日前", "FREQ=MONTHLY;BYMONTHDAY=-4"),
        ("毎月第2火曜", "FREQ=MONTHLY;BYDAY=2TU"),
        ("毎月第5月曜", "FREQ=MONTHLY;BYDAY=5MO"),
        ("毎月第1・第3水曜", "FREQ=MONTHLY;BYDAY=1WE,3WE"),
        ("毎月最終金曜", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("3か月ごと31日", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31"),
        ("5か月ごと第2火曜", "FREQ=MONTHLY;INTERVAL=5;BYDAY=2TU"),
        ("毎年4月1日", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1"),
        ("毎年2月29日", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("4月・10月の末日", "FREQ=YEARLY;BYMONTH=4,10;BYMONTHDAY=-1"),
        ("毎年11月第4木曜", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
        ("四半期末", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
    ];
    for starts in ["2024-01-01", "2024-02-29", "2025-12-31", "2026-11-18"] {
        let starts: NaiveDate = starts.parse().unwrap();
        for (phrase, rule) in cases {
            assert_eq!(
                ours(phrase, starts),
                by_rrule(rule, starts),
                "{phrase} from {starts}"
            );
        }
    }
}

/// RFC 5545 counts weeks from the week of DTSTART; ours counts from the first such day, so it gets that one to start.
#[test]
fn rfc_5545_counts_weeks_from_the_same_day() {
    for (phrase, rule) in [
        ("隔週月曜", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        ("3週ごと火曜・金曜", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR"),
    ] {
        for starts in ["2024-01-03", "2026-11-20"] {
            let ours = ours(phrase, starts.parse().unwrap());
            assert_eq!(ours, by_rrule(rule, ours[0]), "{phrase} from {starts}");
        }
    }
}

fn ours(phrase: &str, starts: NaiveDate) -> Vec<NaiveDate> {
    let (frequency, _) = Frequency::parse(phrase).unwrap();
    let recurrence = Recurrence {
        short_month: ShortMonth::Skip,
        ..Recurrence::new(frequency, starts)
    };
    let end = NaiveDate::from_ymd_opt(2032, 12, 31).unwrap();
    let rows = recurrence.occurrences(&Workdays::default(), starts..=end, &[]);
    rows.into_iter()
        .map(|row| row.due)
        .filter(|day| day.year() <= 2032)
        .collect()
}
