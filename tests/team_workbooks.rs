//! Workbooks of other teams, sheet by sheet as they look: covers, heads of three lines, grids of who is told when,
//! calendars of days, tables that stand beside each other.
#![expect(clippy::unwrap_used, reason = "tests make files in memory")]

use opsplan::document::import::entry::Entry;
use opsplan::document::import::found::{Found, Why};
use opsplan::document::import::{self, block::Document};
use opsplan::world::foreign;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

fn document(mut book: Workbook) -> Document {
    foreign::read(&book.save_to_buffer().unwrap(), "xlsx").unwrap()
}

fn read(book: Workbook) -> Found {
    import::understand(&document(book))
}

fn rows(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) {
    for (row, cells) in (first..).zip(rows) {
        for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

/// Cells that are one, from here to there.
fn merge(sheet: &mut Worksheet, (top, left, bottom, right): (u32, u16, u32, u16), text: &str) {
    sheet
        .merge_range(top, left, bottom, right, text, &Format::new())
        .unwrap();
}

fn tasks(found: &Found) -> Vec<String> {
    let one = |it: &import::found::Task| format!("{} {} {}", it.frequency, it.title, it.assignee.join("、"));
    found.tasks.iter().map(one).collect()
}

fn left(found: &Found, why: Why) -> Vec<&str> {
    let own = found.left.iter().filter(|it| it.why == why);
    own.map(|it| it.text.as_str()).collect()
}

/// The keys of a table of the plan, an entry a line.
fn entries(mut found: Found, table: &str, key: &str) -> Vec<String> {
    let all: Vec<Entry> = import::entries(&mut found, None);
    let own = all.iter().filter(|it| it.table == table);
    let of_key = |it: &Entry| {
        let value = it.keys.iter().find(|(own, _)| *own == key);
        value
            .map(|(_, value)| value.toml().to_string())
            .unwrap_or_default()
    };
    own.map(of_key).collect()
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
fn levels_with_letters_are_told_along_their_own_row_of_the_grid() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("障害レベル").unwrap(),
        0,
        &[
            &["レベル", "緊急度", "定義", "連絡先"],
            &["A", "高", "全サービスが停止している", "運用担当→運用責任者"],
            &["B", "低", "業務への影響がない", "運用担当"],
        ],
    );
    rows(
        book.add_worksheet().set_name("エスカレーション").unwrap(),
        0,
        &[
            &["レベル", "即時", "30分以内", "1時間以内"],
            &["A", "運用担当", "運用責任者", "統括責任者"],
            &["B", "運用担当", "", "運用責任者"],
        ],
    );
    let found = read(book);
    assert_eq!(found.levels[1].comments, ["緊急度: 高"]);
    let chains = entries(found, "level", "chain");
    assert_eq!(chains.len(), 2);
    assert!(
        chains[0].contains("運用責任者\", after = \"60m\""),
        "{}",
        chains[0]
    );
    assert!(
        chains[1].contains("運用責任者\", after = \"30m\""),
        "{}",
        chains[1]
    );
    assert!(
        chains[1].contains("統括責任者\", after = \"60m\""),
        "{}",
        chains[1]
    );
}

#[test]
fn paths_by_words_for_levels_go_to_those_levels() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("障害時対応").unwrap();
    rows(
        sheet,
        0,
        &[
            &["重要度", "内容", "対応目標"],
            &["重大", "全庁の窓口業務が停止", "30分以内に着手"],
            &["中", "一部端末の障害", "当日中"],
            &["小", "業務に影響なし", "翌開庁日"],
            &[],
            &["障害時の連絡経路"],
            &["重大：運用担当 → 課長 → 部長"],
            &["中・小：運用担当 → 課長"],
        ],
    );
    let found = read(book);
    assert_eq!(found.tasks.len(), 0);
    let meanings: Vec<(u32, &str)> = found
        .levels
        .iter()
        .map(|it| (it.number, it.meaning.as_str()))
        .collect();
    assert_eq!(
        meanings,
        [
            (1, "小: 業務に影響なし"),
            (2, "中: 一部端末の障害"),
            (3, "重大: 全庁の窓口業務が停止")
        ]
    );
    let steps = entries(found, "level", "chain");
    let steps: Vec<usize> = steps.iter().map(|it| it.matches("after").count()).collect();
    assert_eq!(steps, [2, 2, 3]);
}

