//! What is said of checks that will hurt.

use crate::say;

say! {
    /// See [`crate::plan::warn::Warning::CheckWithoutOwner`].
    check_without_owner(check: &str) {
        ja: "疎通確認 `{check}` の持ち主がいません。異常になったとき、だれのものか分かりません",
        en: "the check `{check}` has no owner: when it goes down, nobody knows whose it is",
    }
    /// What to do.
    help_check_without_owner() {
        ja: "`owner` に役割か連絡先を書くか、業務の `check` に書いてください",
        en: "write a role or a contact into `owner`, or name the check in a task's `check`",
    }
    /// See [`crate::plan::warn::Warning::LimitNeverReached`].
    limit_never_reached(key: &str, by: &str) {
        ja: "`{key}` が `{by}` 以上なので、この上限には決して届きません",
        en: "`{key}` is not below `{by}`: this limit is never reached",
    }
    /// What to do.
    help_limit_never_reached(key: &str, by: &str) {
        ja: "`{key}` を `{by}` より短くするか、`{by}` を長くしてください", en: "make `{key}` shorter than `{by}`, or `{by}` longer",
    }
    /// See [`crate::plan::warn::Warning::OutageNoticedLate`].
    outage_noticed_late(minutes: i64, outage_from: &str) {
        ja: "異常とみなすまで最大 {minutes}分かかり、停止 {outage_from} で上がるはずのレベルに間に合いません",
        en: "it takes up to {minutes} minutes to count as down, longer than the {outage_from} after which the level is raised",
    }
    /// What to do.
    help_outage_noticed_late() {
        ja: "`every` を短くするか、`fail_after` を減らしてください", en: "make `every` shorter, or `fail_after` smaller",
    }
    /// See [`crate::plan::warn::Warning::CertificateNoticedLate`].
    certificate_noticed_late(days: u32) {
        ja: "証明書の残りが {days}日を切るまで気づきません。更新の手配に足りないおそれがあります",
        en: "nobody is told before the certificate has {days} days left, which is little time to renew it",
    }
    /// What to do.
    help_certificate_noticed_late() {
        ja: "更新の手配にかかる日数より長くしてください。例: cert_days = 21", en: "make it longer than renewing takes: cert_days = 21",
    }
    /// See [`crate::plan::warn::Warning::ShellLine`].
    shell_line(line: &str) {
        ja: "`{line}` は1語として扱われます。シェルは使わないので、空白で分かれません",
        en: "`{line}` is taken as one word: there is no shell to take it apart",
    }
    /// What to do.
    help_shell_line() {
        ja: "語ごとに分けて書きます。例: argv = [\"/bin/df\", \"-P\", \"/\"]。パイプが要るなら argv = [\"/bin/sh\", \"-c\", \"…\"]",
        en: "write each word by itself: argv = [\"/bin/df\", \"-P\", \"/\"]; where it takes a pipe: argv = [\"/bin/sh\", \"-c\", \"…\"]",
    }
    /// See [`crate::plan::warn::Warning::IncidentHidden`].
    incident_hidden(check: &str, parent: &str) {
        ja: "`{parent}` が異常のあいだ、`{check}` はインシデントを起票せず、`{parent}` も起票しません",
        en: "while `{parent}` is down, `{check}` opens no incident, and `{parent}` opens none either",
    }
    /// What to do.
    help_incident_hidden() {
        ja: "依存先にも `open_incident` を書いてください", en: "write `open_incident` into the check that it depends on, too",
    }
}
