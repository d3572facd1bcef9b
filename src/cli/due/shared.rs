//! The line that says how old the records of others are: who works on old records does work twice.

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use crate::plan::Language;
use crate::say::{day, due as words};
use crate::show::{Tone, View};
use crate::world::Heard;

/// Until when others are heard, as an answer says it.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Shared {
    /// The last fetch of a clone.
    #[serde(skip_serializing_if = "Option::is_none")]
    fetched: Option<DateTime<FixedOffset>>,
    /// The last writing of somebody else into a folder that is shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<DateTime<FixedOffset>>,
    #[serde(skip)]
    is_old: bool,
}

/// A clone that has not fetched for so long is behind: everybody else worked on that day.
const OLD: TimeDelta = TimeDelta::hours(24);

/// Is a clone behind?
pub(super) fn is_old(heard: Heard, now: DateTime<Utc>) -> bool {
    matches!(heard, Heard::Fetched(at) if now - at > OLD)
}

impl Shared {
    pub(super) fn of(heard: Heard, now: DateTime<Utc>, zone: Tz) -> Self {
        let is_old = is_old(heard, now);
        let here = |at: DateTime<Utc>| Some(at.with_timezone(&zone).fixed_offset());
        match heard {
            Heard::Fetched(at) => Self {
                fetched: here(at),
                written: None,
                is_old,
            },
            Heard::Written(at) => Self {
                fetched: None,
                written: here(at),
                is_old,
            },
        }
    }

    /// One quiet line; a loud one where a clone is behind.
    pub(super) fn line(&self, view: View, lang: Language) -> View {
        let time = |at: DateTime<FixedOffset>| day::time(at.naive_local());
        let tone = if self.is_old { Tone::Warn } else { Tone::Dim };
        let fetched = self.fetched.map(|at| words::fetched(lang, &time(at)));
        let written = self.written.map(|at| words::written(lang, &time(at)));
        match fetched.or(written) {
            Some(line) => view.gap().toned(tone, line),
            None => view,
        }
    }
}
