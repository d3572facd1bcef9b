//! What is wrong, the expected beside the actual.

use super::{lasted, limit, took, trouble};
use crate::check::{Answer, Bound, Complaint, Unfollowed, WhyUnfollowed};
use crate::plan::Language;
use crate::say;

/// All that is wrong with a check on one line.
pub fn complaints(lang: Language, all: &[Complaint]) -> String {
    let separator = match lang {
        Language::Ja => "、",
        Language::En => "; ",
    };
    all.iter()
        .map(|one| complaint(lang, one))
        .collect::<Vec<_>>()
        .join(separator)
}

/// One thing that is wrong.
pub fn complaint(lang: Language, complaint: &Complaint) -> String {
    match complaint {
        Complaint::NoAnswer { trouble } => trouble::trouble(lang, trouble),
        Complaint::HttpStatus {
            expected,
            actual,
            unfollowed,
        } => {
            let status = http_status(lang, *actual, &statuses(expected));
            unfollowed
                .as_ref()
                .map_or(status.clone(), |it| status + &redirect(lang, it))
        }
        Complaint::Missing {
            expected,
            actual,
            capped_at,
        } => missing(lang, expected, actual, *capped_at),
        Complaint::NoMatch {
            expected,
            actual,
            capped_at,
        } => within_cap(lang, *capped_at) + &no_match(lang, expected, &or_empty(lang, actual)),
        Complaint::NotJson { actual, capped_at } => {
            within_cap(lang, *capped_at) + &not_json(lang, &or_empty(lang, actual))
        }
        Complaint::Json {
            path,
            expected,
            actual,
        } => json(lang, path, expected.as_ref(), actual.as_deref()),
        Complaint::Header {
            name,
            expected,
            actual,
        } => match actual {
            Some(actual) => header(lang, name, expected, actual),
            None => no_header(lang, name, expected),
        },
        Complaint::TooSlow { limit_ms, actual_ms } => {
            slow(lang, &took(lang, *actual_ms), &limit(lang, *limit_ms))
        }
        Complaint::Slow { limit_ms, actual_ms } => {
            slowish(lang, &took(lang, *actual_ms), &limit(lang, *limit_ms))
        }
        Complaint::CertificateEnds {
            expected_days,
            actual_days,
            subject,
        } => certificate_ends(lang, *actual_days, *expected_days, subject),
        Complaint::AnswerMissing { expected, .. } if expected.is_empty() => no_record(lang),
        Complaint::AnswerMissing { expected, actual } => {
            not_answered(lang, &listed(actual), &listed(expected))
        }
        Complaint::Plugin { exit, line } if line.is_empty() => plugin_mute(lang, *exit),
        Complaint::Plugin { exit: 1..=3, line } => line.clone(),
        Complaint::Plugin { exit, line } => plugin_strange(lang, line, *exit),
        Complaint::HeartbeatLate { limit_s, actual_s } => {
            let span = |seconds| lasted(lang, chrono::TimeDelta::seconds(seconds));
            heartbeat_late(lang, &span(*actual_s), &span(*limit_s))
        }
    }
}

/// What there is to say of an answer with which nothing is wrong.
pub fn well(lang: Language, answer: &Answer) -> String {
    match answer {
        Answer::Http { status, .. } => format!("HTTP {status}"),
        Answer::Tcp { received } if received.is_empty() => connected(lang),
        Answer::Tcp { received } => crate::check::excerpt(received),
        Answer::Plugin { line, .. } => line.clone(),
        Answer::Tls { .. } => trusted(lang),
        Answer::Dns { answers } => listed(answers),
        Answer::Heartbeat { .. } => beating(lang),
    }
}

fn missing(lang: Language, expected: &str, actual: &str, capped_at: Option<u64>) -> String {
    match (actual, capped_at) {
        ("", _) => missing_empty(lang, expected),
        (_, Some(bytes)) => missing_capped(lang, expected, actual, bytes),
        (_, None) => missing_text(lang, expected, actual),
    }
}

fn within_cap(lang: Language, capped_at: Option<u64>) -> String {
    capped_at.map_or_else(String::new, |bytes| first_bytes(lang, bytes))
}

fn or_empty(lang: Language, actual: &str) -> String {
    if actual.is_empty() {
        nothing(lang)
    } else {
        actual.to_owned()
    }
}

fn json(lang: Language, path: &str, expected: Option<&Bound>, actual: Option<&str>) -> String {
    let expected = match expected {
        None => any_value(lang),
        Some(Bound::Equals(value)) => value.clone(),
        Some(Bound::AtLeast(value)) => at_least(lang, value),
        Some(Bound::AtMost(value)) => at_most(lang, value),
    };
    match actual {
        Some(actual) => json_value(lang, path, actual, &expected),
        None => no_json_value(lang, path, &expected),
    }
}

fn redirect(lang: Language, unfollowed: &Unfollowed) -> String {
    let to = &unfollowed.to;
    match unfollowed.why {
        WhyUnfollowed::OtherHost => to_other_host(lang, to),
        WhyUnfollowed::Downgrade => to_http(lang, to),
        WhyUnfollowed::Private => to_private(lang, to),
        WhyUnfollowed::Forbidden => to_anywhere(lang, to),
        WhyUnfollowed::Unreadable => to_nowhere(lang, to),
    }
}

