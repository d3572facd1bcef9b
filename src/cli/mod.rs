//! The command line: one file a subcommand, each three moves: load, decide, show.

mod desk;
mod exit;
mod globals;
mod opened;
mod owing;
mod post;
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
mod drill;
mod due;
mod escalation;
mod handover;
mod incident;
mod contact;
mod editing;
mod import;
mod task;
mod init;
mod lint;
mod man;
mod note;
mod notify;
mod oncall;
mod outbox;
mod refusal;
mod records;
mod render;
mod report;
mod schema;
mod schedule;
mod show;
mod skip;
mod status;
mod tick;
mod undo;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
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

/// Every subcommand and its file, in the order in which `--help` tells them.
macro_rules! commands {
    ($($name:ident => $file:ident),* $(,)?) => {
        #[derive(Debug, Subcommand)]
        enum Command {
            $($name($file::Args)),*
        }

        fn run(command: &Command, desk: &mut Desk) -> Outcome {
            match command {
                $(Command::$name(args) => $file::run(args, desk)),*
            }
        }
    };
}

commands! {
    Init => init,
    Due => due,
    Done => done,
    Skip => skip,
    Defer => defer,
    Confirm => confirm,
    Undo => undo,
    Schedule => schedule,
    Check => check,
    Beat => beat,
    Incident => incident,
    Oncall => oncall,
    Escalation => escalation,
    Tick => tick,
    Notify => notify,
    Outbox => outbox,
    Drill => drill,
    Status => status,
    Handover => handover,
    Note => note,
    Show => show,
    Import => import,
    Task => task,
    Contact => contact,
    Render => render,
    Report => report,
    Calendar => calendar,
    Lint => lint,
    Schema => schema,
    Records => records,
    Cron => cron,
    Completions => completions,
    Man => man,
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
