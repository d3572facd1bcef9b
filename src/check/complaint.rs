//! What is not as it should be: the expected beside the actual. `say` makes the sentence.

use serde::{Deserialize, Serialize};

use super::{Status, Trouble, Unfollowed};

/// One thing that is wrong. Texts from outside are excerpts, safe to show: see [`super::excerpt`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Complaint {
    /// There was no answer.
    NoAnswer {
        /// Why.
        trouble: Trouble,
    },
    /// The HTTP status is another one.
    HttpStatus {
        /// Any of these would do; empty: any of 200–299.
        expected: Vec<u16>,
        /// What came.
        actual: u16,
        /// Where it pointed to, and why that was not followed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unfollowed: Option<Unfollowed>,
    },
    /// The answer does not hold the text.
    Missing {
        /// What it should hold.
        expected: String,
        /// How the answer begins.
        actual: String,
        /// How many bytes of the answer were looked through, where it was longer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        capped_at: Option<u64>,
    },
    /// The answer does not match the regular expression.
    NoMatch {
        /// The expression.
        expected: String,
        /// How the answer begins.
        actual: String,
        /// How many bytes of the answer were looked through, where it was longer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        capped_at: Option<u64>,
    },
    /// The answer is no JSON.
    NotJson {
        /// How it begins.
        actual: String,
        /// How many bytes of it were read, where it was longer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        capped_at: Option<u64>,
    },
    /// What the answer says as JSON is something else.
    Json {
        /// Where.
        path: String,
        /// What it should be; nothing where any value will do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<Bound>,
        /// What it is; nothing where nothing is there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        actual: Option<String>,
    },
    /// A header of the response does not hold the words.
    Header {
        /// Its name.
        name: String,
        /// What it should hold.
        expected: String,
        /// What it says; nothing where it is not there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        actual: Option<String>,
    },
    /// It took too long: more than the limit that makes it fail.
    TooSlow {
        /// In milliseconds.
        limit_ms: u64,
        /// In milliseconds.
        actual_ms: f64,
    },
    /// It took long: more than the limit that makes it a warning.
    Slow {
        /// In milliseconds.
        limit_ms: u64,
        /// In milliseconds.
        actual_ms: f64,
    },
    /// A certificate of the chain ends soon.
    CertificateEnds {
        /// It should be good for so many days.
        expected_days: u32,
        /// It is, for so many.
        actual_days: i64,
        /// Whose certificate it is.
        subject: String,
    },
    /// Names that the resolver did not answer.
    AnswerMissing {
        /// What should be among the answers, and is not.
        expected: Vec<String>,
        /// What the answers are.
        actual: Vec<String>,
    },
    /// A plugin says so itself.
    Plugin {
        /// 1 warning, 2 critical, 3 unknown; others stand outside the contract.
        exit: i32,
        /// Its first line.
        line: String,
    },
    /// A heartbeat is late.
    HeartbeatLate {
        /// It should come at least so often, in seconds.
        limit_s: i64,
        /// The last one is so many seconds ago.
        actual_s: i64,
    },
}

/// What a value should be, written as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// This.
    Equals(String),
    /// This or more.
    AtLeast(String),
    /// This or less.
    AtMost(String),
}

impl Complaint {
    /// What it makes of the check.
    pub fn status(&self) -> Status {
        match self {
            Self::NoAnswer { trouble } if trouble.is_ours() => Status::Unknown,
            Self::Slow { .. } | Self::Plugin { exit: 1, .. } => Status::Warn,
            Self::Plugin { exit, .. } if *exit != 2 => Status::Unknown,
            _ => Status::Fail,
        }
    }
}
