//! Many words at once: which of them does a text begin with?

use foldhash::HashMap;

/// Words, and what each stands for.
pub(in crate::document::import) struct Lexicon<T> {
    /// By their first letter, the longest first.
    by_letter: HashMap<char, Vec<(String, T)>>,
}

impl<T: Copy> Lexicon<T> {
    /// The longest word that the text begins with. Of a word that stands in the lexicon twice, the first.
    pub(in crate::document::import) fn at_start(&self, text: &str) -> Option<(&str, T)> {
        let same = self.by_letter.get(&text.chars().next()?)?;
        let found = same.iter().find(|(word, _)| text.starts_with(word.as_str()))?;
        Some((&found.0, found.1))
    }

    /// How long the words are, in bytes, that begin with this letter.
    pub(in crate::document::import) fn longest(&self, letter: char) -> usize {
        let same = self.by_letter.get(&letter).and_then(|same| same.first());
        same.map_or(0, |(word, _)| word.len())
    }

    /// What the text, as a whole, stands for.
    pub(in crate::document::import) fn whole(&self, text: &str) -> Option<T> {
        self.at_start(text)
            .filter(|(word, _)| word.len() == text.len())
            .map(|(_, it)| it)
    }
}

impl<T> FromIterator<(String, T)> for Lexicon<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(words: I) -> Self {
        let mut by_letter: HashMap<char, Vec<(String, T)>> = HashMap::default();
        for (word, it) in words {
            if let Some(letter) = word.chars().next() {
                by_letter.entry(letter).or_default().push((word, it));
            }
        }
        for words in by_letter.values_mut() {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { by_letter }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts() {
        let words = [("月", 1), ("月次", 2), ("週", 3)].map(|(word, it)| (word.to_owned(), it));
        let lexicon: Lexicon<u8> = words.into_iter().collect();
        assert_eq!(lexicon.at_start("月次作業"), Some(("月次", 2)));
        assert_eq!(lexicon.at_start("月末"), Some(("月", 1)));
        assert_eq!(lexicon.at_start("毎月"), None);
        assert_eq!((lexicon.longest('月'), lexicon.longest('毎')), (6, 0));
        assert_eq!(lexicon.whole("月次"), Some(2));
        assert_eq!(lexicon.whole("月次作業"), None);
    }
}
