//! Ids from titles: readable where the words of the trade are known, else a short count. The same title always gives
//! the same id; a second of one id gets a number.

use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

use super::words::{Lexicon, fold};

/// Words and what they are called in an id; the longest that fits is taken.
const WORDS: &str = "\
    プロジェクトマネージャー=pm プロジェクトマネージャ=pm プロジェクトオーナー=owner \
    プロジェクトリーダー=pl 開発チームリーダー=dev-lead 業務チームリーダー=business-lead \
    運用チームリーダー=ops-lead システム担当者=system システム担当=system 開発メンバー=developer \
    運用担当者=operator 承認担当者=approver 集計担当者=aggregator 部門長=department-head \
    担当役員=executive 社長=president 責任者=responsible リーダー=lead チーム=team メンバー=member \
    窓口=desk ベンダー=vendor 担当者=staff 担当=staff 障害連絡=incidents 一般=general \
    緊急連絡=emergency 日常連絡=daily ワークフロー=workflow 承認=approval 集計=summary レポート=report \
    報告書=report 疎通確認=check 死活監視=check 脆弱性診断=vulnerability-scan 脆弱性=vulnerability \
    診断=scan ミドルウェア=middleware バージョンアップ=upgrade 障害対応=incident-response 障害=incident \
    バックアップ=backup リストア=restore 復元=restore ログ=log ディスク=disk 容量=capacity 使用量=usage \
    使用率=usage 監視=monitoring 点検=inspection 確認=review アカウント=account 棚卸し=inventory \
    棚卸=inventory 証明書=certificate 更新=renewal パッチ=patch 適用=apply サーバー=server \
    サーバ=server データベース=database ネットワーク=network 再起動=restart 定例会=meeting 会議=meeting \
    マスタ=master データ=data 請求=billing 支払=payment 売上=sales 在庫=stock 受注=order 発注=purchase \
    締め=closing 突合=match 照合=match 問い合わせ=inquiry 問合せ=inquiry 対応=response 作成= \
    送付=sending 権限=permission セキュリティ=security ウイルス=virus 定義=definition 訓練=drill \
    テスト=test 性能=performance リソース=resource ジョブ=job バッチ=batch 夜間=nightly \
    インシデント=incident システム=system ユーザー=user ユーザ=user 利用者=user パスワード=password \
    変更=change 契約=contract ライセンス=license 計画=plan 見直し=revision 業務運用=business \
    システム運用=system メンテナンス=maintenance 保守=maintenance";

/// The words, folded.
static FOLDED: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    let pairs = WORDS.split_whitespace().filter_map(|it| it.split_once('='));
    pairs.map(|(word, id)| (fold(word), id)).collect()
});

/// Ids that are taken, and new ones.
#[derive(Debug, Default)]
pub struct Ids {
    taken: HashSet<String>,
    counted: usize,
    /// The number that a name got last.
    last: HashMap<String, u32>,
}

impl Ids {
    /// The id is somebody's.
    pub fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// An id for a name: `wished` where it is sound, else from the words of the name, else `kind-1`.
    pub fn make(&mut self, wished: Option<&str>, name: &str, kind: &str) -> String {
        let wished = wished.map(slug).filter(|it| !it.is_empty());
        let worded = wished.unwrap_or_else(|| readable(name));
        let id = if worded.is_empty() {
            self.count(kind)
        } else {
            self.free(&worded)
        };
        self.taken.insert(id.clone());
        id
    }

    fn free(&mut self, wished: &str) -> String {
        if !self.taken.contains(wished) {
            return wished.to_owned();
        }
        let last = self.last.entry(wished.to_owned()).or_insert(1);
        loop {
            *last += 1;
            let id = format!("{wished}-{last}");
            if !self.taken.contains(&id) {
                return id;
            }
        }
    }

    fn count(&mut self, kind: &str) -> String {
        loop {
            self.counted += 1;
            let id = format!("{kind}-{}", self.counted);
            if !self.taken.contains(&id) {
                return id;
            }
        }
    }
}

/// The letters and digits of a text, parted by `-`.
pub fn slug(text: &str) -> String {
    let words = text
        .split(|it: char| !it.is_ascii_alphanumeric())
        .filter(|it| !it.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

/// The words of a name that are known, at most four; nothing where less than half of it is.
fn readable(name: &str) -> String {
    let folded = fold(name);
    if folded.is_ascii() {
        return slug(name)
            .chars()
            .take(40)
            .collect::<String>()
            .trim_matches('-')
            .to_owned();
    }
    let (mut words, mut rest, mut known) = (Vec::new(), folded.as_str(), 0);
    while let Some(first) = rest.chars().next() {
        let ascii: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        if !ascii.is_empty() {
            known += ascii.len();
            rest = &rest[ascii.len()..];
            words.push(ascii);
        } else if let Some((word, id)) = FOLDED.at_start(rest) {
            known += word.chars().count();
            rest = &rest[word.len()..];
            words.push(id.to_owned());
        } else {
            known += usize::from(matches!(
                first,
                'の' | '・' | '_' | '-' | '業' | '務' | 'と' | 'を'
            ));
            rest = &rest[first.len_utf8()..];
        }
    }
    words.retain(|it| !it.is_empty());
    let letters = words
        .iter()
        .any(|it| it.chars().any(|it| it.is_ascii_lowercase()));
    if known * 2 < folded.chars().count() || !letters {
        return String::new();
    }
    words.truncate(4);
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_where_the_words_are_known() {
        let cases = [
            ("Webシステム疎通確認", "web-system-check"),
            ("脆弱性診断", "vulnerability-scan"),
            ("OS・ミドルウェアバージョンアップ", "os-middleware-upgrade"),
            ("プロジェクトマネージャー", "pm"),
            ("Restart the server", "restart-the-server"),
            ("花の水やり", "task-1"),
        ];
        for (name, expected) in cases {
            assert_eq!(Ids::default().make(None, name, "task"), expected, "{name}");
        }
    }

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = Ids::default();
        ids.take("log-review");
        let made: Vec<String> = ["ログ確認", "ログ確認", "花", "鳥"]
            .iter()
            .map(|name| ids.make(None, name, "task"))
            .collect();
        assert_eq!(made, ["log-review-2", "log-review-3", "task-1", "task-2"]);
    }
}
