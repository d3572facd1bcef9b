//! checks.toml: what is checked, and when a stop is planned.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::During;
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
    /// Consecutive failures before it counts as down; default 3.
    pub fail_after: u32,
    /// Consecutive successes before it counts as up again; default 2.
    pub recover_after: u32,
    /// Down opens an incident of this level.
    pub open_incident: Option<u32>,
    /// When it is run.
    pub during: During,
    /// Checks whose failure explains this one's.
    pub depends_on: Vec<CheckRef>,
    /// What a good answer is.
    pub expect: Expect,
}

/// `kind` and its keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A web request.
    Http {
        /// http:// or https://
        url: String,
        /// Default GET.
        method: String,
        /// Request headers.
        headers: Vec<(String, String)>,
        /// Request body.
        body: Option<String>,
    },
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

impl Kind {
    /// The word that the plan writes.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Http { .. } => "http",
            Self::Tcp { .. } => "tcp",
            Self::Command { .. } => "command",
            Self::Tls { .. } => "tls",
            Self::Dns { .. } => "dns",
            Self::Heartbeat { .. } => "heartbeat",
        }
    }
}

/// `[check.expect]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expect {
    /// http: any of these; 200–299 where nothing is written.
    pub status: Vec<u16>,
    /// http, tcp (`contains`): the body or the answer holds this.
    pub contains: Option<String>,
    /// Slower than this, in milliseconds, is a failure.
    pub within_ms: Option<u64>,
    /// Slower than this, in milliseconds, is a warning.
    pub warn_within_ms: Option<u64>,
    /// The certificate must be good for at least so many days.
    pub cert_days: Option<u32>,
    /// dns: all of these are among the answers.
    pub answers: Vec<String>,
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
