//! What `check --explain` says.

use crate::plan::Language;
use crate::say;

say! {
    /// Column.
    what() { ja: "項目", en: "What" }
    /// Column.
    how() { ja: "内容", en: "How" }
    /// Row.
    state() { ja: "いまの状態", en: "State" }
    /// Row.
    last_look() { ja: "最後に見た時刻", en: "Last look" }
    /// Row.
    count() { ja: "連続の数", en: "In a row" }
    /// Row.
    counts_as_down() { ja: "異常とみなす条件", en: "Counts as down" }
    /// Row.
    counts_as_up() { ja: "復旧とみなす条件", en: "Counts as up" }
    /// Row.
    gap() { ja: "未観測", en: "Gap" }
    /// Row.
    down_since() { ja: "異常の始まり", en: "Down since" }
    /// Row.
    blind_since() { ja: "不明の始まり", en: "Unknown since" }
    /// Row.
    told() { ja: "知らせ", en: "Told" }
    /// Row.
    withheld() { ja: "知らせない理由", en: "Withheld" }
    /// Row.
    next() { ja: "次の催促", en: "Next reminder" }
    /// Row.
    flapping() { ja: "繰り返し", en: "Flapping" }
    /// Row.
    window() { ja: "計画停止", en: "Planned stop" }
    /// Row.
    hours() { ja: "時間帯", en: "Hours" }
    /// Row.
    acknowledged() { ja: "対応中のインシデント", en: "Acknowledged" }
    /// Row.
    parents() { ja: "依存する疎通確認", en: "Depends on" }
    /// Row.
    channels() { ja: "知らせる先", en: "Channels" }
    /// No time.
    never() { ja: "まだない", en: "never" }
    /// Nothing.
    none() { ja: "なし", en: "none" }
    /// State.
    is_ok() { ja: "正常", en: "working" }
    /// State.
    is_failing() { ja: "失敗しているが、まだ異常とはみなさない", en: "failing, and not down yet" }
    /// State.
    is_down() { ja: "異常", en: "down" }
    /// State.
    is_recovering() { ja: "異常（直近は成功。復旧かもしれない）", en: "down; the last look was a success, it may be over" }
    /// State.
    is_unknown() { ja: "不明（見られなかった）", en: "unknown: nobody could look" }
    /// State.
    is_never() { ja: "まだ見ていない", en: "nobody has looked yet" }
    /// Counts.
    counts(failures: u32, successes: u32, unknowns: u32) {
        ja: "失敗 {failures}回、成功 {successes}回、不明 {unknowns}回",
        en: "{failures} failures, {successes} successes, {unknowns} unknown",
    }
    /// The rule.
    in_a_row(count: u32) { ja: "{count}回続けて失敗", en: "{count} failures in a row" }
    /// The rule.
    among(count: u32, of: u32) { ja: "直近 {of}回のうち {count}回の失敗", en: "{count} failures among the last {of} looks" }
    /// The rule.
    successes(count: u32) { ja: "{count}回続けて成功", en: "{count} successes in a row" }
    /// The counting starts again.
    counts_anew() {
        ja: "しばらく見ていないため、次から数え直す（3 × every より長い）",
        en: "not looked at for longer than three times every: the counting starts again",
    }
    /// People know.
    was_told(at: &str, reminders: u32) { ja: "{at} に知らせた（催促 {reminders}回）", en: "told at {at} ({reminders} reminders)" }
    /// People will know.
    will_tell() { ja: "次の check --notify が異常を知らせる", en: "the next check --notify tells that it is down" }
    /// People will know.
    will_remind() { ja: "次の check --notify が継続を知らせる", en: "the next check --notify reminds that it is still down" }
    /// People will know.
    will_tell_end() { ja: "次の check --notify が復旧を知らせる", en: "the next check --notify tells that it has recovered" }
    /// People will know.
    will_tell_blind() { ja: "次の check --notify が、見られないことを知らせる", en: "the next check --notify tells that nobody can look" }
    /// People will know.
    will_tell_sight() { ja: "次の check --notify が、再び見られることを知らせる", en: "the next check --notify tells that it is seen again" }
    /// People know.
    was_told_blind(at: &str) { ja: "見られないことを {at} に知らせた", en: "told at {at} that nobody can look" }
    /// It goes up and down.
    end_waits() { ja: "復旧は、落ち着いてから知らせる", en: "its recovery is told when it is steady" }
    /// Nobody knows.
    not_told() { ja: "知らせていない", en: "nobody was told" }
    /// Too few failures.
    too_few(count: u32, of: u32) { ja: "知らせていない（失敗 {count}回、異常とみなすのは {of}回から）", en: "nobody was told: {count} failures, it takes {of}" }
    /// All is well.
    nothing_to_tell() { ja: "知らせることはない", en: "there is nothing to tell" }
    /// Flapping.
    until_steady(at: &str) { ja: "異常と復旧を繰り返している。{at} まで変わらなければ落ち着いたとみなす", en: "it keeps going down and up; steady if nothing changes until {at}" }
    /// Hours.
    outside() { ja: "営業時間外（during = \"business-hours\"）", en: "outside business hours (during = \"business-hours\")" }
    /// No channel.
    nowhere() { ja: "なし（channels.toml に on = \"check\" の宛先がない）", en: "none: channels.toml has no channel for on = \"check\"" }
    /// A parent.
    parent_fails(name: &str) { ja: "{name}（異常）", en: "{name} (failing)" }
    /// A parent.
    parent_works(name: &str) { ja: "{name}（正常）", en: "{name} (working)" }
}

/// A state in words.
pub fn state_word(lang: Language, state: &str) -> String {
    match state {
        "ok" => is_ok(lang),
        "failing" => is_failing(lang),
        "down" => is_down(lang),
        "recovering" => is_recovering(lang),
        "unknown" => is_unknown(lang),
        _ => is_never(lang),
    }
}

/// When it counts as down.
pub fn rule(lang: Language, fail_after: u32, out_of: Option<u32>) -> String {
    match out_of {
        Some(of) => among(lang, fail_after, of),
        None => in_a_row(lang, fail_after),
    }
}

/// A check that it depends on.
pub fn parent(lang: Language, name: &str, is_failing: bool) -> String {
    if is_failing {
        parent_fails(lang, name)
    } else {
        parent_works(lang, name)
    }
}
