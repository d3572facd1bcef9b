//! Does a text say what is done, rather than what it is about?

use std::sync::LazyLock;

use super::super::words::narrow;

/// What stands last in the title of a task.
const NOUNS: &str = "確認|点検|作成|更新|送付|送信|実施|取得|処理|登録|提出|配布|集計|作業|報告|管理|監視|削除|設定|反映|配信|交換|清掃|\
     棚卸|棚卸し|締め|会議|訓練|テスト|復元|再起動|起動|停止|切替|適用|収集|保管|退避|チェック|レビュー|対応|受付|承認|照合|突合|巡回|\
     測定|診断|入替|補充|申請|支払|印刷|連携|取込|出力|公開|整理|見直し|変更|解析|分析|調査|抽出|移行|保存|契約|発行|準備|連絡|共有|\
     バックアップ|メンテナンス|ローテーション";

/// What stands first in it.
const VERBS: [&str; 24] = [
    "check",
    "verify",
    "confirm",
    "review",
    "run",
    "test",
    "back",
    "restore",
    "rotate",
    "renew",
    "patch",
    "update",
    "apply",
    "clean",
    "send",
    "create",
    "export",
    "reconcile",
    "inspect",
    "audit",
    "restart",
    "remove",
    "monitor",
    "report",
];

static DEEDS: LazyLock<Vec<&str>> = LazyLock::new(|| NOUNS.split('|').collect());

/// 確認: nothing but the deed.
pub(super) fn is_deed(text: &str) -> bool {
    DEEDS.contains(&text)
}

/// `ログの確認`, `ログの確認 2`, `Check the backups`: something, and what is done with it.
pub(super) fn says_deed(text: &str) -> bool {
    if text.is_ascii() {
        let first = text.split(' ').next().unwrap_or_default();
        return VERBS.iter().any(|verb| first.eq_ignore_ascii_case(verb));
    }
    let uncounted = text.trim_end_matches(|it| it == ' ' || narrow(it).is_ascii_digit());
    DEEDS.iter().any(|deed| uncounted.ends_with(deed))
}
