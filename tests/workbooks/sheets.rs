//! Which sheet and which rows hold what: covers, hidden sheets, titles above a head, heads of several lines.

use chrono::NaiveTime;
use opsplan::document::import::found::Why;
use opsplan::plan::Method;
use rust_xlsxwriter::{Format, Workbook};

use super::made::{by_category, merge, read, rows, tasks};

#[test]
fn the_head_is_found_below_a_title_and_merged_cells_are_filled() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("運用業務一覧").unwrap();
    rows(
        sheet,
        0,
        &[
            &["受発注システム 運用業務一覧"],
            &["作成日", "2026-04-01"],
            &[],
            &[],
        ],
    );
    rows(
        sheet,
        4,
        &[
            &["分類", "作業内容", "頻度", "担当"],
            &["", "ログ確認", "日次", "佐藤"],
            &["", "容量確認", "週次", "佐藤"],
            &["", "報告書作成", "月次", "鈴木"],
        ],
    );
    sheet
        .merge_range(5, 0, 7, 0, "システム運用", &Format::new())
        .unwrap();
    let found = read(book);
    assert_eq!(
        by_category(&found),
        [
            "システム運用 日次 ログ確認",
            "システム運用 週次 容量確認",
            "システム運用 月次 報告書作成"
        ]
    );
}

#[test]
fn sheets_are_told_by_their_words_and_hidden_ones_are_left_out() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("表紙").unwrap(),
        0,
        &[&["運用計画書"], &["第1版"]],
    );
    rows(
        book.add_worksheet().set_name("作業").unwrap(),
        0,
        &[&["作業内容", "頻度"], &["点検", "毎月25日"]],
    );
    rows(
        book.add_worksheet().set_name("連絡網").unwrap(),
        0,
        &[&["氏名", "電話"], &["田中　一郎", "０９０－００００－０００１"]],
    );
    rows(
        book.add_worksheet().set_name("障害レベル").unwrap(),
        0,
        &[&["レベル", "内容"], &["１", "軽微"], &["２", "全面停止"]],
    );
    let hidden = book.add_worksheet().set_name("旧").unwrap();
    rows(hidden, 0, &[&["作業内容", "頻度"], &["古い作業", "日次"]]);
    hidden.set_hidden(true);
    let found = read(book);
    assert_eq!(by_category(&found), ["作業 毎月25日 点検"]);
    assert_eq!(found.contacts[0].name, "田中 一郎");
    assert_eq!(found.contacts[0].phones, ["０９０－００００－０００１"]);
    assert_eq!(
        found.levels.iter().map(|it| it.number).collect::<Vec<_>>(),
        [1, 2]
    );
}

#[test]
fn a_hidden_sheet_is_reported_and_not_taken() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet(),
        0,
        &[&["作業内容", "頻度"], &["ログ確認", "日次"]],
    );
    let old = book.add_worksheet().set_hidden(true);
    rows(old, 0, &[&["作業内容", "頻度"], &["旧バッチ確認", "月次"]]);
    let found = read(book);
    assert_eq!(by_category(&found), [" 日次 ログ確認"]);
    let left: Vec<(&str, Why)> = found.left.iter().map(|it| (it.text.as_str(), it.why)).collect();
    assert_eq!(
        left,
        [
            ("作業内容 | 頻度", Why::Hidden),
            ("旧バッチ確認 | 月次", Why::Hidden)
        ]
    );
}

