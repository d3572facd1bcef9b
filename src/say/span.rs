//! Lengths of time as people say them.

use chrono::TimeDelta;

use super::Language;
use crate::calendar::Span;
use crate::say;

/// A length of time: 30分, 5営業日 / 30 minutes, 5 business days.
pub fn span(lang: Language, span: Span) -> String {
    let count = span.count;
    match lang {
        Language::Ja => format!("{count}{}", span.unit.japanese()),
        Language::En => {
            let plural = if count == 1 { "" } else { "s" };
            format!("{count} {}{plural}", span.unit.english())
        }
    }
}

/// How long something lasted: 55分, 1時間5分, 2日3時間.
pub fn lasted(lang: Language, length: TimeDelta) -> String {
    let minutes = length.num_minutes().max(0);
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours) {
        (0, 0) => in_minutes(lang, rest),
        (0, _) => in_hours(lang, hours, rest),
        _ => in_days(lang, days, hours),
    }
}

say! {
    /// Less than an hour.
    in_minutes(minutes: i64) { ja: "{minutes}分", en: "{minutes} min" }
    /// Less than a day.
    in_hours(hours: i64, minutes: i64) { ja: "{hours}時間{minutes}分", en: "{hours} h {minutes} min" }
    /// Longer.
    in_days(days: i64, hours: i64) { ja: "{days}日{hours}時間", en: "{days} d {hours} h" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        let cases = [
            ("1h", "1時間", "1 hour"),
            ("30m", "30分", "30 minutes"),
            ("5bd", "5営業日", "5 business days"),
            ("3mo", "3か月", "3 months"),
        ];
        for (text, ja, en) in cases {
            let it = text.parse().unwrap();
            assert_eq!(span(Language::Ja, it), ja);
            assert_eq!(span(Language::En, it), en);
        }
    }
}
