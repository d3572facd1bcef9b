//! 疎通確認 and 計画停止.

use std::collections::BTreeMap;

use chrono::DateTime;
use chrono_tz::Tz;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Entries;
use crate::calendar::Span;
use crate::check::shown_words;
use crate::plan::{self, Canary, During, Expect, JsonExpect, Kind, Language, Plan, Redirects, Scalar, Web};
use crate::say;
use crate::say::list;
use crate::show::{Cell, Table, View};

/// One `[[check]]` or `[[maintenance]]`; its keys tell which.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Entry<'a> {
    Check(Box<Check<'a>>),
    Maintenance(Maintenance<'a>),
}

/// A check.
#[derive(Serialize)]
pub(super) struct Check<'a> {
    id: &'a str,
    was: &'a [String],
    title: &'a str,
    kind: &'static str,
    /// The keys that only its kind has.
    #[serde(flatten)]
    own: Map<String, Value>,
    expect: Map<String, Value>,
    #[serde(skip)]
    target: String,
    every: Span,
    timeout: String,
    fail_after: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    out_of: Option<u32>,
    recover_after: u32,
    remind_every: Span,
    owner: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    canary: Option<&'static str>,
    open_incident: Option<u32>,
    uptime_target: Option<f64>,
    during: &'static str,
    depends_on: Vec<&'a str>,
}

/// A planned outage.
#[derive(Serialize)]
pub(super) struct Maintenance<'a> {
    id: &'a str,
    title: &'a str,
    from: String,
    to: String,
    checks: Vec<&'a str>,
    notice: Option<Span>,
}

/// All of them, in the order of the file, checks first.
pub(super) fn of(plan: &Plan) -> Vec<Entry<'_>> {
    let checks = plan
        .checks
        .iter()
        .map(|it| Entry::Check(Box::new(check(plan, it))));
    let windows = plan
        .maintenance
        .iter()
        .map(|it| Entry::Maintenance(maintenance(plan, it)));
    checks.chain(windows).collect()
}

fn check<'a>(plan: &'a Plan, check: &'a plan::Check) -> Check<'a> {
    let (kind, target, own) = kind(check);
    Check {
        id: &check.id,
        was: &check.was,
        title: &check.title,
        kind,
        own,
        expect: expect(&check.kind, &check.expect),
        target,
        every: check.every,
        timeout: milliseconds(check.timeout_ms),
        fail_after: check.fail_after,
        out_of: check.out_of,
        recover_after: check.recover_after,
        remind_every: check.remind_every,
        owner: super::names(plan, &check.owner),
        canary: check.canary.map(canary),
        open_incident: check.open_incident,
        uptime_target: check.uptime_target.map(|it| f64::from(it) / 1000.0),
        during: match check.during {
            During::Always => "always",
            During::BusinessHours => "business-hours",
        },
        depends_on: check.depends_on.iter().map(|it| plan[*it].id.as_str()).collect(),
    }
}

/// Its word, what it looks at in a few words, and the keys that only it has.
fn kind(check: &plan::Check) -> (&'static str, String, Map<String, Value>) {
    let (word, target, own) = match &check.kind {
        Kind::Http(web) => ("http", crate::check::target(check), http(web)),
        Kind::Tcp { host, port, send } => {
            let own = json!({ "host": host, "port": port, "send": send });
            ("tcp", format!("{host}:{port}"), own)
        }
        Kind::Tls {
            host,
            port,
            server_name,
            trust,
        } => {
            let own = json!({
                "host": host, "port": port, "server_name": server_name,
                "ca_file": trust.ca_file, "client_cert": trust.client_cert, "client_key": trust.client_key,
            });
            ("tls", format!("{host}:{port}"), own)
        }
        Kind::Dns {
            name,
            record,
            resolver,
        } => {
            let own = json!({ "name": name, "type": record, "resolver": resolver });
            ("dns", format!("{name} {record}"), own)
        }
        Kind::Command { argv } => {
            let argv = shown_words(argv);
            ("command", argv.join(" "), json!({ "argv": argv }))
        }
        Kind::Heartbeat { within } => ("heartbeat", within.to_string(), json!({ "within": within })),
    };
    (word, target, written(own))
}

/// A web request's keys; where secrets are kept, never a secret.
fn http(web: &Web) -> Value {
    let headers: BTreeMap<_, _> = web.headers.iter().cloned().collect();
    json!({
        "url": web.url,
        "method": web.method,
        "headers": headers,
        "body": web.body,
        "redirects": redirects(web.redirects),
        "max_body": (web.max_body != Web::get("").max_body).then_some(web.max_body),
        "ca_file": web.trust.ca_file,
        "client_cert": web.trust.client_cert,
        "client_key": web.trust.client_key,
        "basic_auth": web.basic_auth,
        "bearer": web.bearer,
        "proxy": web.proxy,
        "proxy_auth": web.proxy_auth,
    })
}

