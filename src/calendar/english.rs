//! What months, weekdays and places in a row are called in English.

use chrono::{Month, Weekday};

/// Monday.
pub fn weekday(weekday: Weekday) -> &'static str {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    NAMES[weekday.num_days_from_monday() as usize]
}

/// January for 1; nothing for what is no month.
pub fn month(number: u32) -> &'static str {
    let month = u8::try_from(number).ok().and_then(|it| Month::try_from(it).ok());
    month.map_or("", |it| it.name())
}

/// 1st, 2nd, 11th.
pub fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
