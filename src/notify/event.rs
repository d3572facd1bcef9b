//! The facts of a message's way. No secret and no phone number stands in them.

use serde::{Deserialize, Serialize};

use super::{Key, Message};
use crate::records::Event;

/// It is to be sent. On the disk before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    /// The message itself.
    pub message: Message,
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

macro_rules! kinds {
    ($($event:ident = $kind:literal),* $(,)?) => {$(
        impl Event for $event {
            const KIND: &'static str = $kind;
        }
    )*};
}

kinds! {
    Queued = "queued",
    Accepted = "accepted",
    Posted = "posted",
    Failed = "failed",
}
