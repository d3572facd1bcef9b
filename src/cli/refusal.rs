//! What clap says when it does not run a command: help and version, which are answers, and a wrong command line.
//! Parsing is done in English, once; only when there is something to say is it said again in the reader's language.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::Cli;
use crate::plan::Language;
use crate::say;
use crate::show::safe;
use crate::world::World;

/// Says it and gives the exit code.
pub(crate) fn refused(error: clap::Error, args: &[OsString], world: &World) -> ExitCode {
    let lang = asked(args).unwrap_or_else(|| world.spoken());
    let text = match lang {
        Language::Ja => japanese(error, args),
        Language::En => Said::of(&error),
    };
    if text.is_answer {
        world
            .console
            .out(&text.words)
            .map_or(ExitCode::from(4), |()| ExitCode::SUCCESS)
    } else {
        world.console.err(&text.words);
        ExitCode::from(2)
    }
}

struct Said {
    words: String,
    is_answer: bool,
}

impl Said {
    fn of(error: &clap::Error) -> Self {
        Self {
            words: error.render().ansi().to_string(),
            is_answer: !error.use_stderr(),
        }
    }
}

/// `--lang` as it stands on a command line that could not be parsed.
fn asked(args: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = words
        .windows(2)
        .find(|pair| pair[0] == "--lang")
        .map(|pair| pair[1]);
    match words
        .iter()
        .find_map(|word| word.strip_prefix("--lang="))
        .or(after)?
    {
        "ja" => Some(Language::Ja),
        "en" => Some(Language::En),
        _ => None,
    }
}

fn japanese(error: clap::Error, args: &[OsString]) -> Said {
    let command = in_japanese(Cli::command(), "");
    let error = command.try_get_matches_from(args).err().unwrap_or(error);
    let words = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return Said::of(&error),
        kind => sentence(kind, &error),
    };
    let Some(words) = words else {
        return Said::of(&error);
    };
    let usage = error
        .get(ContextKind::Usage)
        .map(ToString::to_string)
        .unwrap_or_default();
    let usage = usage.replacen("Usage:", &say::help::usage(Language::Ja), 1);
    Said {
        words: format!(
            "{}: {}\n{}",
            say::cli::error(Language::Ja),
            safe(&words),
            match usage.trim() {
                "" => String::new(),
                usage => format!("\n{usage}\n"),
            }
        ),
        is_answer: false,
    }
}

/// What is wrong, in Japanese; `None` for kinds that have no sentence of their own.
fn sentence(kind: ErrorKind, error: &clap::Error) -> Option<String> {
    let about = |kind| error.get(kind).map(text).unwrap_or_default();
    let (arg, value) = (about(ContextKind::InvalidArg), about(ContextKind::InvalidValue));
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = near
        .into_iter()
        .map(about)
        .find(|it| !it.is_empty())
        .unwrap_or_default();
    let lang = Language::Ja;
    let said = match kind {
        ErrorKind::UnknownArgument => say::help::unknown_argument(lang, &arg),
        ErrorKind::InvalidSubcommand => {
            say::help::unknown_command(lang, &about(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => say::help::value_missing(lang, &arg),
        ErrorKind::InvalidValue => say::help::bad_value(lang, &arg, &value, &about(ContextKind::ValidValue)),
        ErrorKind::ValueValidation => not_valid(lang, &arg, &value),
        ErrorKind::InvalidUtf8 => say::help::not_utf8(lang),
        ErrorKind::MissingRequiredArgument => say::help::missing(lang, &arg),
        ErrorKind::ArgumentConflict => say::help::conflict(lang, &arg, &about(ContextKind::PriorArg)),
        ErrorKind::MissingSubcommand => say::help::command_missing(lang),
        _ => return None,
    };
    Some(if near.is_empty() {
        said
    } else {
        format!("{said}。{}", say::help::did_you_mean(lang, &near))
    })
}

/// What could not be read, with an example of what can be.
fn not_valid(lang: Language, arg: &str, value: &str) -> String {
    let said = say::help::not_valid(lang, arg, value);
    match say::help::example(arg) {
        Some(example) => format!("{said}。{}", say::help::for_example(lang, example)),
        None => said,
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(words) => words.join(", "),
        other => other.to_string(),
    }
}

/// The command with its help in Japanese. `path` is that of its parents: `incident `.
pub(super) fn in_japanese(command: Command, path: &str) -> Command {
    let own = format!("{path}{}", command.get_name());
    let words = own
        .strip_prefix("opsplan")
        .unwrap_or(&own)
        .trim_start()
        .to_owned();
    let mut command = command
        .subcommand_help_heading("コマンド")
        .help_template("{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help));
    if path.is_empty() {
        command = command.arg(flag("version", 'V', ArgAction::Version));
    }
    if let Some(about) = say::help::command(&words) {
        command = command.about(about).long_about(None::<&str>);
    }
    command
        .mut_args(|arg| {
            let heading = match arg.get_help_heading() {
                Some(_) => "共通",
                None if matches!(arg.get_action(), ArgAction::Help | ArgAction::Version) => "共通",
                None if arg.is_positional() => "引数",
                None => "オプション",
            };
            let help = say::help::argument(&words, arg.get_id().as_str());
            let arg = arg.help_heading(heading);
            match help {
                Some(help) => arg.help(help).long_help(None::<&str>),
                None => arg,
            }
        })
        .mut_subcommands(|sub| in_japanese(sub, &format!("{own} ")))
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).long(name).short(short).action(action)
}
