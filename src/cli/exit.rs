//! Exit codes, as one table.
//!
//! | code | meaning |
//! |---|---|
//! | 0 | well |
//! | 1 | findings |
//! | 2 | the command line is wrong |
//! | 3 | the plan is wrong |
//! | 4 | the world failed: disk, lock, network |

use crate::world::journal::JournalError;

/// How a command ended that did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well.
    Well,
    /// There are findings: a check fails, lint found errors, nothing was open to be done, a message did not arrive.
    Findings,
    /// As the caller's contract has it: `--format nagios`.
    Code(u8),
    /// The answer was given from the last good plan: the plan on the disk is wrong.
    PlanIsWrong,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line is wrong: what, and what was expected.
    Usage(String),
    /// The plan is wrong: the findings, drawn.
    Plan(String),
    /// The world failed.
    World(anyhow::Error),
}

/// What every command returns.
pub(crate) type Outcome = Result<Exit, Failure>;

impl Exit {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Well => 0,
            Self::Findings => 1,
            Self::Code(code) => code,
            Self::PlanIsWrong => 3,
        }
    }
}

impl Failure {
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Plan(_) => 3,
            Self::World(_) => 4,
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::World(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::World(error.into())
    }
}

impl From<JournalError> for Failure {
    fn from(error: JournalError) -> Self {
        Self::World(error.into())
    }
}
