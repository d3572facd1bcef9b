//! Finds what TOML 1.1 has and 1.0 has not. Our parser reads it; most other tools that a team uses refuse the file.

use std::borrow::Cow;

use toml::de::DeValue;

use crate::plan::problem::Construct;

/// The constructs of TOML 1.1 in `value`, which is written as `text`. What stands within it is asked for itself.
pub(super) fn constructs(value: &DeValue<'_>, text: &str) -> Option<Construct> {
    match value {
        DeValue::String(Cow::Owned(_)) if text.starts_with('"') => {
            has_new_escape(text).then_some(Construct::Escape)
        }
        DeValue::Datetime(moment) => {
            let seconds = moment.time.is_none_or(|time| time.second.is_some());
            (!seconds).then_some(Construct::NoSeconds)
        }
        DeValue::Table(_) if text.starts_with('{') => in_braces(text),
        _ => None,
    }
}

/// `\e` or `\x`, where the backslash is not itself escaped.
fn has_new_escape(text: &str) -> bool {
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\\' && matches!(letters.next(), Some('e' | 'x')) {
            return true;
        }
    }
    false
}

/// A line break or a last comma directly within the braces; lists in them may have both.
fn in_braces(text: &str) -> Option<Construct> {
    let bytes = text.as_bytes();
    let (mut depth, mut at, mut last) = (0_usize, 0, 0);
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'') => at = after_string(bytes, at, quote) - 1,
            b'#' => at += memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at) - 1,
            b'{' | b'[' => depth += 1,
            b'}' if depth == 1 && last == b',' => return Some(Construct::TrailingComma),
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'\n' if depth == 1 => return Some(Construct::NewlineInTable),
            _ => {}
        }
        if let Some(byte) = bytes.get(at).filter(|byte| !byte.is_ascii_whitespace()) {
            last = *byte;
        }
        at += 1;
    }
    None
}

/// The byte after the string that opens at `at`, of one line or of several.
fn after_string(bytes: &[u8], at: usize, quote: u8) -> usize {
    let long = bytes[at..].starts_with(&[quote; 3]);
    let close: &[u8] = if long { &[quote; 3] } else { &[quote] };
    let mut at = at + close.len();
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 2,
            _ if bytes[at..].starts_with(close) => return at + close.len(),
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    #[test]
    fn only_what_is_new_is_found() {
        let cases = [
            ("x = { a = 1 }", None),
            ("x = { a = 1, }", Some(Construct::TrailingComma)),
            ("x = { a = 1,\n b = 2 }", Some(Construct::NewlineInTable)),
            ("x = { a = [\n1,\n] }", None),
            ("x = { a = \"},\\\"\" }", None),
            ("x = { a = '''\n''' }", None),
            ("x = { a = \"\"\"\n\"\"\", }", Some(Construct::TrailingComma)),
            ("x = \"\\e[0m\"", Some(Construct::Escape)),
            ("x = \"\\\\e\"", None),
            ("x = '\\e'", None),
            ("x = \"\\x41\"", Some(Construct::Escape)),
            ("x = 10:00", Some(Construct::NoSeconds)),
            ("x = 10:00:00", None),
            ("x = 2026-11-01", None),
        ];
        for (text, expected) in cases {
            let table = DeTable::parse(text).unwrap();
            let value = &table.get_ref()["x"];
            assert_eq!(
                constructs(value.get_ref(), &text[value.span()]),
                expected,
                "{text}"
            );
        }
    }
}
