//! What stands in brackets, and what stands before a colon.

use super::narrow;

/// `（…）` taken out of a text: what is outside, and what each pair holds. A pair that is not closed stays.
pub(in crate::document::import) fn brackets(text: &str) -> (String, Vec<String>) {
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
pub(in crate::document::import) fn labelled(text: &str) -> Option<(&str, &str)> {
    let at = text.find(['：', ':', '…', '='])?;
    let sign = text[at..].chars().next()?;
    let (label, value) = (
        text[..at].trim(),
        text[at + sign.len_utf8()..]
            .trim_start_matches(['…', '：', ':'])
            .trim(),
    );
    let clock = label.ends_with(|it: char| narrow(it).is_ascii_digit()) && is_minutes(value);
    let address = value.starts_with("//");
    let opened = label
        .chars()
        .filter(|it| matches!(it, '（' | '(' | '【' | '「'))
        .count();
    let closed = label
        .chars()
        .filter(|it| matches!(it, '）' | ')' | '】' | '」'))
        .count();
    let sound = !label.is_empty()
        && opened == closed
        && label.chars().count() <= 24
        && !label.contains(['。', '\n'])
        && !clock
        && !address;
    sound.then_some((label, value))
}

/// Two digits, and no unit that counts them: what follows the colon of a time of day.
fn is_minutes(value: &str) -> bool {
    let mut chars = value.chars().map(narrow);
    let two = [chars.next(), chars.next()];
    let unit = |it: char| it.is_ascii_digit() || "分時日週か月ヶヵカケ箇年秒件人名台回割%".contains(it);
    two.iter().all(|it| it.is_some_and(|it| it.is_ascii_digit())) && !chars.next().is_some_and(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(labelled("毎日9:30〜"), None);
        assert_eq!(labelled("レベル3：1時間以上"), Some(("レベル3", "1時間以上")));
        assert_eq!(labelled("lv2:30分以上"), Some(("lv2", "30分以上")));
        assert_eq!(labelled("https://example.jp"), None);
        assert_eq!(labelled("日次: ログ確認"), Some(("日次", "ログ確認")));
    }
}
