//! Can a check be asked as it is written? What cannot would be unknown for ever, at night as well.

use super::value;
use crate::plan::nearest;
use crate::plan::problem::{Problem, Wrong};
use crate::plan::raw::{self, CheckKind, Many};

/// Methods that people write; others may be, in capitals (RFC 9110, 9.1: a method is a token, and case matters).
const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// Types of records that can be asked for.
const RECORDS: [&str; 20] = [
    "A",
    "AAAA",
    "CAA",
    "CERT",
    "CNAME",
    "DNSKEY",
    "DS",
    "HINFO",
    "HTTPS",
    "MX",
    "NAPTR",
    "NS",
    "OPENPGPKEY",
    "PTR",
    "SOA",
    "SRV",
    "SSHFP",
    "SVCB",
    "TLSA",
    "TXT",
];

/// What keeps a check from being asked.
pub(super) fn problems(raw: &raw::Check) -> Vec<Problem> {
    let found = match raw.kind.as_ref().map(|kind| kind.value) {
        Some(CheckKind::Http) => vec![
            proxy(raw),
            proxy_login(raw),
            method(raw),
            header(raw),
            logins(raw),
            key(raw),
        ],
        Some(CheckKind::Tls) => vec![key(raw)],
        Some(CheckKind::Dns) => vec![record(raw)],
        Some(CheckKind::Command) => vec![program(raw)],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn proxy(raw: &raw::Check) -> Option<Problem> {
    let proxy = raw.proxy.as_ref()?;
    let value = proxy.value.0.clone();
    (!value.starts_with("http://")).then(|| Problem::new(proxy.place, Wrong::ProxyOverTls { value }))
}

fn proxy_login(raw: &raw::Check) -> Option<Problem> {
    let login = raw.proxy_auth.as_ref().filter(|_| raw.proxy.is_none())?;
    let example = "proxy = \"http://proxy.example.jp:3128\"";
    Some(Problem::new(login.place, missing("proxy", example)))
}

fn method(raw: &raw::Check) -> Option<Problem> {
    let written = raw.method.as_ref()?;
    let is_sound = is_token(&written.value) && !written.value.contains(|c: char| c.is_ascii_lowercase());
    (!is_sound).then(|| Problem::new(written.place, no_such(&written.value, &METHODS)))
}

fn record(raw: &raw::Check) -> Option<Problem> {
    let written = raw.r#type.as_ref()?;
    let is_known = RECORDS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(&written.value));
    (!is_known).then(|| Problem::new(written.place, no_such(&written.value, &RECORDS)))
}

fn no_such(value: &str, known: &[&str]) -> Wrong {
    Wrong::BadValue {
        value: value.to_owned(),
        allowed: known.iter().map(|it| (*it).to_owned()).collect(),
        nearest: nearest(&value.to_uppercase(), known.iter().copied()),
    }
}

fn header(raw: &raw::Check) -> Option<Problem> {
    let written = raw.headers.as_ref()?;
    let is_sound = |(name, value): &&(String, String)| is_token(name) && !value.contains(char::is_control);
    let name = written.value.0.iter().find(|header| !is_sound(header))?.0.clone();
    Some(Problem::new(written.place, Wrong::BadHeader { name }))
}

fn logins(raw: &raw::Check) -> Option<Problem> {
    let (bearer, basic) = (raw.bearer.as_ref()?, raw.basic_auth.as_ref()?);
    Some(Problem::new(bearer.place, Wrong::TwoLogins).beside(basic.place))
}

/// A key alone says nothing.
fn key(raw: &raw::Check) -> Option<Problem> {
    let key = raw
        .client_key
        .as_ref()
        .filter(|_| value(&raw.client_cert).is_none())?;
    let example = "client_cert = \"certs/client.pem\"";
    Some(Problem::new(key.place, missing("client_cert", example)))
}

fn program(raw: &raw::Check) -> Option<Problem> {
    let argv = raw.argv.as_ref()?;
    let mut words = Many::values(&raw.argv);
    let is_there = words.next().is_some_and(|first| !first.trim().is_empty());
    let example = "argv = [\"/usr/lib/nagios/plugins/check_disk\", \"-w\", \"10%\"]";
    (!is_there).then(|| Problem::new(argv.place, missing("argv", example)))
}

fn missing(key: &str, example: &str) -> Wrong {
    Wrong::MissingKey {
        key: key.to_owned(),
        example: example.to_owned(),
    }
}

/// RFC 9110, 5.6.2.
fn is_token(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_allowed)
}
