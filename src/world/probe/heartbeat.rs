//! Heartbeats: when another job last said `opsplan beat`.

use std::path::PathBuf;

use crate::check::{Answer, Trouble, excerpt};
use crate::world::beats;

/// Asks `kind = "heartbeat"`.
#[derive(Debug)]
pub(super) struct HeartbeatProbe {
    records: PathBuf,
}

impl HeartbeatProbe {
    pub(super) fn new(records: PathBuf) -> Self {
        Self { records }
    }

    pub(super) fn ask(&self, check: &str) -> Result<Answer, Trouble> {
        match beats::last(&self.records, check) {
            Ok(Some(last)) => Ok(Answer::Heartbeat { last }),
            Ok(None) => Err(Trouble::NeverBeat),
            Err(error) => Err(Trouble::Refusal {
                detail: excerpt(error.to_string().as_bytes()),
            }),
        }
    }
}
