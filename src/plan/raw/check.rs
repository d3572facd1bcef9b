//! checks.toml, as written.

use super::{
    CheckKind, Fraction, Headers, Id, Interval, JsonPath, Many, Moment, Name, Number, Pairs, Pattern,
    Percent, Rows, Secret, Size, Timeout, Url,
};
use crate::calendar::{Span, Unit};
use crate::plan::{Canary, During, Redirects, Scalar};

table! {
    /// checks.toml: what is checked, and when a stop is planned.
    ChecksFile {
        /// The checks.
        check: Rows<Check>,
        /// 計画停止.
        maintenance: Rows<Maintenance>,
    }
}

table! {
    /// One check. Which keys it has depends on its kind.
    Check {
        /// How commands and records name it.
        id(required "id = \"web\""): Id,
        /// Ids it had before.
        was: Many<Id>,
        /// What people call it. Absent: its id.
        title: String,
        /// What is asked.
        kind(required "kind = \"http\""): CheckKind,
        /// Run no oftener than this.
        every: Interval = Interval(Span { count: 1, unit: Unit::Minutes }),
        /// The longest wait for an answer.
        timeout: Timeout = Timeout(10_000),
        /// Failures before it counts as down.
        fail_after: Number<1, 1000> = Number(3),
        /// Among so many last looks. Absent: they are consecutive.
        out_of: Number<1, 1000>,
        /// Consecutive successes before it counts as up again.
        recover_after: Number<1, 1000> = Number(2),
        /// While it stays down, people are reminded after this long, then after twice as long, up to a day.
        remind_every: Interval = Interval(Span { count: 1, unit: Unit::Hours }),
        /// Whom it belongs to: roles or contacts. Absent: those of the task that names it.
        owner: Many<Name>,
        /// It is asked again when much is silent at once: is it we who are cut off?
        canary: Canary,
        /// Down opens an incident of this level.
        open_incident: Number<0, 99>,
        /// サービスレベル: the uptime in percent that the monthly report holds against what was seen.
        uptime_target: Percent,
        /// When people are told that it is down. It is always run.
        during: During = During::Always,
        /// Checks whose failure explains this one's.
        depends_on: Many<Name>,
        /// What a good answer is.
        expect: Expect,
        /// http: the address.
        url: Url,
        /// http: the method.
        method: String = "GET".to_owned(),
        /// http: request headers. A value may be env:NAME or file:PATH.
        headers: Headers,
        /// http: request body.
        body: String,
        /// http: which redirects are followed: "same-host", "none", or a number: so many at most, to any host.
        redirects: Redirects = Redirects::SameHost,
        /// http: more of a body than this is not read.
        max_body: Size = Size(1 << 20),
        /// http, tls: trust these issuers (a PEM file) and no others. Absent: whom this machine trusts.
        ca_file: String,
        /// http, tls: our own certificate, a PEM file.
        client_cert: String,
        /// http, tls: its key. Absent: it is in the same file.
        client_key: String,
        /// http: where user:password is kept.
        basic_auth: Secret,
        /// http: where the token is kept.
        bearer: Secret,
        /// http: the proxy that is asked instead.
        proxy: Url,
        /// http: where the proxy's user:password is kept.
        proxy_auth: Secret,
        /// tcp, tls: name or address.
        host: String,
        /// tcp, tls: the port.
        port: Number<1, 65_535>,
        /// tcp: sent after connecting.
        send: String,
        /// tls: the name in the certificate. Absent: the host.
        server_name: String,
        /// dns: what is asked for.
        name: String,
        /// dns: the type of record.
        r#type: String = "A".to_owned(),
        /// dns: address of the resolver. Absent: the system's.
        resolver: String,
        /// command: the program and its arguments; no shell. An argument may say where a secret is kept: env:NAME.
        argv: Many<String>,
        /// heartbeat: at least this often.
        within: Interval,
    }
}

table! {
    /// What a good answer is.
    Expect {
        /// http: any of these. Absent: 200 to 299.
        status: Many<Number<100, 599>>,
        /// http: the body holds this.
        body_contains: String,
        /// http: the body holds what this regular expression describes.
        body_matches: Pattern,
        /// http: what the body says as JSON.
        json: Rows<JsonExpect>,
        /// http: these response headers hold these words.
        header_contains: Pairs,
        /// tcp: the answer holds this.
        contains: String,
        /// http, tcp, tls, dns: slower than this is a failure.
        within: Timeout,
        /// http: slower than this is a warning.
        warn_within: Timeout,
        /// http, tls: the certificate must be good for at least so many days.
        cert_days: Number<0, 3650>,
        /// dns: all of these are among the answers.
        answers: Many<String>,
    }
}

table! {
    /// One thing that the body says as JSON.
    JsonExpect {
        /// JSONPath (RFC 9535). All values there are so, and there is one.
        path(required "path = \"$.status\""): JsonPath,
        /// They are this.
        equals: Scalar,
        /// They are numbers, this or more.
        at_least: Fraction,
        /// They are numbers, this or less.
        at_most: Fraction,
    }
}

table! {
    /// 計画停止: what fails in it is not told.
    Maintenance {
        /// How records name it.
        id(required "id = \"os-update\""): Id,
        /// Ids it had before.
        was: Many<Id>,
        /// What people call it.
        title(required "title = \"OS更新\""): String,
        /// From; wall-clock time of the plan's zone.
        from(required "from = \"2026-12-05T22:00\""): Moment,
        /// To, exclusive.
        to(required "to = \"2026-12-06T02:00\""): Moment,
        /// Which checks it covers. Absent: all.
        checks: Many<Name>,
        /// How long before users must have been told.
        notice: Span,
    }
}
