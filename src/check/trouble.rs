//! Why there was no answer, and whose fault that is.

use std::net::SocketAddr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Where a probe had got to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Looking the name up.
    Dns,
    /// Connecting.
    Connect,
    /// Shaking hands.
    Tls,
    /// Waiting for the first byte of the answer.
    FirstByte,
    /// Reading the rest.
    Body,
    /// Running a plugin.
    Run,
}

/// Why a probe came back without an answer. Texts are safe to show: see [`super::excerpt`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Trouble {
    /// Nobody listens there.
    Refused {
        /// Who was asked.
        address: SocketAddr,
    },
    /// It took longer than the check's `timeout`.
    Timeout {
        /// What was being waited for.
        phase: Phase,
        /// The limit in milliseconds.
        limit_ms: u64,
    },
    /// The connection was reset.
    Reset {
        /// While doing this.
        phase: Phase,
    },
    /// The connection was closed before the whole answer was there.
    Closed {
        /// While doing this.
        phase: Phase,
    },
    /// The name does not exist.
    NoSuchName {
        /// The name.
        name: String,
    },
    /// A name server answers that it cannot, or will not, look it up.
    NameServer {
        /// Which.
        server: SocketAddr,
        /// `SERVFAIL`, `REFUSED`, …
        code: String,
    },
    /// The host cannot be reached, as the network says.
    HostUnreachable {
        /// Who was asked.
        address: SocketAddr,
    },
    /// What came back is no HTTP.
    NotHttp {
        /// What the parser says.
        detail: String,
    },
    /// Redirected more often than is sensible.
    RedirectLoop {
        /// How many were followed.
        followed: u32,
    },
    /// The certificate is not to be trusted.
    Certificate {
        /// What is wrong with it.
        fault: CertificateFault,
    },
    /// The handshake failed for another reason.
    Tls {
        /// What the peer or the library says.
        detail: String,
    },
    /// Anything else that went wrong on the way.
    Failed {
        /// While doing this.
        phase: Phase,
        /// What the system says.
        detail: String,
    },
    /// A plugin wrote without end and was stopped.
    Flood {
        /// How many bytes it may write.
        limit: u64,
    },
    /// A heartbeat was never heard.
    NeverBeat,

    /// Ours: the resolver gave no answer.
    NoResolver {
        /// The name that was asked for.
        name: String,
    },
    /// Ours: this machine has no way to that network.
    NoRoute {
        /// Who was to be asked.
        address: SocketAddr,
    },
    /// Ours: the system refused what a probe needs (open files, ports, rights).
    Refusal {
        /// What the system says.
        detail: String,
    },
    /// Ours: the plugin cannot be run.
    CannotRun {
        /// The program.
        program: String,
        /// What the system says.
        detail: String,
    },
    /// Ours: the plugin was ended by a signal.
    Killed {
        /// The signal's number.
        signal: i32,
    },
    /// The proxy could not pass the request on.
    Proxy {
        /// What it answered.
        status: u16,
    },
    /// Ours: the proxy does not answer, or does not let us.
    NoProxy {
        /// What it or the system says.
        detail: String,
    },
    /// Ours: a secret or a certificate that the check needs cannot be read.
    NoCredential {
        /// Where it is kept.
        kept: String,
        /// What the system says.
        detail: String,
    },
    /// Ours: no trusted certificates could be loaded.
    NoRoots {
        /// What the system says.
        detail: String,
    },
    /// Ours: every target beyond this machine timed out at once.
    Offline,
    /// Not asked: the clock was set by hand, and this is not on this machine.
    SetClock,
    /// Not asked: the run had used up its time.
    NoTime,
    /// Not asked: the plan does not say it in a way that can be asked.
    BadTarget {
        /// What is wrong with it.
        detail: String,
    },
}

/// What is wrong with a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum CertificateFault {
    /// It is over.
    Expired {
        /// Its last instant, where that is known.
        until: Option<DateTime<Utc>>,
    },
    /// It is not valid yet.
    NotYetValid {
        /// Its first instant, where that is known.
        from: Option<DateTime<Utc>>,
    },
    /// It is for other names.
    WrongName {
        /// The name that was asked for.
        expected: String,
        /// The names that stand in it.
        actual: Vec<String>,
    },
    /// The server signed it itself.
    SelfSigned,
    /// Who signed it is neither shown by the server nor trusted by this machine: usually an intermediate is missing.
    IssuerNotShown {
        /// Its name.
        issuer: String,
    },
    /// The chain is whole, and nobody whom this machine trusts stands at its end.
    UnknownIssuer {
        /// The name at its end.
        #[serde(default)]
        issuer: String,
    },
    /// It was revoked.
    Revoked,
    /// Anything else.
    Other {
        /// What the verifier says.
        detail: String,
    },
}

impl Trouble {
    /// Is it our own fault? Then it says nothing about the service.
    pub fn is_ours(&self) -> bool {
        matches!(
            self,
            Self::NoResolver { .. }
                | Self::NoRoute { .. }
                | Self::Refusal { .. }
                | Self::CannotRun { .. }
                | Self::Killed { .. }
                | Self::NoRoots { .. }
                | Self::NoProxy { .. }
                | Self::NoCredential { .. }
                | Self::Offline
                | Self::SetClock
                | Self::NoTime
                | Self::BadTarget { .. }
        )
    }

    /// May the next instant be different? A second look makes sense then, and only then.
    pub fn is_passing(&self) -> bool {
        !self.is_ours()
            && !matches!(
                self,
                Self::Flood { .. } | Self::NeverBeat | Self::Certificate { .. }
            )
    }
}
