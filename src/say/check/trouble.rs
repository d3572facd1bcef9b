//! Why there is no answer.

use super::complaint::listed;
use super::limit;
use crate::check::{CertificateFault, Phase, Trouble};
use crate::plan::Language;
use crate::say;

/// Why there is no answer: it is the service's fault, or our own.
pub(super) fn trouble(lang: Language, trouble: &Trouble) -> String {
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
        // Ours.
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

say! {
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
