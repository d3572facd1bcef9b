//! The same words in Japanese and in English, in one cell or one line.

/// `ログ確認 / Log check`, `日次（Daily）`, or one above the other: both, the Japanese one first.
pub(in crate::document::import) fn pair(text: &str) -> Option<(&str, &str)> {
    let lacks = |text: &str| text.is_ascii() || !text.contains(|it: char| it.is_ascii_alphabetic());
    let parts = text.contains(['\n', '/', '／']) || text.ends_with([')', '）']);
    if !parts || text.len() > 400 || lacks(text) {
        return None;
    }
    let signs = ["\n", " / ", "／"].into_iter();
    let parted = signs.filter_map(|sign| text.split_once(sign));
    let framed = text
        .strip_suffix([')', '）'])
        .and_then(|it| it.split_once(['(', '（']));
    parted
        .chain(framed)
        .find_map(|(one, other)| languages(one.trim(), other.trim()))
}

/// Both, the Japanese one first; `None` where they are of one language.
fn languages<'t>(one: &'t str, other: &'t str) -> Option<(&'t str, &'t str)> {
    match (is_japanese(one), is_japanese(other)) {
        (true, false) if is_english(other) => Some((one, other)),
        (false, true) if is_english(one) => Some((other, one)),
        _ => None,
    }
}

/// Does it hold a kana or an ideograph?
pub(in crate::document::import) fn is_japanese(text: &str) -> bool {
    !text.is_ascii()
        && text.contains(|it: char| ('ぁ'..='ヺ').contains(&it) || ('\u{4e00}'..='\u{9fff}').contains(&it))
}

/// Words of Latin letters, rather than an address, a number, a sign.
fn is_english(text: &str) -> bool {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    letters > 1 && letters * 2 > text.chars().count() && !text.contains('@') && !text.contains("://")
}

/// A cell in which each line of one language says a line of the other: a line for each pair, `ログ確認 / Log check`.
pub(in crate::document::import) fn paired(cell: &str) -> Option<String> {
    let lines: Vec<&str> = cell.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    if lines.len() < 2 || !lines.iter().all(|line| is_japanese(line) || is_english(line)) {
        return None;
    }
    let groups: Vec<&[&str]> = lines.chunk_by(|a, b| is_japanese(a) == is_japanese(b)).collect();
    match groups.as_slice() {
        [one, other] if one.len() == other.len() => Some(lines_of(one, other)),
        [one, other] => Some(format!("{} / {}", run(one), run(other))),
        _ if groups.len() == lines.len() && lines.len().is_multiple_of(2) => {
            let pairs = lines.chunks(2).map(|pair| pair.join(" / "));
            Some(pairs.collect::<Vec<_>>().join("\n"))
        }
        _ => None,
    }
}

fn lines_of(one: &[&str], other: &[&str]) -> String {
    let pairs = one
        .iter()
        .zip(other)
        .map(|(one, other)| format!("{one} / {other}"));
    pairs.collect::<Vec<_>>().join("\n")
}

/// Lines that were one until the cell was full.
fn run(lines: &[&str]) -> String {
    let sign = if lines.iter().any(|it| is_japanese(it)) {
        ""
    } else {
        " "
    };
    lines.join(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_languages_are_told_from_two_things() {
        let cases = [
            ("ログ確認 / Log check", Some(("ログ確認", "Log check"))),
            ("Daily／日次", Some(("日次", "Daily"))),
            ("四半期 (Quarterly)", Some(("四半期", "Quarterly"))),
            ("日次\nDaily", Some(("日次", "Daily"))),
            ("AWSの確認 / AWS check", Some(("AWSの確認", "AWS check"))),
            ("OS/ミドルウェア", None),
            ("佐藤\nsato@example.jp", None),
            ("佐藤 (03-1234-5678)", None),
            ("日次 / 週次", None),
            ("ログ確認", None),
        ];
        for (text, expected) in cases {
            assert_eq!(pair(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_are_paired() {
        let cases = [
            ("ログ確認\nLog check", Some("ログ確認 / Log check")),
            (
                "DB再起動\nRestart of DB servers\n(production only)",
                Some("DB再起動 / Restart of DB servers (production only)"),
            ),
            ("甲\n乙\nFirst\nSecond", Some("甲 / First\n乙 / Second")),
            ("甲\nFirst\n乙\nSecond", Some("甲 / First\n乙 / Second")),
            ("甲\n乙", None),
            ("甲\nFirst\n乙", None),
            ("佐藤\n03-1234-5678", None),
        ];
        for (cell, expected) in cases {
            assert_eq!(paired(cell).as_deref(), expected, "{cell}");
        }
    }
}
