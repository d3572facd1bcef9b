//! Lengths of time as people say them.

use super::Language;
use crate::calendar::Span;

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
