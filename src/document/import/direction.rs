//! Which end of the levels is the worst: what the document says, else what its levels sound like.

use super::block::Line;
use super::found::{Doubtful, Found, Level};
use super::reader::Reader;
use super::words::{fold, narrow};
use crate::plan::Worst;

/// `数字が大きいほど重大`, `レベル1が最も重い`: what the document says of the direction, wherever it stands.
pub(in crate::document::import) fn direction(reader: &mut Reader, line: &Line) {
    let Some(said) = said(&line.text) else {
        return;
    };
    match reader.found.worst {
        Some(before) if before != said => {
            reader
                .found
                .doubt(line.at, line.text.trim(), Doubtful::WorstContradicted);
        }
        Some(_) => {}
        None => reader.found.worst = Some(said),
    }
}

pub(super) fn said(text: &str) -> Option<Worst> {
    // A letter of each word that compares.
    if !text.contains(|it| matches!(narrow(it), 'ほ' | 'が' | 'を' | '=' | 'a'..='z' | 'A'..='Z')) {
        return None;
    }
    let text = fold(text);
    if !compares(&text) {
        return None;
    }
    if let Some(said) = last(&text).or_else(|| in_english(&text)) {
        return Some(said);
    }
    let text = text
        .replace("lesssevere", "milder")
        .replace("lesscritical", "milder");
    let (grave, mild) = (holds(&text, GRAVE), holds(&text, MILD));
    match (holds(&text, MORE), holds(&text, LESS), holds(&text, FIRST)) {
        (true, false, _) if grave => Some(Worst::Highest),
        (true, false, _) if mild => Some(Worst::Lowest),
        (false, true, _) if grave => Some(Worst::Lowest),
        (false, true, _) if mild => Some(Worst::Highest),
        (false, false, true) if mild => Some(Worst::Highest),
        (false, false, true) if grave || holds(&text, "最重|最高|highest") => Some(Worst::Lowest),
        _ => None,
    }
}

/// Most lines do not: they hold neither a word for it, nor a number of which something is said (が, を, is, being, =).
fn compares(text: &str) -> bool {
    let of_number = |after: &str| {
        ["が", "を", "is", "being", "="]
            .iter()
            .any(|it| after.starts_with(it))
    };
    let mut numbers = text.match_indices(|it: char| it.is_ascii_digit());
    numbers.any(|(at, _)| of_number(&text[at + 1..])) || holds(text, "ほど|方が|number")
}

const GRAVE: &str = "重大|重い|深刻|高い|高く|影響が大き|severe|critical|重く|緊急";
const MILD: &str = "軽微|軽い|低い|軽く|milder";
const MORE: &str =
    "大きいほど|大きくなるほど|高いほど|上がるほど|増えるほど|大きい方が|大きいものほど|highernumber";
const LESS: &str = "小さいほど|小さくなるほど|低いほど|若いほど|小さい方が|小さいものほど|lowernumber";
const FIRST: &str = "1が最|1がもっとも|1を最|1isthemost|1isthehighest|1=highest";

/// Does it hold one of the words, which stand between bars?
fn holds(text: &str, words: &str) -> bool {
    words.split('|').any(|it| text.contains(it))
}

/// `レベル5が最重度`, `5段階・5が最も重い`: the last of them is the worst, or the mildest.
fn last(text: &str) -> Option<Worst> {
    let (before, after) = text
        .split_once("が最")
        .or_else(|| text.split_once("がもっとも"))?;
    let number = before.chars().next_back().and_then(|it| it.to_digit(10));
    let starts = |words: &[&str]| words.iter().any(|it| after.starts_with(it));
    number.filter(|number| *number > 2)?;
    if starts(&["も重", "重", "も深刻", "高", "も高", "悪", "も影響が大き", "大"]) {
        return Some(Worst::Highest);
    }
    starts(&["も軽", "軽", "低", "も低"]).then_some(Worst::Lowest)
}

/// `Severity 4 is the most serious`, `1 being worst`, folded.
fn in_english(text: &str) -> Option<Worst> {
    const SAID: [&str; 7] = [
        "isthemostserious",
        "isthemostsevere",
        "isthemostcritical",
        "istheworst",
        "isworst",
        "beingworst",
        "beingtheworst",
    ];
    let before = SAID.iter().find_map(|it| text.split_once(it))?.0;
    match before.chars().next_back()?.to_digit(10)? {
        1 => Some(Worst::Lowest),
        3.. => Some(Worst::Highest),
        _ => None,
    }
}

/// How grave a meaning sounds.
fn gravity(meaning: &str) -> i32 {
    const WORDS: [(&str, i32); 42] = [
        ("全校", 4),
        ("全店", 4),
        ("全拠点", 4),
        ("全社", 3),
        ("全庁", 4),
        ("全員", 3),
        ("一人", -3),
        ("1人", -3),
        ("その他", -4),
        ("isdown", 4),
        ("nobodycan", 4),
        ("dataloss", 6),
        ("anythingelse", -4),
        ("everythingelse", -4),
        ("allother", -4),
        ("workaround", -2),
        ("軽微", -4),
        ("軽い", -3),
        ("影響なし", -4),
        ("影響はない", -4),
        ("問い合わせ", -3),
        ("一部の", -1),
        ("業務影響なし", -4),
        ("限定的", -2),
        ("minor", -4),
        ("cosmetic", -4),
        ("継続可能", -2),
        ("代替手段", -1),
        ("遅延", -1),
        ("全停止", 5),
        ("全面停止", 5),
        ("全サービス", 4),
        ("全機能", 4),
        ("漏洩", 6),
        ("漏えい", 6),
        ("サイバー攻撃", 5),
        ("不正アクセス", 4),
        ("重大", 4),
        ("甚大", 5),
        ("停止", 2),
        ("outage", 4),
        ("critical", 5),
    ];
    let folded = fold(meaning);
    WORDS
        .iter()
        .filter(|(word, _)| folded.contains(word))
        .map(|(_, weight)| weight)
        .sum()
}

/// Settles which end is the worst: what the document says, else what its levels sound like, else their form.
pub(in crate::document::import) fn settle(found: &mut Found) {
    let Some(first) = found.levels.first() else { return };
    let (at, written) = (first.at, fold(&first.written));
    let mut levels: Vec<&Level> = found.levels.iter().collect();
    levels.sort_by_key(|it| it.number);
    let half = levels.len() / 2;
    let sum = |levels: &[&Level]| levels.iter().map(|it| gravity(&it.meaning)).sum::<i32>();
    let (low, high) = (sum(&levels[..half]), sum(&levels[levels.len() - half..]));
    let sounds = match high - low {
        2.. => Some(Worst::Highest),
        ..=-2 => Some(Worst::Lowest),
        _ => None,
    };
    match (found.worst, sounds) {
        (Some(said), Some(sounds)) if said != sounds => found.doubt(at, "", Doubtful::WorstContradicted),
        (Some(_), _) => {}
        (None, Some(sounds)) => {
            found.worst = Some(sounds);
            found.doubt(at, "", Doubtful::WorstAssumed("words"));
        }
        (None, None) => {
            let called = |it: &str| it.starts_with("sev") || it.starts_with('p') || it.starts_with("優先");
            let lowest = called(&written) || called(&fold(&found.level_head));
            found.worst = Some(if lowest { Worst::Lowest } else { Worst::Highest });
            found.doubt(at, "", Doubtful::WorstAssumed("form"));
        }
    }
}
