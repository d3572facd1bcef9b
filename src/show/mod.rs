//! Looks. A command's answer is a value; here it becomes a table, markdown, csv, json or yaml: written once for all.
//!
//! An [`Answer`] serialises itself (json, yaml) and gives a [`View`] (everything else). Text from outside is made safe
//! in one place, [`safe`], so that no answer can move the cursor or forge a row.

mod caret;
mod csv;
pub mod document;
mod findings;
mod markdown;
mod terminal;
mod view;
mod yaml;

use serde::Serialize;

pub use crate::notify::safe;
pub use findings::{Finding, Findings};
pub use view::{Block, Cell, Node, Table, Tone, View};

use crate::plan::Language;

/// What a command found out.
pub trait Answer: Serialize {
    /// As people read it.
    fn view(&self, lang: Language) -> View;

    /// As a spreadsheet wants it: one table, a row a thing, where the view is more than that.
    fn sheet(&self, _lang: Language) -> Option<Table> {
        None
    }
}

/// How an answer is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Aligned columns for a terminal
    #[default]
    Table,
    /// Stable, English, for programs
    Json,
    /// The same as YAML
    Yaml,
    /// For a document or a chat
    Markdown,
    /// For a spreadsheet
    Csv,
    /// One line each (lint)
    Short,
    /// What Prometheus reads (check)
    Prometheus,
    /// What a monitoring plugin says (check)
    Nagios,
    /// A page for a browser and for paper (documents)
    Html,
    /// A workbook (documents)
    Xlsx,
}

impl Format {
    /// Is it read by programs, who need an answer also where people need only a sentence?
    pub fn is_for_programs(self) -> bool {
        matches!(self, Self::Json | Self::Yaml)
    }

    /// Its word, where only some commands know it.
    pub fn only_of_some(self) -> Option<&'static str> {
        match self {
            Self::Short => Some("short"),
            Self::Prometheus => Some("prometheus"),
            Self::Nagios => Some("nagios"),
            Self::Html => Some("html"),
            Self::Xlsx => Some("xlsx"),
            _ => None,
        }
    }
}

/// The answer in a format, ending in a newline unless it is empty. `width` is that of the terminal.
pub fn draw(
    answer: &(impl Answer + ?Sized),
    format: Format,
    lang: Language,
    width: Option<u16>,
) -> anyhow::Result<String> {
    Ok(match format {
        Format::Table | Format::Short | Format::Prometheus | Format::Nagios | Format::Html | Format::Xlsx => {
            terminal::draw(&answer.view(lang), width)
        }
        Format::Markdown => markdown::draw(&answer.view(lang).or(answer.sheet(lang))),
        Format::Csv => match answer.sheet(lang) {
            Some(table) => csv::sheet(table)?,
            None => csv::draw(&answer.view(lang))?,
        },
        Format::Json => serde_json::to_string(answer)? + "\n",
        Format::Yaml => yaml::draw(&serde_json::to_value(answer)?)?,
    })
}
