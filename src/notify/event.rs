//! The facts of a message's way. No secret and no phone number stands in them.

use serde::{Deserialize, Serialize};

use super::{Again, Carried, Key, Message};
use crate::records::{NewFact, kinds};

/// It is to be sent. On the disk before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    /// The message itself.
    pub message: Message,
}

/// It leaves now: on the disk before the try, so that a process that ends in the middle is seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Which.
    pub key: Key,
}

/// The service took it; no more is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// Which.
    pub key: Key,
}

/// It is there to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posted {
    /// Which.
    pub key: Key,
    /// The id that the service gave it.
    pub id: Option<String>,
}

/// It could not be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// Which.
    pub key: Key,
    /// Why, without secrets.
    pub error: String,
    /// Is it worth trying again?
    pub again: bool,
    /// Not before this many seconds, where the service said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u64>,
    /// It went out and no whole answer came: it may have arrived.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub doubt: bool,
}

/// It is not sent any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Which.
    pub key: Key,
    /// Why.
    pub because: Because,
    /// In words, where a person dropped it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A person wants it tried again, whatever was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requeued {
    /// Which.
    pub key: Key,
}

/// A machine sends from now on in place of the plan's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TookOver {
    /// The machine.
    pub host: String,
    /// In place of which; it counts while the plan names that one.
    pub from: Option<String>,
}

/// Why a message is not sent any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// Somebody has answered, or it is over: the page is not needed.
    Answered,
    /// The person was reached in another way.
    Reached,
    /// Nobody needs to read it so late: one line tells how many there were.
    Old,
    /// What it tells and its end are told in one message.
    Merged,
    /// A person said so.
    Person,
}

kinds! {
    Queued = "queued",
    Sent = "sent",
    Accepted = "accepted",
    Posted = "posted",
    Failed = "failed",
    Dropped = "dropped",
    Requeued = "requeued",
    TookOver = "took-over",
}

/// The fact of what came of a try.
pub fn outcome(
    key: &Key,
    carried: &Carried,
    at: chrono::DateTime<chrono::FixedOffset>,
) -> serde_json::Result<NewFact> {
    let key = key.clone();
    let failed = |error: &str, again, after, doubt| {
        let (key, error) = (key.clone(), error.to_owned());
        NewFact::new(
            at,
            "opsplan",
            &Failed {
                key,
                error,
                again,
                after,
                doubt,
            },
        )
    };
    match carried {
        Carried::Posted(id) => NewFact::new(at, "opsplan", &Posted { key, id: id.clone() }),
        Carried::Accepted => NewFact::new(at, "opsplan", &Accepted { key }),
        Carried::Failed {
            error,
            again: Again::Never,
        } => failed(error, false, None, false),
        Carried::Failed {
            error,
            again: Again::Later(after),
        } => failed(error, true, after.map(|it| it.as_secs()), false),
        Carried::InDoubt { error } => failed(error, true, None, true),
    }
}
