//! Rows of a table of tasks that are none: totals, places for signatures, and what is no longer done.

use super::super::super::block::{Row, cells_of};
use super::super::super::column::Column;
use super::super::super::dates;
use super::super::super::found::Why;
use super::super::super::reader::Sheet;
use super::super::super::words::{brackets, fold, narrow};

/// Why the row is no task of the plan, if it is none.
pub(super) fn why(sheet: &Sheet, row: &Row) -> Option<Why> {
    let unsaid = [
        Column::Frequency,
        Column::Day,
        Column::Weekday,
        Column::Month,
        Column::Method,
    ]
    .iter()
    .all(|column| sheet.get(row, *column).is_empty());
    let named = [Column::Title, Column::Category].iter();
    if unsaid && named.into_iter().any(|it| is_no_title(sheet.get(row, *it))) {
        return Some(Why::NoTask);
    }
    if row
        .filled()
        .any(|(at, cell)| sheet.columns.get(at) == Some(&Some(Column::Number)) && is_actual(cell))
    {
        return Some(Why::Record);
    }
    let states = row.filled().filter(|(at, _)| says_state(sheet, *at));
    let mut states = states.map(|(at, cell)| (sheet.columns.get(at), cell));
    let stopped = |cell: &str| matches!(fold(cell).as_str(), "停止" | "stopped");
    let ended = states.any(|(column, cell)| is_ended(cell) || column == Some(&None) && stopped(cell));
    ended.then_some(Why::Ended)
}

/// 実績 below 予定: what was done.
fn is_actual(cell: &str) -> bool {
    matches!(fold(cell).as_str(), "実績" | "実施" | "結果" | "actual" | "done")
}

/// Does the column only say which rows are planned, and which were done?
pub(super) fn parts_plan_and_record(sheet: &Sheet, at: usize) -> bool {
    let is_plan = |cell: &str| matches!(fold(cell).as_str(), "予定" | "計画" | "plan" | "planned");
    let said = || cells_of(&sheet.rows, at).filter(|it| !it.is_empty());
    said().all(|it| is_plan(it) || is_actual(it)) && said().any(is_plan) && said().any(is_actual)
}

/// 合計, 確認印.
fn is_no_title(title: &str) -> bool {
    const TITLES: &str = "合計|小計|総計|計|件数|合計件数|total|subtotal|sum|点検者|確認者|承認者|実施者|記入者|担当者|点検者印|確認印|承認印|\
         責任者印|担当印|検印|押印|印|サイン|署名|点検者サイン|確認者サイン|点検者名|確認者名|実施者名|signature|signed|signedby|checkedby|\
         approvedby";
    let folded = fold(&brackets(title).0);
    TITLES.split('|').any(|it| it == folded)
}

/// 備考 and 状態 may say that something is no longer done.
fn says_state(sheet: &Sheet, at: usize) -> bool {
    const HEADS: &str = "状態|状況|ステータス|有効/無効|有効|実施有無|要否|status|state|active";
    match sheet.columns.get(at).copied().flatten() {
        Some(Column::Note) => true,
        None => {
            let head = fold(sheet.head(at));
            HEADS.split('|').any(|it| it == head)
        }
        Some(_) => false,
    }
}

/// `廃止`, `廃止（2025年度末）`, `2025年度末で廃止`, `retired`; not `廃止予定`, nor a day on which it ends, which may yet come.
fn is_ended(cell: &str) -> bool {
    const WORDS: &str = "廃止|廃止済|廃止済み|廃止しました|廃止作業|削除|削除済|削除済み|中止|停止中|休止|休止中|無効|取りやめ|取止め|取り止め|\
         運用終了|使用停止|実施せず|実施しない|実施なし|対象外|retired|obsolete|discontinued|deprecated|disabled|inactive|cancelled|canceled|\
         abolished|nolongerdone|nolongerneeded|nolongerused";
    // A letter that each of the words has: most notes have none.
    let may_be = |it: char| narrow(it).is_ascii_alphabetic() || "廃削止無取終実対".contains(it);
    if cell.len() > 90 || !cell.contains(may_be) {
        return false;
    }
    let folded = fold(&brackets(cell).0);
    let when = |it: char| it.is_ascii_digit() || "年月日度末期中/.令和平成".contains(it);
    let bare = folded
        .trim_start_matches(when)
        .trim_start_matches("をもって")
        .trim_start_matches("限りで")
        .trim_start_matches(['で', 'に', '付', 'け', 'よ', 'り']);
    WORDS.split('|').any(|it| it == bare.trim_end_matches('。')) && dates::days(cell).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_longer_done_is_told_from_what_will_end() {
        for text in [
            "廃止",
            "廃止（2025年度末）",
            "2025年度末で廃止",
            "削除。",
            "停止中",
            "Retired",
        ] {
            assert!(is_ended(text), "{text}");
        }
        for text in [
            "廃止予定",
            "2027年3月31日で廃止",
            "旧アカウントの削除",
            "不要ファイルを削除",
            "停止",
            "",
        ] {
            assert!(!is_ended(text), "{text}");
        }
    }
}
