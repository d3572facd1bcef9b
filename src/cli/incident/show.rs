//! `opsplan incident show`: one incident, whole.

use super::screen::{Reply, whole};
use super::{Night, Stop, which};
use crate::cli::{Desk, Exit};

/// One incident: its fields, who is next, what is owed, and all that happened
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Its id; the only open one where it is left out
    #[arg(value_name = "ID")]
    id: Option<String>,
}

pub(super) fn run(args: &Args, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let incident = which::pick(desk, &night, &night.journal, args.id.as_deref(), None)?;
    desk.answer(&Reply::new(
        &night,
        &incident,
        whole(desk.lang(), &night, &incident),
    ))?;
    Ok(night.exit())
}
