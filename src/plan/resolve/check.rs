//! checks.toml.

use chrono_tz::Tz;

use super::kind::Kind;
use super::{Resolver, clock, value, was};
use crate::plan::problem::{Problem, Wrong};
use crate::plan::raw::{self, CheckKind, Many, Moment, Written};
use crate::plan::{Check, Expect, Kind as Asked, Maintenance};

const COMMON: [&str; 12] = [
    "id",
    "was",
    "title",
    "kind",
    "every",
    "timeout",
    "fail_after",
    "recover_after",
    "open_incident",
    "during",
    "depends_on",
    "expect",
];

const HOST: (&str, &str) = ("host", "host = \"www.example.jp\"");

/// The keys of each kind, and what it may expect.
fn keys(kind: CheckKind) -> (Kind, &'static [&'static str]) {
    match kind {
        CheckKind::Http => (
            Kind {
                name: "http",
                must: &[("url", "url = \"https://www.example.jp/health\"")],
                may: &["method", "headers", "body"],
            },
            &["status", "body_contains", "within", "warn_within", "cert_days"],
        ),
        CheckKind::Tcp => (
            Kind {
                name: "tcp",
                must: &[HOST, ("port", "port = 5432")],
                may: &["send"],
            },
            &["contains", "within"],
        ),
        CheckKind::Tls => (
            Kind {
                name: "tls",
                must: &[HOST, ("port", "port = 443")],
                may: &["server_name"],
            },
            &["within", "cert_days"],
        ),
        CheckKind::Dns => (
            Kind {
                name: "dns",
                must: &[("name", "name = \"www.example.jp\"")],
                may: &["type", "resolver"],
            },
            &["answers", "within"],
        ),
        CheckKind::Command => (
            Kind {
                name: "command",
                must: &[(
                    "argv",
                    "argv = [\"/usr/lib/nagios/plugins/check_disk\", \"-w\", \"10%\"]",
                )],
                may: &[],
            },
            &[],
        ),
        CheckKind::Heartbeat => (
            Kind {
                name: "heartbeat",
                must: &[("within", "within = \"25h\"")],
                may: &[],
            },
            &[],
        ),
    }
}

/// Does it have the keys of its kind, and no others?
pub(super) fn stands(raw: &raw::Check, problems: &mut Vec<Problem>) -> bool {
    let Some(kind) = raw.kind.as_ref() else {
        return false;
    };
    let (keys, expects) = keys(kind.value);
    if let Some(expect) = &raw.expect {
        let kind = Kind {
            must: &[],
            may: expects,
            ..keys
        };
        kind.check(expect.place, &expect.value.keys, &[], problems);
    }
    keys.check(raw.place, &raw.keys, &COMMON, problems) && asked(raw).is_some()
}

impl Resolver<'_> {
    pub(super) fn check(&mut self, raw: &raw::Check) -> Option<Check> {
        let id = value(&raw.id)?.0;
        Some(Check {
            was: was(&raw.was),
            title: value(&raw.title).unwrap_or_else(|| id.clone()),
            id,
            kind: asked(raw)?,
            every: raw.every(),
            timeout_ms: raw.timeout().0,
            fail_after: raw.fail_after().to(),
            recover_after: raw.recover_after().to(),
            open_incident: self.level_number(&raw.open_incident),
            during: raw.during(),
            depends_on: Many::items(&raw.depends_on)
                .iter()
                .filter_map(|name| self.check_ref(name))
                .collect(),
            expect: raw
                .expect
                .as_ref()
                .map(|it| expect(&it.value))
                .unwrap_or_default(),
        })
    }

    pub(super) fn maintenance(&mut self, raw: &raw::Maintenance, zone: Tz) -> Option<Maintenance> {
        let (from, to) = (raw.from.as_ref()?, raw.to.as_ref()?);
        let starts = self.instants(from, zone);
        let ends = self.instants(to, zone);
        if to.value.0 <= from.value.0 {
            let wrong = Wrong::RangeReversed {
                from: from.value.0.to_string(),
                to: to.value.0.to_string(),
            };
            self.problems
                .push(Problem::new(to.place, wrong).beside(from.place));
        }
        Some(Maintenance {
            id: value(&raw.id)?.0,
            title: value(&raw.title)?,
            from: starts.0,
            to: ends.1,
            checks: Many::items(&raw.checks)
                .iter()
                .filter_map(|name| self.check_ref(name))
                .collect(),
            notice: value(&raw.notice),
        })
    }

    /// The first and the last instant of that clock time.
    fn instants(
        &mut self,
        at: &Written<Moment>,
        zone: Tz,
    ) -> (chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>) {
        clock::instants(at.value.0, zone).unwrap_or_else(|| {
            let (value, zone) = (at.value.0.to_string(), zone.name().to_owned());
            self.problems
                .push(Problem::new(at.place, Wrong::ClockChange { value, zone }));
            (at.value.0.and_utc(), at.value.0.and_utc())
        })
    }
}

/// What is asked, and how.
fn asked(raw: &raw::Check) -> Option<Asked> {
    let port = || raw.port.as_ref().map(|port| port.value.to());
    Some(match raw.kind.as_ref()?.value {
        CheckKind::Http => Asked::Http {
            url: value(&raw.url)?.0,
            method: raw.method(),
            headers: value(&raw.headers).map(|headers| headers.0).unwrap_or_default(),
            body: value(&raw.body),
        },
        CheckKind::Tcp => Asked::Tcp {
            host: value(&raw.host)?,
            port: port()?,
            send: value(&raw.send),
        },
        CheckKind::Tls => Asked::Tls {
            host: value(&raw.host)?,
            port: port()?,
            server_name: value(&raw.server_name),
        },
        CheckKind::Dns => Asked::Dns {
            name: value(&raw.name)?,
            record: raw.r#type(),
            resolver: value(&raw.resolver),
        },
        CheckKind::Command => Asked::Command {
            argv: Many::values(&raw.argv).cloned().collect(),
        },
        CheckKind::Heartbeat => Asked::Heartbeat {
            within: value(&raw.within)?,
        },
    })
}

fn expect(raw: &raw::Expect) -> Expect {
    Expect {
        status: Many::values(&raw.status).map(|status| status.to()).collect(),
        contains: value(&raw.body_contains).or_else(|| value(&raw.contains)),
        within_ms: value(&raw.within).map(|within| within.0),
        warn_within_ms: value(&raw.warn_within).map(|within| within.0),
        cert_days: raw.cert_days.as_ref().map(|days| days.value.to()),
        answers: Many::values(&raw.answers).cloned().collect(),
    }
}