#[test]
fn heads_that_reach_down_make_a_head_of_two_lines() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    rows(
        sheet,
        0,
        &[
            &["項番", "作業名", "実施時期", "", "担当", "", "実行"],
            &["", "", "周期", "時刻", "正", "副", "手/自"],
            &["1", "ジョブ確認", "毎営業日", "9:00", "山口", "中村", "手"],
            &["2", "ログ退避", "毎月末日", "", "システム", "", "自"],
        ],
    );
    for (column, head) in [(0, "項番"), (1, "作業名")] {
        sheet
            .merge_range(0, column, 1, column, head, &Format::new())
            .unwrap();
    }
    let found = read(book);
    assert_eq!(
        by_category(&found),
        [" 毎営業日 ジョブ確認", " 毎月末日 ログ退避"]
    );
    assert_eq!(found.tasks[0].assignee, ["山口", "中村"]);
    assert_eq!(found.tasks[0].time, NaiveTime::from_hms_opt(9, 0, 0));
    let methods: Vec<Option<Method>> = found.tasks.iter().map(|it| it.method).collect();
    assert_eq!(methods, [Some(Method::Manual), Some(Method::Automatic)]);
}

#[test]
fn five_thousand_rows_come_in() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("作業一覧").unwrap();
    rows(sheet, 0, &[&["作業内容", "頻度", "担当"]]);
    for row in 1..=5_000 {
        let title = format!("作業{row}");
        rows(sheet, row, &[&[title.as_str(), "毎週月曜", "佐藤"]]);
    }
    let found = read(book);
    assert_eq!((found.tasks.len(), found.left.len()), (5_000, 0));
}

#[test]
fn a_cover_says_whose_plan_it_is() {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("表紙").unwrap();
    rows(
        cover,
        4,
        &[&["販売管理システム"], &["運用保守計画書"], &["第2.1版"]],
    );
    rows(
        book.add_worksheet().set_name("運用業務一覧").unwrap(),
        0,
        &[&["作業内容", "頻度"], &["点検", "日次"]],
    );
    let found = read(book);
    assert_eq!(found.name.as_deref(), Some("販売管理システム 運用保守計画書"));
    assert_eq!(tasks(&found), ["日次 点検 "]);
}

#[test]
fn a_head_may_have_three_lines() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("作業一覧").unwrap();
    rows(
        sheet,
        2,
        &[
            &["", "", "実施タイミング", "", "", "体制"],
            &["", "", "周期", "条件", "", "実施"],
            &["", "", "", "月", "日", "主", "副"],
            &[
                "INF-01",
                "OSパッチ適用",
                "四半期",
                "3,6,9,12",
                "第3日曜",
                "児玉",
                "滝沢",
            ],
            &["INF-02", "バックアップ取得確認", "毎営業日", "－", "－", "滝沢"],
            &["INF-03", "ドメイン更新", "年1回", "2", "末日", "児玉"],
        ],
    );
    merge(sheet, (2, 0, 4, 0), "作業ID");
    merge(sheet, (2, 1, 4, 1), "作業名");
    merge(sheet, (3, 2, 4, 2), "周期");
    assert_eq!(
        tasks(&read(book)),
        [
            "3月・6月・9月・12月の第3日曜 OSパッチ適用 児玉、滝沢",
            "毎営業日 バックアップ取得確認 滝沢",
            "2月の末日 ドメイン更新 児玉"
        ]
    );
}

#[test]
fn the_last_of_several_categories_is_the_title_where_no_column_is() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("定常業務").unwrap(),
        0,
        &[
            &["大分類", "中分類", "小分類", "日次", "週次", "月次", "備考"],
            &["運用", "監視", "死活監視", "○"],
            &["", "", "ジョブの確認", "", "○", "", "月曜"],
            &["", "保管", "媒体の保管", "", "", "○"],
        ],
    );
    assert_eq!(
        by_category(&read(book)),
        [
            "運用／監視 日次 死活監視",
            "運用／監視 毎週月曜 ジョブの確認",
            "運用／保管 月次 媒体の保管"
        ]
    );
}

#[test]
fn remarks_below_a_table_are_no_rows_of_it() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet(),
        0,
        &[
            &["用途", "手段", "宛先"],
            &["障害速報", "メール", "it@example.jp"],
            &[],
            &["（注）件名の頭は隅付き括弧とする。"],
        ],
    );
    let found = read(book);
    assert_eq!(found.events.len(), 1);
    assert_eq!(found.left[0].text, "（注）件名の頭は隅付き括弧とする。");
}
