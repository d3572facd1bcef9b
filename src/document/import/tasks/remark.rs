//! Lines among tasks that are none: 注意, 備考, 参考, what to do when something goes wrong.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::super::words::{fold, labelled, narrow, without_bullet};
use super::deed::says_deed;

/// What stands alone, or before a colon.
const WORDS: &str = "注意|注意事項|注意点|ご注意|要注意|備考|補足|補足事項|補記|参考|参考資料|参考情報|参考リンク|参照|参照先|関連資料|関連情報|関連リンク|\
    関連ドキュメント|留意点|留意事項|メモ|注記|注釈|注|特記事項|凡例|前提|前提条件|ポイント|コツ|ヒント|連絡先|問い合わせ先|問合せ先|お問い合わせ|質問|\
    note|notes|important|caution|warning|attention|tip|tips|hint|hints|reference|references|seealso|remark|remarks|fyi|nb|n.b.|\
    questions|contact|contacts|links|caveat|caveats|prerequisite|prerequisites";

/// How many letters the longest of them has, with its spaces.
const LONGEST: usize = 30;

/// When something goes wrong: what is said of that is no task of every day.
const TROUBLE: &str = "困ったとき|困った時|困ったら|困った場合|迷ったら|迷ったとき|迷った場合|判断に迷ったら|判断に迷う場合|わからないとき|わからない場合|分からないとき|分からない場合|\
    わからなければ|不明な場合|不明点|トラブル時|トラブルのとき|異常時|異常があれば|異常があったら|異常の場合|異常がある場合|エラー時|エラーの場合|失敗時|失敗したら|失敗した場合|\
    ng時|ngの場合|障害時|緊急時|問題があれば|問題がある場合|問題があった場合|何かあったら|何かあれば|troubleshooting|onfailure|onerror|incaseofproblems|\
    incaseoftrouble|incaseoffailure|incaseoferrors|whenindoubt|ifindoubt|problems|emergency|inanemergency|help";

static REMARKS: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.split('|').collect());
static TROUBLES: LazyLock<HashSet<&str>> = LazyLock::new(|| TROUBLE.split('|').collect());

/// Is a line among tasks none of them? Where the tasks are done as needed, `障害時` is when one is.
pub(super) fn is_remark(text: &str, as_needed: &dyn Fn() -> bool) -> bool {
    if text.starts_with(['※', '＊', '*']) {
        return true;
    }
    let text = without_bullet(text);
    refers(text) || asks(text) && !as_needed() || is_labelled(text, as_needed)
}

/// `注意：…`, `異常時: …`. Most lines begin with another letter: they are told at a glance.
fn is_labelled(text: &str, as_needed: &dyn Fn() -> bool) -> bool {
    static FIRST: LazyLock<HashSet<char>> = LazyLock::new(|| {
        let words = REMARKS.iter().chain(TROUBLES.iter());
        words.filter_map(|word| word.chars().next()).collect()
    });
    let framed = text.trim_start_matches(FRAMES);
    let first = framed.chars().next().map(|it| narrow(it).to_ascii_lowercase());
    if !first.is_some_and(|it| FIRST.contains(&it)) {
        return false;
    }
    let label = labelled(text).map_or(text, |(label, _)| label);
    let label = in_frame(label).unwrap_or(label);
    if label.chars().count() > LONGEST {
        return false;
    }
    let word = fold(label.trim_matches(FRAMES));
    REMARKS.contains(word.as_str()) || TROUBLES.contains(word.as_str()) && !as_needed()
}

/// What a word stands in.
const FRAMES: [char; 16] = [
    '【', '】', '（', '）', '(', ')', '[', ']', '<', '>', '「', '」', '！', '!', '《', '≪',
];

/// Is it the heading of remarks?
pub(in crate::document::import) fn is_heading_of_remarks(heading: &str) -> bool {
    REMARKS.contains(fold(without_bullet(heading)).as_str())
}

/// 注意 of `【注意】扉は閉める`; what is done is no remark, whatever stands before it.
fn in_frame(text: &str) -> Option<&str> {
    let (label, rest) = text
        .strip_prefix(['【', '［', '≪', '《'])?
        .split_once(['】', '］', '≫', '》'])?;
    (!says_deed(rest)).then_some(label)
}

/// `If the job failed, call Bob`, `失敗していたら再実行`: only sometimes, and beside a task.
fn asks(text: &str) -> bool {
    let begins = |word: &str| {
        text.get(..word.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(word))
    };
    ["if ", "in case ", "note that ", "please note "]
        .iter()
        .any(|it| begins(it))
}

/// `詳しくは手順書を参照`, `See the wiki`: where more stands.
fn refers(text: &str) -> bool {
    const BEGINS: [&str; 6] = ["詳しくは", "詳細は", "手順は", "詳細手順は", "やり方は", "方法は"];
    const ENDS: [&str; 9] = [
        "参照のこと",
        "参照すること",
        "を参照してください",
        "を参照下さい",
        "をご参照ください",
        "をご覧ください",
        "を参照",
        "参照",
        "にあります",
    ];
    let text = text.trim_end_matches(['。', '.']);
    if !text.ends_with(['照', 'と', 'い', 'す']) && !text.starts_with(['S', 's', 'R', 'r']) {
        return false;
    }
    let ends = ENDS.iter().position(|it| text.ends_with(it));
    let begins = BEGINS.iter().any(|it| text.starts_with(it));
    let english = ["See ", "see ", "Refer to ", "refer to "]
        .iter()
        .any(|it| text.starts_with(it));
    english && text.chars().map(narrow).all(|it| it.is_ascii())
        || begins && ends.is_some()
        || ends.is_some_and(|at| at < 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_told_from_tasks() {
        for text in [
            "困ったとき: 山田さんに電話",
            "注意",
            "【注意】扉は必ず施錠する",
            "【注意】月曜が休みなら火曜に行う",
            "備考：土日は当番が行う",
            "参考: https://wiki.example.jp/daily",
            "※ 祝日は休み",
            "参考資料",
            "詳しくは手順書を参照",
            "異常時：リーダーへ連絡",
            "Note: skip in December",
            "See also: the patching runbook",
            "See the wiki for details",
            "If something goes wrong: call Bob",
            "Tips",
        ] {
            assert!(is_remark(text, &|| false), "{text}");
        }
        for text in [
            "注意喚起メールの送信",
            "【注意】ログの確認",
            "参考価格の更新",
            "備考欄の確認",
            "Note the meter readings",
            "Important files backup",
            "ログを見る",
            "異常終了ジョブの確認",
            "連絡先リストの更新",
            "Contact list review",
            "エラーログの参照権限の確認",
        ] {
            assert!(!is_remark(text, &|| false), "{text}");
        }
        assert!(!is_remark("障害時：一次切り分け", &|| true));
    }
}
