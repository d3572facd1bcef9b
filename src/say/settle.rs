//! What `done`, `skip`, `defer`, `confirm` and `undo` say.

use crate::say;

say! {
    /// Done.
    done(how: &str, title: &str, due: &str) { ja: "{how}: {title} 期限 {due}", en: "{how}: {title}, deadline {due}" }
    /// Done, and its lateness.
    late(word: &str, late: &str) { ja: "{word}（{late}）", en: "{word} ({late})" }
    /// Skipped.
    skipped(title: &str, due: &str) { ja: "見送り: {title} 期限 {due}", en: "skipped: {title}, deadline {due}" }
    /// Deferred.
    deferred(title: &str, due: &str, to: &str) { ja: "延期: {title} 期限 {due} → {to}", en: "deferred: {title}, deadline {due} → {to}" }
    /// Confirmed.
    confirmed(title: &str, due: &str) { ja: "確認済: {title} 期限 {due}", en: "confirmed: {title}, deadline {due}" }
    /// Taken back.
    undone(what: &str, title: &str, fact: &str) { ja: "取り消し: {what} {title}（{fact}）", en: "taken back: {what} {title} ({fact})" }
    /// What is taken back of a confirmation.
    confirmation() { ja: "確認", en: "confirmation" }
    /// Of several the oldest was taken, for nobody could be asked.
    took_oldest() { ja: "複数開いているうち、最も古いものです（--period で選べます）", en: "the oldest of several that are open (--period picks another)" }
    /// It is not over before another person has confirmed it.
    to_confirm(id: &str) { ja: "本人以外の確認を待ちます: opsplan confirm {id}", en: "waits for another person: opsplan confirm {id}" }
    /// Nothing of the same is open.
    nothing_remains() { ja: "残りはありません", en: "nothing of it remains" }
    /// What is still open of the same.
    remains(n: usize) { ja: "残り {n}件", en: "{n} of it remain" }

    /// Which of several?
    which() { ja: "複数開いています。どれですか", en: "Several are open. Which one?" }
    /// The prompt.
    number(n: usize) { ja: "番号（1〜{n}）: ", en: "Number (1–{n}): " }
    /// Not one of the numbers.
    no_such_number(text: &str) { ja: "`{text}` という番号はありません。何も記録していません", en: "there is no number `{text}`; nothing was recorded" }
    /// A word that fits several.
    several_fit(word: &str, fit: &str) { ja: "`{word}` は複数の業務に当てはまります: {fit}", en: "`{word}` fits several: {fit}" }
    /// A word that fits none.
    unknown_task(word: &str, near: &str) { ja: "`{word}` という業務はありません。近いもの: {near}", en: "there is no task `{word}`; the nearest: {near}" }
    /// A period that was not understood.
    bad_period(text: &str) {
        ja: "期間 `{text}` が読めません。例: 2026-11-22、2026-W47、2026-11、2026-Q3、11-16の週、10月分、先月",
        en: "cannot read the period `{text}`; examples: 2026-11-22, 2026-W47, 2026-11, 2026-Q3, last week, last month",
    }
    /// Nothing is open.
    nothing_open(title: &str, last: &str, next: &str) {
        ja: "{title}: 開いているものはありません。何も記録していません。前回実施 {last}、次回 {next}",
        en: "{title}: nothing is open, nothing was recorded. Last done {last}; next: {next}",
    }
    /// Nothing waits for a second person.
    nothing_to_confirm(title: &str) {
        ja: "{title}: 確認待ちのものはありません。何も記録していません",
        en: "{title}: nothing waits to be confirmed, nothing was recorded",
    }
    /// `--at` was understood as this.
    as_of(at: &str, what: &str) { ja: "{at} 時点 {what}", en: "As of {at}: {what}" }
    /// When the next one opens.
    opens(opens: &str, due: &str) { ja: "{opens} から（期限 {due}）", en: "opens {opens}, deadline {due}" }
    /// Somebody was faster.
    already(title: &str) { ja: "{title}: すでに記録されています。何も記録していません", en: "{title}: already on record; nothing was recorded" }
    /// A time to come.
    in_the_future() { ja: "--at が現在より後です。過去の日時を指定してください", en: "--at lies in the future; give a time that has passed" }
    /// Automatic work.
    automatic(title: &str, check: &str) {
        ja: "{title} は自動です。check `{check}` が動けば実施済になります: opsplan check {check}（実施しない場合は skip）",
        en: "{title} is automatic: it is done when check `{check}` has run: opsplan check {check} (or skip it)",
    }
    /// Evidence is required.
    evidence(title: &str) {
        ja: "{title} には証跡が必要です: --evidence に置き場所を書いてください",
        en: "{title} requires evidence: say with --evidence where it is",
    }
    /// A deadline that is not later.
    not_later(to: &str) { ja: "延期先 {to} が過ぎています。今日以降の日を指定してください", en: "{to} has passed; give a day to come" }
    /// 次報
    by_update(title: &str) { ja: "{title} は `opsplan incident update` で済みます", en: "{title} ends with `opsplan incident update`" }
    /// The same person.
    same_person(title: &str, who: &str) {
        ja: "{title} を実施したのは {who} です。本人以外が確認してください",
        en: "{title} was done by {who}: another person has to confirm it",
    }
    /// Nothing to take back.
    nothing_to_undo() { ja: "取り消せる記録がありません。何も記録していません", en: "there is nothing to take back; nothing was recorded" }
    /// An id that no fact has.
    unknown_fact(id: &str) { ja: "記録 `{id}` はありません", en: "there is no fact `{id}`" }
    /// A fact that cannot be taken back.
    cannot_undo(id: &str, kind: &str) {
        ja: "記録 `{id}`（{kind}）は undo では取り消せません",
        en: "fact `{id}` ({kind}) cannot be taken back with undo",
    }
    /// Taken back before.
    undone_before(id: &str) { ja: "記録 `{id}` はすでに取り消されています", en: "fact `{id}` was taken back already" }
}
