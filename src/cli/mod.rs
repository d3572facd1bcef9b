//! The command line: one file a subcommand, each three moves: load, decide, show.

mod desk;
mod exit;
mod globals;
mod time;
mod who;

mod completions;
mod init;
mod man;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::CompleteEnv;

use crate::world::World;

pub(crate) use desk::Desk;
pub(crate) use exit::{Exit, Failure, Outcome};
pub(crate) use globals::Globals;

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
    Completions(completions::Args),
    Init(init::Args),
    Man(man::Args),
}

/// Runs the program: arguments and the world in, the exit code out.
pub fn main(args: impl IntoIterator<Item = OsString>, world: World) -> ExitCode {
    CompleteEnv::with_factory(Cli::command).complete();
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return refused(&error, &world),
    };
    let mut desk = Desk::new(world, cli.globals);
    let outcome = run(&cli.command, &mut desk);
    desk.close(outcome)
}

fn run(command: &Command, desk: &mut Desk) -> Outcome {
    match command {
        Command::Completions(args) => completions::run(args, desk),
        Command::Init(args) => init::run(args, desk),
        Command::Man(args) => man::run(args, desk),
    }
}

/// Help and version are answers; everything else that clap says is a wrong command line.
fn refused(error: &clap::Error, world: &World) -> ExitCode {
    let text = error.render().ansi().to_string();
    if error.use_stderr() {
        world.console.err(&text);
        ExitCode::from(2)
    } else {
        world
            .console
            .out(&text)
            .map_or(ExitCode::from(4), |()| ExitCode::SUCCESS)
    }
}
