//! What every deed may say: when it happened, and who did it.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::Night;
use crate::cli::{Desk, Failure};
use crate::say::incident as say;

/// `--at` and `--by`
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Said {
    /// When it happened: 02:10 or 2026-11-22T02:10; the past is marked as entered afterwards
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// Who did it: a contact's id or name
    #[arg(long, value_name = "WHO")]
    pub(crate) by: Option<String>,
}

/// A clock may be a little ahead of ours.
const SKEW: TimeDelta = TimeDelta::minutes(1);

impl Said {
    /// When it happened; now where nothing was said.
    pub(crate) fn at(&self, desk: &Desk, night: &Night) -> Result<DateTime<FixedOffset>, Failure> {
        let Some(text) = &self.at else {
            return Ok(night.now_here());
        };
        happened_at(desk, night, text)
    }

    /// Who did it: the id of a contact.
    pub(crate) fn by(&self, desk: &Desk, night: &Night) -> Result<String, Failure> {
        desk.who(self.by.as_deref(), &night.plan, &night.folder)
    }
}

/// When something happened, as the command line says it. What is still to come did not happen.
pub(crate) fn happened_at(desk: &Desk, night: &Night, text: &str) -> Result<DateTime<FixedOffset>, Failure> {
    let at = to_instant(desk, night, text)?;
    if at.to_utc() > night.now + SKEW {
        return Err(Failure::Usage(say::in_the_future(desk.lang(), text)));
    }
    Ok(at)
}

/// A time of the command line, on the plan's clock.
pub(crate) fn to_instant(desk: &Desk, night: &Night, text: &str) -> Result<DateTime<FixedOffset>, Failure> {
    let at = desk.time(text, night.plan.about.timezone, night.now)?;
    Ok(at.with_timezone(&night.plan.about.timezone).fixed_offset())
}
