//! `opsplan beat`: another job says that it has run; a check of `kind = "heartbeat"` hears it.

use serde::Serialize;

use super::check::no_such;
use super::{Desk, Exit, Failure, Outcome};
use crate::plan::{File, Kind, Language};
use crate::say::check as say;
use crate::show::{Answer, View};
use crate::world::beats;

/// Notes a heartbeat: the last line of a job that must run, `backup.sh && opsplan beat backup`
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Id or name of the heartbeat check
    #[arg(value_name = "ID")]
    id: String,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan(&[File::Checks])?;
    let check = opened.plan.checks.iter().find(|check| check.is_called(&args.id));
    let check = check.ok_or_else(|| Failure::Usage(no_such(desk.lang(), &opened.plan, &args.id)))?;
    if !matches!(check.kind, Kind::Heartbeat { .. }) {
        return Err(Failure::Usage(say::not_a_heartbeat(desk.lang(), &check.id)));
    }
    beats::beat(&opened.records, &check.id, opened.now)?;
    if !desk.globals.quiet {
        desk.answer(&Beaten {
            version: 1,
            check: &check.id,
        })?;
    }
    Ok(Exit::Well)
}

/// The answer of `beat`.
#[derive(Debug, Serialize)]
struct Beaten<'a> {
    version: u32,
    check: &'a str,
}

impl Answer for Beaten<'_> {
    fn view(&self, lang: Language) -> View {
        View::default().line(say::beaten(lang, self.check))
    }
}
