//! One line of a journal file: a header or a fact, or what is wrong with it.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde::de::{Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::{Damage, Fact, FactId, LineHash};

/// The format that this opsplan writes.
pub const FORMAT: u32 = 1;

/// No honest line is longer: 1 MiB.
pub(crate) const LONGEST: usize = 1 << 20;

/// The first line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of the format; facts of a newer one are read as far as they are understood.
    pub format: u32,
    /// Whose file this is.
    pub writer: String,
    /// Where the writer's previous file ended, if there is one.
    #[serde(default)]
    pub previous: Option<Previous>,
}

/// The end of a writer's previous file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previous {
    /// Its name.
    pub file: String,
    /// The hash of its last line.
    pub head: LineHash,
}

/// What a line holds.
#[derive(Debug)]
pub(crate) enum Line {
    Header(Header),
    Fact(Fact),
}

/// A fact as it stands in the bytes, with nothing copied yet.
#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(deserialize_with = "rfc3339")]
    at: DateTime<FixedOffset>,
    #[serde(deserialize_with = "rfc3339")]
    written: DateTime<FixedOffset>,
    #[serde(borrow)]
    by: Cow<'a, str>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    data: &'a RawValue,
    #[serde(default)]
    answers: Vec<FactId>,
    #[serde(default)]
    rehearsal: bool,
    prev: LineHash,
}

/// A time as we write it. chrono's own reading takes looser forms and five times as long, twice a line.
fn rfc3339<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<FixedOffset>, D::Error> {
    struct Rfc3339;
    impl Visitor<'_> for Rfc3339 {
        type Value = DateTime<FixedOffset>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a time like 2026-11-22T02:22:00+09:00")
        }
        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
            DateTime::parse_from_rfc3339(text).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
        }
    }
    deserializer.deserialize_str(Rfc3339)
}

/// Reads a line without its end. `writer` is the name that most ids of the file share; it is not allocated again.
pub(crate) fn read(bytes: &[u8], writer: &Arc<str>) -> Result<Line, Damage> {
    if bytes.len() > LONGEST {
        return Err(Damage::TooLong(bytes.len() as u64));
    }
    let text = str::from_utf8(bytes).map_err(|_| Damage::NotUtf8)?;
    match serde_json::from_str::<Written<'_>>(text) {
        Ok(written) => fact(written, writer).map(Line::Fact),
        Err(error) => match serde_json::from_str(text) {
            Ok(header) => Ok(Line::Header(header)),
            Err(_) => Err(flaw(text, &error)),
        },
    }
}

fn fact(line: Written<'_>, writer: &Arc<str>) -> Result<Fact, Damage> {
    let no_id = || Damage::NotAFact(format!("the id {:?} is not <writer>.<count>", line.id));
    let (name, count) = FactId::split(&line.id).ok_or_else(no_id)?;
    let writer = if name == &**writer {
        Arc::clone(writer)
    } else {
        name.into()
    };
    Ok(Fact {
        id: FactId { writer, count },
        at: line.at,
        written: line.written,
        by: line.by.into_owned(),
        kind: line.kind.into_owned(),
        data: line.data.to_owned(),
        answers: line.answers,
        rehearsal: line.rehearsal,
        prev: line.prev,
    })
}

fn flaw(text: &str, error: &serde_json::Error) -> Damage {
    const MARKERS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
    if MARKERS.iter().any(|marker| text.starts_with(marker)) {
        Damage::ConflictMarker
    } else if text.contains('\0') {
        Damage::Nul
    } else {
        Damage::NotAFact(error.to_string())
    }
}
