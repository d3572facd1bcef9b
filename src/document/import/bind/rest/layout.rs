//! Numbers that say nothing by themselves: they count headings, bullets and rows, or stand in a phrase that says how
//! often in other words.

use super::super::super::block::Line;
use super::super::super::words::narrowed;
use super::numbers::{Number, Written, numbers, whole};

/// How far the numbers of two rows that follow each other may lie apart: rows are taken out of lists.
const NEXT: u64 = 9;

/// Does the number count a heading, a bullet or a row?
pub(super) fn is_ordinal(lines: &[Line], number: usize, text: &str, written: Written) -> bool {
    if matches!(written.number, Number::Clock(_)) {
        return false;
    }
    let mut together = numbers(whole(text, written));
    let few = together.all(|it| usize::try_from(it.value).is_ok_and(|it| it <= lines.len()));
    if few && leads(text, written) {
        return true;
    }
    let cell = text[..written.from].matches('|').count();
    let is_first = text.split('|').take(cell).all(|it| it.trim().is_empty());
    if !(few || is_first) {
        return false;
    }
    let own = lone(text, cell);
    let follows = |other: Option<&Line>| {
        let other = other.and_then(|it| lone(&narrowed(&it.text), cell));
        own.zip(other)
            .is_some_and(|(own, other)| own != other && own.abs_diff(other) <= NEXT)
    };
    own.is_some()
        && (number.checked_sub(1).is_some_and(|it| follows(lines.get(it))) || follows(lines.get(number + 1)))
}

/// Does only what numbers are parted by stand before it, and behind it?
fn leads(text: &str, written: Written) -> bool {
    const SIGNS: &str = "#|-+*>.()[]第■□◆◇●○▼▽▶・※§:_~～";
    let sign = |it: char| it.is_whitespace() || it.is_ascii_digit() || SIGNS.contains(it);
    let before = text[..written.from]
        .trim_end_matches("no.")
        .trim_end_matches("no");
    let behind = text[written.to..].chars().next();
    before.chars().all(sign)
        && behind.is_none_or(|it| it.is_whitespace() || ".)]-|:、章節条項*_　".contains(it))
}

/// The number that a cell holds, and nothing else.
fn lone(text: &str, cell: usize) -> Option<u64> {
    text.split('|').nth(cell)?.trim().parse().ok()
}

/// 1回/日 and 1日1回 are 日次, 年4回 is 四半期, 6か月毎 is 半期.
pub(super) fn is_how_often(text: &str, written: Written) -> bool {
    if matches!(written.number, Number::Clock(_)) {
        return false;
    }
    const MONTHS: [&str; 6] = ["か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月"];
    const EACH: [&str; 6] = ["に1", "に一", "毎", "ごと", "間隔", "に1度"];
    let (before, behind) = (&text[..written.from], text[written.to..].trim_start());
    let of = |units: &[&str]| units.iter().find_map(|it| behind.strip_prefix(it));
    let one = || written.value == 1 && before.ends_with(['年', '月', '週', '日', '期']);
    let each = |rest: &str| EACH.iter().any(|it| rest.starts_with(it)) || rest.starts_with('1');
    of(&["回", "度", "半期", "の倍数月", "times"]).is_some() && written.value <= 12
        || one()
        || of(&MONTHS).is_some_and(each) && matches!(written.value, 1 | 3 | 4 | 6 | 12)
        || written.value == 1 && of(&["日", "週間", "年"]).is_some_and(each)
}
