//! Somebody who is called by a Japanese and an English name: `運用責任者 / Operations Manager`.

use super::super::names;
use super::super::words::pair;
use super::who::Who;

impl Who {
    /// The two names of somebody.
    pub(super) fn both<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)> {
        self.in_two_languages.then(|| pair(name))?
    }

    /// Whoever a cell names. Of two languages each name stands beside the other.
    pub(super) fn parted(&self, cell: &str, known: &dyn Fn(&str) -> bool) -> Vec<String> {
        let Some((own, other)) = self.both(cell) else {
            return names::split(cell, known);
        };
        let (owns, others) = (names::split(own, known), names::split(other, known));
        if owns.len() == 1 || owns.len() != others.len() {
            return vec![names::bare(cell)];
        }
        let pairs = owns.iter().zip(&others);
        pairs.map(|(own, other)| format!("{own} / {other}")).collect()
    }
}
