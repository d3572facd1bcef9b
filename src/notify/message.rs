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
    /// Its lines, each made safe. Facts hold them, so no phone number is among them.
    pub lines: Vec<String>,
}
