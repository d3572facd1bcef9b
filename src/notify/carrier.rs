//! The port: whoever brings messages to a kind of channel.

use super::Message;
use crate::plan::Channel;

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// It is there to be read, under this id where the service gave one.
    Posted(Option<String>),
    /// The service took it; no more is known.
    Accepted,
    /// It failed.
    Failed {
        /// Why, without secrets.
        error: String,
        /// May trying again help?
        again: bool,
    },
}

/// Brings messages to channels of one kind.
pub trait Carrier {
    /// Tries once.
    fn carry(&self, channel: &Channel, message: &Message) -> Carried;
}
