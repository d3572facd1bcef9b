//! What a problem points at.

use std::ops::Range;

use super::File;

/// A stretch of text in one of the files: what a problem points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// In which file.
    pub file: File,
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

impl Place {
    /// The bytes `range` of `file`.
    pub fn new(file: File, range: Range<usize>) -> Self {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            file,
            start: byte(range.start),
            end: byte(range.end),
        }
    }

    /// The beginning of `file`: for what is wrong with the file as a whole.
    pub fn top(file: File) -> Self {
        Self::new(file, 0..0)
    }

    /// Do the two share a byte?
    pub fn touches(self, other: Self) -> bool {
        self.file == other.file && self.start < other.end && other.start < self.end
    }

    /// Its bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
