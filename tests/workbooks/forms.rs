//! Forms: names and values beside each other, instead of a head above rows.

use opsplan::document::import::found::Why;
use rust_xlsxwriter::Workbook;

use super::made::{left, read, rows, tasks};

#[test]
fn contacts_may_be_cards_beside_and_below_each_other() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("連絡先").unwrap(),
        0,
        &[
            &["氏名", "相沢 徹", "", "氏名", "長谷川 葵"],
            &["電話", "03-0000-3301", "", "電話", "03-0000-3303"],
            &["メール", "aizawa@example.jp", "", "内線", "4455"],
            &[],
            &["氏名", "保守センター"],
            &["電話", "0120-000-330"],
            &["メール", ""],
        ],
    );
    let found = read(book);
    let each: Vec<(&str, String, &str)> = found
        .contacts
        .iter()
        .map(|it| (it.name.as_str(), it.phones.join(" "), it.mail.as_str()))
        .collect();
    assert_eq!(
        each,
        [
            ("相沢 徹", "03-0000-3301".to_owned(), "aizawa@example.jp"),
            ("長谷川 葵", "03-0000-3303 内線 4455".to_owned(), ""),
            ("保守センター", "0120-000-330".to_owned(), ""),
        ]
    );
    assert!(found.left.is_empty());
}

#[test]
fn a_contract_may_have_two_fields_in_each_row() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("委託契約").unwrap(),
        0,
        &[
            &["契約番号", "K-18", "委託先", "株式会社みなと"],
            &["契約開始日", "2026/4/1", "契約終了日", "2027/3/31"],
            &["自動更新", "有", "窓口", "保守センター 0120-000-440"],
        ],
    );
    let found = read(book);
    let [contract] = found.contracts.as_slice() else {
        panic!("{:?}", found.contracts)
    };
    assert_eq!(
        (contract.vendor.as_str(), contract.number.as_str()),
        ("株式会社みなと", "K-18")
    );
    assert_eq!(contract.ends.unwrap().to_string(), "2027-03-31");
    assert_eq!(
        (contract.auto_renewal, contract.desk.as_str()),
        (Some(true), "保守センター")
    );
}

#[test]
fn a_task_of_the_list_may_have_a_sheet_of_its_own() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("作業一覧").unwrap(),
        0,
        &[
            &["作業番号", "作業名", "実施頻度", "担当部署"],
            &["W-002", "容量監視", "週次", "運用課"],
        ],
    );
    rows(
        book.add_worksheet().set_name("W-002").unwrap(),
        0,
        &[
            &["作業番号", "W-002", "作業名", "容量監視"],
            &["実施頻度", "週次（月曜）", "担当部署", "運用課"],
            &["開始時刻", "10:00", "所要時間", "30分"],
        ],
    );
    let found = read(book);
    assert_eq!(tasks(&found), ["週次（月曜） 容量監視 運用課"]);
    assert_eq!(found.tasks[0].time.unwrap().to_string(), "10:00:00");
    assert_eq!(found.tasks[0].note, ["所要時間: 30分"]);
    assert!(found.left.is_empty());
}

#[test]
fn a_row_of_values_is_no_head() {
    let mut book = Workbook::new();
    rows(
        book.add_worksheet().set_name("停止予定").unwrap(),
        0,
        &[
            &["No", "対象システム", "停止理由", "影響"],
            &["1", "基幹システム", "法定点検", "全業務停止"],
            &["2", "メール", "更新作業", "送受信不可"],
            &["3", "ファイルサーバ", "増設", "参照不可"],
        ],
    );
    let found = read(book);
    assert!(found.contacts.is_empty());
    assert_eq!(left(&found, Why::Table).len(), 4);
}
