//! For which levels a path holds: `lv1`, `lv1〜3`, `レベル4・5`, `lv4以上`, `重大のとき`.

use super::super::found::{Beyond, Whose};
use super::super::levels;
use super::super::words::{fold, narrowed};

/// The levels that a label names, where it names nothing else.
pub(in crate::document::import) fn whose(label: &str) -> Option<Whose> {
    const WHEN: [&str; 6] = ["のとき", "の時", "の場合", "時", "の障害", "の連絡"];
    let text = narrowed(label).replace('〜', "~");
    let text = text.trim_matches(['[', ']', ' ']);
    let text = WHEN
        .iter()
        .find_map(|it| text.strip_suffix(it))
        .unwrap_or(text)
        .trim();
    let (text, beyond) = beyond(text);
    let range = text.split_once(['~', '-']);
    if let Some((from, to)) = range.and_then(|(from, to)| levels::number(from).zip(levels::number(to))) {
        return (from <= to).then(|| Whose {
            numbers: (from..=to).collect(),
            ..Whose::default()
        });
    }
    let mut whose = Whose {
        beyond,
        ..Whose::default()
    };
    for piece in text.split(['・', '、', ',', '/']).map(str::trim) {
        match levels::number(piece) {
            Some(number) => whose.numbers.push(number),
            None if levels::is_word(piece) => whose.words.push(levels::word(piece)),
            None => return None,
        }
    }
    Some(whose)
}

/// `レベル4以上`, `SEV-3 and below`: the level, and which others.
fn beyond(text: &str) -> (&str, Option<Beyond>) {
    const WORDS: [(&str, Beyond); 10] = [
        ("以上", Beyond::Worse),
        (" and above", Beyond::Worse),
        (" and higher", Beyond::Worse),
        (" or higher", Beyond::Worse),
        (" or above", Beyond::Worse),
        ("以下", Beyond::Milder),
        (" and below", Beyond::Milder),
        (" and lower", Beyond::Milder),
        (" or lower", Beyond::Milder),
        (" or below", Beyond::Milder),
    ];
    let said = WORDS
        .iter()
        .find_map(|(word, it)| Some((text.strip_suffix(word)?, Some(*it))));
    said.filter(|(level, _)| !fold(level).is_empty())
        .unwrap_or((text, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(label: &str) -> String {
        let Some(whose) = whose(label) else {
            return "-".to_owned();
        };
        let numbers = whose.numbers.iter().map(u32::to_string);
        let all: Vec<String> = numbers.chain(whose.words).collect();
        let beyond = match whose.beyond {
            Some(Beyond::Worse) => "+",
            Some(Beyond::Milder) => "-",
            None => "",
        };
        all.join(" ") + beyond
    }

    #[test]
    fn labels_name_one_level_or_several() {
        let cases = [
            ("lv1", "1"),
            ("lv1〜3", "1 2 3"),
            ("レベル4・5", "4 5"),
            ("レベル４以上", "4+"),
            ("SEV-3 and below", "3-"),
            ("P1/P2", "1 2"),
            ("重大", "重大"),
            ("警告・軽微", "警告 軽微"),
            ("S のとき", "s"),
            ("担当", "-"),
            ("", "-"),
        ];
        for (label, expected) in cases {
            assert_eq!(shown(label), expected, "{label}");
        }
    }
}
