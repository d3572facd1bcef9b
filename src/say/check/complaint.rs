//! What is wrong, the expected beside the actual.

use super::{lasted, limit, took};
use crate::check::{Answer, Bound, CertificateFault, Complaint, Phase, Trouble, Unfollowed, WhyUnfollowed};
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
        Complaint::NoAnswer { trouble } => no_answer(lang, trouble),
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

fn no_answer(lang: Language, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused { address } => refused(lang, &address.to_string()),
        Trouble::Timeout { phase, limit_ms } => {
            timed_out(lang, &phase_word(lang, *phase), &limit(lang, *limit_ms))
        }
        Trouble::Reset { phase } => reset(lang, &phase_word(lang, *phase)),
        Trouble::Closed { phase } => closed(lang, &phase_word(lang, *phase)),
        Trouble::NoSuchName { name } => no_such_name(lang, name),
        Trouble::NameServer { server, code } => name_server(lang, &server.to_string(), code),
        Trouble::HostUnreachable { address } => unreachable(lang, &address.to_string()),
        Trouble::NotHttp { detail } => not_http(lang, detail),
        Trouble::RedirectLoop { followed } => redirect_loop(lang, *followed),
        Trouble::Certificate { fault } => certificate(lang, fault),
        Trouble::Tls { detail } => handshake(lang, detail),
        Trouble::Failed { phase, detail } => failed(lang, &phase_word(lang, *phase), detail),
        Trouble::Flood { limit } => flood(lang, *limit),
        Trouble::NeverBeat => never_beat(lang),
        Trouble::Proxy { status } => proxy(lang, *status),
        ours => our_fault(lang, ours),
    }
}

fn our_fault(lang: Language, trouble: &Trouble) -> String {
    match trouble {
        Trouble::NoResolver { name } => no_resolver(lang, name),
        Trouble::NoRoute { address } => no_way(lang, &address.to_string()),
        Trouble::Refusal { detail } => refusal(lang, detail),
        Trouble::CannotRun { program, detail } => cannot_run(lang, program, detail),
        Trouble::Killed { signal } => killed(lang, *signal),
        Trouble::NoRoots { detail } => no_roots(lang, detail),
        Trouble::NoProxy { detail } => no_proxy(lang, detail),
        Trouble::NoCredential { kept, detail } => no_credential(lang, kept, detail),
        Trouble::Offline => offline(lang),
        Trouble::SetClock => set_clock(lang),
        Trouble::NoTime => no_time(lang),
        Trouble::BadTarget { detail } => bad_target(lang, detail),
        // The others are the service's; `no_answer` has them.
        other => format!("{other:?}"),
    }
}

