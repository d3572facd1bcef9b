//! The checks of a tick: those that it is time for, within a bound.

use std::time::Duration;

use super::answer::Report;
use crate::check;
use crate::cli::check::{Wish, round};
use crate::cli::incident::Lost;
use crate::cli::{Desk, Failure, Opened};
use crate::world::samples::Notebook;

/// Checks that take longer are unknown; people must be called within the minute.
const AT_MOST: Duration = Duration::from_secs(30);

/// How many are asked at once.
const JOBS: usize = 256;

/// Runs the checks that are due. What they make due is queued; the tick sends it with everything else, and what could not
/// be recorded too.
pub(super) fn checks(
    desk: &Desk,
    opened: &Opened,
    report: &mut Report,
    lost: &mut Lost,
) -> Result<(), Failure> {
    let journal = desk.journal(opened);
    let kept = Notebook::beside(&journal, desk.now_is_set())
        .kept()
        .unwrap_or_default();
    let now = opened.now.with_timezone(&opened.zone()).fixed_offset();
    let chosen = check::due(&opened.plan, &kept.standings, now);
    report.checked = chosen.len();
    if chosen.is_empty() {
        return Ok(());
    }
    let wish = Wish {
        notify: true,
        jobs: JOBS,
        at_most: Some(AT_MOST),
    };
    let mut round = round(desk, opened, chosen, &wish)?;
    report.failing = round
        .looks
        .iter()
        .filter(|(_, _, sample)| !sample.status.is_ok())
        .count();
    match round.unrecorded.take() {
        Some(error) => {
            *lost = round.lost();
            Err(error.into())
        }
        None => Ok(()),
    }
}
