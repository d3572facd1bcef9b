//! What a reference can mean.

use super::source::File;

/// What a reference can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Noun {
    /// tasks.toml
    Task,
    /// org.toml
    Role,
    /// contacts.toml
    Contact,
    /// channels.toml
    Channel,
    /// checks.toml
    Check,
    /// checks.toml, `[[maintenance]]`
    Maintenance,
    /// contracts.toml
    Contract,
    /// drills.toml
    Drill,
}

impl Noun {
    /// The file in which it is written.
    pub fn file(self) -> File {
        match self {
            Self::Task => File::Tasks,
            Self::Role => File::Org,
            Self::Contact => File::Contacts,
            Self::Channel => File::Channels,
            Self::Check | Self::Maintenance => File::Checks,
            Self::Contract => File::Contracts,
            Self::Drill => File::Drills,
        }
    }
}
