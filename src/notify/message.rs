//! One message to one channel.

use serde::{Deserialize, Serialize};

use super::Key;

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What makes it itself.
    pub key: Key,
    /// A page waits for an answer; anything else is chatter.
    pub page: bool,
    /// What it belongs to, where the channel has threads: an incident's id.
    pub thread: Option<String>,
    /// How the service names the person who should see it.
    pub mention: Option<String>,
    /// The id of the contact who is addressed, where it is one person.
    #[serde(default)]
    pub to: Option<String>,
    /// What it means for the life of its thread, for services that keep one of their own.
    #[serde(default)]
    pub turn: Turn,
    /// Its lines, each made safe. Facts hold them, so no phone number is among them.
    pub lines: Vec<String>,
}

/// What a message means for the thing that its thread is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// It goes on, or has no life of its own.
    #[default]
    Goes,
    /// It begins.
    Begins,
    /// Somebody has answered.
    Acked,
    /// It is over.
    Ends,
}
