//! Makes alike what people write differently, and knows the signs that they use: what is not filled in, marks in a
//! calendar, bullets before a line.

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
            it => folded.extend(it.to_lowercase()),
        }
    }
    folded
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

/// Does it say only that nothing is filled in yet?
pub(super) fn is_blank(text: &str) -> bool {
    let folded = fold(text);
    const WORDS: [&str; 21] = [
        "-",
        "--",
        "―",
        "—",
        "–",
        "ー",
        "−",
        "なし",
        "無し",
        "無",
        "未定",
        "tbd",
        "n/a",
        "na",
        "none",
        "未記入",
        "要記入",
        "?",
        "未設定",
        "調整中",
        "n/a.",
    ];
    folded.is_empty() || WORDS.contains(&folded.as_str()) || is_pattern(&folded)
}

/// `[氏名]`, `<サービス名>`, `{{…}}`, `××`, `090-xxxx-xxxx`: a form that waits for a value.
fn is_pattern(folded: &str) -> bool {
    let framed =
        |open: &str, close: &str| folded.len() > 2 && folded.starts_with(open) && folded.ends_with(close);
    let one_frame = |close: char| folded.matches(close).count() == 1;
    let signs = |it: char| matches!(it, '×' | '〇' | '○' | '◯' | 'x' | '●' | '△' | '*' | '_');
    let rest = folded.trim_matches(|it: char| signs(it) || it.is_ascii_digit() || it == '-' || it == '社');
    let blanked = |run: &str| folded.contains(run);
    (framed("[", "]") && one_frame(']') && !folded.contains('@'))
        || (framed("<", ">") && one_frame('>') && !folded.contains(['@', '/']))
        || framed("{{", "}}")
        || (rest.is_empty()
            && ["××", "〇〇", "○○", "◯◯", "xx", "●●", "△△"]
                .iter()
                .any(|it| blanked(it)))
}

/// Does it hold a part that waits for a value: `障害時の連絡先は××社`, `XX時間`?
pub(super) fn has_blank(text: &str) -> bool {
    let folded = fold(text);
    let signs = [
        "××",
        "〇〇",
        "○○",
        "◯◯",
        "●●",
        "△△",
        "{{",
        "未定",
        "tbd",
        "要確認",
    ];
    let exes = folded.match_indices("xx").any(|(at, _)| {
        !folded[..at].ends_with(|it: char| it.is_ascii_alphabetic())
            && !folded[at + 2..].starts_with(|it: char| matches!(it, 'a'..='w' | 'y' | 'z'))
    });
    is_blank(text) || exes || signs.iter().any(|it| folded.contains(it))
}

/// A mark in a calendar or a matrix: ○, ●, ✓, レ, x.
pub(super) fn is_mark(text: &str) -> bool {
    let folded = fold(text);
    [
        "○", "〇", "◯", "●", "◎", "✓", "✔", "☑", "✅", "レ", "x", "v", "o", "★", "■", "◆", "有", "yes", "y",
        "*", "1回", "済", "[x]",
    ]
    .contains(&folded.as_str())
}

/// The signs that stand before a line and mean nothing: ■, ・, ①, 1., (1).
pub(super) fn without_bullet(text: &str) -> &str {
    let text = text.trim();
    let bare = text.trim_start_matches(|it: char| {
        it.is_whitespace()
            || matches!(
                it,
                '■' | '□'
                    | '◆'
                    | '◇'
                    | '●'
                    | '○'
                    | '▼'
                    | '▽'
                    | '▶'
                    | '・'
                    | '･'
                    | '•'
                    | '★'
                    | '☆'
                    | '◎'
                    | '*'
                    | '§'
            )
            || ('①'..='⑳').contains(&it)
    });
    let bare = if bare.is_empty() { text } else { bare };
    let numbered = without_number(bare);
    if numbered.is_empty() { bare } else { numbered }
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
    if bracket {
        return digits.strip_prefix([')', '）']).map_or(text, str::trim_start);
    }
    if let Some(rest) = digits.strip_prefix([')', '）', '、', ':', '：']) {
        return rest.trim_start();
    }
    let is_numbering =
        number.ends_with(['.', '．']) || number.contains(['.', '．']) || number.contains(['-', '－']);
    let spaced = digits.starts_with(|it: char| it.is_whitespace());
    if (is_numbering && !digits.starts_with(['/', ':', '年', '月', '日', '%'])) || spaced {
        digits.trim_start()
    } else {
        text
    }
}

