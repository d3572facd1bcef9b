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

/// zsh reads a file of its `fpath` when the first word is completed, as the function that completes it: what it defines
/// has to be called at once, or the first Tab does nothing.
const FIRST_TIME: &str = r#"
if [[ "${funcstack[1]}" == _opsplan ]]; then
    _clap_dynamic_completer_opsplan "$@"
fi
"#;

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
    if matches!(args.shell, Shell::Zsh) {
        script.extend(FIRST_TIME.as_bytes());
    }
    desk.world.console.out(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Well)
}
