//! The port: whoever brings messages to a kind of channel, and hears what people answer there.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::Message;
use crate::plan::Channel;

/// A message on its way out, with what only the last moment knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Where it goes.
    pub channel: Channel,
    /// What it says, with the remarks of this try (how late, sent again).
    pub message: Message,
    /// The id that the service gave to the first message of its thread in this channel.
    pub first: Option<String>,
    /// The mail address of the person who is addressed. Never in a fact.
    pub address: Option<String>,
}

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// It is there to be read, under this id where the service gave one.
    Posted(Option<String>),
    /// The service took it; no more is known.
    Accepted,
    /// It did not arrive.
    Failed {
        /// Why, without secrets.
        error: String,
        /// May trying again help?
        again: Again,
    },
    /// It went out, and no whole answer came back: it may have arrived.
    InDoubt {
        /// What came instead of an answer, without secrets.
        error: String,
    },
}

/// Whether trying again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// It fails the same way until somebody changes something.
    Never,
    /// Later; not before this long where the service said so (Retry-After, RFC 9110 section 10.2.3).
    Later(Option<Duration>),
}

/// Whether a message may have left this machine. A try that ends without an answer is in doubt only then.
#[derive(Clone, Debug, Default)]
pub struct Gone(Arc<AtomicBool>);

impl Gone {
    /// From here on it may be on its way.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// May it be on its way?
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A try that is under way.
pub type Carrying<'a> = Pin<Box<dyn Future<Output = Carried> + 'a>>;

/// Brings messages to channels of one kind.
pub trait Carrier {
    /// Tries once, and tells `gone` as soon as the message may be on its way.
    fn carry<'a>(&'a self, parcel: &'a Parcel, gone: &'a Gone) -> Carrying<'a>;
}

/// What somebody wrote under a message of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// How the service names who wrote it.
    pub author: String,
    /// The text.
    pub text: String,
    /// The service's id of it.
    pub id: String,
    /// When it was written, where the service says so.
    pub at: Option<DateTime<Utc>>,
}
