//! The phrases of frequency.

use std::ops::Range;

use super::{Frequency, IfClosed};

/// A phrase that was not understood: where, and what stands nearest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseError {
    /// Bytes of the phrase, as it was written, that were not understood.
    pub span: Range<usize>,
    /// The nearest phrases that would have been.
    pub nearest: Vec<String>,
}

pub(super) fn read(phrase: &str) -> Result<(Frequency, Option<IfClosed>), PhraseError> {
    todo!("{phrase}")
}
