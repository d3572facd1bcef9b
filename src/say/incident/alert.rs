//! What is said of a machine's words.

use crate::say;

say! {
    /// What was done.
    alert_opened() { ja: "起票", en: "opened" }
    /// What was done.
    alert_joined() { ja: "続報として追加", en: "joined as an update" }
    /// What was done.
    alert_reopened() { ja: "再オープン", en: "reopened" }
    /// What was done.
    alert_restored() { ja: "復旧（未クローズ）", en: "restored, not closed" }
    /// What was done.
    alert_acknowledged() { ja: "応答", en: "acknowledged" }
    /// What was done.
    alert_already() { ja: "記録済みのため何もしていない", en: "nothing to do: that is recorded already" }
    /// What was done.
    alert_unknown() { ja: "該当する未クローズのインシデントなし", en: "no incident of it is open" }
    /// One alert.
    heard(id: &str, level: &str, done: &str, title: &str) { ja: "{id} {level} {done}: {title}", en: "{id} {level} {done}: {title}" }
    /// One alert without an incident.
    heard_alone(done: &str, title: &str) { ja: "{done}: {title}", en: "{done}: {title}" }

    /// No rule takes it.
    no_rule(title: &str, level: &str) {
        ja: "`{title}` に当たる規則がないため {level} で起票しました。levels.toml に [[alert]] を書くか、--level を付けてください",
        en: "no rule takes `{title}`, so it was opened as {level}; write an [[alert]] into levels.toml, or give --level",
    }
    /// More than are taken at once.
    left_out(count: usize) {
        ja: "一度に受けるアラートは100種類までです。残りの {count}件は起票していません",
        en: "no more than 100 different alerts are taken at once; {count} were left out",
    }
    /// A payload without alerts.
    no_alerts() { ja: "アラートが1件もありません", en: "there is no alert in it" }
    /// Why nothing was read.
    payload_too_large() { ja: "大きすぎます（4MBまで）", en: "this is too large (4 MB at most)" }
    /// Why nothing was read.
    payload_not_json(reason: &str) { ja: "JSONとして読めません: {reason}", en: "this is no JSON: {reason}" }
    /// Why nothing was read.
    payload_unknown() {
        ja: "Alertmanager、Grafana、PagerDuty のどの形でもなく、`title` もありません。形を決めるなら --as generic など",
        en: "this has neither the form of Alertmanager, Grafana or PagerDuty nor a `title`; --as names the form",
    }
    /// Why nothing was read.
    payload_lacks(form: &str, key: &str) {
        ja: "{form} の形ですが、`{key}` がないか、その値が分かりません",
        en: "this has the form of {form}, but `{key}` is missing or says what is not understood",
    }
}
