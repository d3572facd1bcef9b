//! What the operating system says, in words that people read.

use super::Language;

/// The system's words and ours.
const WORDS: &[(&str, &str)] = &[
    ("No such file or directory", "ファイルかフォルダがありません"),
    ("Permission denied", "権限がありません"),
    ("Operation not permitted", "許可されていません"),
    ("Is a directory", "フォルダです"),
    ("Not a directory", "フォルダではありません"),
    ("No space left on device", "ディスクに空きがありません"),
    ("Read-only file system", "読み取り専用です"),
    (
        "Too many levels of symbolic links",
        "シンボリックリンクがたどれません",
    ),
    ("File exists", "すでにあります"),
];

/// The same text with the system's words in the language of people, and without the name of a file that was only on the
/// way.
pub fn words(lang: Language, text: &str) -> String {
    let text = text.split_once(" at path \"").map_or(text, |(said, _)| said);
    match lang {
        Language::En => text.to_owned(),
        Language::Ja => WORDS
            .iter()
            .fold(text.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_speaks_the_language_of_people() {
        let said = "/no/a.html: No such file or directory (os error 2) at path \"/no/.tmpx\"";
        assert_eq!(
            words(Language::Ja, said),
            "/no/a.html: ファイルかフォルダがありません (os error 2)"
        );
        assert_eq!(
            words(Language::En, said),
            "/no/a.html: No such file or directory (os error 2)"
        );
    }
}
