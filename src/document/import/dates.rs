//! Days and lengths of time, as contracts and cells write them.

use std::borrow::Cow;

use chrono::{Datelike as _, Month, NaiveDate};

use super::words::narrowed;

/// Every day that a text names, in order: 2026年4月1日, 2026/4/1, 2026-04-01, 令和8年4月1日, R8.4.1, 4/1/2026 as the
/// United States write it, 1.4.2026, April 1, 2026.
pub(super) fn days(text: &str) -> Vec<NaiveDate> {
    let text = narrowed(text).replace("元年", "1年");
    let chars: Vec<char> = text.chars().collect();
    let (mut at, mut found) = (0, Vec::new());
    while at < chars.len() {
        let starts = chars[at].is_ascii_digit() && (at == 0 || !chars[at - 1].is_ascii_digit());
        let begins = chars[at].is_ascii_alphabetic() && (at == 0 || !chars[at - 1].is_ascii_alphanumeric());
        let in_digits = || starts.then(|| day_at(&chars, at)).flatten();
        match in_digits().or_else(|| (starts || begins).then(|| in_english(&chars, at))?) {
            Some((day, end)) => {
                found.push(day);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn day_at(chars: &[char], at: usize) -> Option<(NaiveDate, usize)> {
    year_first(chars, at).or_else(|| year_last(chars, at))
}

/// 4/1/2026 is a month and a day, unless there is no such month; 1.4.2026 is a day and a month.
fn year_last(chars: &[char], at: usize) -> Option<(NaiveDate, usize)> {
    let (first, end) = number(chars, at)?;
    let sign = *chars.get(end).filter(|it| matches!(it, '/' | '.'))?;
    let (second, end) = number(chars, end + 1)?;
    let (year, end) = number(chars, after(chars, end, &[sign])?)?;
    let (month, day) = if sign == '.' || first > 12 {
        (second, first)
    } else {
        (first, second)
    };
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (year >= 1950).then_some((date, end))
}

fn year_first(chars: &[char], at: usize) -> Option<(NaiveDate, usize)> {
    let (year, at_year) = number(chars, at)?;
    let (month, at_month) = number(chars, after(chars, at_year, &['年', '/', '-', '.'])?)?;
    let (day, end) = number(chars, after(chars, at_month, &['月', '/', '-', '.'])?)?;
    let before: String = chars[..at].iter().collect();
    let year = match before.trim_end() {
        it if it.ends_with("令和") || it.ends_with('R') => year + 2018,
        it if it.ends_with("平成") || it.ends_with('H') => year + 1988,
        _ => year,
    };
    let end = if chars.get(end) == Some(&'日') {
        end + 1
    } else {
        end
    };
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (year >= 1950).then_some((date, end))
}

/// `1 January 2026`, `Jan 1st, 2026`.
fn in_english(chars: &[char], at: usize) -> Option<(NaiveDate, usize)> {
    let (day, month, end) = match number(chars, at) {
        Some((day, end)) => {
            let (month, end) = month_name(chars, behind_ordinal(chars, end))?;
            (day, month, end)
        }
        None => {
            let (month, end) = month_name(chars, at)?;
            let (day, end) = number(chars, end)?;
            (day, month, behind_ordinal(chars, end))
        }
    };
    let comma = usize::from(chars.get(end) == Some(&','));
    let (year, end) = number(chars, end + comma)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (year >= 1950).then_some((date, end))
}

/// Behind the letters of 1st, 2nd, 3rd and 4th.
fn behind_ordinal(chars: &[char], at: usize) -> usize {
    let letters: String = chars.iter().skip(at).take(2).collect();
    at + if ["st", "nd", "rd", "th"].contains(&letters.as_str()) {
        2
    } else {
        0
    }
}

/// `Jan`, `Sept.`, `March`: its number, and where it ends.
fn month_name(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let at = at + chars.iter().skip(at).take_while(|it| it.is_whitespace()).count();
    let letters = chars.iter().skip(at).take_while(|it| it.is_ascii_alphabetic());
    let word: String = letters.take(10).collect();
    let end = at + word.len();
    let end = end + usize::from(chars.get(end) == Some(&'.'));
    Some((month_named(&word)?.number_from_month(), end))
}

/// `Jan`, `sept`, `March`.
pub(super) fn month_named(word: &str) -> Option<Month> {
    let month: Month = word.get(..3)?.parse().ok()?;
    let name = month.name().to_ascii_lowercase();
    name.starts_with(&word.to_ascii_lowercase()).then_some(month)
}

fn number(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let at = at
        + chars
            .get(at..)?
            .iter()
            .take_while(|it| it.is_whitespace())
            .count();
    let digits: String = chars[at..]
        .iter()
        .take_while(|it| it.is_ascii_digit())
        .take(4)
        .collect();
    Some((digits.parse().ok()?, at + digits.len()))
}

fn after(chars: &[char], at: usize, signs: &[char]) -> Option<usize> {
    let at = at
        + chars
            .get(at..)?
            .iter()
            .take_while(|it| it.is_whitespace())
            .count();
    chars.get(at).filter(|it| signs.contains(it)).map(|_| at + 1)
}

/// The months that a text names without a day: 2026年4月, 2027/3. The first day of each.
pub(super) fn months(text: &str) -> Vec<NaiveDate> {
    let chars: Vec<char> = narrowed(text).replace("元年", "1年").chars().collect();
    let month_at = |at: usize| {
        let (year, end) = number(&chars, at)?;
        let (month, _) = number(&chars, after(&chars, end, &['年', '/'])?)?;
        let before: String = chars[..at].iter().collect();
        let year = match before.trim_end() {
            it if it.ends_with("令和") || it.ends_with('R') => year + 2018,
            _ => year,
        };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1).filter(|_| year >= 1950)
    };
    let starts = (0..chars.len())
        .filter(|at| chars[*at].is_ascii_digit() && (*at == 0 || !chars[at - 1].is_ascii_digit()));
    starts.filter_map(month_at).collect()
}

/// The last day of a length of years or months that begins on a day: 2026年10月1日から1年間.
pub(super) fn until(starts: NaiveDate, long: &str) -> Option<NaiveDate> {
    let span = span(long)?;
    let months = match span.strip_suffix("mo") {
        Some(months) => months.parse().ok()?,
        None => span.strip_suffix('y')?.parse::<u32>().ok()? * 12,
    };
    starts.checked_add_months(chrono::Months::new(months))?.pred_opt()
}

/// The last day of a month.
pub(super) fn end_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_months(chrono::Months::new(1))?
        .with_day(1)?
        .pred_opt()
}

/// A length of time in the plan's form: 3か月前まで is `3mo`, 4時間以内 is `4h`, 5営業日 is `5bd`.
pub(super) fn span(text: &str) -> Option<String> {
    let text = narrowed(text).to_lowercase();
    let start = text.find(|it: char| it.is_ascii_digit())?;
    span_at(&text[start..]).map(|(span, _)| span)
}

/// How long before something, and how long from then on: 3か月前までに申し出がない場合は1年間.
pub(super) fn before_and_for(text: &str) -> (Option<String>, Option<String>) {
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
pub(super) fn minutes(text: &str) -> Option<u32> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_form() {
        for text in [
            "2026年4月1日",
            "2026/4/1",
            "2026-04-01",
            "２０２６．４．１",
            "令和8年4月1日",
            "R8.4.1",
            "2026 年 4 月 1 日",
            "4/1/2026",
            "1.4.2026",
            "April 1, 2026",
            "1st Apr 2026",
            "1 April 2026",
            "Apr 1st 2026",
        ] {
            assert_eq!(
                days(text),
                [NaiveDate::from_ymd_opt(2026, 4, 1).unwrap()],
                "{text}"
            );
        }
        assert_eq!(days("2026年4月1日〜2027年3月31日").len(), 2);
        for text in [
            "2026年13月1日",
            "090-0000-0001",
            "4/1",
            "1.2.3",
            "may 20 users",
            "1 market",
        ] {
            assert!(days(text).is_empty(), "{text}");
        }
    }

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
