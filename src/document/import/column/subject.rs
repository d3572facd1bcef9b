//! What a table, or a stretch of a document, is about: its heading says so.

use std::sync::LazyLock;

use super::super::words::fold;

/// What a table, or a stretch of a document, is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::document::import) enum Subject {
    /// 運用業務一覧.
    Tasks,
    /// 運用体制.
    Org,
    /// 委託範囲.
    Contracts,
    /// コミュニケーション.
    Channels,
    /// インシデントレベル定義.
    Levels,
    /// エスカレーションフロー.
    Path,
    /// 連絡先リスト.
    Contacts,
    /// 運用テスト.
    Drills,
}

impl Subject {
    /// All of them; of two that fit a table equally well, the first.
    pub(in crate::document::import) const ALL: [Self; 8] = [
        Self::Tasks,
        Self::Contacts,
        Self::Levels,
        Self::Path,
        Self::Channels,
        Self::Org,
        Self::Contracts,
        Self::Drills,
    ];
}

/// Words of headings, between bars; of two that a heading holds, the first in this list counts.
const HEADINGS: [(Subject, &str); 8] = [
    (
        Subject::Contacts,
        "連絡先|電話帳|電話番号|連絡網|連絡窓口|当社窓口|貴社窓口|お問い合わせ|お問合せ|問い合わせ先|問合せ先|サポート窓口|れんらくさき|関係者一覧|関係者リスト|contact|whotocall|phonebook|phonelist|calllist",
    ),
    (
        Subject::Path,
        "エスカレーション|連絡順|連絡の順|報告の順|障害時の連絡|緊急時の連絡|連絡の流れ|連絡経路|連絡フロー|報告経路|連絡体制|通報経路|通報体制|障害のとき|何かあったとき|困ったとき|こまったとき|障害時連絡|緊急連絡|トラブル時の連絡|報告ルート|連絡ルート|escalation|call-out|callout|calltree",
    ),
    (
        Subject::Levels,
        "レベル|障害の区分|障害区分|障害の分類|困り度|重大度|重要度|優先度|深刻度|ランク|severity|severities|level|priorit|incidentclass|faultclass",
    ),
    (
        Subject::Drills,
        "drtest|disasterrecoverytest|failovertest|exercise|運用テスト|訓練|演習|リハーサル|drill|gameday|rehearsal|operationaltest",
    ),
    (
        Subject::Contracts,
        "委託|契約|外注|ベンダー|外部サービス|利用サービス|contract|outsourc|vendor|supplier",
    ),
    (
        Subject::Channels,
        "コミュニケーション|連絡手段|連絡チャンネル|連絡チャネル|wherewetalk|情報連絡|連絡方法|通知|会議体|情報共有|communication|notification|channel",
    ),
    (
        Subject::Tasks,
        "業務一覧|定期業務|定型業務|年間業務|月間業務|定期運用|定例運用|定常運用|保全カレンダー|点検項目|運用カレンダー|運用項目|定常作業|定期作業|作業内容|業務内容|作業項目|タスク|定例業務|運用業務|\
         作業一覧|作業計画|作業予定|日常業務|運用作業|定型作業|保守作業|定例作業|年間予定|年間計画|年間スケジュール|\
         スケジュール|点検|年間の仕事|チェックリスト|カレンダー|運用一覧|日常運用|定常業務|ルーチン|task|routine|\
         schedule|checklist",
    ),
    (
        Subject::Org,
        "体制|組織|役割|メンバー|orgchart|organi|team|roles|people",
    ),
];

/// What a heading, or the name of a sheet, says that follows.
pub(in crate::document::import) fn subject(heading: &str) -> Option<Subject> {
    static WORDS: LazyLock<Vec<(String, Subject)>> = LazyLock::new(|| {
        let each = HEADINGS
            .iter()
            .flat_map(|(subject, words)| words.split('|').map(move |it| (fold(it), *subject)));
        each.collect()
    });
    let folded = fold(heading);
    let said = WORDS.iter().find(|(word, _)| folded.contains(word));
    said.map(|(_, subject)| *subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_follows() {
        let cases = [
            ("運用業務一覧", Some(Subject::Tasks)),
            ("運用体制", Some(Subject::Org)),
            ("委託範囲", Some(Subject::Contracts)),
            ("コミュニケーション", Some(Subject::Channels)),
            ("インシデントレベル定義", Some(Subject::Levels)),
            ("エスカレーションフロー", Some(Subject::Path)),
            ("連絡先リスト", Some(Subject::Contacts)),
            ("運用テスト", Some(Subject::Drills)),
            ("はじめに", None),
        ];
        for (heading, expected) in cases {
            assert_eq!(subject(heading), expected, "{heading}");
        }
    }
}