fn certificate(lang: Language, fault: &CertificateFault) -> String {
    let day = |at: &Option<chrono::DateTime<chrono::Utc>>| {
        at.map_or_else(|| "?".to_owned(), |at| at.date_naive().to_string())
    };
    match fault {
        CertificateFault::Expired { until } => cert_expired(lang, &day(until)),
        CertificateFault::NotYetValid { from } => cert_early(lang, &day(from)),
        CertificateFault::WrongName { expected, actual } => cert_name(lang, &listed(actual), expected),
        CertificateFault::SelfSigned => cert_own(lang),
        CertificateFault::IssuerNotShown { issuer } => cert_gap(lang, issuer),
        CertificateFault::UnknownIssuer { issuer } => cert_issuer(lang, issuer),
        CertificateFault::Revoked => cert_revoked(lang),
        CertificateFault::Other { detail } => cert_other(lang, detail),
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

fn phase_word(lang: Language, phase: Phase) -> String {
    match phase {
        Phase::Dns => phase_dns(lang),
        Phase::Connect => phase_connect(lang),
        Phase::Tls => phase_tls(lang),
        Phase::FirstByte => phase_first_byte(lang),
        Phase::Body => phase_body(lang),
        Phase::Run => phase_run(lang),
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

fn listed(names: &[String]) -> String {
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
    /// Trouble.
    refused(address: &str) { ja: "接続を拒否された（{address}、期待 接続できること）", en: "connection refused by {address} (expected to connect)" }
    /// Trouble.
    timed_out(phase: &str, limit: &str) { ja: "{phase}中に応答なし（期待 {limit}以内）", en: "no answer while {phase} (expected within {limit})" }
    /// Trouble.
    reset(phase: &str) { ja: "{phase}中に接続を切られた（RST、期待 応答）", en: "connection reset while {phase} (expected an answer)" }
    /// Trouble.
    closed(phase: &str) { ja: "{phase}中に接続が閉じた（期待 最後までの応答）", en: "connection closed while {phase} (expected a whole answer)" }
    /// Trouble.
    no_such_name(name: &str) { ja: "名前 {name} が存在しない（期待 アドレス）", en: "the name {name} does not exist (expected an address)" }
    /// Trouble.
    name_server(server: &str, code: &str) { ja: "ネームサーバー {server} の答えが {code}（期待 NOERROR）", en: "the name server {server} answers {code} (expected NOERROR)" }
    /// Expected beside actual.
    no_record() { ja: "名前解決の答えが空（期待 1件以上）", en: "there is no such record (expected at least one)" }
    /// Trouble.
    unreachable(address: &str) { ja: "{address} に届かない（ホスト到達不能、期待 接続できること）", en: "host unreachable: {address} (expected to connect)" }
    /// Trouble.
    not_http(detail: &str) { ja: "HTTPでない応答（{detail}、期待 HTTP）", en: "the answer is no HTTP ({detail}; expected HTTP)" }
    /// Trouble.
    redirect_loop(followed: u32) { ja: "転送が終わらない（{followed}回まで追った、期待 応答）", en: "redirects without end ({followed} followed; expected an answer)" }
    /// Trouble.
    handshake(detail: &str) { ja: "TLSの接続に失敗（{detail}、期待 TLS）", en: "TLS handshake failed ({detail}; expected TLS)" }
    /// Trouble.
    failed(phase: &str, detail: &str) { ja: "{phase}に失敗（{detail}、期待 応答）", en: "failed while {phase} ({detail}; expected an answer)" }
    /// Trouble.
    flood(limit: u64) { ja: "出力が多すぎるため止めた（期待 {limit} バイト以内）", en: "stopped: too much output (expected at most {limit} bytes)" }
    /// Trouble.
    never_beat() { ja: "一度も受信していない（期待 opsplan beat の受信）", en: "never heard of (expected an opsplan beat)" }
    /// A certificate.
    cert_expired(day: &str) { ja: "証明書の期限切れ（{day}まで、期待 有効期間内）", en: "the certificate expired on {day} (expected a valid one)" }
    /// A certificate.
    cert_early(day: &str) { ja: "証明書はまだ有効でない（{day}から、期待 有効期間内）", en: "the certificate is not valid before {day} (expected a valid one)" }
    /// A certificate.
    cert_name(actual: &str, expected: &str) { ja: "証明書の名前 {actual}（期待 {expected}）", en: "the certificate is for {actual} (expected {expected})" }
    /// A certificate.
    cert_own() {
        ja: "証明書は自己署名（期待 信頼できる発行者の証明書）",
        en: "the certificate is self-signed (expected one from a trusted issuer)",
    }
    /// A certificate.
    cert_gap(issuer: &str) {
        ja: "証明書の発行者 {issuer} の証明書が送られてこない（中間証明書の不足、または信頼していない認証局）",
        en: "the server does not send the certificate of the issuer {issuer} (an intermediate is missing, or the authority is not trusted)",
    }
    /// A certificate.
    cert_issuer(issuer: &str) {
        ja: "証明書を発行した認証局 {issuer} を信頼していない（期待 信頼できる認証局）",
        en: "the authority {issuer} that issued the certificate is not trusted (expected a trusted one)",
    }
    /// A certificate.
    cert_revoked() { ja: "証明書は失効している（期待 有効な証明書）", en: "the certificate was revoked (expected a valid one)" }
    /// A certificate.
    cert_other(detail: &str) { ja: "証明書に問題がある（{detail}、期待 有効な証明書）", en: "the certificate is wrong ({detail}; expected a valid one)" }
    /// Our own fault.
    no_resolver(name: &str) { ja: "見られない: この端末で {name} の名前解決ができない", en: "could not look: this machine's resolver gives no answer for {name}" }
    /// Our own fault.
    no_way(address: &str) { ja: "見られない: この端末から {address} への経路がない", en: "could not look: this machine has no route to {address}" }
    /// Our own fault.
    refusal(detail: &str) { ja: "見られない: この端末の制限（{detail}）", en: "could not look: this machine refuses ({detail})" }
    /// Our own fault.
    cannot_run(program: &str, detail: &str) { ja: "見られない: {program} を実行できない（{detail}）", en: "could not look: {program} cannot be run ({detail})" }
    /// Our own fault.
    killed(signal: i32) { ja: "見られない: プラグインがシグナル {signal} で終わった", en: "could not look: the plugin was ended by signal {signal}" }
    /// Our own fault.
    no_roots(detail: &str) { ja: "見られない: この端末の信頼する証明書を読めない（{detail}）", en: "could not look: no trusted certificates on this machine ({detail})" }
    /// Trouble.
    proxy(status: u16) { ja: "プロキシが中継できない（HTTP {status}、期待 中継）", en: "the proxy could not pass it on (HTTP {status}; expected a tunnel)" }
    /// Our own fault.
    no_proxy(detail: &str) { ja: "見られない: プロキシを使えない（{detail}）", en: "could not look: the proxy cannot be used ({detail})" }
    /// Our own fault.
    no_credential(kept: &str, detail: &str) { ja: "見られない: {kept} を読めない（{detail}）", en: "could not look: {kept} cannot be read ({detail})" }
    /// Our own fault.
    offline() { ja: "見られない: 外部のすべてが同時に応答なし（この端末側の障害とみなす）", en: "could not look: everything beyond this machine was silent at once" }
    /// Not asked.
    set_clock() { ja: "見ていない: --now のもとでは、この端末の中（127.0.0.1 など）だけを見る", en: "not asked: under --now only this machine (127.0.0.1 and the like) is asked" }
    /// Not asked.
    no_time() { ja: "見ていない: 全体の制限時間に達した", en: "not asked: the run had used up its time" }
    /// Not asked.
    bad_target(detail: &str) { ja: "見られない: 対象の書き方（{detail}）", en: "cannot be asked as the plan says it ({detail})" }
    /// A phase.
    phase_dns() { ja: "名前解決", en: "looking the name up" }
    /// A phase.
    phase_connect() { ja: "接続", en: "connecting" }
    /// A phase.
    phase_tls() { ja: "TLS接続", en: "shaking hands" }
    /// A phase.
    phase_first_byte() { ja: "応答待ち", en: "waiting for the first byte" }
    /// A phase.
    phase_body() { ja: "本文の受信", en: "reading the body" }
    /// A phase.
    phase_run() { ja: "プラグインの実行", en: "running the plugin" }
}
