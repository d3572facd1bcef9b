//! `man`: manual pages, made from the same definitions as the help.

use clap::CommandFactory as _;

use super::refusal::in_japanese;
use super::{Cli, Desk, Exit, Outcome};
use crate::plan::Language;

/// Prints the manual page of opsplan or of one of its commands
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Words of the command: `incident open`
    command: Vec<String>,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let mut command = match desk.lang() {
        Language::Ja => in_japanese(Cli::command(), ""),
        Language::En => Cli::command(),
    };
    command.build();
    for word in &args.command {
        let found = command.find_subcommand(word).cloned();
        command = found
            .ok_or_else(|| super::Failure::Usage(crate::say::cli::no_such_command(desk.lang(), word)))?;
    }
    let mut page = Vec::new();
    let source = concat!("opsplan ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(command).source(source).render(&mut page)?;
    desk.world.console.out(&String::from_utf8_lossy(&page))?;
    Ok(Exit::Well)
}
