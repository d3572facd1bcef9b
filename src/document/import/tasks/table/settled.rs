//! What the columns of a table of tasks hold, where their heads alone do not say it.

use super::super::super::block::cells_of;
use super::super::super::column::Column;
use super::super::super::reader::Sheet;
use super::super::super::words::fold;
use super::calendar::{is_weekday, rhythm};
use super::ended;

/// Of two columns of titles the second tells more; of 項目 and 作業内容 the first is a category, as is all but the last
/// of several below one head. Of 大分類, 中分類 and 小分類 alone the last is the title.
pub(super) fn settled(mut sheet: Sheet) -> Sheet {
    for at in 0..sheet.columns.len() {
        if sheet.heads.len() > 3 && ended::parts_plan_and_record(&sheet, at) {
            sheet.columns[at] = Some(Column::Number);
        }
    }
    let columns = &sheet.columns;
    let all = |column: Column| -> Vec<usize> {
        (0..columns.len())
            .filter(|at| columns[*at] == Some(column))
            .collect()
    };
    let (titles, categories) = (all(Column::Title), all(Column::Category));
    if titles.len() > 1 {
        let first = titles.iter().copied().find(|at| !is_vague(sheet.head(*at)));
        let head = sheet.head(first.unwrap_or(titles[0]));
        let kept = titles.iter().copied().rfind(|at| sheet.head(*at) == head);
        let kept = kept.unwrap_or(titles[0]);
        let kept = if says_how_to_check(sheet.head(kept)) {
            titles[0]
        } else {
            kept
        };
        for at in titles.into_iter().filter(|at| *at != kept) {
            sheet.columns[at] = if at < kept { Some(Column::Category) } else { None };
        }
    } else if let ([], [_, .., last]) = (titles.as_slice(), categories.as_slice()) {
        sheet.columns[*last] = Some(Column::Title);
    } else if titles.is_empty()
        && let Some(note) = columns.iter().position(|it| *it == Some(Column::Note))
    {
        sheet.columns[note] = Some(Column::Title);
    }
    next_days(&mut sheet);
    rhythms(&mut sheet);
    sheet
}

/// 確認内容 beside 業務 or 点検項目 is about it.
fn says_how_to_check(head: &str) -> bool {
    const HEADS: &str = "確認内容|点検内容|監視内容|チェック内容|確認項目";
    HEADS.split('|').any(|it| it == fold(head))
}

fn is_vague(head: &str) -> bool {
    const HEADS: &str = "項目|業務|作業|項目名|名称|件名|対象";
    HEADS.split('|').any(|it| it == fold(head))
}

/// 次回予定日 and 最終実施日 beside 周期 are days of a register, and no part of the frequency.
fn next_days(sheet: &mut Sheet) {
    const WORDS: &str = "次回|前回|最終|直近|next|last";
    if !sheet.columns.contains(&Some(Column::Frequency)) {
        return;
    }
    for at in 0..sheet.columns.len() {
        let head = fold(sheet.head(at));
        if sheet.columns[at] == Some(Column::Day) && WORDS.split('|').any(|it| head.contains(it)) {
            sheet.columns[at] = None;
        }
    }
}

/// 日, 週, 月 and 年 in a column 頻度 say how often; 月 and 日 among other weekdays are days.
fn rhythms(sheet: &mut Sheet) {
    let all: Vec<usize> = (0..sheet.columns.len())
        .filter(|at| sheet.columns[*at] == Some(Column::Frequency))
        .collect();
    for at in all {
        let cells = || cells_of(&sheet.rows, at);
        let days = cells().any(|cell| is_weekday(cell) && rhythm(cell).is_none());
        if days || !cells().any(|cell| rhythm(cell).is_some()) {
            continue;
        }
        for row in &mut sheet.rows {
            if let Some(phrase) = row.cells.get(at).and_then(|cell| rhythm(cell)) {
                phrase.clone_into(&mut row.cells[at]);
            }
        }
    }
}
