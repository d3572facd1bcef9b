//! Days of the month and of the year that are said without `every`: 翌月3営業日, 3月、9月の各1日, 31 March, Apr/Oct.

use super::super::dates::month_named;
use super::super::words::narrowed;
use super::{Timing, is_phrase};

/// The day that is meant.
pub(super) fn dated(text: &str) -> Option<Timing> {
    let phrase = if text.is_ascii() {
        in_year(text).or_else(|| ranked(text))
    } else {
        each(text)
            .or_else(|| in_month(text))
            .or_else(|| ends_of_months(text))
    }?;
    Some(Timing {
        phrase,
        ..Timing::default()
    })
}

/// `翌月3営業日`, `毎月5営業日以内`, `翌月10日まで`: counted from the first of a month.
fn in_month(text: &str) -> Option<String> {
    let text = narrowed(text);
    let day = ["翌月", "毎月"].iter().find_map(|it| text.strip_prefix(it))?;
    let ends = ["までに", "まで", "迄", "以内に", "以内"];
    let day = ends.iter().find_map(|it| day.strip_suffix(it)).unwrap_or(day);
    let day = day.trim_start_matches(['の', '第', '月', '初', ' ']);
    let (nth, number) = match day.strip_suffix("営業日") {
        Some(number) => ("第", number),
        None => ("", day.strip_suffix('日')?),
    };
    let phrase = format!("毎月{nth}{day}");
    (number.parse::<u32>().is_ok() && is_phrase(&phrase)).then_some(phrase)
}

/// `3月、6月、9月、12月の各1日`.
fn each(text: &str) -> Option<String> {
    let (months, day) = text.split_once("の各").or_else(|| text.split_once("各"))?;
    let months = months.replace(['、', ',', '，', '/', '／'], "・");
    let phrase = format!("{months}の{day}");
    (months.contains('月') && is_phrase(&phrase)).then_some(phrase)
}

/// `9月末、3月末`.
fn ends_of_months(text: &str) -> Option<String> {
    let parts = text.split(['、', ',', '，', '・', '/', 'と']);
    let months: Option<Vec<&str>> = parts.map(|it| it.trim().strip_suffix('末')).collect();
    let phrase = format!("{}の末日", months?.join("・"));
    (phrase.contains('月') && is_phrase(&phrase)).then_some(phrase)
}

/// `31 March`, `January 1 and July 1`, `in Apr/Oct`. One month alone may be what something is called.
pub(super) fn in_year(text: &str) -> Option<String> {
    const OTHERS: [&str; 6] = ["and", "in", "on", "of", "the", "each"];
    let lower = text.to_lowercase();
    let words = || {
        lower
            .split(|it: char| !it.is_ascii_alphanumeric())
            .filter(|it| !it.is_empty())
    };
    let is_month = |word: &str| month_named(word).is_some();
    let is_day = |word: &str| {
        let day = word.trim_end_matches(|it: char| it.is_ascii_alphabetic());
        day.parse::<u32>().is_ok_and(|it| (1..=31).contains(&it))
    };
    let known = |word: &str| is_month(word) || is_day(word) || OTHERS.contains(&word);
    let said = words()
        .filter(|it| is_month(it) || is_day(it) || *it == "in")
        .count();
    if said < 2 || !words().any(is_month) || !words().all(known) {
        return None;
    }
    let opens = ["in ", "on ", "each "].iter().find(|it| lower.starts_with(**it));
    let listed = text[opens.map_or(0, |it| it.len())..].replace(['/', '&', ';'], ", ");
    let listed = listed.split_whitespace().collect::<Vec<_>>().join(" ");
    let phrase = format!("every {}", listed.replace(" ,", ","));
    is_phrase(&phrase).then_some(phrase)
}

/// `3rd Saturday of Jan/Apr/Jul/Oct`, `last Friday in March`.
fn ranked(text: &str) -> Option<String> {
    let (day, months) = text.split_once(" of ").or_else(|| text.split_once(" in "))?;
    let months = months
        .replace(['/', '&'], ", ")
        .replace(" ,", ",")
        .replace("  ", " ");
    let known = |month: &str| month_named(month.trim()).is_some();
    let phrase = format!("every {months} on the {}", day.trim_start_matches("the "));
    (months.split(", ").all(known) && is_phrase(&phrase)).then_some(phrase)
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn days_are_understood_without_the_word_every() {
        let cases = [
            ("翌月3営業日", Some("毎月第3営業日")),
            ("毎月5営業日", Some("毎月第5営業日")),
            ("毎月第5営業日以内", Some("毎月第5営業日")),
            ("翌月10日まで", Some("毎月10日")),
            ("3月、6月、9月、12月の各1日", Some("3月・6月・9月・12月の1日")),
            ("9月末、３月末", Some("9月・３月の末日")),
            ("5営業日以内", None),
            ("毎月報告", None),
            ("31 March", Some("every 31 March")),
            ("January 1 and July 1", Some("every January 1 and July 1")),
            ("Apr/Oct", Some("every Apr, Oct")),
            ("Jan, Apr, Jul, Oct", Some("every Jan, Apr, Jul, Oct")),
            (
                "3rd Saturday of Jan/Apr",
                Some("every Jan, Apr on the 3rd Saturday"),
            ),
            ("first Friday of the month", None),
            ("in March", Some("every March")),
            ("March", None),
            ("March 2026", None),
            ("marketing and decisions", None),
            ("3 decks", None),
        ];
        for (text, expected) in cases {
            assert_eq!(dated(text).as_ref().map(shown).as_deref(), expected, "{text}");
        }
    }
}
