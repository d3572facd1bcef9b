//! English ways to say how often that the calendar does not have: twice a week, every second Friday, by 30 June.

use super::dated::in_year;
use super::{Timing, exact, is_phrase};

/// The phrase that is meant, where it says all that the text says.
pub(super) fn english(text: &str) -> Option<String> {
    if !text.is_ascii() || !text.contains(|it: char| it.is_ascii_alphabetic()) {
        return None;
    }
    let lower = text.to_lowercase().replace(" & ", " and ");
    let once = counted(&lower).filter(|(_, whole)| *whole).map(|(it, _)| it);
    once.map(str::to_owned)
        .or_else(|| skipping(text, &lower))
        .or_else(|| after_end(&lower))
        .or_else(|| until(&lower))
        .or_else(|| of_month(&text.replace(" & ", " and ")))
}

/// `at least annually`, `3 times a week`: how often at the least.
pub(super) fn at_least(text: &str) -> Option<Timing> {
    if !text.starts_with(|it: char| it.is_ascii()) {
        return None;
    }
    let lower = text.to_lowercase();
    let least = ["at least ", "at minimum ", "minimum "];
    let said = match least.iter().find_map(|it| lower.strip_prefix(it)) {
        Some(rest) => exact(rest)?,
        None => several(text)?,
    };
    let rest = text.to_owned();
    Some(Timing { rest, ..said })
}

/// `twice a week`: how often in general, for a detail to say when.
pub(super) fn several(text: &str) -> Option<Timing> {
    let phrase = counted(&text.to_lowercase())?.0.to_owned();
    Some(Timing {
        phrase,
        ..Timing::default()
    })
}

/// `once per quarter`, `2x/week`, `4 times a year`: the phrase, and does it say the count, too?
fn counted(lower: &str) -> Option<(&'static str, bool)> {
    let (count, rest) = count(lower)?;
    let unit = ["a ", "an ", "per ", "each ", "every ", "/"]
        .iter()
        .find_map(|it| rest.strip_prefix(it))
        .unwrap_or(rest)
        .trim();
    let unit = ["contract ", "calendar ", "fiscal ", "financial "]
        .iter()
        .find_map(|it| unit.strip_prefix(it))
        .unwrap_or(unit);
    Some(match (unit, count) {
        ("day" | "daily", _) => ("daily", count == 1),
        ("week" | "weekly", _) => ("weekly", count == 1),
        ("month" | "monthly", _) => ("monthly", count == 1),
        ("quarter" | "quarterly", _) => ("quarterly", count == 1),
        ("year" | "yearly" | "annum" | "annually", 1) => ("yearly", true),
        ("year" | "yearly" | "annum" | "annually", 2) => ("half-yearly", true),
        ("year" | "yearly" | "annum" | "annually", 4) => ("quarterly", true),
        ("year" | "yearly" | "annum" | "annually", 12) => ("monthly", true),
        ("year" | "yearly" | "annum" | "annually", _) => ("yearly", false),
        _ => return None,
    })
}

/// `once …`, `2x …`, `three times …`, `1/…`.
fn count(lower: &str) -> Option<(u32, &str)> {
    const WORDS: [(&str, u32); 7] = [
        ("once ", 1),
        ("twice ", 2),
        ("two times ", 2),
        ("three times ", 3),
        ("four times ", 4),
        ("thrice ", 3),
        ("one time ", 1),
    ];
    if let Some((word, count)) = WORDS.iter().find(|(word, _)| lower.starts_with(word)) {
        return Some((*count, &lower[word.len()..]));
    }
    let rest = lower.trim_start_matches(|it: char| it.is_ascii_digit());
    let number = lower[..lower.len() - rest.len()].parse().ok()?;
    let signed = ["x ", "x", " x ", " times ", "times "];
    let behind = signed.iter().find_map(|it| rest.strip_prefix(it));
    let behind = behind.or_else(|| rest.starts_with('/').then_some(rest))?;
    Some((number, behind.trim_start()))
}

