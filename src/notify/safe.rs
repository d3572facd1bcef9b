//! Text from outside, made harmless: no control character, no escape, no invisible direction mark reaches a terminal.

/// The text with every control character shown as its picture (`␛`), line breaks and tabs as blanks, and marks that
/// turn the writing direction left out (the "Trojan Source" characters, CVE-2021-42574).
pub fn safe(text: &str) -> String {
    text.chars()
        .filter(|c| !turns_direction(*c))
        .map(picture)
        .collect()
}

fn picture(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        _ => c,
    }
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_the_cursor() {
        let cases = [
            ("受注Web", "受注Web"),
            ("a\x1b[2Jb", "a␛[2Jb"),
            ("a\nb\tc", "a b c"),
            ("\u{9b}31m", "\u{fffd}31m"),
            ("abc\u{202e}def", "abcdef"),
        ];
        for (outside, inside) in cases {
            assert_eq!(safe(outside), inside);
        }
    }
}
