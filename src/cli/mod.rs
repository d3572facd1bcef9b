//! The command line: one file a subcommand, each three moves: load, decide, show.

mod desk;
mod exit;
mod globals;
mod opened;
mod owing;
mod post;
mod settle;
mod recording;
mod said;
mod stop;
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

use clap::{Args as _, FromArgMatches as _, Parser, Subcommand};
use clap_complete::CompleteEnv;

use crate::world::World;

pub(crate) use desk::Desk;
pub(crate) use exit::{Exit, Failure, Outcome};
pub(crate) use globals::Globals;
pub(crate) use opened::Opened;
pub(crate) use stop::Stop;

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

        /// What one of them takes from the command line.
        fn part(name: &str) -> Option<clap::Command> {
            $(if name == stringify!($file) {
                return Some($file::Args::augment_args(clap::Command::new(stringify!($file))));
            })*
            None
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
    let args: Vec<OsString> = args.into_iter().collect();
    CompleteEnv::with_factory(|| complete::command(&args)).complete();
    let cli = match read_by_one(&args).map_or_else(|| Cli::try_parse_from(&args), Ok) {
        Ok(cli) => cli,
        Err(error) => return refusal::refused(error, &args, &world),
    };
    let mut desk = Desk::new(world, cli.globals);
    let outcome = run(&cli.command, &mut desk);
    desk.close(outcome)
}

/// The command line, read with nothing but the one command that it names: to build them all takes longer than most of
/// them run. Whatever is wrong with it, or asks for help, is left to who knows them all.
fn read_by_one(args: &[OsString]) -> Option<Cli> {
    let command = args.iter().skip(1).find_map(|word| part(word.to_str()?))?;
    let all = Globals::augment_args(clap::Command::new("opsplan"));
    let matches = all.subcommand(command).try_get_matches_from(args).ok()?;
    Cli::from_arg_matches(&matches).ok()
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _};

    use super::{Cli, part, read_by_one};
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

    #[test]
    fn each_command_is_built_alone_as_among_the_others() {
        let arguments = |command: &Command| {
            let all = command.get_arguments().map(|it| format!("{it:?}"));
            let subcommands = command.get_subcommands().map(|it| it.get_name().to_owned());
            all.chain(subcommands).collect::<Vec<_>>()
        };
        for command in Cli::command().get_subcommands() {
            let alone = part(command.get_name()).unwrap();
            assert_eq!(arguments(&alone), arguments(command), "{}", command.get_name());
        }
    }

    #[test]
    fn a_command_line_reads_the_same_with_one_command_as_with_all() {
        use clap::Parser as _;
        for line in [
            "due --today --lang en",
            "--plan due due",
            "--plan due check",
            "incident open --level 3 Web応答なし --now 2026-11-24T09:00",
            "done due --period 2026-11",
            "records verify",
            "due --help",
            "due --no-such",
            "--version",
            "nothing",
            "",
        ] {
            let args = std::iter::once("opsplan")
                .chain(line.split_whitespace())
                .map(Into::into);
            let args: Vec<std::ffi::OsString> = args.collect();
            let all = Cli::try_parse_from(&args).map(|cli| format!("{cli:?}"));
            let one = read_by_one(&args).map(|cli| format!("{cli:?}"));
            assert_eq!(one.or_else(|| all.as_ref().ok().cloned()), all.ok(), "{line}");
        }
    }
}
