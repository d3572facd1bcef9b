//! Grid paper: narrow columns, and every field merged from several of them.

use rust_xlsxwriter::{Workbook, Worksheet};

use super::made::{by_category, merge, read, rows};

/// A row of fields: from which column to which, and what stands there.
fn fields(sheet: &mut Worksheet, row: u32, height: u32, all: &[(u16, u16, &str)]) {
    for (from, to, text) in all {
        merge(sheet, (row, *from, row + height - 1, *to), text);
    }
}

#[test]
fn merged_fields_are_one_table_and_not_tables_beside_each_other() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("運用作業一覧").unwrap();
    let line = |cells: [&'static str; 4]| {
        let places = [(1, 4), (5, 18), (19, 24), (25, 30)];
        let both = places.into_iter().zip(cells);
        both.map(|((from, to), text)| (from, to, text))
            .collect::<Vec<_>>()
    };
    fields(sheet, 3, 1, &line(["分類", "作業内容", "周期", "担当"]));
    fields(sheet, 4, 2, &line(["監視", "画面の確認", "毎営業日", "運用担当"]));
    fields(sheet, 6, 2, &line(["監視", "ログの確認", "毎週月曜", "運用担当"]));
    fields(sheet, 8, 2, &line(["保守", "修正の適用", "毎月末日", "保守業者"]));
    let found = read(book);
    assert_eq!(
        by_category(&found),
        [
            "監視 毎営業日 画面の確認",
            "監視 毎週月曜 ログの確認",
            "保守 毎月末日 修正の適用"
        ]
    );
    assert_eq!(found.tasks[2].assignee, ["保守業者"]);
    assert!(found.left.is_empty());
}

#[test]
fn a_chart_may_be_drawn_with_merged_boxes() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("運用体制").unwrap();
    fields(sheet, 2, 2, &[(19, 28, "運用責任者")]);
    fields(sheet, 4, 1, &[(19, 28, "岸本 亮")]);
    fields(sheet, 7, 2, &[(7, 16, "運用担当"), (31, 40, "保守業者")]);
    fields(sheet, 9, 1, &[(7, 16, "大石 恵"), (31, 40, "三宅 豊")]);
    let found = read(book);
    let seats: Vec<(&str, Option<usize>, &str)> = found
        .roles
        .iter()
        .map(|it| (it.name.as_str(), it.above, it.people[0].as_str()))
        .collect();
    assert_eq!(
        seats,
        [
            ("運用責任者", None, "岸本 亮"),
            ("運用担当", Some(0), "大石 恵"),
            ("保守業者", Some(0), "三宅 豊")
        ]
    );
}

#[test]
fn boxes_for_stamps_stand_above_the_title_of_a_cover() {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("表紙").unwrap();
    fields(cover, 1, 1, &[(40, 43, "承認"), (44, 47, "作成")]);
    fields(cover, 2, 3, &[(40, 43, "岸本"), (44, 47, "大石")]);
    fields(cover, 13, 3, &[(7, 44, "図書館情報システム")]);
    fields(cover, 18, 3, &[(7, 44, "運用・保守計画書")]);
    let sheet = book.add_worksheet().set_name("運用業務一覧").unwrap();
    rows(sheet, 0, &[&["作業内容", "頻度"], &["点検", "日次"]]);
    assert_eq!(
        read(book).name.as_deref(),
        Some("図書館情報システム 運用・保守計画書")
    );
}

#[test]
fn a_head_over_several_columns_is_an_outline() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    rows(
        sheet,
        0,
        &[
            &["項番", "運用項目", "", "", "実施契機", "実施者"],
            &["1", "システム監視"],
            &["1.1", "", "ログ監視"],
            &["1.1.1", "", "", "ログの確認", "毎週火曜", "運用担当"],
            &["2", "保守"],
            &["2.1", "", "更新"],
            &["2.1.1", "", "", "修正の適用", "四半期毎", "保守担当"],
        ],
    );
    merge(sheet, (0, 1, 0, 3), "運用項目");
    let found = read(book);
    assert_eq!(
        by_category(&found),
        [
            "システム監視／ログ監視 毎週火曜 ログの確認",
            "保守／更新 四半期毎 修正の適用"
        ]
    );
    assert!(found.left.is_empty() && found.contacts.is_empty());
}
