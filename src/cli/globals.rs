//! What every command understands.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::plan::Language;
use crate::show::Format;
use crate::world::Colour;

/// The flags of every command.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Globals {
    /// The plan's directory
    #[arg(long, global = true, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub(crate) plan: Option<PathBuf>,
    /// How the answer is drawn: table, json, yaml, markdown or csv; html and xlsx by render and schedule, prometheus and nagios by check, short by lint
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    pub(crate) format: Option<Format>,
    /// The language of what people see: ja or en
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    pub(crate) lang: Option<Lang>,
    /// The clock, as an argument: 2026-11-22T02:10 in the plan's zone
    #[arg(
        long,
        global = true,
        value_name = "TIME",
        env = "OPSPLAN_NOW",
        hide_env_values = true
    )]
    pub(crate) now: Option<String>,
    /// Colours: auto, always or never
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_enum,
        hide_possible_values = true
    )]
    pub(crate) color: Option<When>,
    /// Say nothing when there is nothing to say
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

/// `--lang`
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Lang {
    /// 日本語
    Ja,
    /// English
    En,
}

/// `--color`
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum When {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self::Ja,
            Lang::En => Self::En,
        }
    }
}

impl From<When> for Colour {
    fn from(when: When) -> Self {
        match when {
            When::Auto => Self::Auto,
            When::Always => Self::Always,
            When::Never => Self::Never,
        }
    }
}
