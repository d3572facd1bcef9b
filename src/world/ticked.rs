//! When this machine ticked last: `<records>/local/tick.json`. Derived; a missing one means that it never did.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::journal::JournalError;
use super::journal::disk::{Disk as _, RealDisk, write_over};
use crate::incident::{Known, LastTick};

/// The last tick.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticked {
    /// When a tick last came to its end.
    pub at: Option<DateTime<FixedOffset>>,
    /// The last day whose morning message was made.
    pub morning: Option<NaiveDate>,
    /// The work that was seen, as [`crate::due::sights`] says it.
    #[serde(default)]
    pub sights: Option<String>,
    /// When people were last told straight away, because nothing could be recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub straight: Option<DateTime<FixedOffset>>,
    /// The facts of open incidents that it knew.
    #[serde(default)]
    pub known: Known,
}

impl Ticked {
    /// As it is kept; under a clock set by hand one of its own.
    pub fn read(records: &Path, rehearsal: bool) -> Self {
        let bytes = RealDisk.read(&path(records, rehearsal)).ok();
        bytes
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// As the timers of the next tick need it.
    pub fn last(&self) -> LastTick {
        LastTick {
            at: self.at,
            known: self.known.clone(),
        }
    }

    /// Keeps it, in one piece or, where the disk is full, over what was kept.
    pub fn keep(&self, records: &Path, rehearsal: bool) -> Result<(), JournalError> {
        let path = path(records, rehearsal);
        let text = serde_json::to_vec(self)?;
        RealDisk
            .replace(&path, &text)
            .or_else(|error| write_over(&path, &text).map_err(|_| error))
            .map_err(JournalError::with(&path))
    }
}

fn path(records: &Path, rehearsal: bool) -> PathBuf {
    records.join("local").join(if rehearsal {
        "tick-rehearsal.json"
    } else {
        "tick.json"
    })
}
