//! What a phrase of frequency means.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// How often, as one of the forms of the phrase table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frequency;

/// A phrase that was not understood: where, and what stands nearest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseError {
    /// Bytes of the phrase, as it was written, that were not understood.
    pub span: Range<usize>,
    /// The nearest phrases that would have been.
    pub nearest: Vec<String>,
}

impl Frequency {
    /// Reads a phrase in Japanese or English.
    pub fn parse(phrase: &str) -> Result<(Self, Option<super::IfClosed>), PhraseError> {
        todo!("{phrase}")
    }
}
