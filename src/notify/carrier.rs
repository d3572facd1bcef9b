//! The port: whoever brings messages to a kind of channel, and hears what people answer there.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

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

/// A try that is under way.
pub type Carrying<'a> = Pin<Box<dyn Future<Output = Carried> + 'a>>;

/// Brings messages to channels of one kind.
pub trait Carrier {
    /// Tries once.
    fn carry<'a>(&'a self, parcel: &'a Parcel) -> Carrying<'a>;
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
}
