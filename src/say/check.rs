//! What is said about checks: the table, what is wrong with each, and the message that goes out.

pub mod alert;
pub mod complaint;
pub mod trouble;
pub mod explain;
pub mod history;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{Language, span};
use crate::check::Status;
use crate::say;

pub use alert::{alert, withheld};
pub use complaint::{complaint, complaints, well};

say! {
    /// Column.
    status() { ja: "状態", en: "Status" }
    /// Column.
    name() { ja: "疎通確認", en: "Check" }
    /// Column.
    target() { ja: "対象", en: "Target" }
    /// Column.
    latency() { ja: "応答時間", en: "Time" }
    /// Column: how often in a row.
    consecutive() { ja: "連続", en: "Row" }
    /// Column.
    message() { ja: "内容", en: "Message" }
    /// A status.
    ok() { ja: "正常", en: "OK" }
    /// A status.
    warn() { ja: "警告", en: "WARN" }
    /// A status.
    fail() { ja: "異常", en: "FAIL" }
    /// A status.
    unknown() { ja: "不明", en: "UNKNOWN" }
    /// Under the table.
    all_well(count: usize) { ja: "疎通確認 {count}件、すべて正常", en: "Checks: {count}, all well" }
    /// Under the table; the parts are [`counted`].
    sum(parts: &str) { ja: "疎通確認 {parts}", en: "Checks: {parts}" }
    /// A part of [`sum`].
    counted(word: &str, count: usize) { ja: "{word} {count}件", en: "{count} {word}" }
    /// There is nothing to check.
    none() {
        ja: "疎通確認はまだありません。checks.toml に [[check]] を書くと、ここで動きます",
        en: "There are no checks yet: write a [[check]] in checks.toml and it runs here",
    }
    /// A name on the command line that is none.
    no_such_check(name: &str) { ja: "`{name}` という疎通確認はありません", en: "there is no check `{name}`" }
    /// All that there are.
    there_are(names: &str) { ja: "あるのは: {names}", en: "there are: {names}" }
    /// Somebody stopped it.
    stopped() { ja: "途中で止められたため、何も記録していません", en: "stopped half-way: nothing was recorded" }
    /// Beside the progress bar.
    asking() { ja: "疎通確認中", en: "checking" }
    /// Under the table, of a check that counts as down.
    is_down(name: &str, since: &str) { ja: "停止中: {name}（{since}から）", en: "Down: {name} since {since}" }
    /// Under the table.
    is_explained(name: &str, root: &str) {
        ja: "{name} の異常は {root} によるもの（単独では知らせない）",
        en: "{name} fails because of {root} (not told by itself)",
    }
    /// Under the table.
    in_maintenance(name: &str, stop: &str) {
        ja: "{name} は計画停止 {stop} の時間帯（知らせない）",
        en: "{name} is in the planned outage {stop} (not told)",
    }
    /// Under the table.
    is_acknowledged(name: &str, incident: &str) {
        ja: "{name} はインシデント {incident} で対応中（催促しない）",
        en: "{name} is worked on in the incident {incident} (nobody is reminded)",
    }
    /// Under the table.
    is_flapping(name: &str) {
        ja: "{name} は異常と復旧を繰り返している（落ち着くまで知らせない）",
        en: "{name} keeps going down and up (not told until it is steady)",
    }
    /// Under the table: this machine is cut off.
    is_offline(since: &str) {
        ja: "この端末は {since} から外を確認できていません。外部の結果は不明です",
        en: "This machine sees nothing beyond itself since {since}: results beyond it are unknown",
    }
    /// Under the table.
    outside_hours(name: &str) { ja: "{name} は営業時間外（知らせない）", en: "{name} is outside business hours (not told)" }
    /// Nobody hears of failures.
    no_route() {
        ja: "channels.toml に on = \"check\" の宛先がないため、どこにも知らせていません",
        en: "nobody was told: channels.toml has no channel for on = \"check\"",
    }
    /// The title of an incident that a check opens.
    incident_title(name: &str) { ja: "{name} 応答なし", en: "{name} does not answer" }
    /// Who found it.
    found_by(check: &str) { ja: "疎通確認 {check}", en: "check {check}" }
    /// On stderr.
    opened(incident: &str, title: &str) { ja: "インシデント {incident} を起票しました: {title}", en: "opened the incident {incident}: {title}" }
    /// A heartbeat was noted.
    beaten(name: &str) { ja: "受信を記録: {name}", en: "Heartbeat noted: {name}" }
    /// `beat` of a check of another kind.
    not_a_heartbeat(name: &str) {
        ja: "`{name}` は kind = \"heartbeat\" の疎通確認ではありません",
        en: "`{name}` is no check of kind = \"heartbeat\"",
    }
    /// Milliseconds.
    milliseconds(ms: &str) { ja: "{ms} ms", en: "{ms} ms" }
    /// Seconds.
    seconds(s: &str) { ja: "{s}秒", en: "{s} s" }
}

/// A status in a word.
pub fn status_word(lang: Language, status: Status) -> String {
    match status {
        Status::Ok => ok(lang),
        Status::Warn => warn(lang),
        Status::Fail => fail(lang),
        Status::Unknown => unknown(lang),
    }
}

/// How long an answer took: `0.4 ms`, `12 ms`, `1.25秒`.
pub fn took(lang: Language, ms: f64) -> String {
    if ms >= 1000.0 {
        return seconds(lang, &trimmed(&format!("{:.2}", ms / 1000.0)));
    }
    let digits = usize::from(ms < 10.0);
    milliseconds(lang, &format!("{ms:.digits$}"))
}

/// A limit as the plan writes it: `500 ms`, `3秒`.
pub fn limit(lang: Language, ms: u64) -> String {
    if ms < 1000 {
        milliseconds(lang, &ms.to_string())
    } else {
        seconds(lang, &trimmed(&format!("{:.3}", ms as f64 / 1000.0)))
    }
}

fn trimmed(number: &str) -> String {
    if number.contains('.') {
        number.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        number.to_owned()
    }
}

/// How long something lasted: as [`span::lasted`], and seconds below a minute.
pub fn lasted(lang: Language, length: TimeDelta) -> String {
    match length.num_minutes() {
        0 => seconds(lang, &length.num_seconds().max(0).to_string()),
        _ => span::lasted(lang, length),
    }
}

/// A time on the wall clock; with its day where that is another one.
pub fn clock(lang: Language, at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let time = at.format("%H:%M");
    if at.date_naive() == now.date_naive() {
        return time.to_string();
    }
    let day = super::day::short_date(lang, at.date_naive());
    format!("{day} {time}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_say_them() {
        let ja = Language::Ja;
        for (ms, text) in [
            (0.42, "0.4 ms"),
            (12.3, "12 ms"),
            (999.4, "999 ms"),
            (1250.0, "1.25秒"),
            (10_000.0, "10秒"),
        ] {
            assert_eq!(took(ja, ms), text);
        }
        for (ms, text) in [(500, "500 ms"), (3000, "3秒"), (10_000, "10秒"), (2500, "2.5秒")] {
            assert_eq!(limit(ja, ms), text);
        }
        for (seconds, text) in [
            (20, "20秒"),
            (22 * 60 + 5, "22分"),
            (3600, "1時間0分"),
            (90_000, "1日1時間"),
        ] {
            assert_eq!(lasted(ja, TimeDelta::seconds(seconds)), text);
        }
    }
}
