//! checks.toml: what is checked, and when a stop is planned.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{During, Party};
use crate::calendar::Span;

/// The place of a check in [`super::Plan::checks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CheckRef(pub u32);

/// One `[[check]]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Its id.
    pub id: String,
    /// Ids it had before.
    pub was: Vec<String>,
    /// What people call it; the id where nothing is written.
    pub title: String,
    /// What is asked, and how.
    pub kind: Kind,
    /// Run no oftener than this; default `1m`.
    pub every: Span,
    /// In milliseconds; default 10 s.
    pub timeout_ms: u64,
    /// Failures before it counts as down; default 3.
    pub fail_after: u32,
    /// Among so many last looks; where nothing is written they are consecutive.
    pub out_of: Option<u32>,
    /// Consecutive successes before it counts as up again; default 2.
    pub recover_after: u32,
    /// While it stays down, people are reminded after this long, then after twice as long, and so on; default 1 hour.
    pub remind_every: Span,
    /// Whom it belongs to: roles or contacts.
    pub owner: Vec<Party>,
    /// What its silence says about ourselves.
    pub canary: Option<Canary>,
    /// Down opens an incident of this level.
    pub open_incident: Option<u32>,
    /// The uptime that is aimed at, in thousandths of a percent.
    pub uptime_target: Option<u32>,
    /// When people are told that it is down. It is always run.
    pub during: During,
    /// Checks whose failure explains this one's.
    pub depends_on: Vec<CheckRef>,
    /// What a good answer is.
    pub expect: Expect,
}

/// `canary`: a check that is asked again when much is silent at once. Where it is silent, too, we are cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Canary {
    /// The next machine on the way out.
    Gateway,
    /// Who looks names up for us.
    Resolver,
    /// Something far away that hardly ever fails.
    Outside,
}

/// `kind` and its keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A web request.
    Http(Box<Web>),
    /// A TCP connection, and a word exchanged where that is written.
    Tcp {
        /// Name or address.
        host: String,
        /// 1–65535
        port: u16,
        /// Sent after connecting.
        send: Option<String>,
    },
    /// A monitoring plugin: no shell.
    Command {
        /// Program and arguments.
        argv: Vec<String>,
    },
    /// A TLS handshake.
    Tls {
        /// Name or address.
        host: String,
        /// 1–65535
        port: u16,
        /// The name in the certificate; `host` where nothing is written.
        server_name: Option<String>,
        /// Who is trusted, and who we say we are.
        trust: Trust,
    },
    /// A name looked up.
    Dns {
        /// What is asked for.
        name: String,
        /// `A`, `AAAA`, `MX`, …
        record: String,
        /// Address of the resolver; the system's where nothing is written.
        resolver: Option<String>,
    },
    /// Somebody else's job says `opsplan beat`.
    Heartbeat {
        /// At least this often.
        within: Span,
    },
}

impl Check {
    /// Is it meant by this name: its id, one that it had, or its title?
    pub fn is_called(&self, name: &str) -> bool {
        self.id == name || self.title == name || self.was.iter().any(|old| old == name)
    }
}

/// What a command's word says before the place of a secret, and that place: `env:NAME`, or `--password=env:NAME`.
pub fn kept_in(word: &str) -> Option<(&str, &str)> {
    if word.starts_with("env:") {
        return Some(("", word));
    }
    let at = word.find("=env:").filter(|_| word.starts_with("--"))?;
    Some(word.split_at(at + 1))
}

impl Kind {
    /// Where its secrets are kept: `env:NAME` or `file:PATH`.
    pub fn secrets(&self) -> impl Iterator<Item = &str> {
        let (web, argv) = match self {
            Self::Http(web) => (Some(web), &[][..]),
            Self::Command { argv } => (None, &argv[..]),
            _ => (None, &[][..]),
        };
        let words = argv.iter().map(String::as_str);
        web.into_iter()
            .flat_map(|web| web.secrets())
            .chain(words.filter_map(|word| Some(kept_in(word)?.1)))
    }

    /// The word that the plan writes.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Http(_) => "http",
            Self::Tcp { .. } => "tcp",
            Self::Command { .. } => "command",
            Self::Tls { .. } => "tls",
            Self::Dns { .. } => "dns",
            Self::Heartbeat { .. } => "heartbeat",
        }
    }
}

