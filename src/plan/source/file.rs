//! The nine files of a plan.

/// One of the nine files of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum File {
    /// plan.toml
    Plan,
    /// tasks.toml
    Tasks,
    /// org.toml
    Org,
    /// contacts.toml
    Contacts,
    /// levels.toml
    Levels,
    /// channels.toml
    Channels,
    /// checks.toml
    Checks,
    /// contracts.toml
    Contracts,
    /// drills.toml
    Drills,
}

impl File {
    /// All nine, in the order in which a plan is best read.
    pub const ALL: [Self; 9] = [
        Self::Plan,
        Self::Tasks,
        Self::Org,
        Self::Contacts,
        Self::Levels,
        Self::Channels,
        Self::Checks,
        Self::Contracts,
        Self::Drills,
    ];

    /// Its name in the plan's directory.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan.toml",
            Self::Tasks => "tasks.toml",
            Self::Org => "org.toml",
            Self::Contacts => "contacts.toml",
            Self::Levels => "levels.toml",
            Self::Channels => "channels.toml",
            Self::Checks => "checks.toml",
            Self::Contracts => "contracts.toml",
            Self::Drills => "drills.toml",
        }
    }
}
