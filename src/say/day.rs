//! Days as people say them.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};

use super::Language;

const WEEKDAYS_JA: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The weekday: 日 / Sun.
pub fn weekday(lang: Language, day: NaiveDate) -> &'static str {
    let names = match lang {
        Language::Ja => WEEKDAYS_JA,
        Language::En => WEEKDAYS_EN,
    };
    names[day.weekday().num_days_from_monday() as usize]
}

/// A whole date: 2026-11-22（日） / 2026-11-22 (Sun).
pub fn date(lang: Language, day: NaiveDate) -> String {
    bracketed(lang, &day.format("%Y-%m-%d").to_string(), day)
}

/// A date in the current year's context: 11-30（月） / 11-30 (Mon).
pub fn short_date(lang: Language, day: NaiveDate) -> String {
    bracketed(lang, &day.format("%m-%d").to_string(), day)
}

/// A date and time: 2026-11-22 02:10.
pub fn time(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

fn bracketed(lang: Language, text: &str, day: NaiveDate) -> String {
    let weekday = weekday(lang, day);
    match lang {
        Language::Ja => format!("{text}（{weekday}）"),
        Language::En => format!("{text} ({weekday})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_carries_its_weekday() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(date(Language::Ja, day), "2026-11-22（日）");
        assert_eq!(short_date(Language::En, day), "11-22 (Sun)");
    }
}
