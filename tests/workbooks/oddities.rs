//! What else lies in a workbook: rows struck through, shapes, comments, formulas without a value.

use opsplan::document::import::found::Why;
use rust_xlsxwriter::{Format, Workbook};

use super::made::{left, read, rows, tasks};

#[test]
fn rows_that_are_struck_through_no_longer_hold() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("運用業務一覧").unwrap();
    rows(
        sheet,
        0,
        &[
            &["分類", "作業内容", "頻度", "担当"],
            &["監視", "稼働確認", "日次", "佐藤"],
            &[],
            &["", "容量確認", "週次", "佐藤"],
        ],
    );
    let struck = Format::new().set_font_strikethrough();
    for (column, cell) in (0..).zip(["保全", "テープ交換", "日次", "佐藤"]) {
        sheet.write_string_with_format(2, column, cell, &struck).unwrap();
    }
    let found = read(book);
    assert_eq!(tasks(&found), ["日次 稼働確認 佐藤", "週次 容量確認 佐藤"]);
    assert_eq!(left(&found, Why::Ended), ["保全 | テープ交換 | 日次 | 佐藤"]);
    assert_eq!(found.tasks[1].category, "保全");
}

#[test]
fn what_stands_in_shapes_and_comments_is_in_the_report() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("運用業務一覧").unwrap();
    rows(sheet, 0, &[&["作業内容", "頻度"], &["点検", "日次"]]);
    sheet
        .insert_note(1, 0, &rust_xlsxwriter::Note::new("朝会で共有"))
        .unwrap();
    sheet
        .insert_shape(3, 0, &rust_xlsxwriter::Shape::textbox().set_text("担当→部長"))
        .unwrap();
    let mut texts = left(&read(book), Why::Verbatim).join(" / ");
    texts.make_ascii_lowercase();
    assert!(
        texts.contains("朝会で共有") && texts.contains("担当→部長"),
        "{texts}"
    );
}

#[test]
fn a_formula_without_a_value_is_not_filled_in() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("運用業務一覧").unwrap();
    rows(
        sheet,
        0,
        &[
            &["作業内容", "頻度", "担当"],
            &["点検", "日次"],
            &["", "月次", "佐藤"],
        ],
    );
    let broken = rust_xlsxwriter::Formula::new("=Sheet9!A1").set_result("#REF!");
    sheet.write_formula(1, 2, &broken).unwrap();
    sheet.write_formula(2, 0, &broken).unwrap();
    let found = read(book);
    assert_eq!(tasks(&found), ["日次 点検 "]);
    assert_eq!(left(&found, Why::Nameless), ["#REF! | 月次 | 佐藤"]);
}

#[test]
fn states_former_people_and_remarks_are_no_work_and_nobody() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("運用業務一覧").unwrap(),
        0,
        &[
            &["作業内容", "頻度", "担当", "旧担当", "状態"],
            &["稼働確認", "日次", "佐藤\n（夜間は当番）", "古川", "有効"],
            &["帳票の送信", "日次", "佐藤", "古川", "停止"],
        ],
    );
    let found = read(book);
    assert_eq!(tasks(&found), ["日次 稼働確認 佐藤"]);
    assert_eq!(
        found.tasks[0].note,
        ["（夜間は当番）", "旧担当: 古川", "状態: 有効"]
    );
    assert_eq!(
        left(&found, Why::Ended),
        ["帳票の送信 | 日次 | 佐藤 | 古川 | 停止"]
    );
}
