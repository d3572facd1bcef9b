//! What `tick` says of itself.

use crate::say;

say! {
    /// Another one runs.
    already() { ja: "別の tick が実行中なので、何もしません", en: "another tick is running; nothing to do" }
    /// Another machine sends.
    not_here(host: &str) {
        ja: "tick を行うのは {host} です（[tick] host）。代わるには opsplan tick --takeover",
        en: "{host} is the machine that ticks ([tick] host); to replace it: opsplan tick --takeover",
    }
    /// The checks of a tick.
    checked(count: usize, failing: usize) { ja: "疎通確認 {count}件 うち異常・不明 {failing}件", en: "checks: {count}, failing or unknown: {failing}" }
    /// Its messages.
    messages(queued: usize, sent: usize) { ja: "新しい連絡 {queued}件 / 送信 {sent}件", en: "new messages: {queued}, sent: {sent}" }
    /// A service that cannot be read.
    not_heard(channel: &str, why: &str) { ja: "{channel} の返信を読めませんでした: {why}", en: "could not read the answers in {channel}: {why}" }
    /// Somebody answered there.
    heard(who: &str, channel: &str) { ja: "{who} が {channel} で応答しました", en: "{who} answered in {channel}" }
    /// The dead-man's switch.
    no_ping(why: &str) { ja: "外部の死活監視（[tick] ping）に届きませんでした: {why}", en: "the dead-man's switch ([tick] ping) was not reached: {why}" }
    /// `--dry-run`.
    nothing() { ja: "いま送るものはありません", en: "nothing would be sent now" }
    /// `--dry-run`.
    would_send(count: usize) { ja: "いま tick が送るもの {count}件（送っていません）", en: "a tick would send now: {count} (nothing was sent)" }
    /// A column.
    at() { ja: "時刻", en: "At" }
    /// A column.
    checks() { ja: "疎通確認", en: "Checks" }
    /// A column.
    failing() { ja: "異常・不明", en: "Failing or unknown" }
    /// A column.
    queued() { ja: "新しい連絡", en: "New messages" }
    /// A column.
    sent() { ja: "送信", en: "Sent" }
    /// A column.
    unsent() { ja: "送れなかったもの", en: "Not sent" }
}
