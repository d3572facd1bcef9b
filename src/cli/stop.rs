//! Why a command stopped halfway.

use super::Failure;
use crate::world::journal::JournalError;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Stop<N = String> {
    /// As any command fails.
    Failure(Failure),
    /// There was nothing to do it to: exit 1, and why.
    Nothing(N),
}

impl<N> From<Failure> for Stop<N> {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl<N> From<JournalError> for Stop<N> {
    fn from(error: JournalError) -> Self {
        Self::Failure(error.into())
    }
}
