//! Lines of a contract: what is named, and what is said of it.

use super::super::column::Subject;
use super::super::words::{brackets, labelled};

/// A label, and its value.
pub(super) fn parted(text: &str) -> Option<(&str, &str)> {
    renewing(text).or_else(|| labelled(text)).or_else(|| spaced(text))
}

/// `契約期間　　2026年4月1日から1年間`: a label that is known, and a wide gap.
fn spaced(text: &str) -> Option<(&str, &str)> {
    let gaps = text.match_indices(['\u{3000}', '\t', ' ']).map(|(at, _)| at);
    let mut parts =
        gaps.filter(|at| text[*at..].starts_with(['\u{3000}', '\t']) || text[*at..].starts_with("  "));
    // Letters of a label may stand apart: `金　額　　月額1円`.
    parts.find_map(|at| {
        let (label, value) = (text[..at].trim(), text[at..].trim());
        let known = Subject::Contracts.named(label).is_some();
        (known && !value.is_empty()).then_some((label, value))
    })
}

/// `Renews automatically for 12 months unless cancelled 60 days before the end`.
fn renewing(text: &str) -> Option<(&str, &str)> {
    const WORDS: [&str; 4] = [
        "renews automatically",
        "automatically renews",
        "auto-renews",
        "automatic renewal",
    ];
    let lower = text.to_lowercase();
    WORDS
        .iter()
        .any(|it| lower.starts_with(it))
        .then_some(("auto-renewal", text))
}

/// `障害時対応（4時間以内で対応）`.
pub(super) fn in_brackets(text: &str) -> (&str, &str) {
    let open = text.find(['（', '(']).filter(|_| text.ends_with(['）', ')']));
    open.map_or((text, ""), |open| {
        (
            text[..open].trim(),
            text[open..].trim_matches(['（', '）', '(', ')']),
        )
    })
}

/// Without what stands in brackets behind it.
pub(super) fn label_of(label: &str) -> String {
    brackets(label).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_may_stand_before_a_gap() {
        let cases = [
            ("委託料　　　　月額　100円", Some(("委託料", "月額　100円"))),
            ("契約期間：1年", Some(("契約期間", "1年"))),
            ("金　　額　　月額42万円", Some(("金　　額", "月額42万円"))),
            ("本書は　契約を定める", None),
            (
                "Renews automatically for 12 months",
                Some(("auto-renewal", "Renews automatically for 12 months")),
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(parted(text), expected, "{text}");
        }
    }
}
