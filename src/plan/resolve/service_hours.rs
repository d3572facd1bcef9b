//! 稼働時間帯, as contracts write it.

use crate::plan::ServiceHours;
use crate::plan::raw::hours;

const ALWAYS: [&str; 8] = [
    "24時間365日",
    "24時間",
    "24/365",
    "24x365",
    "24/7",
    "24x7",
    "alwaysopen",
    "always",
];
const BUSINESS_DAYS: [&str; 8] = [
    "平日",
    "営業日",
    "毎営業日",
    "月～金",
    "月-金",
    "weekdays",
    "businessdays",
    "mon-fri",
];
const EVERY_DAY: [&str; 4] = ["毎日", "daily", "everyday", "年中無休"];

/// What it means; `None` where it is not understood.
pub(super) fn read(text: &str) -> Option<ServiceHours> {
    let text = fold(text);
    if ALWAYS.contains(&text.as_str())
        || text
            .strip_suffix("対応")
            .is_some_and(|text| ALWAYS.contains(&text))
    {
        return Some(ServiceHours::Always);
    }
    let digit = text.find(|it: char| it.is_ascii_digit())?;
    let (days, times) = text.split_at(digit);
    let (from, to) = hours(times)?;
    match days.trim_end_matches([':', '、', ',', '(', '（']) {
        days if BUSINESS_DAYS.contains(&days) => Some(ServiceHours::BusinessDays(from, to)),
        days if EVERY_DAY.contains(&days) => Some(ServiceHours::EveryDay(from, to)),
        _ => None,
    }
}

/// Half width, small letters, no spaces.
fn fold(text: &str) -> String {
    text.chars()
        .map(|it| match it {
            '〜' => '～',
            '！'..='～' if it != '～' => char::from_u32(it as u32 - 0xFEE0).unwrap_or(it),
            _ => it.to_ascii_lowercase(),
        })
        .map(|it| it.to_ascii_lowercase())
        .filter(|it| !it.is_whitespace())
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;

    #[test]
    fn the_usual_ways_are_understood_and_others_are_not_guessed() {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let (nine, six) = (time(9), time(18));
        let cases = [
            ("24時間365日", Some(ServiceHours::Always)),
            ("２４時間３６５日", Some(ServiceHours::Always)),
            ("24/7", Some(ServiceHours::Always)),
            ("24時間365日対応", Some(ServiceHours::Always)),
            ("平日 9:00-18:00", Some(ServiceHours::BusinessDays(nine, six))),
            (
                "平日９：００～１８：００",
                Some(ServiceHours::BusinessDays(nine, six)),
            ),
            ("月〜金 9:00〜18:00", Some(ServiceHours::BusinessDays(nine, six))),
            ("毎日 09:00-18:00", Some(ServiceHours::EveryDay(nine, six))),
            (
                "Business days 9:00-18:00",
                Some(ServiceHours::BusinessDays(nine, six)),
            ),
            ("Every day 9:00-18:00", Some(ServiceHours::EveryDay(nine, six))),
            ("平日 9:00-18:00（土曜は要相談）", None),
            ("平日", None),
            ("", None),
            ("第2土曜 9:00-18:00", None),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
