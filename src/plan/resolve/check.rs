//! checks.toml.

use chrono_tz::Tz;

use super::kind::Kind;
use super::{Resolver, askable, check_keys, clock, value, was};
use crate::plan::problem::{Problem, Wrong};
use crate::plan::raw::{self, CheckKind, Many, Moment, Written};
use crate::plan::{Check, Expect, JsonExpect, Kind as Asked, Maintenance, Trust, Web};

/// Does it have the keys of its kind, and no others?
pub(super) fn stands(raw: &raw::Check, problems: &mut Vec<Problem>) -> bool {
    let Some(kind) = raw.kind.as_ref() else {
        return false;
    };
    let (keys, expects) = check_keys::of(kind.value);
    if let Some(expect) = &raw.expect {
        let kind = Kind {
            must: &[],
            may: expects,
            ..keys
        };
        kind.check(expect.place, &expect.value.keys, &[], problems);
    }
    keys.check(raw.place, &raw.keys, &check_keys::COMMON, problems) && asked(raw).is_some()
}

impl Resolver<'_> {
    pub(super) fn check(&mut self, raw: &raw::Check) -> Option<Check> {
        let id = value(&raw.id)?.0;
        self.problems.extend(askable::problems(raw));
        Some(Check {
            was: was(&raw.was),
            title: value(&raw.title).unwrap_or_else(|| id.clone()),
            id,
            kind: asked(raw)?,
            every: raw.every().0,
            timeout_ms: raw.timeout().0,
            fail_after: raw.fail_after().to(),
            out_of: self.out_of(raw),
            remind_every: raw.remind_every().0,
            owner: self.each(&raw.owner, Self::owner),
            canary: value(&raw.canary),
            recover_after: raw.recover_after().to(),
            open_incident: self.level_number(&raw.open_incident),
            uptime_target: value(&raw.uptime_target).map(|percent| percent.0),
            during: raw.during(),
            depends_on: self.each(&raw.depends_on, Self::check_ref),
            expect: raw
                .expect
                .as_ref()
                .map(|it| expect(&it.value))
                .unwrap_or_default(),
        })
    }

    /// Among fewer looks than failures are asked for, there are never enough of them.
    fn out_of(&mut self, raw: &raw::Check) -> Option<u32> {
        let written = raw.out_of.as_ref()?;
        let (least, out_of) = (raw.fail_after().0, written.value);
        if out_of.0 < least {
            let (value, most) = (out_of.0.to_string(), 1000);
            return self.refuse(written.place, Wrong::OutOfRange { value, least, most });
        }
        Some(out_of.to())
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
            checks: self.each(&raw.checks, Self::check_ref),
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
        CheckKind::Http => Asked::Http(Box::new(web(raw)?)),
        CheckKind::Tcp => Asked::Tcp {
            host: value(&raw.host)?,
            port: port()?,
            send: value(&raw.send),
        },
        CheckKind::Tls => Asked::Tls {
            host: value(&raw.host)?,
            port: port()?,
            server_name: value(&raw.server_name),
            trust: trust(raw),
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
            within: value(&raw.within)?.0,
        },
    })
}

fn web(raw: &raw::Check) -> Option<Web> {
    let secret = |field: &raw::Field<raw::Secret>| value(field).map(|secret| secret.0);
    Some(Web {
        url: value(&raw.url)?.0,
        method: raw.method(),
        headers: value(&raw.headers).map(|headers| headers.0).unwrap_or_default(),
        body: value(&raw.body),
        redirects: raw.redirects(),
        max_body: raw.max_body().0,
        trust: trust(raw),
        basic_auth: secret(&raw.basic_auth),
        bearer: secret(&raw.bearer),
        proxy: value(&raw.proxy).map(|url| url.0),
        proxy_auth: secret(&raw.proxy_auth),
    })
}

fn trust(raw: &raw::Check) -> Trust {
    Trust {
        ca_file: value(&raw.ca_file),
        client_cert: value(&raw.client_cert),
        client_key: value(&raw.client_key),
    }
}

fn json(raw: &raw::JsonExpect) -> Option<JsonExpect> {
    Some(JsonExpect {
        path: value(&raw.path)?.0,
        equals: value(&raw.equals),
        at_least: value(&raw.at_least).map(|number| number.0),
        at_most: value(&raw.at_most).map(|number| number.0),
    })
}

fn expect(raw: &raw::Expect) -> Expect {
    Expect {
        status: Many::values(&raw.status).map(|status| status.to()).collect(),
        contains: value(&raw.body_contains).or_else(|| value(&raw.contains)),
        matches: value(&raw.body_matches).map(|pattern| pattern.0),
        json: raw::Rows::all(&raw.json).iter().filter_map(json).collect(),
        headers: value(&raw.header_contains)
            .map(|pairs| pairs.0)
            .unwrap_or_default(),
        within_ms: value(&raw.within).map(|within| within.0),
        warn_within_ms: value(&raw.warn_within).map(|within| within.0),
        cert_days: raw.cert_days.as_ref().map(|days| days.value.to()),
        answers: Many::values(&raw.answers).cloned().collect(),
    }
}
