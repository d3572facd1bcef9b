//! 担当→PM→部門長: the seats between arrows of every kind, and after how long each is told.

use super::block::At;
use super::dates;
use super::found::Step;
use super::names;
use super::words::{brackets, is_blank, without_bullet};

/// Signs for `then`, the longer before those that they hold.
pub(super) const ARROWS: [&str; 36] = [
    "----->", "---->", "--->", "-->", "->", "====>", "===>", "==>", "=>", "~>", "－＞", "＝＞", "ー＞",
    "―＞", "→", "⇒", "➡️", "➡", "➔", "➜", "⟶", "⟹", "⇨", "▶", "►", "▷", "▸", "≫", "»", "＞", "↓", "⇓", "⬇",
    "▼", "↦", ">",
];

/// The steps of a path, if it is one.
pub(super) fn steps(at: At, text: &str) -> Vec<Step> {
    let mut text = text.to_owned();
    for arrow in ARROWS {
        text = text.replace(arrow, "\u{1}");
    }
    let text = text.replace('\n', "\u{1}");
    let framed = text
        .trim()
        .trim_start_matches(['（', '(', '「'])
        .trim_end_matches(['）', ')', '」', '。']);
    let whole = if framed.matches(['（', '(']).count() == framed.matches(['）', ')']).count() {
        framed
    } else {
        text.trim()
    };
    let mut steps: Vec<Step> = Vec::new();
    let mut waits = None;
    for piece in whole.split('\u{1}').map(str::trim).filter(|it| !it.is_empty()) {
        let (outside, inside) = brackets(piece);
        if outside.is_empty() || (dates::minutes(&outside).is_some() && outside.chars().count() <= 8) {
            waits = dates::minutes(piece).or(waits);
            continue;
        }
        let time = inside.iter().find_map(|it| dates::minutes(it)).or(waits.take());
        let report = inside
            .iter()
            .any(|it| it.contains("報告") || it.contains("report"))
            || outside.ends_with("へ報告");
        let kept: Vec<&String> = inside
            .iter()
            .filter(|it| dates::minutes(it).is_none() && !it.contains("報告") && *it != "report")
            .collect();
        let to = kept
            .iter()
            .fold(outside.clone(), |name, it| format!("{name}（{it}）"));
        let name = without_bullet(
            to.trim_end_matches("へ報告")
                .trim_end_matches("に連絡")
                .trim_end_matches("へ連絡"),
        )
        .to_owned();
        for to in seats(&name) {
            steps.push(Step {
                at,
                to: to.to_owned(),
                after: time,
                report,
            });
        }
    }
    steps
}

/// 部長・本部長: those who are told at once.
fn seats(name: &str) -> Vec<&str> {
    let by_dot: Vec<&str> = name.split('・').map(str::trim).collect();
    let each = if by_dot.iter().all(|it| names::is_seat(it)) {
        by_dot
    } else {
        name.split(['、', '＋', '+']).map(str::trim).collect()
    };
    each.into_iter().filter(|it| !is_blank(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_of_every_kind_part_the_seats() {
        let cases = [
            ("（担当→PM→部門長）", "担当 PM 部門長"),
            (
                "担当⇒PM（15分）＞部長（30分、報告）->社長",
                "担当 PM@15 部長@30! 社長",
            ),
            ("担当 -->（10分）--> PM", "担当 PM@10"),
            ("担当\n↓\nPM", "担当 PM"),
            ("担当▶PM➡リーダー（開発）", "担当 PM リーダー（開発）"),
        ];
        for (text, expected) in cases {
            let shown = |step: &Step| {
                let after = step.after.map(|it| format!("@{it}")).unwrap_or_default();
                format!("{}{after}{}", step.to, if step.report { "!" } else { "" })
            };
            let said: Vec<String> = steps(At::default(), text).iter().map(shown).collect();
            assert_eq!(said.join(" "), expected, "{text}");
        }
    }
}
