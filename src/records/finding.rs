//! What is wrong with the records, as data. The good part of the records is used all the same; nothing is deleted.

use serde::{Deserialize, Serialize};

use super::{FactId, LineHash};

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// The file, by its name in `journal/`.
    pub file: String,
    /// The line, from 1, where one line is meant.
    pub line: Option<u64>,
    /// What is wrong.
    pub damage: Damage,
}

/// The kinds of damage and oddity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Damage {
    /// The file cannot be read; the system's reason.
    Unreadable(String),
    /// A directory, a pipe or a device stands where a file should.
    NotAFile,
    /// More bytes than a month can honestly hold; it was not read.
    TooLarge(u64),
    /// A `.jsonl` file whose name does not begin with a month; it was not read.
    StrangeName,
    /// The first line is no header.
    NoHeader,
    /// Written by a newer opsplan, in this format: read as far as understood, never written.
    NewerFormat(u32),
    /// The header names another writer than the file's name.
    OtherWriter(String),
    /// The last line was cut off in the middle of a write: so many bytes.
    Torn(u64),
    /// The last line is whole but has no line end: an editor took it away.
    NoFinalNewline,
    /// Lines end with CR LF: something converted the file. The first such line is named.
    CarriageReturns,
    /// A marker that git leaves where it could not merge.
    ConflictMarker,
    /// Not UTF-8.
    NotUtf8,
    /// Holds NUL bytes, as power losses leave them.
    Nul,
    /// Longer than a line may be: so many bytes.
    TooLong(u64),
    /// Not a fact; the parser's reason.
    NotAFact(String),
    /// This fact stands in the records more than once, each time the same. It is counted once.
    Repeated(FactId),
    /// Different facts bear this id. One of them is counted.
    Contradicted(FactId),
    /// Clones that had not heard of each other gave this number to different incidents. Both are kept.
    SameNumber(String),
    /// Its time of writing is not in the month of the file.
    Misfiled,
    /// Written earlier than the line before it.
    OutOfOrder,
    /// The line does not link to the one before it: a line was changed, removed or put between. The link that it holds.
    Unlinked(LineHash),
    /// As `Unlinked`, and noted by an earlier `records repair`.
    Mended(LineHash),
    /// The header does not link to the end of the writer's previous file: that file was cut, changed or is missing.
    PreviousFile(LineHash),
    /// A head that was kept elsewhere (as typed) is nowhere in the records: a tail was cut, or lines were changed.
    HeadMissing(String),
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Harmless: everything was read.
    Note,
    /// Something may be missing or was changed.
    Warning,
    /// Something cannot be read.
    Error,
}

impl Damage {
    /// Its name in JSON and in tests.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::NotAFile => "not-a-file",
            Self::TooLarge(_) => "too-large",
            Self::StrangeName => "strange-name",
            Self::NoHeader => "no-header",
            Self::NewerFormat(_) => "newer-format",
            Self::OtherWriter(_) => "other-writer",
            Self::Torn(_) => "torn",
            Self::NoFinalNewline => "no-final-newline",
            Self::CarriageReturns => "carriage-returns",
            Self::ConflictMarker => "conflict-marker",
            Self::NotUtf8 => "not-utf8",
            Self::Nul => "nul",
            Self::TooLong(_) => "too-long",
            Self::NotAFact(_) => "not-a-fact",
            Self::Repeated(_) => "repeated",
            Self::Contradicted(_) => "contradicted",
            Self::SameNumber(_) => "same-number",
            Self::Misfiled => "misfiled",
            Self::OutOfOrder => "out-of-order",
            Self::Unlinked(_) => "unlinked",
            Self::Mended(_) => "mended",
            Self::PreviousFile(_) => "previous-file",
            Self::HeadMissing(_) => "head-missing",
        }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::NoFinalNewline
            | Self::CarriageReturns
            | Self::Repeated(_)
            | Self::Mended(_)
            | Self::SameNumber(_) => Severity::Note,
            Self::StrangeName | Self::OtherWriter(_) | Self::Misfiled | Self::OutOfOrder => Severity::Warning,
            Self::NoHeader | Self::Torn(_) | Self::ConflictMarker | Self::NewerFormat(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Whether `records repair` takes the line out of the file and sets it aside.
    pub fn is_set_aside(&self) -> bool {
        matches!(
            self,
            Self::Torn(_)
                | Self::ConflictMarker
                | Self::NotUtf8
                | Self::Nul
                | Self::TooLong(_)
                | Self::NotAFact(_)
        )
    }
}
