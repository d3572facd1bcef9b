//! What `cron` explains beside the lines it prints.

use crate::say;

say! {
    /// Above the crontab lines.
    crontab() {
        ja: "crontab -e に貼り付ける行:",
        en: "Lines for `crontab -e`:",
    }
    /// Beside the line.
    tick() {
        ja: "毎分: 疎通確認、呼び出し、報告期限、朝の通知など、時刻が来たものすべて",
        en: "every minute: checks, pages, deadlines, the morning's message: everything that time makes due",
    }
    /// A column.
    when() { ja: "時刻", en: "When" }
    /// A column.
    line() { ja: "crontab の行", en: "Crontab line" }
    /// A column.
    why() { ja: "すること", en: "What it does" }
    /// Above the environment file.
    environment(path: &str) {
        ja: "秘密の値は {path} に書き、chmod 600 にする（1行に NAME=値 を1つ。なければ作らなくてよい）:",
        en: "Secrets go into {path}, chmod 600, one NAME=value a line (leave it out if there are none):",
    }
    /// Where the plan names no secret.
    no_secrets() {
        ja: "この計画は環境変数を使っていない",
        en: "this plan uses no environment variable",
    }
    /// Above the systemd units.
    systemd(dir: &str) {
        ja: "cronの代わりにsystemdを使う場合、{dir} に置くファイル:",
        en: "With systemd instead of cron, files for {dir}:",
    }
    /// The commands that start them.
    enable() {
        ja: "置いた後に実行する:",
        en: "Then run:",
    }
}
