//! Lines that fit a width: Japanese may be broken anywhere but before a closing mark, everything else at blanks only, so
//! that a phone number, an address or an id can be read and copied.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// What does not begin a line.
const CLOSING: &str = "、。，．・：；？！）」』】〕］｝ーっゃゅょァィゥェォッャュョ々〜…,.:;?!)]}";
/// What does not end one.
const OPENING: &str = "（「『【〔［｛([{";

/// A word in pieces that are not broken.
pub(super) fn pieces(word: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, char) in word.char_indices() {
        if before.is_some_and(|before| may_break(before, char)) {
            found.push(&word[start..at]);
            start = at;
        }
        before = Some(char);
    }
    found.push(&word[start..]);
    found
}

fn may_break(before: char, after: char) -> bool {
    let is_wide = |char: char| char.width() == Some(2);
    (is_wide(before) || is_wide(after)) && !CLOSING.contains(after) && !OPENING.contains(before)
}

/// The lines of a text, none wider than `width`. A piece that is wider by itself is broken where it must be.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| wrap_line(line, width)).collect()
}

fn wrap_line(line: &str, width: usize) -> Vec<String> {
    if line.width() <= width {
        return vec![line.to_owned()];
    }
    let mut lines = Lines {
        done: Vec::new(),
        last: String::new(),
        width,
    };
    for word in line.split(' ') {
        lines.put_word(word);
    }
    lines.done.push(lines.last);
    lines.done
}

/// Lines that are being filled.
struct Lines {
    done: Vec<String>,
    last: String,
    width: usize,
}

impl Lines {
    fn fits(&self, text: &str) -> bool {
        self.last.width() + text.width() <= self.width
    }

    fn end(&mut self) {
        if !self.last.is_empty() {
            self.done.push(std::mem::take(&mut self.last));
        }
    }

    /// In this line, else whole in the next, else in pieces from here on.
    fn put_word(&mut self, word: &str) {
        let spaced = if self.last.is_empty() {
            String::new()
        } else {
            " ".to_owned()
        } + word;
        if self.fits(&spaced) {
            self.last.push_str(&spaced);
        } else if word.width() <= self.width {
            self.end();
            self.last.push_str(word);
        } else {
            pieces(&spaced)
                .into_iter()
                .for_each(|piece| self.put_piece(piece));
        }
    }

    fn put_piece(&mut self, piece: &str) {
        if !self.fits(piece) {
            self.end();
        }
        for char in piece.chars() {
            if !self.fits(char.encode_utf8(&mut [0; 4])) {
                self.end();
            }
            self.last.push(char);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_wider(text in "[a-z0-9@.（）、漢字カナ -]{0,40}", width in 2_usize..20) {
            let lines = wrap(&text, width);
            let letters = |text: &str| text.replace(' ', "");
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            prop_assert!(lines.iter().all(|line| line.width() <= width), "{:?}", lines);
        }
    }

    #[test]
    fn what_is_copied_stays_whole_and_japanese_breaks_where_it_may() {
        let cases: [(&str, usize, &[&str]); 7] = [
            ("090-0000-0001", 13, &["090-0000-0001"]),
            (
                "03-0000-0001、03-0000-0002",
                16,
                &["03-0000-0001、", "03-0000-0002"],
            ),
            ("電話は090-0000-0001へ", 14, &["電話は", "090-0000-0001", "へ"]),
            ("業務チームリーダー", 10, &["業務チーム", "リーダー"]),
            ("システム担当者、開発", 14, &["システム担当", "者、開発"]),
            ("suzuki@example.jp", 8, &["suzuki@e", "xample.j", "p"]),
            ("11-30（月） あと2営業日", 20, &["11-30（月）", "あと2営業日"]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(wrap(text, width), expected, "{text}");
        }
    }
}
