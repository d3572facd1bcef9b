//! Makes alike what people write differently: full and half width, capitals, dashes, the many small か of か月; and
//! leaves out spaces. As far as phrases need it, this is what Unicode calls NFKC; unlike that, each character keeps
//! its place.

use std::ops::Range;

/// A folded character, and the bytes of the phrase it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) folded: char,
    pub(super) bytes: Range<usize>,
}

pub(super) fn fold(phrase: &str) -> Vec<Glyph> {
    let written = phrase
        .char_indices()
        .filter(|(_, written)| !is_left_out(*written));
    written
        .map(|(at, written)| Glyph {
            folded: alike(written),
            bytes: at..at + written.len_utf8(),
        })
        .collect()
}

/// The folded characters alone.
pub(super) fn letters(phrase: &str) -> impl Iterator<Item = char> {
    phrase.chars().filter(|it| !is_left_out(*it)).map(alike)
}

/// Spaces, and marks that cannot be seen.
fn is_left_out(written: char) -> bool {
    written.is_whitespace() || matches!(written, '\u{200b}'..='\u{200d}' | '\u{feff}')
}

fn alike(written: char) -> char {
    let narrow = match written {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(written) - 0xfee0).unwrap_or(written) // full-width ASCII
        }
        _ => written,
    };
    match narrow {
        'A'..='Z' => narrow.to_ascii_lowercase(),
        'ヶ' | 'ヵ' | 'ケ' | 'カ' | 'ｹ' | 'ｶ' | '箇' | '個' | 'ゕ' | 'ゖ' => 'か',
        '‐' | '‑' | '–' | '—' | '−' | '―' => '-',
        '･' | '•' => '・',
        '､' | ',' => '、',
        '〔' | '【' | '[' | '［' => '(',
        '〕' | '】' | ']' | '］' => ')',
        '〜' => '~',
        '’' => '\'',
        _ => narrow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_fold_and_places_stay() {
        let folded = fold("毎月 ２５日");
        let text: String = folded.iter().map(|glyph| glyph.folded).collect();
        assert_eq!(text, "毎月25日");
        assert_eq!(folded[2].bytes, 7..10);
    }

    #[test]
    fn the_ways_to_write_か月_are_one() {
        for written in [
            "3ヶ月",
            "3ヵ月",
            "3カ月",
            "3ケ月",
            "３か月",
            "3箇月",
            "3ｶ月",
            "3 か 月",
        ] {
            let text: String = fold(written).iter().map(|glyph| glyph.folded).collect();
            assert_eq!(text, "3か月", "{written}");
        }
    }
}
