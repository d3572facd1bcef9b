//! Levels beside each other in one line: `P1 = 全停止、P2 = 一部停止`, `Ｓ：全拠点　Ａ：一拠点`.

use super::super::block::Line;
use super::super::words::labelled;
use super::{is_level, is_word};

/// The line, or a line for each of its levels where there are two or more.
pub(super) fn parted(line: &Line) -> Vec<Line> {
    let text = line.text.trim();
    let (mut starts, mut end) = (Vec::new(), 0);
    for at in places(text) {
        let label = begins(&text[at..]).filter(|_| at >= end);
        starts.extend(label.map(|_| at));
        end = label.map_or(end, |label| at + label.len());
    }
    if starts.len() < 2 || starts[0] > 0 {
        return vec![line.clone()];
    }
    starts.push(text.len());
    let each = starts.windows(2).map(|ends| Line {
        at: line.at,
        text: text[ends[0]..ends[1]]
            .trim_end_matches(|it| parts(it) && it != '。')
            .to_owned(),
    });
    each.collect()
}

/// Where a level may begin: at the start, and behind what parts one from the next.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let behind = text.char_indices().filter(|(_, it)| parts(*it));
    std::iter::once(0).chain(behind.map(|(at, it)| at + it.len_utf8()))
}

fn parts(it: char) -> bool {
    it.is_whitespace() || matches!(it, '、' | ',' | '，' | '。' | ';' | '；' | '/' | '／')
}

/// The label of `P1 = …`, `Ａ：…`, `Class 1: …`.
fn begins(text: &str) -> Option<&str> {
    let (label, meaning) = labelled(text)?;
    let named = is_level(label) && label.split(' ').count() <= 2;
    let sound = label.chars().count() <= 12 && !meaning.is_empty() && !text.starts_with(char::is_whitespace);
    (sound && (named || is_word(label))).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::super::super::block::At;
    use super::*;

    #[test]
    fn several_levels_in_a_line_are_a_line_each() {
        let cases: [(&str, &[&str]); 6] = [
            (
                "Sev A = booking impossible, all ports",
                &["Sev A = booking impossible, all ports"],
            ),
            (
                "P1 = 取引停止 (halted), P2 = 一部のみ",
                &["P1 = 取引停止 (halted)", "P2 = 一部のみ"],
            ),
            (
                "Ｓ：全拠点停止　Ａ：１拠点停止　Ｂ：軽微",
                &["Ｓ：全拠点停止", "Ａ：１拠点停止", "Ｂ：軽微"],
            ),
            (
                "Class 1: no data.  Class 2: some data.",
                &["Class 1: no data.", "Class 2: some data."],
            ),
            (
                "レベル3：1時間以上の停止、全員に影響",
                &["レベル3：1時間以上の停止、全員に影響"],
            ),
            ("受付時間: 9:00, P1 のみ夜間", &["受付時間: 9:00, P1 のみ夜間"]),
        ];
        for (text, expected) in cases {
            let line = Line {
                at: At::default(),
                text: text.to_owned(),
            };
            let each: Vec<String> = parted(&line).into_iter().map(|it| it.text).collect();
            assert_eq!(each, expected, "{text}");
        }
    }
}
