//! Makes alike what people write differently, and knows the signs that they use: what is not filled in, marks in a
//! calendar, bullets before a line.

mod blank;
mod bracket;
mod bullet;
mod lexicon;
mod pair;

pub(super) use blank::{has_blank, is_blank, is_blank_prefix};
pub(super) use bracket::{brackets, labelled};
pub(super) use bullet::{is_mark, without_bullet, without_letter};
pub(super) use lexicon::Lexicon;
pub(super) use pair::{is_japanese, pair, paired};

/// Half width, small letters, without spaces: for comparing, never for showing.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for written in text.chars() {
        let narrow = narrow(written);
        match narrow {
            it if it.is_whitespace() || matches!(it, '\u{200b}'..='\u{200d}' | '\u{feff}') => {}
            'ー' | '―' | '‐' | '−' | '–' | '—' if folded.ends_with(|it: char| it.is_ascii_digit()) =>
            {
                folded.push('-');
            }
            it => push_small(&mut folded, it),
        }
    }
    folded
}

/// Adds the letter in small. None from the kana to the ideographs has another form.
pub(super) fn push_small(text: &mut String, it: char) {
    match it {
        it if it.is_ascii() => text.push(it.to_ascii_lowercase()),
        '\u{3000}'..='\u{9fff}' => text.push(it),
        it => text.extend(it.to_lowercase()),
    }
}

/// The half-width form of a full-width letter, digit or sign.
pub(super) fn narrow(written: char) -> char {
    match written {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(written) - 0xfee0).unwrap_or(written),
        '\u{3000}' => ' ',
        '〔' | '【' => '[',
        '〕' | '】' => ']',
        _ => written,
    }
}

/// The text with every letter, digit and sign in half width.
pub(super) fn narrowed(text: &str) -> String {
    text.chars().map(narrow).collect()
}
