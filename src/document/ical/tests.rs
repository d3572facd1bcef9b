//! Two parsers of other people read what we write: this one here, and Python's `icalendar` in `tests/read_ics.py`.

use chrono::TimeZone as _;
use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn event(summary: &str) -> Event {
    Event {
        uid: "web-check.2026-11-22@2026-11-01.opsplan".to_owned(),
        day: day("2026-11-22"),
        summary: summary.to_owned(),
        ..Event::default()
    }
}

fn calendar(events: Vec<Event>) -> String {
    Calendar {
        name: "受発注システム 運用計画書",
        zone: Tz::Asia__Tokyo,
        stamp: Utc.with_ymd_and_hms(2026, 11, 1, 0, 0, 0).unwrap(),
        events,
    }
    .text()
}

/// The properties of the first event, as another program reads them.
fn read(text: &str) -> Vec<(String, String)> {
    let unfolded = unfold(text);
    let read = read_calendar(&unfolded).unwrap();
    let events: Vec<_> = read.components.iter().filter(|it| it.name == "VEVENT").collect();
    assert_eq!(events.len(), 1);
    let properties = events[0].properties.iter();
    properties
        .map(|it| (it.name.to_string(), it.val.to_string()))
        .collect()
}

fn value(text: &str, name: &str) -> Option<String> {
    read(text)
        .into_iter()
        .find(|(it, _)| it == name)
        .map(|(_, value)| value)
}

#[test]
fn an_event_of_a_day_ends_on_the_next() {
    let text = calendar(vec![event("疎通確認")]);
    assert!(
        text.contains("DTSTART;VALUE=DATE:20261122\r\nDTEND;VALUE=DATE:20261123\r\n"),
        "{text}"
    );
    assert!(!text.contains("VTIMEZONE"), "{text}");
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
}

#[test]
fn a_time_is_told_on_the_wall_clock_of_the_zone() {
    let ten = NaiveTime::from_hms_opt(10, 0, 0);
    let deadline = Event {
        at: ten,
        ..event("確認")
    };
    let meeting = Event {
        length: Some(TimeDelta::hours(1)),
        busy: true,
        ..deadline.clone()
    };
    let text = calendar(vec![deadline]);
    assert!(
        text.contains("DTSTART;TZID=Asia/Tokyo:20261122T100000\r\nSUMMARY"),
        "{text}"
    );
    assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\n"), "{text}");
    let text = calendar(vec![meeting]);
    assert!(
        text.contains("DTEND;TZID=Asia/Tokyo:20261122T110000\r\n"),
        "{text}"
    );
    assert_eq!(value(&text, "TRANSP").as_deref(), Some("OPAQUE"));
}

#[test]
fn an_alarm_goes_off_before_its_event() {
    let morning = day("2026-11-19").and_hms_opt(8, 45, 0);
    let text = calendar(vec![Event {
        alarm: morning,
        ..event("送付")
    }]);
    assert!(
        text.contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:送付\r\nTRIGGER:-P2DT15H15M\r\n"),
        "{text}"
    );
}

#[test]
fn only_an_address_becomes_one() {
    let with = |url: &str| {
        calendar(vec![Event {
            url: Some(url.to_owned()),
            ..event("x")
        }])
    };
    let url = |text: &str| value(&with(text), "URL");
    assert_eq!(
        url("https://wiki.example.jp/手順").as_deref(),
        Some("https://wiki.example.jp/%E6%89%8B%E9%A0%86")
    );
    assert_eq!(url("棚の3段目"), None);
    assert_eq!(
        url("https://x/\r\nEND:VEVENT").as_deref(),
        Some("https://x/END:VEVENT")
    );
}

#[test]
fn the_same_events_give_the_same_bytes() {
    let events = || vec![event("疎通確認"), event("確認")];
    assert_eq!(calendar(events()), calendar(events()));
}

proptest! {
    #[test]
    fn no_title_breaks_the_file(title in "\\PC{0,80}|[;:,\\\\\"\n\r\t=A-Z]{0,120}|[運用\u{202e}\u{0}]{0,80}") {
        let description = title.clone();
        let text = calendar(vec![Event { categories: vec![title.clone()], description, ..event(&title) }]);
        prop_assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 1);
        let names: Vec<String> = read(&text).into_iter().map(|(name, _)| name).collect();
        let expected = ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP"];
        prop_assert!(names.iter().all(|name| expected.contains(&name.as_str())), "{:?}", names);
    }
}