/// Nothing where it is the default.
fn redirects(redirects: Redirects) -> Value {
    match redirects {
        Redirects::SameHost => Value::Null,
        Redirects::None => "none".into(),
        Redirects::AtMost(count) => count.into(),
    }
}

fn json_line(line: &JsonExpect) -> Map<String, Value> {
    let equals = line.equals.as_ref().map(|equals| match equals {
        Scalar::Text(text) => Value::from(text.as_str()),
        Scalar::Number(number) => Value::from(*number),
        Scalar::Bool(is) => Value::from(*is),
    });
    written(
        json!({ "path": line.path, "equals": equals, "at_least": line.at_least, "at_most": line.at_most }),
    )
}

/// `[check.expect]`, as far as it is written.
fn expect(kind: &Kind, expect: &Expect) -> Map<String, Value> {
    let contains = match kind {
        Kind::Http { .. } => "body_contains",
        _ => "contains",
    };
    let headers: BTreeMap<_, _> = expect.headers.iter().cloned().collect();
    let json: Vec<_> = expect.json.iter().map(json_line).collect();
    written(json!({
        "status": expect.status,
        contains: expect.contains,
        "body_matches": expect.matches,
        "json": json,
        "header_contains": headers,
        "within": expect.within_ms.map(milliseconds),
        "warn_within": expect.warn_within_ms.map(milliseconds),
        "cert_days": expect.cert_days,
        "answers": expect.answers,
    }))
}

/// The keys of an object that have a value.
fn written(keys: Value) -> Map<String, Value> {
    let Value::Object(keys) = keys else {
        return Map::new();
    };
    let is_written = |value: &Value| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(table) => !table.is_empty(),
        _ => true,
    };
    keys.into_iter().filter(|(_, value)| is_written(value)).collect()
}

fn canary(canary: Canary) -> &'static str {
    match canary {
        Canary::Gateway => "gateway",
        Canary::Resolver => "resolver",
        Canary::Outside => "outside",
    }
}

/// As a plan writes it: `10s`, `500ms`.
fn milliseconds(count: u64) -> String {
    match count % 1000 {
        0 => format!("{}s", count / 1000),
        _ => format!("{count}ms"),
    }
}

fn maintenance<'a>(plan: &'a Plan, window: &'a plan::Maintenance) -> Maintenance<'a> {
    let wall = |at: DateTime<_>| -> String {
        let at: DateTime<Tz> = at.with_timezone(&plan.about.timezone);
        at.format("%Y-%m-%dT%H:%M").to_string()
    };
    Maintenance {
        id: &window.id,
        title: &window.title,
        from: wall(window.from),
        to: wall(window.to),
        checks: window.checks.iter().map(|it| plan[*it].id.as_str()).collect(),
        notice: window.notice,
    }
}

impl Entries for Entry<'_> {
    fn view(items: &[Self], lang: Language) -> View {
        let mut checks = Table::new(say::plan::check_head(lang));
        let mut windows = Table::new(say::plan::maintenance_head(lang));
        for item in items {
            match item {
                Self::Check(check) => checks.row(check.row(lang)),
                Self::Maintenance(window) => windows.row(window.row(lang)),
            }
        }
        View::default().table(checks).gap().table(windows)
    }
}

impl Check<'_> {
    fn row(&self, lang: Language) -> [Cell; 8] {
        let level = self.open_incident.map(|level| level.to_string());
        [
            self.title.into(),
            self.kind.into(),
            self.target.as_str().into(),
            say::span::span(lang, self.every).into(),
            say::plan::during(lang, self.during).into(),
            say::plan::fail_after(lang, self.fail_after).into(),
            Cell::number(level.unwrap_or_default()),
            list(lang, &self.depends_on).into(),
        ]
    }
}

impl Maintenance<'_> {
    fn row(&self, lang: Language) -> [String; 4] {
        let clock = |at: &str| at.replace('T', " ");
        let notice = self.notice.map(|notice| say::span::span(lang, notice));
        [
            self.title.to_owned(),
            say::plan::term(lang, &clock(&self.from), &clock(&self.to)),
            list(lang, &self.checks),
            notice.map(|it| say::plan::notice(lang, &it)).unwrap_or_default(),
        ]
    }
}
