//! The secrets of a channel: read when something is sent, and hidden in whatever is said about it afterwards.

use std::path::Path;

use super::trouble;
use crate::notify::Carried;
use crate::plan::Channel;
use crate::world::secret::{self, Blotter};

/// The secrets of a channel, by key.
#[derive(Default)]
pub(super) struct Secrets {
    values: Vec<(String, String)>,
    blotter: Blotter,
}

impl Secrets {
    /// Reads those of a channel. One that cannot be read here may be there for the next process: cron has an environment
    /// of its own.
    pub(super) fn read(channel: &Channel, folder: &Path) -> Result<Self, Carried> {
        let mut secrets = Self::default();
        let kept = |value: &str| value.starts_with("env:") || value.starts_with("file:");
        for (key, value) in channel.settings.iter().filter(|(_, value)| kept(value)) {
            let secret = secret::read(value, folder).map_err(|why| trouble::no_secret(value, &why))?;
            secrets.add(key, secret);
        }
        Ok(secrets)
    }

    /// One more thing that is not to be seen.
    pub(super) fn add(&mut self, key: &str, value: String) {
        self.blotter.add(&value);
        self.values.push((key.to_owned(), value));
    }

    /// Things of no key that are not to be seen either.
    pub(super) fn extend(&mut self, values: impl IntoIterator<Item = String>) {
        values.into_iter().for_each(|value| self.add("", value));
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let found = self.values.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }

    /// The value of a key that lint asks for.
    pub(super) fn must(&self, key: &str) -> Result<&str, Carried> {
        self.get(key).ok_or_else(|| trouble::missing(key))
    }

    /// What came of a try, with no secret in its words.
    pub(super) fn hidden(&self, carried: Carried) -> Carried {
        match carried {
            Carried::Failed { error, again } => {
                let error = self.hide(&error);
                Carried::Failed { error, again }
            }
            Carried::InDoubt { error } => Carried::InDoubt {
                error: self.hide(&error),
            },
            well => well,
        }
    }

    /// The text with every secret blotted out.
    pub(super) fn hide(&self, text: &str) -> String {
        self.blotter.blot_text(text)
    }
}
