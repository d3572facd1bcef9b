//! Text from outside, made fit to be kept and shown.

/// How much of an answer stands in a complaint.
const LONGEST: usize = 160;

/// The beginning of some outside text on one line: no control characters, no escapes, no direction marks.
pub fn excerpt(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(LONGEST * 4)];
    let text = String::from_utf8_lossy(head);
    let mut short = String::new();
    for (count, word) in text
        .split(|c: char| c.is_whitespace() || is_unsafe(c))
        .filter(|word| !word.is_empty())
        .enumerate()
    {
        if count > 0 {
            short.push(' ');
        }
        short.push_str(word);
    }
    match short.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &short[..end]),
        None if head.len() < bytes.len() => short + "…",
        None => short,
    }
}

/// Control characters move the cursor; direction marks and invisible characters make text read as what it is not.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn outside_text_becomes_one_plain_line() {
        let cases: [(&[u8], &str); 6] = [
            (b"", ""),
            (b"  not\r\n found\t", "not found"),
            (b"\x1b[2J\x1b[31mred\x07", "[2J [31mred"),
            ("停止中\u{202e}".as_bytes(), "停止中"),
            (b"\xff\xfeok", "\u{fffd}\u{fffd}ok"),
            ("\u{9b}31m".as_bytes(), "31m"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(excerpt(bytes), expected, "{bytes:?}");
        }
        assert_eq!(excerpt(&[b'x'; 9000]).chars().count(), LONGEST + 1);
    }

    proptest! {
        #[test]
        fn nothing_in_it_moves_the_cursor(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
            let text = excerpt(&bytes);
            prop_assert!(!text.chars().any(is_unsafe));
            prop_assert!(text.chars().count() <= LONGEST + 1);
        }
    }
}
