//! What the head of a column says, in a table about something.

mod contracts;
mod words;

pub(in crate::document::import) use words::ORDER;

use std::sync::LazyLock;

use super::super::words::{Lexicon, brackets, fold, narrow};
use super::{Column, Subject};

/// Words, folded, and the columns that they stand for.
static FOLDED: LazyLock<[Lexicon<Column>; 8]> = LazyLock::new(|| Subject::ALL.map(folded));

fn folded(about: Subject) -> Lexicon<Column> {
    let lists = match about {
        Subject::Tasks => words::TASKS,
        Subject::Org => words::ORG,
        Subject::Contracts => contracts::CONTRACTS,
        Subject::Channels => words::CHANNELS,
        Subject::Levels => words::LEVELS,
        Subject::Path => words::PATH,
        Subject::Contacts => words::CONTACTS,
        Subject::Drills => words::DRILLS,
    };
    let each = lists
        .iter()
        .flat_map(|(column, words)| words.split('|').map(move |it| (fold(it), *column)));
    each.collect()
}

impl Subject {
    fn words(self) -> Option<&'static Lexicon<Column>> {
        let at = Self::ALL.iter().position(|it| *it == self)?;
        FOLDED.get(at)
    }

    /// What a column of this head holds in a table about this.
    pub(in crate::document::import) fn column(self, head: &str) -> Option<Column> {
        if head.starts_with('旧') {
            return None;
        }
        let last = || self.named(last_word(head)?).filter(|it| LAST.contains(it));
        self.named(head)
            .or_else(|| within(self.words()?, &fold(&brackets(head).0)))
            .or_else(last)
    }

    /// The same, where the head says nothing else.
    pub(in crate::document::import) fn named(self, head: &str) -> Option<Column> {
        let words = self.words()?;
        if is_plainly_none(words, head) {
            return None;
        }
        let folded = fold(head);
        let outside = folded.contains(['(', '[', '【']).then(|| brackets(&folded).0);
        let bare = outside.as_deref().unwrap_or(&folded);
        let counted = bare.trim_end_matches(|it: char| it.is_ascii_digit() || ('①'..='⑨').contains(&it));
        let parts = folded.split(['/', '・', '&']);
        let shorter = [bare, counted].into_iter().chain(parts);
        let mut shorter = shorter.filter(|it| !it.is_empty() && it.len() < folded.len());
        words
            .whole(&folded)
            .or_else(|| shorter.find_map(|it| words.whole(it)))
    }
}

/// Told at a glance for most cells of a table: no word begins so, or none is so long, and nothing parts it.
fn is_plainly_none(words: &Lexicon<Column>, head: &str) -> bool {
    const PARTS: [char; 12] = [
        '(', '（', '[', '［', '【', '〔', '/', '／', '・', '&', '＆', '\u{200b}',
    ];
    let said = || head.chars().map(narrow).filter(|it| !it.is_whitespace());
    let first = said().next().map(|it| it.to_ascii_lowercase());
    let long: usize = said().filter(|it| !it.is_numeric()).map(char::len_utf8).sum();
    long > first.map_or(0, |it| words.longest(it)) && !head.contains(PARTS)
}

/// What the last word of an English head says well enough: Control activity, Review frequency, Process owner.
const LAST: [Column; 5] = [
    Column::Title,
    Column::Frequency,
    Column::Assignee,
    Column::Phone,
    Column::Mail,
];

/// The last of two or three English words, unless the first says that it is about something else.
fn last_word(head: &str) -> Option<&str> {
    const OTHERS: [&str; 9] = [
        "last",
        "next",
        "previous",
        "related",
        "no.",
        "number",
        "other",
        "fix",
        "resolution",
    ];
    let (before, last) = head.trim().rsplit_once(' ')?;
    let first = before.split(' ').next()?;
    let other = OTHERS.iter().any(|it| first.eq_ignore_ascii_case(it));
    (head.is_ascii() && before.matches(' ').count() < 2 && !other).then_some(last)
}

/// The word that the head ends in, or holds: 主な作業内容. The last one counts, and of those the longest. A sentence is
/// no head, nor is a title.
fn within(words: &Lexicon<Column>, folded: &str) -> Option<Column> {
    if folded.contains(['が', 'を', '。']) || folded.ends_with("一覧") {
        return None;
    }
    let found = folded.char_indices().filter_map(|(at, _)| {
        let (word, column) = words.at_start(&folded[at..])?;
        let long = word.chars().nth(1).is_some() && !word.is_ascii();
        long.then_some((at + word.len(), word.len(), column))
    });
    found
        .max_by_key(|(end, length, _)| (*end, *length))
        .map(|(_, _, column)| column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_understood_by_what_the_table_is_about() {
        let cases = [
            (Subject::Tasks, "定例業務内容", Some(Column::Title)),
            (Subject::Tasks, "担当者（副）", Some(Column::Backup)),
            (Subject::Tasks, "担当者（敬称略）", Some(Column::Assignee)),
            (Subject::Tasks, "主な作業内容", Some(Column::Title)),
            (Subject::Tasks, "頻 度", Some(Column::Frequency)),
            (Subject::Tasks, "サーバー台数", None),
            (Subject::Tasks, "旧担当", None),
            (Subject::Tasks, "Control activity", Some(Column::Title)),
            (Subject::Tasks, "Review frequency", Some(Column::Frequency)),
            (Subject::Tasks, "Last activity", None),
            (Subject::Tasks, "Evidence retained", None),
            (Subject::Contracts, "Contract #", Some(Column::ContractNumber)),
            (Subject::Tasks, "一部の窓口業務が停止", None),
            (
                Subject::Channels,
                "チャネル/メールアドレス/電話連絡先",
                Some(Column::Channel),
            ),
            (Subject::Contacts, "ＴＥＬ", Some(Column::Phone)),
            (Subject::Contacts, "TEL2", Some(Column::Phone)),
            (Subject::Contacts, "E-Mail", Some(Column::Mail)),
            (Subject::Levels, "SEV", Some(Column::Level)),
            (Subject::Path, "一次連絡先", Some(Column::Path)),
        ];
        for (about, head, expected) in cases {
            assert_eq!(about.column(head), expected, "{head}");
        }
    }
}