fn statuses(expected: &[u16]) -> String {
    if expected.is_empty() {
        return "200–299".to_owned();
    }
    expected
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

pub(super) fn listed(names: &[String]) -> String {
    if names.is_empty() {
        "-".to_owned()
    } else {
        names.join(", ")
    }
}

say! {
    /// Nothing to say but that it is open.
    connected() { ja: "接続できた", en: "connected" }
    /// A handshake.
    trusted() { ja: "証明書は有効", en: "the certificate is valid" }
    /// A heartbeat.
    beating() { ja: "受信あり", en: "heard in time" }
    /// Expected beside actual.
    http_status(actual: u16, expected: &str) { ja: "HTTP {actual}（期待 {expected}）", en: "HTTP {actual} (expected {expected})" }
    /// After [`http_status`].
    to_other_host(to: &str) { ja: "、転送先 {to} は別ホストのため追わない", en: ", not followed to another host: {to}" }
    /// After [`http_status`].
    to_http(to: &str) { ja: "、転送先 {to} は暗号化されないため追わない", en: ", not followed from https to http: {to}" }
    /// After [`http_status`].
    to_private(to: &str) { ja: "、転送先 {to} は公開されていないアドレスのため追わない", en: ", not followed from a public address to a private one: {to}" }
    /// After [`http_status`].
    to_anywhere(to: &str) { ja: "、転送先 {to}（redirects = \"none\" のため追わない）", en: ", redirects to {to} (not followed: redirects = \"none\")" }
    /// After [`http_status`].
    to_nowhere(to: &str) { ja: "、転送先 {to} が読めない", en: ", redirected to what is no address: {to}" }
    /// Expected beside actual.
    missing_text(expected: &str, actual: &str) {
        ja: "応答に「{expected}」がない（実際: {actual}）",
        en: "the answer does not hold “{expected}” (actual: {actual})",
    }
    /// Expected beside actual.
    missing_empty(expected: &str) { ja: "応答に「{expected}」がない（実際: 空）", en: "the answer does not hold “{expected}” (actual: empty)" }
    /// Expected beside actual.
    missing_capped(expected: &str, actual: &str, bytes: u64) {
        ja: "応答の先頭 {bytes} バイトに「{expected}」がない（実際: {actual}）",
        en: "the first {bytes} bytes do not hold “{expected}” (actual: {actual})",
    }
    /// Before a complaint, where the answer was longer than what was read.
    first_bytes(bytes: u64) { ja: "先頭 {bytes} バイトのみ: ", en: "in the first {bytes} bytes: " }
    /// Instead of an answer.
    nothing() { ja: "空", en: "empty" }
    /// Expected beside actual.
    no_match(expected: &str, actual: &str) {
        ja: "応答が /{expected}/ に合わない（実際: {actual}）",
        en: "the answer does not match /{expected}/ (actual: {actual})",
    }
    /// Expected beside actual.
    not_json(actual: &str) { ja: "応答がJSONでない（期待 JSON、実際: {actual}）", en: "the answer is no JSON (expected JSON; actual: {actual})" }
    /// Expected beside actual.
    json_value(path: &str, actual: &str, expected: &str) { ja: "{path} が {actual}（期待 {expected}）", en: "{path} is {actual} (expected {expected})" }
    /// Expected beside actual.
    no_json_value(path: &str, expected: &str) { ja: "{path} がない（期待 {expected}）", en: "there is no {path} (expected {expected})" }
    /// What is expected of a value.
    any_value() { ja: "値があること", en: "a value" }
    /// What is expected of a value.
    at_least(value: &str) { ja: "{value} 以上", en: "at least {value}" }
    /// What is expected of a value.
    at_most(value: &str) { ja: "{value} 以下", en: "at most {value}" }
    /// Expected beside actual.
    header(name: &str, expected: &str, actual: &str) {
        ja: "ヘッダー {name} に「{expected}」がない（実際: {actual}）",
        en: "the header {name} does not hold “{expected}” (actual: {actual})",
    }
    /// Expected beside actual.
    no_header(name: &str, expected: &str) { ja: "ヘッダー {name} がない（期待「{expected}」）", en: "there is no header {name} (expected “{expected}”)" }
    /// Expected beside actual.
    slow(actual: &str, limit: &str) { ja: "応答時間 {actual}（期待 {limit}以内）", en: "took {actual} (expected within {limit})" }
    /// Expected beside actual.
    slowish(actual: &str, limit: &str) { ja: "応答が遅い {actual}（注意 {limit}超）", en: "slow: {actual} (warns above {limit})" }
    /// Expected beside actual.
    certificate_ends(days: i64, expected: u32, subject: &str) {
        ja: "証明書の残り {days}日（期待 {expected}日以上、{subject}）",
        en: "the certificate is good for {days} days (expected at least {expected}; {subject})",
    }
    /// Expected beside actual.
    not_answered(actual: &str, expected: &str) { ja: "名前解決の答え {actual}（期待 {expected}）", en: "answered {actual} (expected {expected})" }
    /// A plugin without words.
    plugin_mute(exit: i32) { ja: "終了コード {exit}（期待 0）、出力なし", en: "exit code {exit} (expected 0), no output" }
    /// A plugin outside the contract.
    plugin_strange(line: &str, exit: i32) { ja: "{line}（終了コード {exit}、期待 0〜3）", en: "{line} (exit code {exit}, expected 0–3)" }
    /// Expected beside actual.
    heartbeat_late(actual: &str, limit: &str) { ja: "最後の受信から {actual}（期待 {limit}以内）", en: "last heard {actual} ago (expected within {limit})" }
    /// Expected beside actual.
    no_record() { ja: "名前解決の答えが空（期待 1件以上）", en: "there is no such record (expected at least one)" }
}
