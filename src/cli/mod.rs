//! The command line: one file a subcommand, each three moves: load, decide, show.

mod desk;
mod exit;
mod globals;
mod opened;
mod owing;
mod settle;
mod recording;
mod time;
mod who;

mod beat;
mod calendar;
mod check;
mod complete;
mod completions;
mod confirm;
mod cron;
mod defer;
mod done;
mod due;
mod escalation;
mod handover;
mod incident;
mod init;
mod lint;
mod man;
mod note;
mod refusal;
mod records;
mod render;
mod schema;
mod schedule;
mod show;
mod skip;
mod status;
mod undo;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::CompleteEnv;

use crate::world::World;

pub(crate) use desk::Desk;
pub(crate) use exit::{Exit, Failure, Outcome};
pub(crate) use globals::Globals;
pub(crate) use opened::Opened;

/// The operations plan that runs itself
#[derive(Debug, Parser)]
#[command(name = "opsplan", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Beat(beat::Args),
    Calendar(calendar::Args),
    Check(check::Args),
    Completions(completions::Args),
    Cron(cron::Args),
    Confirm(confirm::Args),
    Defer(defer::Args),
    Done(done::Args),
    Due(due::Args),
    Schedule(schedule::Args),
    Skip(skip::Args),
    Undo(undo::Args),
    Escalation(escalation::Args),
    Handover(handover::Args),
    Incident(incident::Args),
    Init(init::Args),
    Lint(lint::Args),
    Man(man::Args),
    Note(note::Args),
    Records(records::Args),
    Render(render::Args),
    Schema(schema::Args),
    Show(show::Args),
    Status(status::Args),
}

/// Runs the program: arguments and the world in, the exit code out.
pub fn main(args: impl IntoIterator<Item = OsString>, world: World) -> ExitCode {
    CompleteEnv::with_factory(complete::command).complete();
    let args: Vec<OsString> = args.into_iter().collect();
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(error) => return refusal::refused(error, &args, &world),
    };
    let mut desk = Desk::new(world, cli.globals);
    let outcome = run(&cli.command, &mut desk);
    desk.close(outcome)
}

fn run(command: &Command, desk: &mut Desk) -> Outcome {
    match command {
        Command::Calendar(args) => calendar::run(args, desk),
        Command::Cron(args) => cron::run(args, desk),
        Command::Confirm(args) => confirm::run(args, desk),
        Command::Defer(args) => defer::run(args, desk),
        Command::Done(args) => done::run(args, desk),
        Command::Due(args) => due::run(args, desk),
        Command::Schedule(args) => schedule::run(args, desk),
        Command::Skip(args) => skip::run(args, desk),
        Command::Undo(args) => undo::run(args, desk),
        Command::Beat(args) => beat::run(args, desk),
        Command::Check(args) => check::run(args, desk),
        Command::Completions(args) => completions::run(args, desk),
        Command::Escalation(args) => escalation::run(args, desk),
        Command::Handover(args) => handover::run(args, desk),
        Command::Incident(args) => incident::run(args, desk),
        Command::Init(args) => init::run(args, desk),
        Command::Lint(args) => lint::run(args, desk),
        Command::Man(args) => man::run(args, desk),
        Command::Note(args) => note::run(args, desk),
        Command::Records(args) => records::run(args, desk),
        Command::Render(args) => render::run(args, desk),
        Command::Schema(args) => schema::run(args, desk),
        Command::Show(args) => show::run(args, desk),
        Command::Status(args) => status::run(args, desk),
    }
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _};

    use super::Cli;
    use crate::say::help;

    /// Every command and argument as (words, command).
    fn walk(command: &Command, words: &str, missing: &mut Vec<String>) {
        if help::command(words).is_none() {
            missing.push(format!("command `{words}`"));
        }
        for arg in command.get_arguments() {
            if help::argument(words, arg.get_id().as_str()).is_none() {
                missing.push(format!("argument `{}` of `{words}`", arg.get_id()));
            }
        }
        for sub in command.get_subcommands() {
            walk(sub, format!("{words} {}", sub.get_name()).trim(), missing);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_help_in_japanese() {
        let mut missing = Vec::new();
        walk(&Cli::command(), "", &mut missing);
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn the_command_line_is_well_made() {
        Cli::command().debug_assert();
        super::refusal::in_japanese(Cli::command(), "").debug_assert();
    }
}
