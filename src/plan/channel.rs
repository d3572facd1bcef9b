//! channels.toml: コミュニケーション.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// The place of a channel in [`super::Plan::channels`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ChannelRef(pub u32);

/// One `[[channel]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Its id.
    pub id: String,
    /// Ids it had before.
    pub was: Vec<String>,
    /// What people call it: `02_障害連絡`.
    pub name: String,
    /// `file`, `slack`, … as CHANNELS lists them.
    pub kind: String,
    /// Who reads it.
    pub audience: Audience,
    /// The keys of its kind (`path`, `url`, `room`, …), as written. A secret is `env:NAME` or `file:PATH`.
    pub settings: Vec<(String, String)>,
}

/// `audience`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// Our own people.
    #[default]
    Internal,
    /// Other words, no names, no level, and a person approves it first.
    Customer,
}

/// One `[[event]]`: who hears of what, by which means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// `check`, `incident`, `due`, `digest`, `drill`, `contract`, `general`, `meeting`, ….
    pub on: String,
    /// What people call it.
    pub title: String,
    /// 連絡手段
    pub means: Vec<String>,
    /// Where it goes; empty for what opsplan does not send.
    pub channels: Vec<ChannelRef>,
    /// The first word of its messages.
    pub prefix: String,
    /// 備考
    pub note: String,
}

impl Channel {
    /// Is a reply there an answer? PagerDuty has a button of its own for that.
    pub fn takes_replies(&self) -> bool {
        matches!(self.kind.as_str(), "slack-api" | "chatwork")
    }

    /// A setting of its kind.
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.settings
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    }
}

/// Does the name of a host mean this machine? Without encryption no other is spoken to.
pub fn is_this_machine(host: &str) -> bool {
    let ip: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
    host.eq_ignore_ascii_case("localhost") || ip.is_some_and(|ip| ip.to_canonical().is_loopback())
}
