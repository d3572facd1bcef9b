//! The post office: why something was not sent, and the remarks of a try.

use crate::notify::{Because, Fate};
use crate::say;
use crate::say::Language;

say! {
    /// Another machine sends.
    other_host(host: &str) { ja: "送信するのは {host} です（[tick] host）", en: "the machine that sends is {host} ([tick] host)" }
    /// Another process is at it.
    being_sent() { ja: "別の opsplan が送信中です。続けて送られます", en: "another opsplan is sending; it goes on with what is queued" }
    /// The plan has it no more.
    no_such_channel() { ja: "計画にないチャネルです", en: "the plan has no such channel" }
    /// It may have arrived before.
    repeated() { ja: "（再送: 前回届いたか不明）", en: " (sent again: the last try may have arrived)" }
    /// What was too old to be sent.
    left_out(count: usize, since: &str) {
        ja: "{since} からの連絡 {count}件は、1日以上送れなかったため省略しました",
        en: "{count} messages since {since} could not be sent for a day and were left out",
    }
    /// It waited.
    late(minutes: i64) { ja: "（{minutes}分遅れて送信）", en: " (sent {minutes} min late)" }
}

/// How a message stands.
pub fn state(lang: Language, fate: &Fate, goes_on: bool, doubt: bool) -> String {
    match fate {
        Fate::Waiting => waiting(lang),
        Fate::Leaving if goes_on => leaving(lang),
        Fate::Leaving => in_doubt(lang),
        Fate::Accepted => accepted(lang),
        Fate::Posted(_) => posted(lang),
        Fate::Failed { .. } if goes_on => failed(lang),
        Fate::Failed { .. } if doubt => in_doubt(lang),
        Fate::Failed { .. } => given_up(lang),
        Fate::Dropped(because) => dropped(lang, &why(lang, *because)),
    }
}

fn why(lang: Language, because: Because) -> String {
    match because {
        Because::Answered => answered(lang),
        Because::Reached => reached(lang),
        Because::Old => old(lang),
        Because::Merged => merged(lang),
        Because::Person => by_person(lang),
    }
}

/// One fact of a message's way, by its kind.
pub fn step(lang: Language, kind: &str) -> String {
    match kind {
        "queued" => waiting(lang),
        "sent" => leaving(lang),
        "accepted" => accepted(lang),
        "posted" => posted(lang),
        "failed" => has_failed(lang),
        "requeued" => asked_again(lang),
        "answered" => dropped(lang, &answered(lang)),
        "reached" => dropped(lang, &reached(lang)),
        "old" => dropped(lang, &old(lang)),
        "merged" => dropped(lang, &merged(lang)),
        _ => dropped(lang, &by_person(lang)),
    }
}

say! {
    /// A label and its value.
    field(label: &str, value: &str) { ja: "{label}: {value}", en: "{label}: {value}" }
    /// With the error.
    because(state: &str, error: &str) { ja: "{state}: {error}", en: "{state}: {error}" }
    /// States.
    waiting() { ja: "送信待ち", en: "queued" }
    /// States.
    leaving() { ja: "送信中", en: "being sent" }
    /// States.
    in_doubt() { ja: "届いたか不明（再試行なし）", en: "may have arrived, needs somebody" }
    /// States.
    accepted() { ja: "受付済", en: "accepted" }
    /// States.
    posted() { ja: "掲示済", en: "posted" }
    /// States.
    failed() { ja: "失敗（再試行あり）", en: "failed, will be tried again" }
    /// States.
    given_up() { ja: "失敗（再試行なし）", en: "failed, needs somebody" }
    /// A step.
    has_failed() { ja: "失敗", en: "failed" }
    /// A step.
    asked_again() { ja: "再送の指示", en: "to be tried again" }
    /// States.
    dropped(why: &str) { ja: "送らない（{why}）", en: "not sent ({why})" }
    /// Why not sent.
    answered() { ja: "応答・復旧済", en: "answered or over" }
    /// Why not sent.
    reached() { ja: "別の手段で連絡済", en: "reached another way" }
    /// Why not sent.
    old() { ja: "古い連絡", en: "too old" }
    /// Why not sent.
    merged() { ja: "復旧の連絡に含む", en: "told with its end" }
    /// Why not sent.
    by_person() { ja: "人の判断", en: "somebody said so" }
    /// Nothing waits.
    all_sent() { ja: "未送信の連絡はありません", en: "nothing is unsent" }
    /// What a retry came to.
    sent_count(count: usize) { ja: "{count}件を送信しました", en: "sent: {count}" }
    /// What was let go.
    dropped_count(count: usize) { ja: "{count}件を送らないことにしました", en: "dropped: {count}" }
    /// A wrong mark.
    no_such_mark(mark: &str) { ja: "記号 `{mark}` の連絡はありません（opsplan outbox --all で確認）", en: "no message has the mark `{mark}` (see opsplan outbox --all)" }
    /// `notify`.
    sent_to(channels: &str) { ja: "{channels} に送信しました", en: "sent to {channels}" }
    /// Something could not be sent.
    not_sent(channel: &str, why: &str) { ja: "{channel} に送れませんでした: {why}", en: "could not send to {channel}: {why}" }
    /// `notify`.
    empty() { ja: "内容がありません", en: "there is no text" }
    /// `notify`.
    by(text: &str, who: &str) { ja: "{text}（発信 {who}）", en: "{text} (from {who})" }
    /// `notify`.
    no_such_event(event: &str, known: &str) {
        ja: "イベント `{event}` の送り先が channels.toml にありません。あるのは: {known}",
        en: "channels.toml has no channel for the event `{event}`; it has: {known}",
    }
    /// Above the reasons.
    why_title() { ja: "送れない理由", en: "Why" }
    /// Above the steps.
    story() { ja: "経過", en: "What became of it" }
    /// A column.
    mark() { ja: "記号", en: "Mark" }
    /// A column.
    state_column() { ja: "状態", en: "State" }
    /// A column.
    channel() { ja: "チャネル", en: "Channel" }
    /// A column.
    to() { ja: "宛先", en: "To" }
    /// A column.
    since() { ja: "発生", en: "Since" }
    /// A column.
    tries() { ja: "試行", en: "Tries" }
    /// A column.
    next() { ja: "次の試行", en: "Next try" }
    /// A column.
    text() { ja: "内容", en: "Text" }
    /// What makes it the same message.
    key() { ja: "キー", en: "Key" }
}
