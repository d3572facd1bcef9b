//! What can be wrong with a plan, as data: a code that never changes, a place, and the names that the sentence needs.
//! The sentences are in `say::problem`.

mod wrong;

pub use super::noun::Noun;
pub use super::shape::{Construct, Shape};
use super::source::{File, Place};
pub use wrong::Wrong;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where to look, and to mend.
    pub place: Place,
    /// A second place that explains it: the other of two that are the same.
    pub other: Option<Place>,
    /// What is wrong.
    pub what: Wrong,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The plan can not be used as it is.
    Error,
    /// The plan is legal, and will hurt.
    Warning,
}

impl Severity {
    /// As it stands in data and in short lines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Problem {
    /// `what`, at `place`.
    pub fn new(place: Place, what: Wrong) -> Self {
        Self {
            place,
            other: None,
            what,
        }
    }

    /// The same, explained by a second place.
    pub fn beside(self, other: Place) -> Self {
        Self {
            other: Some(other),
            ..self
        }
    }

    /// Is it an error, not a warning?
    pub fn is_error(&self) -> bool {
        self.what.severity() == Severity::Error
    }

    /// The file to mend.
    pub fn file(&self) -> File {
        self.place.file
    }
}
