//! Charts, levels, paths and contracts.

use opsplan::document::import;
use opsplan::document::import::entry::Entry;
use opsplan::document::import::found::Found;
use rust_xlsxwriter::Workbook;

use super::made::{read, rows};

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
fn a_chart_may_be_a_tree_by_columns() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("体制図").unwrap();
    rows(
        sheet,
        0,
        &[
            &["統括責任者", "安藤 浩"],
            &["", "運用責任者", "大野 誠"],
            &["", "", "運用担当", "村井、石原"],
            &["", "開発責任者"],
        ],
    );
    let found = read(book);
    let seats: Vec<(&str, Option<usize>, usize)> = found
        .roles
        .iter()
        .map(|it| (it.name.as_str(), it.above, it.people.len()))
        .collect();
    assert_eq!(
        seats,
        [
            ("統括責任者", None, 1),
            ("運用責任者", Some(0), 1),
            ("運用担当", Some(1), 1),
            ("開発責任者", Some(0), 0)
        ]
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
