//! What a probe reports: the answer or why there is none, and how long each part took.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Trouble;

/// How long each phase took, in milliseconds. A phase that did not happen is absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Phases {
    /// Looking the name up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dns_ms: Option<f64>,
    /// Connecting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connect_ms: Option<f64>,
    /// Shaking hands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls_ms: Option<f64>,
    /// From the request to the first byte.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_byte_ms: Option<f64>,
    /// From the beginning to the end of the answer.
    pub total_ms: f64,
}

/// What a probe saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// How long it took.
    pub phases: Phases,
    /// The answer, or why there is none.
    pub seen: Result<Answer, Trouble>,
}

impl Observation {
    /// Nobody was asked.
    pub fn none(trouble: Trouble) -> Self {
        Self {
            phases: Phases::default(),
            seen: Err(trouble),
        }
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// To a web request.
    Http {
        /// The status of the last response.
        status: u16,
        /// A redirect that was not followed.
        unfollowed: Option<Unfollowed>,
        /// The headers that are asked about, of the last response.
        headers: Vec<(String, String)>,
        /// The body, up to the cap.
        body: Vec<u8>,
        /// The body went on beyond the cap.
        capped: bool,
        /// The chain that was presented, the server's own first; empty without TLS.
        chain: Vec<Certificate>,
    },
    /// To what was sent over TCP; empty where nothing was expected.
    Tcp {
        /// What came back.
        received: Vec<u8>,
    },
    /// A plugin ended.
    Plugin {
        /// Its exit code.
        exit: i32,
        /// The first line, without performance data.
        line: String,
        /// The performance data.
        perfdata: String,
    },
    /// A handshake was completed.
    Tls {
        /// The chain that was presented, the server's own first.
        chain: Vec<Certificate>,
    },
    /// A name was looked up.
    Dns {
        /// The answers as text.
        answers: Vec<String>,
    },
    /// Somebody else's job reported.
    Heartbeat {
        /// When it last did.
        last: DateTime<Utc>,
    },
}

/// A certificate, as far as checks look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Whose it is.
    pub subject: String,
    /// Its last instant.
    pub until: DateTime<Utc>,
}

/// A redirect that was not followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfollowed {
    /// Where it pointed to.
    pub to: String,
    /// Why it was left alone.
    pub why: WhyUnfollowed,
}

/// Why a redirect was not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyUnfollowed {
    /// It leads to another host.
    OtherHost,
    /// It leads from https to http.
    Downgrade,
    /// It leads from a public address to a private one.
    Private,
    /// The plan follows none.
    Forbidden,
    /// It leads nowhere that can be asked.
    Unreadable,
}
