//! Charts, levels, paths and contracts.

use opsplan::document::import;
use opsplan::document::import::entry::Entry;
use opsplan::document::import::found::Found;
use rust_xlsxwriter::Workbook;

use super::made::{merge, read, rows, tasks};

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

#[test]
fn a_mark_below_somebody_says_who_does_it() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("運用業務一覧").unwrap();
    rows(
        sheet,
        0,
        &[
            &["業務の内容", "実施時期", "実施主体", ""],
            &["", "", "市", "委託業者"],
            &["起動の確認", "毎日", "", "○"],
            &["統計の作成", "毎月末", "○", ""],
        ],
    );
    for (column, head) in [(0, "業務の内容"), (1, "実施時期")] {
        merge(sheet, (0, column, 1, column), head);
    }
    merge(sheet, (0, 2, 0, 3), "実施主体");
    assert_eq!(
        tasks(&read(book)),
        ["毎日 起動の確認 委託業者", "毎月末 統計の作成 市"]
    );
}

#[test]
fn who_is_told_takes_its_times_from_the_path_for_all() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("Severity").unwrap(),
        0,
        &[
            &["Severity", "Definition", "Update Frequency", "Notify"],
            &["SEV1", "Complete outage", "Hourly", "SRE, Platform Lead, CIO"],
            &["SEV2", "Cosmetic", "Daily", "SRE"],
        ],
    );
    rows(
        book.add_worksheet().set_name("Escalation").unwrap(),
        0,
        &[
            &["Step", "Who", "Wait"],
            &["1", "SRE", "0 min"],
            &["2", "Platform Lead", "20 min"],
            &["3", "CIO", "40 min"],
        ],
    );
    let found = read(book);
    let every: Vec<&str> = found.levels.iter().map(|it| it.update_every.as_str()).collect();
    assert_eq!(every, ["1h", "1d"]);
    let chains = entries(found, "level", "chain");
    let told = [
        "SRE\", after = \"0m",
        "Platform Lead\", after = \"20m",
        "CIO\", after = \"40m",
    ];
    assert!(told.iter().all(|it| chains[0].contains(it)), "{}", chains[0]);
    assert_eq!(chains[1].matches("after").count(), 1);
}

#[test]
fn contracts_may_have_days_as_the_united_states_write_them() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("Vendors").unwrap(),
        0,
        &[
            &[
                "Vendor",
                "Contract #",
                "Start",
                "End",
                "Auto-renew",
                "Notice",
                "Annual cost",
            ],
            &[
                "Cloudhost Inc.",
                "CH-1",
                "7/1/2025",
                "June 30, 2026",
                "Yes",
                "60 days",
                "$48,000",
            ],
        ],
    );
    let found = read(book);
    let contract = &found.contracts[0];
    let days = [
        contract.starts.unwrap().to_string(),
        contract.ends.unwrap().to_string(),
    ];
    assert_eq!(days, ["2025-07-01", "2026-06-30"]);
    assert_eq!(
        (contract.number.as_str(), contract.fee.as_str()),
        ("CH-1", "$48,000")
    );
    assert_eq!(
        (contract.auto_renewal, contract.notice.as_str()),
        (Some(true), "60d")
    );
}

#[test]
fn whoever_is_responsible_in_a_chart_of_letters_does_it() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("Ops RACI").unwrap(),
        0,
        &[
            &["Activity", "Frequency", "Engineer", "Lead", "Security"],
            &["Patching", "Monthly", "R", "A", "C"],
            &["Scan", "Quarterly", "I", "", "R/A"],
        ],
    );
    let found = read(book);
    assert_eq!(
        tasks(&found),
        ["Monthly Patching Engineer", "Quarterly Scan Security"]
    );
    assert_eq!(found.tasks[0].note, ["Lead: A", "Security: C"]);
}

#[test]
fn times_at_the_heads_of_a_path_may_be_ranges() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("Escalation Matrix").unwrap(),
        0,
        &[
            &["Priority", "0-15 min", "15-60 min", "4+ hours"],
            &["P1", "Service Desk", "Ops Manager", "Head of IT"],
            &["P2", "Service Desk", "", "Ops Manager"],
        ],
    );
    let found = read(book);
    let times = |at: usize| {
        found.paths[at]
            .steps
            .iter()
            .map(|it| it.after)
            .collect::<Vec<_>>()
    };
    assert_eq!(times(0), [Some(0), Some(15), Some(240)]);
    assert_eq!(times(1), [Some(0), Some(240)]);
}

#[test]
fn a_call_tree_may_stand_row_by_row_with_its_numbers() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("緊急連絡網").unwrap(),
        0,
        &[
            &["", "障害発見者"],
            &["", "↓"],
            &["一次連絡", "運用当番", "090-0000-6901"],
            &["", "↓ 15分"],
            &["二次連絡", "運用主任 小田切", "090-0000-6902"],
        ],
    );
    let found = read(book);
    let phones: Vec<&str> = found.contacts.iter().map(|it| it.phones[0].as_str()).collect();
    assert_eq!(phones, ["090-0000-6901", "090-0000-6902"]);
    assert_eq!(found.paths[0].steps.last().unwrap().after, Some(15));
}
