//! Days and lengths of time, as contracts and cells write them.

mod span;

pub(super) use span::{before_and_for, minutes, span, until};

use chrono::{Datelike as _, Month, Months, NaiveDate};

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

/// The last day of a month.
pub(super) fn end_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(1))?.with_day(1)?.pred_opt()
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
}
