//! `completions`: the line that makes a shell complete opsplan's words.

use clap::{CommandFactory as _, ValueEnum};

use super::{Cli, Desk, Exit, Outcome};

/// Prints a completion script for a shell
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Which shell
    shell: Shell,
}

/// The shells that can complete ids of the plan, by asking opsplan itself.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let shells = clap_complete::env::Shells::builtins();
    let name = args
        .shell
        .to_possible_value()
        .map(|it| it.get_name().to_owned())
        .unwrap_or_default();
    let mut script = Vec::new();
    if let Some(shell) = shells.completer(&name) {
        let bin = Cli::command().get_name().to_owned();
        shell.write_registration("COMPLETE", &bin, &bin, &bin, &mut script)?;
    }
    desk.world.console.out(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Well)
}
