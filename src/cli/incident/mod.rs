//! `opsplan incident`: the life of an incident.

mod brought;
mod night;
mod said;
mod which;
mod whom;
mod record;
mod straight;
mod tell;
mod chain;
mod chain_table;
mod sheet;
mod screen;

mod opening;
mod open;
mod heard;
mod heard_screen;
mod list;
mod show;
mod deeds;
mod update;
mod level;
mod call;
mod announce;

use clap::Subcommand;

use super::{Desk, Exit, Outcome, Stop};

pub(crate) use brought::{Brought, folded, incidents, wrong_numbers};
pub(crate) use chain::{ChainRow, chain};
pub(crate) use chain_table::chain_table;
pub(crate) use level::number;
pub(crate) use night::{Night, suffix};
pub(crate) use record::announce;
pub(crate) use said::{Said, happened_at, to_instant};
pub(crate) use screen::next;
pub(crate) use sheet::Head;
pub(crate) use straight::{Lost, straight};
pub(crate) use tell::broken_plan;
pub(crate) use which::picked;
pub(crate) use whom::seats_of;

/// Opens incidents and carries them through the night
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    deed: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Open(open::Args),
    List(list::Args),
    Show(show::Args),
    Ack(deeds::AckArgs),
    Update(update::Args),
    Level(level::Args),
    Call(call::CallArgs),
    Report(call::ReportArgs),
    Announce(announce::Args),
    Restore(deeds::RestoreArgs),
    Close(deeds::CloseArgs),
    Cancel(deeds::CancelArgs),
    Reopen(deeds::ReopenArgs),
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let done = match &args.deed {
        Command::Open(args) => open::run(args, desk),
        Command::List(args) => list::run(args, desk),
        Command::Show(args) => show::run(args, desk),
        Command::Ack(args) => deeds::ack(args, desk),
        Command::Update(args) => update::run(args, desk),
        Command::Level(args) => level::run(args, desk),
        Command::Call(args) => call::call(args, desk),
        Command::Report(args) => call::report(args, desk),
        Command::Announce(args) => announce::run(args, desk),
        Command::Restore(args) => deeds::restore(args, desk),
        Command::Close(args) => deeds::close(args, desk),
        Command::Cancel(args) => deeds::cancel(args, desk),
        Command::Reopen(args) => deeds::reopen(args, desk),
    };
    finish(done, desk)
}

/// A command that found nothing to do says so and ends with 1.
pub(crate) fn finish(done: Result<Exit, Stop>, desk: &Desk) -> Outcome {
    match done {
        Ok(exit) => Ok(exit),
        Err(Stop::Failure(failure)) => Err(failure),
        Err(Stop::Nothing(why)) => {
            desk.warn(&why);
            Ok(Exit::Findings)
        }
    }
}
