//! Signs before a line, and marks in a cell.

use super::{fold, narrow};

/// The signs that stand before a line and mean nothing: ■, ・, ①, 1., (1), ア, Ⅱ．, 📅.
pub(in crate::document::import) fn without_bullet(text: &str) -> &str {
    let text = text.trim();
    let bare = text.trim_start_matches(|it: char| it.is_whitespace() || is_sign(it));
    let bare = if bare.is_empty() { text } else { bare };
    let numbered = without_number(without_letter(bare));
    if numbered.is_empty() { bare } else { numbered }
}

fn is_sign(it: char) -> bool {
    const SIGNS: &str = "■□◆◇●○▼▽▶・･•★☆◎*§➢✔✅☑☐❏❖";
    let emoji = matches!(it, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{26ff}' | '\u{2700}'..='\u{27bf}' | '\u{fe0f}' | '\u{20e3}');
    SIGNS.contains(it) || ('①'..='⑳').contains(&it) || emoji
}

/// `ア　ログ確認`, `Ⅱ．連絡網`: without the letter that counts them.
pub(in crate::document::import) fn without_letter(text: &str) -> &str {
    let mut chars = text.chars();
    let counts = |it: char| {
        "アイウエオカキクケコサシスセソ一二三四五六七八九十".contains(it) || ('Ⅰ'..='Ⅻ').contains(&it)
    };
    let parts = |it: char| it.is_whitespace() || matches!(it, '．' | '.' | '、' | '）' | ')' | ':' | '：');
    match (chars.next(), chars.next()) {
        (Some(letter), Some(sign)) if counts(letter) && parts(sign) => chars.as_str().trim_start(),
        (Some('a'..='z'), Some(')')) => chars.as_str().trim_start(),
        (Some('(' | '（'), Some(letter)) if letter.is_ascii_lowercase() || counts(letter) => chars
            .as_str()
            .strip_prefix([')', '）'])
            .map_or(text, str::trim_start),
        _ => text,
    }
}

/// Without `1.`, `1)`, `(1)`, `1.2.3 `, `第1章 `.
fn without_number(text: &str) -> &str {
    let open = text.strip_prefix(['(', '（']).unwrap_or(text);
    let digits = open
        .trim_start_matches(|it: char| narrow(it).is_ascii_digit() || matches!(it, '.' | '．' | '-' | '－'));
    let (taken, bracket) = (open.len() - digits.len(), open.len() != text.len());
    if taken == 0 {
        return text.strip_prefix('第').and_then(chapter).unwrap_or(text);
    }
    let number = &open[..taken];
    // A date, or a phone.
    let parts = || number.split(['.', '．', '-', '－']);
    if parts().nth(1).is_some() && parts().any(|it| it.chars().nth(3).is_some()) {
        return text;
    }
    if bracket {
        return digits.strip_prefix([')', '）']).map_or(text, str::trim_start);
    }
    if let Some(rest) = digits.strip_prefix([')', '）', '、', ':', '：']) {
        let is_time = rest.starts_with(|it: char| narrow(it).is_ascii_digit());
        return if is_time { text } else { rest.trim_start() };
    }
    let is_numbering =
        number.ends_with(['.', '．']) || number.contains(['.', '．']) || number.contains(['-', '－']);
    let is_day = || digits.split_whitespace().next().is_some_and(is_month);
    let spaced = digits.starts_with(|it: char| it.is_whitespace()) && !is_day();
    if (is_numbering && !digits.starts_with(['/', ':', '年', '月', '日', '%'])) || spaced {
        digits.trim_start()
    } else {
        text
    }
}

/// March of 31 March: the number before it counts nothing.
fn is_month(word: &str) -> bool {
    let bare = word.trim_end_matches([':', ',', '.']);
    bare.is_ascii() && bare.parse::<chrono::Month>().is_ok()
}

fn chapter(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|it: char| narrow(it).is_ascii_digit());
    let rest = rest.strip_prefix(['章', '節', '条', '項'])?;
    (rest.len() + 3 < text.len() || !rest.is_empty()).then(|| rest.trim_start())
}

/// A mark in a calendar or a matrix: ○, ●, ✓, レ, x.
pub(in crate::document::import) fn is_mark(text: &str) -> bool {
    let folded = fold(text);
    [
        "○", "〇", "◯", "●", "◎", "✓", "✔", "☑", "✅", "レ", "x", "v", "o", "★", "■", "◆", "有", "yes", "y",
        "*", "1回", "済", "[x]",
    ]
    .contains(&folded.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_before_a_line_are_taken_off_and_names_stay() {
        let cases = [
            ("■日次作業", "日次作業"),
            ("1. 日次作業", "日次作業"),
            ("1.2 日次作業", "日次作業"),
            ("(3) 連絡先", "連絡先"),
            ("（３）連絡先", "連絡先"),
            ("①バックアップ", "バックアップ"),
            ("第2章 運用体制", "運用体制"),
            ("3ヶ月ごと", "3ヶ月ごと"),
            ("24時間365日", "24時間365日"),
            ("2026-04-01", "2026-04-01"),
            ("2026-04-01 棚卸し", "2026-04-01 棚卸し"),
            ("03-1234-5678 窓口", "03-1234-5678 窓口"),
            ("02_障害連絡", "02_障害連絡"),
            ("・ログ確認", "ログ確認"),
            ("1", "1"),
            ("31 March: audit", "31 March: audit"),
            ("09:00 – Check", "09:00 – Check"),
            ("1：ログ確認", "ログ確認"),
            ("ア　容量監視", "容量監視"),
            ("イベント管理", "イベント管理"),
            ("二　中度障害", "中度障害"),
            ("三重県", "三重県"),
            ("b) Patch assessment", "Patch assessment"),
            ("(a) verify the backups", "verify the backups"),
            ("（ア）容量監視", "容量監視"),
            ("(all) users", "(all) users"),
            ("Ⅱ．連絡網", "連絡網"),
            ("📅 日次運用", "日次運用"),
        ];
        for (text, expected) in cases {
            assert_eq!(without_bullet(text), expected, "{text}");
        }
    }
}
