//! Levels, and the paths that hold for them.

use super::super::block::At;

/// A level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// Where it stands.
    pub at: At,
    /// Its number; where it has a word instead, its place from the mildest.
    pub number: u32,
    /// How the document writes it: lv1, レベル1, SEV1, 重大.
    pub written: String,
    /// Its prefix, where the document has one.
    pub prefix: String,
    /// What it means.
    pub meaning: String,
    /// How often more is to be heard, as a span of the plan.
    pub update_every: String,
    /// What has no key.
    pub comments: Vec<String>,
}

/// A path: who is told, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// Where it stands.
    pub at: At,
    /// For which levels.
    pub levels: Whose,
    /// The seats in order.
    pub steps: Vec<Step>,
}

/// The levels that something holds for; for all where it names none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    /// By number.
    pub numbers: Vec<u32>,
    /// By what they are called, folded: 重大, S.
    pub words: Vec<String>,
    /// Those beyond them, too.
    pub beyond: Option<Beyond>,
}

/// Which others: `レベル4以上`, `SEV-3 and below`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// All that are worse.
    Worse,
    /// All that are milder.
    Milder,
}

impl Whose {
    /// One level, by number.
    pub fn number(number: u32) -> Self {
        Self {
            numbers: vec![number],
            ..Self::default()
        }
    }

    /// Does it name no level?
    pub fn is_everyone(&self) -> bool {
        self.numbers.is_empty() && self.words.is_empty()
    }
}

/// A step of a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Where it stands.
    pub at: At,
    /// Who, as written.
    pub to: String,
    /// After how many minutes, where it says so.
    pub after: Option<u32>,
    /// Is it said to be told only?
    pub report: bool,
    /// Is it told with the one before?
    pub together: bool,
}
