//! Times of day within a text.

use chrono::NaiveTime;

use super::super::words::narrow;

/// The time of day of a cell: `9:00`, `9時半`, `9:00～10:00`. The rest is what it says beyond.
pub(in crate::document::import) fn time_of(text: &str) -> Option<(NaiveTime, bool)> {
    let (time, before, after) = time_in(text.trim())?;
    before.trim().is_empty().then(|| (time, after.trim().is_empty()))
}

/// Every time of day in a text, in order.
pub(in crate::document::import) fn times(text: &str) -> Vec<NaiveTime> {
    let mut rest = text.to_owned();
    let mut found = Vec::new();
    while let Some((time, _, after)) = time_in(&rest) {
        found.push(time);
        rest = after;
    }
    found
}

/// The first time of day in a text, and what stands before and after it.
pub(super) fn time_in(text: &str) -> Option<(NaiveTime, String, String)> {
    if !may_hold_time(text) {
        return None;
    }
    let narrow: Vec<char> = text.chars().map(narrow).collect();
    let digit = |at: usize| narrow.get(at).and_then(|it| it.to_digit(10));
    let mut at = 0;
    while at < narrow.len() {
        let Some(first) = digit(at).filter(|_| at == 0 || digit(at - 1).is_none()) else {
            at += 1;
            continue;
        };
        let (hour, end) = digit(at + 1).map_or((first, at + 1), |second| (first * 10 + second, at + 2));
        let minute = match narrow.get(end) {
            Some(':') => digit(end + 1)
                .zip(digit(end + 2))
                .filter(|_| digit(end + 3).is_none())
                .map(|(tens, ones)| (tens * 10 + ones, end + 3)),
            Some('時') if narrow.get(end + 1) != Some(&'間') => Some(minutes_after(&narrow, end + 1)),
            _ => half_behind(&narrow, end).map(|_| (0, end)),
        };
        if let Some((minute, end)) = minute {
            let head: String = narrow[..at].iter().collect();
            let (head, before) = half_of_day(&head, hour);
            let (after, end) = half_behind(&narrow, end).map_or((None, end), |(half, end)| (Some(half), end));
            let hour = match after {
                Some(after) => hour % 12 + if after { 12 } else { 0 },
                None => hour + if before && hour < 12 { 12 } else { 0 },
            };
            let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
            return Some((time, head, narrow[end..].iter().collect()));
        }
        at = end;
    }
    None
}

/// Told at a glance for most texts.
fn may_hold_time(text: &str) -> bool {
    let halves = || ["am", "pm", "AM", "PM"].iter().any(|it| text.contains(it));
    text.contains([':', '：', '時']) || text.contains(|it: char| it.is_ascii_digit()) && halves()
}

/// ` AM`, `pm`: is it the second half of the day, and where it ends.
fn half_behind(text: &[char], at: usize) -> Option<(bool, usize)> {
    let at = at + usize::from(text.get(at) == Some(&' '));
    let letter = |at: usize| text.get(at).map(char::to_ascii_lowercase);
    let ends = !text.get(at + 2).is_some_and(char::is_ascii_alphanumeric);
    match (letter(at), letter(at + 1)) {
        (Some('a'), Some('m')) if ends => Some((false, at + 2)),
        (Some('p'), Some('m')) if ends => Some((true, at + 2)),
        _ => None,
    }
}

/// The minutes after `時`: 半, 30分, or none.
fn minutes_after(text: &[char], at: usize) -> (u32, usize) {
    if text.get(at) == Some(&'半') {
        return (30, at + 1);
    }
    let digits: Vec<u32> = text[at.min(text.len())..]
        .iter()
        .map_while(|it| it.to_digit(10))
        .take(2)
        .collect();
    match text.get(at + digits.len()) {
        Some('分') if !digits.is_empty() => (
            digits.iter().fold(0, |sum, digit| sum * 10 + digit),
            at + digits.len() + 1,
        ),
        _ => (0, at),
    }
}

fn half_of_day(before: &str, hour: u32) -> (String, bool) {
    let before = before.trim_end();
    for (word, half) in [
        ("午前", false),
        ("午後", true),
        ("AM", false),
        ("PM", true),
        ("深夜", false),
        ("未明", false),
        ("早朝", false),
        ("夕方", true),
        ("夜間", true),
        ("夜", true),
        ("朝", false),
        ("昼", hour < 6),
    ] {
        if let Some(head) = before
            .strip_suffix(word)
            .filter(|head| word != "朝" || !head.ends_with('毎'))
        {
            return (head.to_owned(), half);
        }
    }
    (before.to_owned(), false)
}
