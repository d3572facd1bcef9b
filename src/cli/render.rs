//! `render`: the plan as the 運用計画書 that people hand over.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::{Desk, Exit, Failure, Outcome};
use crate::document::render::{self, Wanted};
use crate::plan::File;
use crate::say;
use crate::show::{self, Format};

/// Writes the plan as a document: --format markdown (the default), html, xlsx or csv
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The file to write; without --format its name's ending says which. Absent: standard output
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Leave out phones, mail addresses and whatever else reaches a person
    #[arg(long)]
    mask: bool,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let opened = desk.plan(&File::ALL)?;
    let format = desk.document_format(args.out.as_deref());
    let document = render::document(Wanted {
        plan: &opened.plan,
        day: opened.today(),
        mask: args.mask,
    });
    let drawn = show::document::draw(&document, format, desk.lang(), opened.now)?;
    let bytes = drawn.ok_or_else(|| Failure::Usage(say::document::no_such_format(desk.lang())))?;
    match &args.out {
        Some(path) => desk.write_document(path, format, &bytes)?,
        None => desk.print_document(format, &bytes)?,
    }
    Ok(Exit::Well)
}

/// Excel takes a CSV file for UTF-8 only when it begins with this.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl Desk {
    /// What was asked for, else what the file's name says, else Markdown.
    pub(crate) fn document_format(&self, out: Option<&Path>) -> Format {
        let ending = out.and_then(Path::extension).and_then(|it| it.to_str());
        let by_name = ending.and_then(|ending| match ending.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Format::Html),
            "xlsx" => Some(Format::Xlsx),
            "csv" => Some(Format::Csv),
            _ => None,
        });
        self.globals.format.or(by_name).unwrap_or(Format::Markdown)
    }

    /// Writes a document to a file, and says so.
    pub(crate) fn write_document(&self, path: &Path, format: Format, bytes: &[u8]) -> Result<(), Failure> {
        let mark = if format == Format::Csv {
            BYTE_ORDER_MARK
        } else {
            &[]
        };
        let shown = path.display().to_string();
        self.world
            .write_document(path, &[mark, bytes].concat())
            .context(shown.clone())?;
        self.hint(&say::document::written(self.lang(), &shown));
        Ok(())
    }

    /// Writes a document to standard output; a workbook not onto a terminal.
    pub(crate) fn print_document(&self, format: Format, bytes: &[u8]) -> Result<(), Failure> {
        if format == Format::Xlsx && self.world.console.stdout_is_terminal {
            return Err(Failure::Usage(say::document::not_to_a_terminal(self.lang())));
        }
        Ok(self.world.console.out_bytes(bytes)?)
    }
}
