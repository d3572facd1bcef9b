//! The number of a level, however it is written.

use super::super::words::{brackets, fold, narrow};

/// The number in `lv3`, `レベル３`, `SEV-1`, `P2`, `3`.
pub(in crate::document::import) fn number(text: &str) -> Option<u32> {
    let folded = fold(text);
    const NAMES: [&str; 16] = [
        "インシデントレベル",
        "障害レベル",
        "レベル",
        "level",
        "lvl",
        "lv",
        "severity",
        "sev",
        "priority",
        "重大度",
        "重要度",
        "優先度",
        "ランク",
        "クラス",
        "class",
        "p",
    ];
    let rest = NAMES
        .iter()
        .find_map(|name| folded.strip_prefix(name))
        .unwrap_or(&folded);
    let rest = rest.trim_start_matches(['.', '-', ':', '_']);
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let tail = &rest[digits.len()..];
    let ends = tail.is_empty() || tail.starts_with(['(', '（', ':', '：', '~', '-', '以']);
    let plain = digits.parse().ok().filter(|number| *number <= 99 && ends);
    plain.or_else(|| brackets(text).1.iter().find_map(|inner| number_of_name(inner)))
}

/// The number in `Critical（P1）`, where a name of levels stands before it.
fn number_of_name(inner: &str) -> Option<u32> {
    let digits = fold(inner).chars().any(|it| it.is_ascii_digit());
    let named = inner
        .chars()
        .next()
        .is_some_and(|it| !narrow(it).is_ascii_digit());
    if digits && named && !inner.contains(['（', '(']) {
        number(inner)
    } else {
        None
    }
}
