//! One message to one channel.

use serde::{Deserialize, Serialize};

use super::Key;

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What makes it itself.
    pub key: Key,
    /// A page waits for an answer, and is not sent once somebody has answered.
    pub page: bool,
    /// It tells of what began or ended. Like a page it is sent again where it may not have arrived; anything else is
    /// chatter.
    #[serde(default)]
    pub alert: bool,
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
    /// Further keys that it stands for: a message that tells of several things at once.
    #[serde(default)]
    pub covers: Vec<Key>,
    /// Its lines, each made safe. Facts hold them, so no phone number is among them.
    pub lines: Vec<String>,
}

impl Message {
    /// A message that a channel hears, addressed to nobody in particular. Without a key it is nothing yet.
    pub fn said(key: Key, lines: Vec<String>) -> Self {
        Self {
            key,
            page: false,
            alert: false,
            thread: None,
            mention: None,
            to: None,
            turn: Turn::Goes,
            covers: Vec::new(),
            lines,
        }
    }

    /// Is it sent again where it may or may not have arrived? What nobody misses is not.
    pub fn bears_repeating(&self) -> bool {
        self.page || self.alert
    }
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
    /// It was over, and begins again.
    Reopens,
    /// Somebody has answered.
    Acked,
    /// It is over.
    Ends,
}