/// A web request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Web {
    /// http:// or https://
    pub url: String,
    /// Default GET.
    pub method: String,
    /// Request headers. A value may be `env:NAME` or `file:PATH`.
    pub headers: Vec<(String, String)>,
    /// Request body.
    pub body: Option<String>,
    /// Which redirects are followed; default those on the same host.
    pub redirects: Redirects,
    /// More bytes of a body than this are not read; default 1 MB.
    pub max_body: u64,
    /// Who is trusted, and who we say we are.
    pub trust: Trust,
    /// Where `user:password` is kept: `env:NAME` or `file:PATH`.
    pub basic_auth: Option<String>,
    /// Where the token is kept: `env:NAME` or `file:PATH`.
    pub bearer: Option<String>,
    /// The proxy that is asked instead: `http://host:port`.
    pub proxy: Option<String>,
    /// Where the proxy's user:password is kept.
    #[serde(default)]
    pub proxy_auth: Option<String>,
}

/// `redirects`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Redirects {
    /// Not one.
    None,
    /// Those that stay on the host.
    #[default]
    SameHost,
    /// So many at most, to any host; but never from https to http, nor from a public address to a private one.
    AtMost(u32),
}

/// Certificates of a check. Files are in the plan's directory, or named with their whole path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Trust {
    /// Trust these issuers (PEM) and no others; whom this machine trusts where nothing is written.
    pub ca_file: Option<String>,
    /// Our own certificate (PEM), with its key in the same file or in `client_key`.
    pub client_cert: Option<String>,
    /// The key of `client_cert` (PEM).
    pub client_key: Option<String>,
}

impl Web {
    /// A plain GET of an address.
    pub fn get(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            method: "GET".to_owned(),
            headers: Vec::new(),
            body: None,
            redirects: Redirects::default(),
            max_body: 1 << 20,
            trust: Trust::default(),
            basic_auth: None,
            bearer: None,
            proxy: None,
            proxy_auth: None,
        }
    }

    fn secrets(&self) -> impl Iterator<Item = &str> {
        let headers = self.headers.iter().map(|(_, value)| value.as_str());
        let kept = headers.filter(|value| value.starts_with("env:") || value.starts_with("file:"));
        kept.chain(self.basic_auth.as_deref())
            .chain(self.bearer.as_deref())
            .chain(self.proxy_auth.as_deref())
    }
}

/// `[check.expect]`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Expect {
    /// http: any of these; 200–299 where nothing is written.
    pub status: Vec<u16>,
    /// http, tcp (`contains`): the body or the answer holds this.
    pub contains: Option<String>,
    /// http: the body holds what this regular expression describes.
    pub matches: Option<String>,
    /// http: what the body says as JSON.
    pub json: Vec<JsonExpect>,
    /// http: these response headers hold these words.
    pub headers: Vec<(String, String)>,
    /// Slower than this, in milliseconds, is a failure.
    pub within_ms: Option<u64>,
    /// Slower than this, in milliseconds, is a warning.
    pub warn_within_ms: Option<u64>,
    /// The certificate must be good for at least so many days.
    pub cert_days: Option<u32>,
    /// dns: all of these are among the answers.
    pub answers: Vec<String>,
}

/// One line of `json`: all values at a path are so, and there is one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JsonExpect {
    /// JSONPath (RFC 9535): `$.status`.
    pub path: String,
    /// They are this.
    pub equals: Option<Scalar>,
    /// They are numbers, this or more.
    pub at_least: Option<f64>,
    /// They are numbers, this or less.
    pub at_most: Option<f64>,
}

/// A single value of JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Scalar {
    /// `"up"`
    Text(String),
    /// `3`
    Number(f64),
    /// `true`
    Bool(bool),
}

/// One `[[maintenance]]`: 計画停止.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Maintenance {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// From; written as wall-clock time of the plan's zone.
    pub from: DateTime<Utc>,
    /// To, exclusive.
    pub to: DateTime<Utc>,
    /// Which checks it covers; empty: all.
    pub checks: Vec<CheckRef>,
    /// How long before users must have been told.
    pub notice: Option<Span>,
}
