//! A folded phrase, and how far it was understood.

use std::ops::Range;

use super::fold::Glyph;

/// Walks over a folded phrase. What any attempt has understood is remembered, so that an error points behind it.
#[derive(Clone, Debug)]
pub(super) struct Text {
    glyphs: Vec<Glyph>,
    at: usize,
    furthest: usize,
}

impl Text {
    pub(super) fn new(glyphs: Vec<Glyph>) -> Self {
        Self {
            glyphs,
            at: 0,
            furthest: 0,
        }
    }

    /// Is there no character but those of English?
    pub(super) fn is_ascii(&self) -> bool {
        self.glyphs
            .iter()
            .all(|glyph| glyph.folded.is_ascii() || matches!(glyph.folded, '、' | '・'))
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.glyphs.len()
    }

    pub(super) fn rewind(&mut self) {
        self.at = 0;
    }

    /// The places behind the first character that no attempt has understood.
    pub(super) fn behind(&self) -> Range<usize> {
        self.furthest + 1..self.glyphs.len()
    }

    /// The same text, read from `at` on.
    pub(super) fn from(&self, at: usize) -> Self {
        Self { at, ..self.clone() }
    }

    /// The text before `at`.
    pub(super) fn up_to(&self, at: usize) -> Self {
        Self {
            glyphs: self.glyphs[..at].to_vec(),
            ..*self
        }
    }

    /// The folded text from `from` on.
    pub(super) fn folded(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.folded).collect()
    }

    /// Does `letter` come anywhere from here on?
    pub(super) fn rest_has(&self, letter: char) -> bool {
        self.glyphs[self.at..].iter().any(|glyph| glyph.folded == letter)
    }

    /// The folded text that no attempt has understood.
    pub(super) fn rest(&self) -> String {
        self.glyphs[self.furthest..]
            .iter()
            .map(|glyph| glyph.folded)
            .collect()
    }

    /// Bytes of `phrase` behind the last understood character, from the beginning of the English word that it stands
    /// in; all of it when something is missing at its end.
    pub(super) fn not_understood(&self, phrase: &str) -> Range<usize> {
        let first = self
            .glyphs
            .get(self.word_start(self.furthest))
            .or(self.glyphs.first());
        match (first, self.glyphs.last()) {
            (Some(first), Some(last)) => first.bytes.start..last.bytes.end,
            _ => 0..phrase.len(),
        }
    }

    fn word_start(&self, at: usize) -> usize {
        let one_word = |pair: &[Glyph]| {
            let letters = pair.iter().all(|glyph| glyph.folded.is_ascii_lowercase());
            letters && pair[0].bytes.end == pair[1].bytes.start
        };
        let joined = |at: &usize| *at > 0 && self.glyphs.get(at - 1..=*at).is_some_and(one_word);
        let before = std::iter::successors(Some(at), |at| joined(at).then(|| at - 1));
        before.last().unwrap_or(at)
    }

    fn next_is(&self, word: &str) -> Option<usize> {
        let mut end = self.at;
        for letter in word.chars() {
            if self.glyphs.get(end)?.folded != letter {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    fn go_to(&mut self, at: usize) {
        self.at = at;
        self.furthest = self.furthest.max(at);
    }

    /// Steps over `word` if it comes next.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let end = self.next_is(word);
        if let Some(end) = end {
            self.go_to(end);
        }
        end.is_some()
    }

    /// Steps over the longest of `words` that comes next.
    pub(super) fn eat_any(&mut self, words: &[&str]) -> bool {
        let ends = words.iter().filter_map(|word| self.next_is(word));
        let end = ends.max();
        if let Some(end) = end {
            self.go_to(end);
        }
        end.is_some()
    }

    /// Steps over the longest word of the table that comes next, and gives what it means.
    pub(super) fn meaning<T: Clone>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let found = table
            .iter()
            .filter_map(|(word, meaning)| Some((self.next_is(word)?, meaning)));
        let (end, meaning) = found.max_by_key(|(end, _)| *end)?;
        self.go_to(end);
        Some(meaning.clone())
    }

    /// A number of at most four digits, or one to ninety-nine in kanji.
    pub(super) fn number(&mut self) -> Option<u32> {
        let digits = self.glyphs[self.at..]
            .iter()
            .take_while(|glyph| glyph.folded.is_ascii_digit());
        let (count, value) = digits.fold((0, 0_u32), |(count, value), glyph| {
            (
                count + 1,
                value
                    .saturating_mul(10)
                    .saturating_add(glyph.folded.to_digit(10).unwrap_or(0)),
            )
        });
        match count {
            0 => self.kanji_number(),
            1..=4 => {
                self.go_to(self.at + count);
                Some(value)
            }
            _ => None,
        }
    }

    fn kanji_number(&mut self) -> Option<u32> {
        let (mut end, mut value) = (self.at, 0);
        while let Some(glyph) = self.glyphs.get(end) {
            value = match (
                glyph.folded,
                "〇一二三四五六七八九"
                    .chars()
                    .position(|digit| digit == glyph.folded),
            ) {
                ('十', _) if value <= 9 => value.max(1) * 10,
                (_, Some(digit @ 1..)) if value % 10 == 0 => value + u32::try_from(digit).ok()?,
                _ => break,
            };
            end += 1;
        }
        if value > 0 {
            self.go_to(end);
        }
        (value > 0).then_some(value)
    }

    /// Tries `read`; steps back when it gives nothing.
    pub(super) fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// Like [`Text::maybe`], for an attempt that begins with a word too common to count as understood.
    pub(super) fn quietly<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let furthest = self.furthest;
        let found = self.maybe(read);
        if found.is_none() {
            self.furthest = furthest;
        }
        found
    }

    /// At least one of `read`, with a separator between.
    pub(super) fn list<T>(
        &mut self,
        separators: &[&str],
        mut read: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut found = vec![self.maybe(&mut read)?];
        while let Some(next) = self.maybe(|text| text.eat_any(separators).then(|| read(text)).flatten()) {
            found.push(next);
        }
        Some(found)
    }

    /// `read`, in brackets or not.
    pub(super) fn bracketed<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        self.maybe(|text| match text.eat("(") {
            true => read(text).filter(|_| text.eat(")")),
            false => read(text),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_and_kanji() {
        let cases = [
            ("25", Some(25)),
            ("２５", Some(25)),
            ("三", Some(3)),
            ("十", Some(10)),
            ("十五", Some(15)),
            ("二十", Some(20)),
            ("三十一", Some(31)),
            ("12345", None),
            ("日", None),
        ];
        for (written, expected) in cases {
            assert_eq!(Text::new(fold(written)).number(), expected, "{written}");
        }
    }
}