#[test]
fn ranks_and_seats_may_stand_without_a_head() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet(),
        0,
        &[
            &["■障害時の連絡順"],
            &["1", "梅田"],
            &["2", "久保", "090-0000-3002"],
            &[],
            &["■障害ランク"],
            &["S", "サイト全停止"],
            &["A", "決済不可"],
        ],
    );
    let found = read(book);
    assert_eq!(found.contacts[0].phones, ["090-0000-3002"]);
    let numbers: Vec<(u32, &str)> = found
        .levels
        .iter()
        .map(|it| (it.number, it.meaning.as_str()))
        .collect();
    assert_eq!(numbers, [(1, "A: 決済不可"), (2, "S: サイト全停止")]);
    assert_eq!(entries(found, "level", "chain")[0].matches("after").count(), 2);
}

#[test]
fn a_calendar_of_days_says_when_only_where_it_is_a_plan() {
    let mut book = Workbook::new();
    let days: Vec<String> = (1..=28).map(|day| day.to_string()).collect();
    let weekdays = ["水", "木", "金", "土", "日", "月", "火"];
    let sheet = book.add_worksheet().set_name("作業予定").unwrap();
    let with = |first: &str, cell: &dyn Fn(usize) -> String| {
        let cells = (0..28).map(cell);
        [first.to_owned()].into_iter().chain(cells).collect::<Vec<_>>()
    };
    let mark = |marked: bool| if marked { "○" } else { "" }.to_owned();
    let all = [
        with("作業内容", &|at| days[at].clone()),
        with("", &|at| weekdays[at % 7].to_owned()),
        with("稼働確認", &|_| mark(true)),
        with("承認", &|at| mark(!matches!(at % 7, 3 | 4))),
        with("週報", &|at| mark(at % 7 == 2)),
        with("締め", &|at| mark(matches!(at, 9 | 19))),
        with("巡回", &|at| if at < 2 { "レ" } else { "" }.to_owned()),
        with("確認印", &|at| if at < 2 { "林" } else { "" }.to_owned()),
    ];
    for (row, cells) in (0..).zip(&all) {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        rows(sheet, row, &[&cells]);
    }
    let found = read(book);
    assert_eq!(
        tasks(&found),
        [
            "日次 稼働確認 ",
            "毎営業日 承認 ",
            "毎週金曜 週報 ",
            "毎月10日・20日 締め ",
            "随時 巡回 "
        ]
    );
    assert_eq!(left(&found, Why::NoTask), ["確認印 | 林 | 林"]);
}

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
fn a_chart_may_be_drawn_as_boxes_over_the_cells() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("体制図").unwrap(),
        0,
        &[
            &["運用体制図"],
            &[],
            &["", "", "", "統括責任者"],
            &["", "", "", "川端 正樹"],
            &["", "", "", "｜"],
            &["運用担当", "", "", "ヘルプデスク", "", "委託業者"],
            &["小池 真理", "", "", "（委託）", "", "株式会社北斗情報"],
        ],
    );
    let found = read(book);
    let seats: Vec<(&str, Option<usize>, String)> = found
        .roles
        .iter()
        .map(|it| (it.name.as_str(), it.above, it.people.join("、")))
        .collect();
    assert_eq!(
        seats,
        [
            ("統括責任者", None, "川端 正樹".to_owned()),
            ("運用担当", Some(0), "小池 真理".to_owned()),
            ("ヘルプデスク", Some(0), String::new()),
            ("委託業者", Some(0), String::new())
        ]
    );
    assert_eq!(found.roles[3].comments, ["株式会社北斗情報"]);
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
fn a_contract_by_name_and_value_may_stand_away_from_the_edge() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("委託業者").unwrap(),
        1,
        &[
            &["", "委託契約の概要"],
            &[],
            &["", "委託先", "株式会社北斗情報"],
            &["", "契約番号", "R8-0123"],
            &["", "契約期間", "令和8年4月1日～令和9年3月31日"],
            &["", "自動更新", "無"],
            &["", "担当者", "沢田 翔（TEL 0120-000-111）"],
        ],
    );
    let found = read(book);
    assert_eq!(found.contracts[0].vendor, "株式会社北斗情報");
    assert_eq!(found.contracts[0].auto_renewal, Some(false));
    assert!(found.contracts[0].ends.is_some());
    assert_eq!(found.contacts[0].phones, ["0120-000-111"]);
}
