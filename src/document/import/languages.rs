//! A document that says everything in Japanese and in English: which one does, and its tables with both in one line.

use super::block::{Block, Row};
use super::column::{Subject, subject};
use super::frequency;
use super::words::{is_japanese, pair, paired};

/// How many rows are asked.
const ASKED: usize = 8;

/// Are two headings or heads, or more, said in both languages?
pub(super) fn are_two(blocks: &[Block]) -> bool {
    let said = blocks.iter().flat_map(|block| match block {
        Block::Heading { text, .. } => std::slice::from_ref(text),
        Block::Table(rows) => rows.first().map_or(&[][..], |row| row.cells.as_slice()),
        _ => &[],
    });
    said.filter(|text| says_twice(text)).nth(1).is_some()
}

/// `頻度 / Frequency`, `連絡先（Contacts）`, `日次作業 / Daily tasks`: the same, twice.
fn says_twice(text: &str) -> bool {
    let Some((own, other)) = pair(text) else {
        return false;
    };
    let heading = subject(own).is_some() && subject(own) == subject(other);
    let head = |about: &Subject| about.named(own).is_some() && about.named(own) == about.named(other);
    let often = || {
        let rhythm = |it: &str| frequency::rhythm(&frequency::of_heading(it).0?.phrase);
        rhythm(own).is_some() && rhythm(own) == rhythm(other)
    };
    heading || Subject::ALL.iter().any(head) || often()
}

/// The table with both languages in one line; `None` where it has but one. `two` says that the document has both.
pub(super) fn in_one_line(rows: &[Row], two: bool) -> Option<Vec<Row>> {
    let wide = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let joins = two || (0..wide).any(|at| are_pairs(rows, at));
    joins.then(|| rows.iter().map(one_line).collect())
}

/// `ログ確認⏎Log check` in each of the first cells: lines of words, rather than two names.
fn are_pairs(rows: &[Row], at: usize) -> bool {
    let below = rows.iter().skip(1).take(ASKED).map(|row| row.get(at));
    let (mut all, mut worded) = (0, 0);
    for cell in below.filter(|cell| !cell.is_empty()) {
        let Some((_, english)) = pair(cell).filter(|_| cell.contains('\n')) else {
            return false;
        };
        all += 1;
        worded += usize::from(english.contains(' '));
    }
    all > 1 && worded * 2 > all
}

/// Long remarks keep their lines.
fn one_line(row: &Row) -> Row {
    let mut row = row.clone();
    for cell in &mut row.cells {
        let short = |line: &str| line.chars().count() <= if is_japanese(line) { 20 } else { 40 };
        if cell.contains('\n')
            && cell.lines().all(short)
            && let Some(joined) = paired(cell)
        {
            *cell = joined;
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_in_two_languages_says_the_same_twice() {
        for text in [
            "頻度 / Frequency",
            "担当者\nOwner",
            "連絡先（Contacts）",
            "Daily tasks / 日次作業",
            "週次作業 (Weekly)",
        ] {
            assert!(says_twice(text), "{text}");
        }
        for text in [
            "連絡先 / DBA",
            "担当（PM）",
            "頻度",
            "OS / ミドルウェア",
            "電話 / Owner",
        ] {
            assert!(!says_twice(text), "{text}");
        }
    }
}
