//! Lengths of time: three months before, within four hours, for a year.

use std::borrow::Cow;

use chrono::{Months, NaiveDate};

use super::super::words::narrowed;

/// A length of time in the plan's form: 3か月前まで is `3mo`, 4時間以内 is `4h`, 5営業日 is `5bd`.
pub(in crate::document::import) fn span(text: &str) -> Option<String> {
    let text = narrowed(text).to_lowercase();
    let start = text.find(|it: char| it.is_ascii_digit())?;
    span_at(&text[start..]).map(|(span, _)| span)
}

/// How long before something, and how long from then on: 3か月前までに申し出がない場合は1年間.
pub(in crate::document::import) fn before_and_for(text: &str) -> (Option<String>, Option<String>) {
    const BEFORE: [&str; 6] = ["前", "以前", "notice", "before", "prior", "in advance"];
    let text = narrowed(text).to_lowercase();
    let (mut before, mut lasting, mut rest) = (None, None, text.as_str());
    while let Some(start) = rest.find(|it: char| it.is_ascii_digit()) {
        rest = &rest[start..];
        let Some((span, after)) = span_at(rest) else {
            rest = rest.trim_start_matches(|it: char| it.is_ascii_digit());
            continue;
        };
        let then = after.trim_start_matches(['s', '\'', '’', ' ']);
        let is_before = BEFORE.iter().any(|it| then.starts_with(it));
        let place = if is_before { &mut before } else { &mut lasting };
        place.get_or_insert(span);
        rest = after;
    }
    (before, lasting)
}

/// The length of time that a text begins with, and what follows it.
fn span_at(text: &str) -> Option<(String, &str)> {
    const UNITS: [(&str, &str); 24] = [
        ("営業日", "bd"),
        ("か月", "mo"),
        ("ヶ月", "mo"),
        ("ヵ月", "mo"),
        ("カ月", "mo"),
        ("ケ月", "mo"),
        ("箇月", "mo"),
        ("ヶ月間", "mo"),
        ("週間", "w"),
        ("週", "w"),
        ("時間", "h"),
        ("分", "m"),
        ("日", "d"),
        ("年", "y"),
        ("business day", "bd"),
        ("month", "mo"),
        ("week", "w"),
        ("hour", "h"),
        ("min", "m"),
        ("day", "d"),
        ("year", "y"),
        ("h", "h"),
        ("m", "m"),
        ("d", "d"),
    ];
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = text[digits.len()..].trim_start_matches([' ', '-']);
    let count: u32 = digits.parse().ok().filter(|count| *count <= 9_999)?;
    let half = rest
        .starts_with("時間半")
        .then(|| format!("{}m", count * 60 + 30));
    let (written, unit) = UNITS.iter().find(|(unit, _)| rest.starts_with(unit))?;
    let span = half.unwrap_or_else(|| format!("{count}{unit}"));
    Some((span, &rest[written.len()..]))
}

/// The same in minutes, where it is that short.
pub(in crate::document::import) fn minutes(text: &str) -> Option<u32> {
    const AT_ONCE: [&str; 8] = [
        "即時",
        "直ちに",
        "ただちに",
        "すぐ",
        "直後",
        "発生時",
        "at once",
        "immediately",
    ];
    let small = text.to_lowercase();
    if AT_ONCE.iter().any(|it| small.contains(it)) {
        return Some(0);
    }
    let span = span(&from(text))?;
    let unit = span.trim_start_matches(|it: char| it.is_ascii_digit());
    let count: u32 = span[..span.len() - unit.len()].parse().ok()?;
    match unit {
        "m" => Some(count),
        "h" => Some(count * 60),
        "d" => Some(count * 24 * 60),
        _ => None,
    }
}

/// `15-60 min`, `4+ hours`: from when.
fn from(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let rest = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let first = &text[..text.len() - rest.len()];
    let Some(more) = rest.trim_start().strip_prefix(['-', '–', '~', '～', '〜', '+']) else {
        return Cow::Borrowed(text);
    };
    let unit = more.trim_start_matches(|it: char| it.is_ascii_digit() || it.is_whitespace());
    Cow::Owned(format!("{first} {unit}"))
}

/// The last day of a length of years or months that begins on a day: 2026年10月1日から1年間.
pub(in crate::document::import) fn until(starts: NaiveDate, long: &str) -> Option<NaiveDate> {
    let span = span(long)?;
    let months = match span.strip_suffix("mo") {
        Some(months) => months.parse().ok()?,
        None => span.strip_suffix('y')?.parse::<u32>().ok()? * 12,
    };
    starts.checked_add_months(Months::new(months))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_ends_the_day_before_it_comes_round() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(until(day("2026-10-01"), "1年間"), Some(day("2027-09-30")));
        assert_eq!(until(day("2026-04-01"), "6か月"), Some(day("2026-09-30")));
        assert_eq!(until(day("2026-04-01"), "3週間"), None);
    }

    #[test]
    fn a_notice_is_no_length_of_renewal() {
        let cases = [
            (
                "あり（3か月前までに申し出がない場合、1年間）",
                Some("3mo"),
                Some("1y"),
            ),
            ("yes, 60 days notice", Some("60d"), None),
            (
                "yes, 2 months before the end, for 12 months",
                Some("2mo"),
                Some("12mo"),
            ),
            ("あり（12か月ごと）", None, Some("12mo")),
            ("あり", None, None),
        ];
        for (text, before, lasting) in cases {
            let said = before_and_for(text);
            assert_eq!(
                (said.0.as_deref(), said.1.as_deref()),
                (before, lasting),
                "{text}"
            );
        }
    }

    #[test]
    fn a_range_counts_from_its_beginning() {
        let cases = [
            ("0-15 min", 0),
            ("15〜60分", 15),
            ("4+ hours", 240),
            ("1-4 hours", 60),
        ];
        for (text, expected) in cases {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        assert_eq!(minutes("15-"), None);
    }

    #[test]
    fn lengths_of_time_are_read() {
        let cases = [
            ("満了の3か月前まで", Some("3mo")),
            ("4時間以内で対応", Some("4h")),
            ("５営業日", Some("5bd")),
            ("30分", Some("30m")),
            ("1時間半", Some("90m")),
            ("XX時間以内", None),
            ("未定", None),
            ("within 2 hours", Some("2h")),
            ("30-day notice", Some("30d")),
            ("12ヶ月", Some("12mo")),
        ];
        for (text, expected) in cases {
            assert_eq!(span(text).as_deref(), expected, "{text}");
        }
    }
}
