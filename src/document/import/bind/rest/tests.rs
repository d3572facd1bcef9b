//! Numbers that are told, and numbers that say nothing by themselves.

use super::super::super::{entries, markdown, understand};
use super::lost;

/// What of a document is in neither plan nor report, were it not told.
fn rest(text: &str) -> Vec<(u32, String)> {
    let document = markdown::read(text);
    let mut found = understand(&document);
    let entries = entries(&mut found, None);
    let lost = lost(&found, &entries, &document.lines);
    lost.into_iter().map(|left| (left.at.line, left.text)).collect()
}

#[test]
fn a_number_that_nobody_took_is_told_with_its_line() {
    let head = "# 運用業務一覧\n\n| 作業 | 頻度 | 実施日 | 担当 |\n|---|---|---|---|\n";
    let told = |row: &str| rest(&format!("{head}{row}\n"));
    assert_eq!(
        told("| ドメイン更新 | 年次 | 2027-03-14 | 佐藤 |"),
        [(5, "2027-03-14".to_owned())]
    );
    assert_eq!(told("| ドメイン更新 | 年次 | 3月14日 | 佐藤 |"), []);
}

#[test]
fn numbers_that_the_plan_writes_otherwise_are_not_told() {
    for text in [
        "# 運用業務一覧\n\n| No | 作業 | 頻度 | 担当 |\n|---|---|---|---|\n| 1 | ログの確認 | 毎日9時半 | 佐藤 |\n| 2 | 集計 | 1回/日 | 佐藤 |\n\
         | 3 | 棚卸 | 6か月毎 | 佐藤 |\n| 4 | 退避 | ４半期毎 | 佐藤 |\n| 5 | 点検 | 午後３時に毎日 | 佐藤 |\n",
        "# 1. 定期作業\n\n## 1.1 日次作業\n\n1. ログの確認（9:00）\n2. 容量の確認\n\n## 1.2 週次作業（月曜 10時）\n\n(1) 集計\n",
        "# 委託範囲\n\n- 委託先：〇〇社\n- 契約期間：令和8年4月1日～令和9年3月31日\n- 解約の申し出：3か月前まで\n",
        "# 委託範囲\n\n- 委託先：〇〇社\n- 契約期間：2026年4月1日から2年間\n",
        "# エスカレーションフロー\n\n担当 → 10分 → PM → 20分 → 部長\n",
        "# 計画停止\n\n- 2026年12月30日〜2027年1月3日 年末年始停止\n- 毎月第3日曜 2:00〜6:00 OS更新\n",
    ] {
        assert_eq!(rest(text), [], "{text}");
    }
}
