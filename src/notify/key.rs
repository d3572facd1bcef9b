//! What makes two messages the same.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::incident::{IncidentId, Numbers};

/// (what, step, seat, channel). Empty where a message has no such part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The thing that is told: the id of the fact that it follows from, or an incident and its round.
    pub what: String,
    /// Level, step and repetition of a page: `3.2.0`.
    pub step: String,
    /// Who is addressed: the id of a seat and a contact.
    pub seat: String,
    /// The id of the channel.
    pub channel: String,
}

impl Key {
    /// The key of something that a channel hears, addressed to nobody in particular.
    pub fn said(what: impl Into<String>, channel: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            step: String::new(),
            seat: String::new(),
            channel: channel.into(),
        }
    }
}

impl Key {
    /// The incident that it is about, where it is about one.
    pub fn incident(&self) -> Option<IncidentId> {
        self.what.split_once('/')?.0.parse().ok()
    }

    /// The same of the incident that this writer meant, where its number was given twice.
    pub fn meant_by(self, writer: &str, numbers: &Numbers) -> Self {
        let given = self.incident();
        match given.and_then(|given| numbers.key(&given, writer)) {
            None => self,
            Some(own) => {
                let round = self.what.split_once('/').map_or("", |(_, round)| round);
                Self {
                    what: format!("{own}/{round}"),
                    ..self
                }
            }
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        for part in [&self.step, &self.seat, &self.channel] {
            if !part.is_empty() {
                write!(f, " {part}")?;
            }
        }
        Ok(())
    }
}
