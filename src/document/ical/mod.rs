//! Days as an iCalendar file (RFC 5545). By hand, because the crates write the present time, random ids, and all-day
//! events that end on the day they start. The same plan gives the same bytes.

mod alarm;
mod event;
mod line;
mod zone;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use url::Url;

use alarm::trigger;
use line::{escape, put};

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The zone of its wall-clock times.
    pub zone: Tz,
    /// When it was made: the same for all events (DTSTAMP).
    pub stamp: DateTime<Utc>,
    /// In the order in which they are written.
    pub events: Vec<Event>,
}

/// One event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Always the same for the same occurrence, and for no other.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// The time of day; none: all day.
    pub at: Option<NaiveTime>,
    /// How long it takes; none: the calendar does not know, and the time is a moment.
    pub length: Option<TimeDelta>,
    /// What people read in the calendar.
    pub summary: String,
    /// What they read when they look closer; several lines.
    pub description: String,
    /// Its categories.
    pub categories: Vec<String>,
    /// Where to read on.
    pub url: Option<String>,
    /// When to be reminded, on the wall clock.
    pub alarm: Option<NaiveDateTime>,
    /// Does it take the time of those who take part?
    pub busy: bool,
}

impl Calendar<'_> {
    /// The file's text: lines end in CRLF and are folded at 75 octets.
    pub fn text(&self) -> String {
        let mut text = String::new();
        put(&mut text, "BEGIN", "VCALENDAR");
        put(&mut text, "VERSION", "2.0");
        put(&mut text, "PRODID", "-//opsplan//opsplan//JA");
        put(&mut text, "CALSCALE", "GREGORIAN");
        put(&mut text, "METHOD", "PUBLISH");
        put(&mut text, "NAME", &escape(self.name));
        put(&mut text, "X-WR-CALNAME", &escape(self.name));
        put(&mut text, "X-WR-TIMEZONE", self.zone.name());
        if let Some((first, last)) = self.timed() {
            zone::put(&mut text, self.zone, first, last);
        }
        for event in &self.events {
            self.put(&mut text, event);
        }
        put(&mut text, "END", "VCALENDAR");
        text
    }

    /// The first and the last day on which something has a time of day.
    fn timed(&self) -> Option<(NaiveDate, NaiveDate)> {
        let days = self.events.iter().filter(|it| it.at.is_some());
        let days = days.map(|it| it.day);
        Some((days.clone().min()?, days.max()?))
    }

    fn put(&self, text: &mut String, event: &Event) {
        put(text, "BEGIN", "VEVENT");
        put(text, "UID", &escape(&event.uid));
        put(text, "DTSTAMP", &self.stamp.format("%Y%m%dT%H%M%SZ").to_string());
        self.put_time(text, event);
        put(text, "SUMMARY", &escape(&event.summary));
        if !event.description.is_empty() {
            put(text, "DESCRIPTION", &escape(&event.description));
        }
        if !event.categories.is_empty() {
            let categories: Vec<String> = event.categories.iter().map(|it| escape(it)).collect();
            put(text, "CATEGORIES", &categories.join(","));
        }
        if let Some(url) = event.url.as_deref().and_then(|it| Url::parse(it).ok()) {
            put(text, "URL", url.as_str());
        }
        put(text, "TRANSP", if event.busy { "OPAQUE" } else { "TRANSPARENT" });
        if let Some(alarm) = event.alarm {
            put(text, "BEGIN", "VALARM");
            put(text, "ACTION", "DISPLAY");
            put(text, "DESCRIPTION", &escape(&event.summary));
            put(text, "TRIGGER", &trigger(alarm - event.start()));
            put(text, "END", "VALARM");
        }
        put(text, "END", "VEVENT");
    }

    /// All day: until the next day, which is not included. Timed: as long as is known (RFC 5545, 3.6.1).
    fn put_time(&self, text: &mut String, event: &Event) {
        if event.at.is_none() {
            let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
            put(text, "DTSTART;VALUE=DATE", &date(event.day));
            if let Some(next) = event.day.succ_opt() {
                put(text, "DTEND;VALUE=DATE", &date(next));
            }
            return;
        }
        let time = |at: NaiveDateTime| at.format("%Y%m%dT%H%M%S").to_string();
        let zoned = |name: &str| format!("{name};TZID={}", self.zone.name());
        put(text, &zoned("DTSTART"), &time(event.start()));
        if let Some(end) = event.length.and_then(|it| event.start().checked_add_signed(it)) {
            put(text, &zoned("DTEND"), &time(end));
        }
    }
}

impl Event {
    /// When it starts on the wall clock.
    fn start(&self) -> NaiveDateTime {
        self.day.and_time(self.at.unwrap_or(NaiveTime::MIN))
    }
}

#[cfg(test)]
mod tests;
