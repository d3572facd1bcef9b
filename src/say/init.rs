//! What `init` says.

use crate::say;

say! {
    /// Something is there already.
    exists(files: &str) {
        ja: "すでにあるため、何も書きませんでした: {files}\n別のフォルダに書くには `opsplan init フォルダ名`",
        en: "already there, so nothing was written: {files}\nto write elsewhere: `opsplan init DIR`",
    }

    /// The heading.
    written(directory: &str) {
        ja: "運用計画を `{directory}` に書きました",
        en: "Wrote an operations plan to `{directory}`",
    }

    /// What to do now.
    next() { ja: "次にすること", en: "What to do next" }

    /// The first thing.
    edit() {
        ja: "contacts.toml と org.toml の人を、自分たちの名前と番号に書き換える",
        en: "put your own names and numbers into contacts.toml and org.toml",
    }

    /// Beside the command.
    lint() { ja: "書き間違いを確かめる", en: "see whether anything is wrong" }
    /// Beside the command.
    due() { ja: "今日の期限を見る", en: "see what is owed today" }
    /// Beside the command.
    check() { ja: "疎通確認をいま行う", en: "run the health checks now" }
    /// Beside the command.
    escalation() { ja: "lv3 の連絡経路を見る", en: "see who is called at lv3" }
    /// Beside the command.
    cron() { ja: "毎分動かすための行を出す", en: "print the line that runs it every minute" }
}
