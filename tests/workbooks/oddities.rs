//! What else lies in a workbook: rows struck through, shapes, comments, formulas without a value.

use opsplan::document::import::found::{Doubtful, Why};
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

#[test]
fn a_hidden_column_is_reported_with_its_letter_and_one_of_a_calendar_counts() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("業務一覧").unwrap();
    rows(
        sheet,
        0,
        &[
            &["作業", "旧担当", "頻度", "単価", "担当"],
            &["稼働確認", "佐藤", "日次", "1200", "鈴木"],
            &["媒体交換", "佐藤", "週次", "3400", "高橋"],
        ],
    );
    sheet.set_column_hidden(1).unwrap();
    sheet.set_column_hidden(3).unwrap();
    let found = read(book);
    assert_eq!(tasks(&found), ["日次 稼働確認 鈴木", "週次 媒体交換 高橋"]);
    assert!(found.tasks.iter().all(|it| it.note.is_empty()));
    assert_eq!(
        left(&found, Why::Hidden),
        ["B | 旧担当 | 佐藤", "D | 単価 | 1200 | 3400"]
    );

    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("年間予定").unwrap();
    rows(
        sheet,
        0,
        &[
            &["作業", "4月", "5月", "6月", "7月", "10月"],
            &["棚卸", "○", "", "", "", "○"],
        ],
    );
    sheet.set_column_hidden(1).unwrap();
    let found = read(book);
    assert_eq!(tasks(&found), ["4月・10月 棚卸 "]);
    assert_eq!(left(&found, Why::Hidden), Vec::<String>::new());
}

#[test]
fn a_hidden_row_is_reported_and_one_that_a_filter_hides_comes_in() {
    let book = |filter: bool| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("作業一覧").unwrap();
        rows(
            sheet,
            0,
            &[
                &["作業内容", "頻度", "状況"],
                &["稼働確認", "日次", "有効"],
                &["媒体交換", "週次", "見直し"],
            ],
        );
        if filter {
            sheet.autofilter(0, 0, 2, 2).unwrap();
            let only = rust_xlsxwriter::FilterCondition::new().add_list_filter("有効");
            sheet.filter_column(2, &only).unwrap();
        }
        sheet.set_row_hidden(2).unwrap();
        read(book)
    };
    let hidden = book(false);
    assert_eq!(tasks(&hidden), ["日次 稼働確認 "]);
    assert_eq!(left(&hidden, Why::Hidden), ["媒体交換 | 週次 | 見直し"]);
    let filtered = book(true);
    assert_eq!(tasks(&filtered), ["日次 稼働確認 ", "週次 媒体交換 "]);
    assert!(filtered.doubts.iter().any(|it| it.what == Doubtful::Filtered));
}

#[test]
fn numbers_are_read_as_they_are_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("連絡先").unwrap();
    rows(sheet, 0, &[&["氏名", "電話", "内線"], &["井口 翼"]]);
    let phone = Format::new().set_num_format("000-0000-0000");
    sheet
        .write_number_with_format(1, 1, 9_000_005_502.0, &phone)
        .unwrap();
    let inner = Format::new().set_num_format("0000");
    sheet.write_number_with_format(1, 2, 12.0, &inner).unwrap();
    let found = read(book);
    assert_eq!(found.contacts[0].phones, ["090-0000-5502", "内線 0012"]);
    assert!(found.doubts.is_empty());
}
