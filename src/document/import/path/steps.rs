//! 担当→PM→部門長: the seats between arrows of every kind, and after how long each is told.

use super::super::block::At;
use super::super::dates;
use super::super::found::Step;
use super::super::names;
use super::super::words::{brackets, is_blank, without_bullet};
use super::whose;

/// Signs for `then`, the longer before those that they hold.
pub(super) const ARROWS: [&str; 42] = [
    "<-->", "<->", "<=>", "⇔", "↔", "⇄", "----->", "---->", "--->", "-->", "->", "====>", "===>", "==>",
    "=>", "~>", "－＞", "＝＞", "ー＞", "―＞", "→", "⇒", "➡️", "➡", "➔", "➜", "⟶", "⟹", "⇨", "▶", "►", "▷",
    "▸", "≫", "»", "＞", "↓", "⇓", "⬇", "▼", "↦", ">",
];

/// Each arrow has one of them.
pub(super) const POINTS: [char; 24] = [
    '>', '⇔', '↔', '⇄', '＞', '→', '⇒', '➡', '➔', '➜', '⟶', '⟹', '⇨', '▶', '►', '▷', '▸', '≫', '»', '↓', '⇓',
    '⬇', '▼', '↦',
];

/// The steps of a path, if it is one.
pub(in crate::document::import) fn steps(at: At, text: &str) -> Vec<Step> {
    let mut text = without_more_than(text);
    for arrow in ARROWS {
        text = text.replace(arrow, "\u{1}");
    }
    if text.is_ascii() {
        text = text.replace(" then ", "\u{1}");
    }
    let text = text.replace(MORE_THAN, ">");
    let lines = |it: char| matches!(it, '\n' | '─' | '━' | '┄');
    let text = text
        .replace(lines, "\u{1}")
        .replace(['│', '┃', '┌', '┐', '└', '┘', '├', '┤'], " ");
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
        let waits_for = dates::minutes(&outside).is_some() && outside.chars().count() <= 8;
        if outside.is_empty() || waits_for || is_condition(&outside) {
            waits = dates::minutes(piece).or(waits);
            continue;
        }
        let time = inside.iter().find_map(|it| after(it)).or(waits.take());
        let report = inside
            .iter()
            .any(|it| it.contains("報告") || it.contains("report"))
            || outside.ends_with("へ報告");
        let kept: Vec<&String> = inside
            .iter()
            .filter(|it| after(it).is_none() && !is_aside(it))
            .collect();
        let time = time.or_else(|| {
            let together = inside.iter().any(|it| it.contains("同時"));
            steps
                .last()
                .filter(|_| together)
                .map(|last| last.after.unwrap_or(0))
        });
        let to = kept
            .iter()
            .fold(outside.clone(), |name, it| format!("{name}（{it}）"));
        let name = without_bullet(
            to.trim_end_matches("へ報告")
                .trim_end_matches("に連絡")
                .trim_end_matches("へ連絡"),
        )
        .to_owned();
        for (nth, to) in seats(&name).into_iter().enumerate() {
            steps.push(Step {
                at,
                to: to.to_owned(),
                after: time,
                report,
                together: nth > 0,
            });
        }
    }
    steps
}

/// Stands for a sign that is no arrow.
const MORE_THAN: char = '\u{2}';

/// `>24h` is more than a day, and no arrow.
fn without_more_than(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(it) = chars.next() {
        let counts = chars
            .peek()
            .is_some_and(|next| next.is_ascii_digit() || *next == '=');
        let more = it == '>' && counts && !matches!(before, '-' | '=' | '~');
        kept.push(if more { MORE_THAN } else { it });
        before = it;
    }
    kept
}

/// `30分`, `P1のみ、30分`: after how many minutes.
fn after(inside: &str) -> Option<u32> {
    let mut pieces = inside.split(['、', ',', '，']);
    pieces.find_map(dates::minutes)
}

/// Is it about how or when, rather than about who: `（翌営業日）`, `（電話）`, `（報告）`?
fn is_aside(inside: &str) -> bool {
    const WORDS: &str =
        "報告|report|営業日|同時|必要|場合|当日|電話|メール|チャット|slack|以内|時間外|夜間|のみ|次第|速やか";
    let lower = inside.to_lowercase();
    WORDS.split('|').any(|it| lower.contains(it)) || inside.split([';', '；']).all(is_of_a_level)
}

/// `priority 1: 15 minutes`
fn is_of_a_level(piece: &str) -> bool {
    let parted = piece.split_once([':', '：']);
    parted.is_some_and(|(level, time)| whose(level).is_some() && dates::minutes(time).is_some())
}

/// `30分で解決しない`, `応答がなければ`: what is waited for.
fn is_condition(piece: &str) -> bool {
    const ENDS: &str = "しない|できない|ない場合|なければ|場合|ときは|とき|たら|なし|無応答";
    ENDS.split('|').any(|end| piece.ends_with(end))
}

/// `チケットのみ`, `翌営業日対応`: nobody is told.
fn is_nobody(name: &str) -> bool {
    const ENDS: &str = "のみ|不要|起票|チケット|対応|営業日|周知";
    ENDS.split('|').any(|end| name.ends_with(end))
}

/// 部長・本部長: those who are told at once.
fn seats(name: &str) -> Vec<&str> {
    let by_dot: Vec<&str> = name.split('・').map(str::trim).collect();
    let each = if by_dot.len() > 1 && by_dot.iter().all(|it| names::is_seat(it)) {
        by_dot
    } else {
        names::outside_brackets(name, &['、', ',', '＋', '+'])
            .into_iter()
            .map(str::trim)
            .collect()
    };
    each.into_iter()
        .map(names::without_at)
        .filter(|it| !is_blank(it) && !is_nobody(it))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arrow_has_a_point() {
        assert!(ARROWS.iter().all(|arrow| arrow.contains(POINTS)));
    }

    #[test]
    fn arrows_of_every_kind_part_the_seats() {
        let cases = [
            ("（担当→PM→部門長）", "担当 PM 部門長"),
            (
                "担当⇒PM（15分）＞部長（30分、報告）->社長",
                "担当 PM@15 部長@30! 社長",
            ),
            ("担当 -->（10分）--> PM", "担当 PM@10"),
            ("担当→PM（P1のみ、30分）", "担当 PM@30"),
            ("担当\n↓\nPM", "担当 PM"),
            ("窓口 ⇔ 保守責任者→部長", "窓口 保守責任者 部長"),
            ("Desk <-> Vendor -> Director", "Desk Vendor Director"),
            ("受付・検査技師→事務長", "受付 検査技師 事務長"),
            ("担当 ──(5分)──▶ PM", "担当 PM@5"),
            ("担当→PM（15分）→保守会社（同時）", "担当 PM@15 保守会社@15"),
            ("担当→リーダー（翌営業日）", "担当 リーダー"),
            ("チケットのみ", ""),
            ("@oncall → 10分 → @cto → 20分 → @ceo", "oncall cto@10 ceo@20"),
            ("課長、主任→部長・本部長", "課長 主任 部長 本部長"),
            ("担当→30分で復旧しない場合→PM", "担当 PM@30"),
            ("担当▶PM➡リーダー（開発）", "担当 PM リーダー（開発）"),
        ];
        for (text, expected) in cases {
            let said = super::super::shown(&steps(At::default(), text));
            assert_eq!(said, expected, "{text}");
        }
    }
}
