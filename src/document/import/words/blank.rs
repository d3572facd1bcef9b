//! What is not filled in yet.

use super::{brackets, fold, narrow};

/// Does it say only that nothing is filled in yet?
pub(in crate::document::import) fn is_blank(text: &str) -> bool {
    // What most texts begin with, no form begins with.
    let first = text.chars().next().map(narrow);
    if first.is_some_and(|it| {
        ('ぁ'..='ヺ').contains(&it) && it != 'な'
            || ('\u{4e00}'..='\u{9fff}').contains(&it) && !"無未要調同社".contains(it)
    }) {
        return false;
    }
    let folded = fold(text);
    const WORDS: [&str; 22] = [
        "-",
        "--",
        "―",
        "—",
        "–",
        "ー",
        "−",
        "なし",
        "無し",
        "無",
        "未定",
        "tbd",
        "n/a",
        "na",
        "none",
        "未記入",
        "要記入",
        "?",
        "未設定",
        "調整中",
        "n/a.",
        "同左",
    ];
    folded.is_empty() || WORDS.contains(&folded.as_str()) || is_pattern(&folded) || is_error(&folded)
}

/// `#REF!`: what a spreadsheet shows for a formula that has no value.
fn is_error(folded: &str) -> bool {
    const ERRORS: [&str; 8] = [
        "#ref!", "#n/a", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#spill!",
    ];
    folded.starts_with('#') && ERRORS.contains(&folded)
}

/// The same of a prefix, where `[ALERT]` and `【重要】` are no forms that wait for a value.
pub(in crate::document::import) fn is_blank_prefix(text: &str) -> bool {
    let (outside, inside) = brackets(text);
    let waits = |it: &String| is_blank(it) || ["接頭辞", "prefix"].contains(&fold(it).as_str());
    is_blank(text) && (!outside.is_empty() || inside.iter().all(waits))
}

/// `[氏名]`, `<サービス名>`, `{{…}}`, `××`, `090-xxxx-xxxx`: a form that waits for a value.
fn is_pattern(folded: &str) -> bool {
    let framed =
        |open: &str, close: &str| folded.len() > 2 && folded.starts_with(open) && folded.ends_with(close);
    let one_frame = |close: char| folded.matches(close).count() == 1;
    let signs = |it: char| matches!(it, '×' | '〇' | '○' | '◯' | 'x' | '●' | '△' | '*' | '_');
    let waits = |it: char| signs(it) || it.is_ascii_digit() || it == '-' || it == '社';
    (framed("[", "]") && one_frame(']') && !folded.contains('@'))
        || (framed("<", ">") && one_frame('>') && !folded.contains(['@', '/']))
        || framed("{{", "}}")
        || (folded.chars().all(waits)
            && ["××", "〇〇", "○○", "◯◯", "xx", "●●", "△△"]
                .iter()
                .any(|it| folded.contains(it)))
}

/// Does it hold a part that waits for a value: `障害時の連絡先は××社`, `XX時間`?
pub(in crate::document::import) fn has_blank(text: &str) -> bool {
    let folded = fold(text);
    let signs = [
        "××",
        "〇〇",
        "○○",
        "◯◯",
        "●●",
        "△△",
        "{{",
        "未定",
        "tbd",
        "要確認",
    ];
    let exes = folded.match_indices("xx").any(|(at, _)| {
        !folded[..at].ends_with(|it: char| it.is_ascii_alphabetic())
            && !folded[at + 2..].starts_with(|it: char| matches!(it, 'a'..='w' | 'y' | 'z'))
    });
    is_blank(text) || exes || signs.iter().any(|it| folded.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_in_brackets_is_no_form() {
        for text in ["[ALERT]", "【重要】", "error"] {
            assert!(!is_blank_prefix(text), "{text}");
        }
        for text in ["", "なし", "[接頭辞]", "-", "××"] {
            assert!(is_blank_prefix(text), "{text}");
        }
    }

    #[test]
    fn words_that_wait_for_a_value_are_blank() {
        for text in [
            "",
            " ",
            "-",
            "―",
            "なし",
            "未定",
            "TBD",
            "[氏名]",
            "××社",
            "〇〇",
            "{{name}}",
            "<サービス名>",
            "090-XXXX-XXXX",
            "ＸＸ",
            "#REF!",
        ] {
            assert!(is_blank(text), "{text}");
        }
        for text in [
            "田中",
            "090-0000-0001",
            "○",
            "3",
            "<tanaka@example.jp>",
            "MAX",
            "月1回",
        ] {
            assert!(!is_blank(text), "{text}");
        }
    }
}