fn chapter(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|it: char| narrow(it).is_ascii_digit());
    let rest = rest.strip_prefix(['章', '節', '条', '項'])?;
    (rest.len() + 3 < text.len() || !rest.is_empty()).then(|| rest.trim_start())
}

/// `（…）` taken out of a text: what is outside, and what each pair holds. A pair that is not closed stays.
pub(super) fn brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(open) = rest.find(['（', '(', '【', '［', '[']) {
        let width = rest[open..].chars().next().map_or(1, char::len_utf8);
        let Some(close) = closing(&rest[open..]) else {
            break;
        };
        outside.push_str(&rest[..open]);
        inside.push(rest[open + width..open + close].trim().to_owned());
        let after = rest[open + close..].chars().next().map_or(0, char::len_utf8);
        rest = &rest[open + close + after..];
    }
    outside.push_str(rest);
    (outside.trim().to_owned(), inside)
}

/// Where the bracket that opens the text closes again.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, it) in text.char_indices() {
        match it {
            '（' | '(' | '【' | '［' | '[' => depth += 1,
            '）' | ')' | '】' | '］' | ']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// `見出し：値`, in the forms that people use. The label is short and says no sentence.
pub(super) fn labelled(text: &str) -> Option<(&str, &str)> {
    let at = text.find(['：', ':', '…', '='])?;
    let sign = text[at..].chars().next()?;
    let (label, value) = (
        text[..at].trim(),
        text[at + sign.len_utf8()..]
            .trim_start_matches(['…', '：', ':'])
            .trim(),
    );
    let digits = label.ends_with(|it: char| narrow(it).is_ascii_digit())
        && value.starts_with(|it: char| narrow(it).is_ascii_digit());
    let address = value.starts_with("//");
    let sound = !label.is_empty()
        && label.chars().count() <= 24
        && !label.contains(['。', '\n'])
        && !digits
        && !address;
    sound.then_some((label, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_wait_for_a_value_are_blank() {
        for text in [
            "",
            " ",
            "-",
            "―",
            "なし",
            "未定",
            "TBD",
            "[氏名]",
            "××社",
            "〇〇",
            "{{name}}",
            "<サービス名>",
            "090-XXXX-XXXX",
            "ＸＸ",
        ] {
            assert!(is_blank(text), "{text}");
        }
        for text in [
            "田中",
            "090-0000-0001",
            "○",
            "3",
            "<tanaka@example.jp>",
            "MAX",
            "月1回",
        ] {
            assert!(!is_blank(text), "{text}");
        }
    }

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
            ("02_障害連絡", "02_障害連絡"),
            ("・ログ確認", "ログ確認"),
            ("1", "1"),
        ];
        for (text, expected) in cases {
            assert_eq!(without_bullet(text), expected, "{text}");
        }
    }

    #[test]
    fn brackets_nest_and_an_open_one_stays() {
        assert_eq!(
            brackets("日次（自動）作業"),
            ("日次作業".to_owned(), vec!["自動".to_owned()])
        );
        assert_eq!(brackets("a(b(c))"), ("a".to_owned(), vec!["b(c)".to_owned()]));
        assert_eq!(brackets("a（b"), ("a（b".to_owned(), vec![]));
    }

    #[test]
    fn a_time_or_an_address_is_no_label() {
        assert_eq!(labelled("担当：佐藤"), Some(("担当", "佐藤")));
        assert_eq!(labelled("9:00"), None);
        assert_eq!(labelled("https://example.jp"), None);
        assert_eq!(labelled("日次: ログ確認"), Some(("日次", "ログ確認")));
    }
}
