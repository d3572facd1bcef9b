//! Lines of a calendar file (RFC 5545, 3.1 and 3.3.11).

use crate::notify::safe;

/// No line is longer than so many octets, its end not counted.
const LONGEST: usize = 75;

/// Adds `name:value`, folded: a longer line goes on in the next, after a blank. Never inside a character.
pub(super) fn put(text: &mut String, name: &str, value: &str) {
    let mut room = LONGEST;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if c.len_utf8() > room {
            text.push_str("\r\n ");
            room = LONGEST - 1;
        }
        text.push(c);
        room -= c.len_utf8();
    }
    text.push_str("\r\n");
}

/// Text as a value: what separates is marked, a line break is `\n`, and nothing that a file may not hold is left.
pub(super) fn escape(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(escape_line).collect();
    lines.join("\\n")
}

fn escape_line(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for c in safe(line).chars() {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "").trim_end_matches("\r\n").to_owned()
    }

    #[test]
    fn a_line_is_folded_between_characters() {
        let mut text = String::new();
        put(&mut text, "SUMMARY", &"運用".repeat(20));
        let lines: Vec<&str> = text.split_terminator("\r\n").collect();
        let lengths: Vec<usize> = lines.iter().map(|line| line.len()).collect();
        assert_eq!(lengths, [74, 55]);
        assert_eq!(unfolded(&text), format!("SUMMARY:{}", "運用".repeat(20)));
    }

    #[test]
    fn what_separates_is_marked() {
        let cases = [
            ("a,b;c\\d", "a\\,b\\;c\\\\d"),
            ("一行目\n二行目", "一行目\\n二行目"),
            ("a\r\nEND:VEVENT", "a\\nEND:VEVENT"),
            ("\u{1b}[2J", "␛[2J"),
        ];
        for (text, escaped) in cases {
            assert_eq!(escape(text), escaped);
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_line(text in "\\PC*|[\\x00-\\x7f]*|[運用；,\\\\\n\r]{0,200}") {
            let value = escape(&text);
            let mut written = String::new();
            put(&mut written, "SUMMARY", &value);
            let lines: Vec<&str> = written.split_terminator("\r\n").collect();
            prop_assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
            prop_assert!(lines[1..].iter().all(|line| line.starts_with(' ')));
            prop_assert_eq!(unfolded(&written), format!("SUMMARY:{value}"));
        }
    }
}