/// `every second Friday`, `alternate Mondays`, `every third month`, `biennially`.
fn skipping(text: &str, lower: &str) -> Option<String> {
    const OTHER: [&str; 3] = ["every second ", "each second ", "alternate "];
    let other = OTHER.iter().find(|it| lower.starts_with(**it));
    let phrase = if let Some(rest) = other.and_then(|it| text.get(it.len()..)) {
        format!("every other {rest}")
    } else if let Some(unit) = lower.strip_prefix("every third ") {
        format!("every 3 {unit}s")
    } else {
        match lower {
            "biennially" | "biennial" => "every 2 years".to_owned(),
            "every fortnight" | "each fortnight" | "fortnight" => "every 2 weeks".to_owned(),
            _ => return None,
        }
    };
    is_phrase(&phrase).then_some(phrase)
}

/// `quarter end + 5 business days`, `3 business days after month end`: counted in the month that follows.
fn after_end(lower: &str) -> Option<String> {
    const DAYS: [&str; 3] = [" business days", " working days", " business day"];
    let parted = lower.split_once(" + ").map(|(end, days)| (days, end));
    let (days, end) = parted.or_else(|| lower.split_once(" after "))?;
    let count: u32 = DAYS
        .iter()
        .find_map(|it| days.strip_suffix(it))?
        .trim()
        .parse()
        .ok()?;
    let end = ["each ", "the ", "every "]
        .iter()
        .find_map(|it| end.strip_prefix(it))
        .unwrap_or(end);
    let months = match end.replace('-', " ").as_str() {
        "month end" | "end of month" | "the end of the month" => "monthly",
        "quarter end" | "end of quarter" | "quarter close" => "every January, April, July, October",
        _ => return None,
    };
    let phrase = format!("{months} on the {}", ranked(count));
    let phrase = format!("{phrase} business day");
    is_phrase(&phrase).then_some(phrase)
}

/// 1st, 2nd, 3rd, 4th.
fn ranked(count: u32) -> String {
    let end = match count {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{count}{end}")
}

/// `by 30 September`, `before the 5th of each month`.
fn until(lower: &str) -> Option<String> {
    const BY: [&str; 4] = ["by ", "before ", "no later than ", "not later than "];
    let day = BY.iter().find_map(|it| lower.strip_prefix(it))?;
    let day = day.trim_start_matches("the ");
    let whole = (day.contains(" of ") && is_phrase(day)).then(|| day.to_owned());
    in_year(day).or(whole).or_else(|| of_month(day))
}

/// `1st and 15th`, `last business day`: of each month.
fn of_month(text: &str) -> Option<String> {
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    let ranked = first.starts_with(|it: char| it.is_ascii_digit())
        || text.contains(' ') && matches!(first.as_str(), "last" | "first");
    let phrase = format!("{} of each month", text.replace("working day", "business day"));
    (ranked && is_phrase(&phrase)).then_some(phrase)
}

#[cfg(test)]
mod tests {
    use super::super::tests::are_understood;
    use super::*;

    #[test]
    fn what_english_documents_say_is_understood() {
        let cases = [
            ("once per quarter", "quarterly"),
            ("1x/month", "monthly"),
            ("4x/year", "quarterly"),
            ("twice a week (Mon/Thu)", "weekly on Mon/Thu"),
            ("Twice weekly (Tue & Fri)", "weekly on Tue & Fri"),
            ("Twice per year (January and July)", "every January and July"),
            ("3x per week", "weekly +3x per week"),
            ("At least annually", "annually +At least annually"),
            ("Every second Friday", "every other Friday"),
            ("every third month", "every 3 months"),
            ("1st & 15th", "1st and 15th of each month"),
            ("last working day", "last business day of each month"),
            ("by 30 September", "every 30 september"),
            ("by the 5th of each month", "5th of each month"),
            ("Month-end", "monthly on the last day"),
            (
                "Each quarter end + 5 business days",
                "every January, April, July, October on the 5th business day",
            ),
            (
                "3 business days after month end",
                "monthly on the 3rd business day",
            ),
            ("Once per contract year, in November", "yearly in November"),
            ("Daily (M-F) by 07:00", "every business day @07:00"),
            ("every night at 2am", "daily @02:00"),
            ("last Friday in March", "every March on the last Friday"),
        ];
        are_understood(&cases);
    }

    #[test]
    fn a_count_of_something_else_is_no_frequency() {
        for text in [
            "2 weeks",
            "3x faster",
            "1st week",
            "first",
            "first week of August",
            "once deployed",
            "3rd party review",
            "by Monday",
        ] {
            assert_eq!(
                english(text).or_else(|| at_least(text).map(|it| it.phrase)),
                None,
                "{text}"
            );
        }
    }
}
