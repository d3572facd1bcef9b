//! What `handover` and `note` say.

use crate::say;
use crate::say::Language;

/// What sort of thing happened, in one word.
pub fn kind(lang: Language, kind: &str) -> String {
    use super::incident as it;
    match kind {
        "opened" => it::did_open(lang),
        "acked" => it::did_ack(lang),
        "updated" => it::did_update(lang),
        "level-changed" => it::did_level(lang),
        "called" => it::did_call(lang),
        "reported" => it::did_report(lang),
        "restored" => it::did_restore(lang),
        "closed" => it::closed(lang),
        "cancelled" => it::cancelled(lang),
        "reopened" => it::did_reopen(lang),
        "down" => down(lang),
        "recovered" => recovered(lang),
        "blinded" => blinded(lang),
        "sighted" => sighted(lang),
        "offline" => offline(lang),
        "online" => online(lang),
        "done" => done(lang),
        "skipped" => skipped(lang),
        "deferred" => deferred(lang),
        other => other.to_owned(),
    }
}

say! {
    /// The heading.
    title(since: &str, until: &str) { ja: "引き継ぎ {since} 〜 {until}", en: "Handover {since} – {until}" }
    /// A section.
    notes() { ja: "申し送り", en: "Notes" }
    /// Under it when there is none.
    no_notes() { ja: "なし（書くには: opsplan note 伝えたいこと）", en: "None (to write one: opsplan note TEXT)" }
    /// A section.
    open_incidents(count: usize) { ja: "未クローズのインシデント {count}件", en: "Open incidents: {count}" }
    /// A section.
    events() { ja: "インシデントの経過・架電", en: "What happened to incidents; calls" }
    /// A section.
    checks() { ja: "疎通確認の異常と復旧", en: "Checks that failed and recovered" }
    /// A section.
    work() { ja: "実施・延期・見送り", en: "Done, put off and skipped" }
    /// A section.
    due_today() { ja: "本日の期限と期限超過", en: "Due today and overdue" }
    /// Under it when there is none.
    none_due() { ja: "本日の期限はありません", en: "Nothing is due today" }
    /// A section.
    unsent() { ja: "未送信", en: "Unsent" }
    /// Under it when there is none.
    none_unsent() { ja: "未送信はありません", en: "Everything was sent" }
    /// Under a section without rows.
    nothing() { ja: "なし", en: "None" }
    /// A column.
    about() { ja: "対象", en: "About" }
    /// A column.
    channel() { ja: "チャネル", en: "Channel" }
    /// A column.
    waiting_since() { ja: "いつから", en: "Since" }
    /// A column.
    why() { ja: "理由", en: "Why" }
    /// A check.
    down() { ja: "異常", en: "down" }
    /// A check.
    recovered() { ja: "復旧", en: "recovered" }
    /// A check that nobody can look at.
    blinded() { ja: "不明", en: "cannot look" }
    /// It is seen again.
    sighted() { ja: "再開", en: "looks again" }
    /// This machine is cut off.
    offline() { ja: "監視側の停止", en: "offline" }
    /// It sees again.
    online() { ja: "監視側の復帰", en: "online" }
    /// This machine, as one that looks.
    observer() { ja: "この監視端末", en: "the observer" }
    /// How long nobody could see.
    was_unknown_for(length: &str) { ja: "{length}、結果は不明", en: "unknown for {length}" }
    /// A check.
    since(at: &str) { ja: "{at} から", en: "since {at}" }
    /// A check.
    was_down_for(length: &str) { ja: "停止 {length}", en: "after {length}" }
    /// Work.
    done() { ja: "実施", en: "done" }
    /// Work.
    skipped() { ja: "見送り", en: "skipped" }
    /// Work.
    deferred() { ja: "延期", en: "put off" }
    /// Work.
    put_off(to: &str, reason: &str) { ja: "{to} へ: {reason}", en: "to {to}: {reason}" }
    /// Work.
    because(reason: &str) { ja: "{reason}", en: "{reason}" }

    /// A column.
    fact() { ja: "記録", en: "Fact" }
    /// After a note.
    noted() { ja: "申し送りを残しました。`opsplan handover` に出ます", en: "noted; `opsplan handover` shows it" }
    /// A note that says nothing.
    empty_note() { ja: "伝えたいことを書いてください。例: opsplan note 4時に再起動を予定", en: "what should the next shift know? as: opsplan note restart planned for 04:00" }
}
