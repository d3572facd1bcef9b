//! `schema`: the JSON Schemas of the plan's files.

use std::path::PathBuf;

use anyhow::Context as _;

use super::{Desk, Exit, Outcome};
use crate::plan::{File, schema};
use crate::show::Format;

/// Prints the JSON Schemas of the plan's files: the reference of all keys, types and defaults
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// One of the nine: `tasks` or `tasks.toml`; without it, all
    #[arg(value_parser = named)]
    file: Option<File>,
    /// Writes `tasks.schema.json` and so on into this directory
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    desk.no_format_but(Some(Format::Json))?;
    let files = args.file.map_or(File::ALL.to_vec(), |file| vec![file]);
    match &args.out {
        Some(folder) => {
            for file in files {
                let path = folder.join(format!("{}.schema.json", stem(file)));
                let text = text(&schema(file))?;
                desk.world
                    .write(&path, &text)
                    .with_context(|| path.display().to_string())?;
            }
        }
        None => {
            let printed = match args.file {
                Some(file) => text(&schema(file))?,
                None => text(&together(&files))?,
            };
            desk.world.console.out(&printed)?;
        }
    }
    Ok(Exit::Well)
}

/// All of them in one document, by the files' names.
fn together(files: &[File]) -> serde_json::Map<String, serde_json::Value> {
    let named = files
        .iter()
        .map(|file| (file.name().to_owned(), schema(*file).to_value()));
    named.collect()
}

fn text(schema: &impl serde::Serialize) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(schema)? + "\n")
}

fn stem(file: File) -> &'static str {
    file.name().trim_end_matches(".toml")
}

fn named(name: &str) -> Result<File, String> {
    let is = |file: &File| stem(*file) == name || file.name() == name;
    let names: Vec<&str> = File::ALL.into_iter().map(stem).collect();
    File::ALL.into_iter().find(is).ok_or_else(|| names.join(", "))
}
