//! `report`: a month or an incident as the document that is handed over.

mod monthly;
mod incident;

use std::path::PathBuf;

use clap::Subcommand;

use super::{Desk, Exit, Failure, Outcome};
use crate::document::render::Document;
use crate::say;
use crate::show;

/// Writes the monthly report, or the draft of an incident's
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    report: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Monthly(monthly::Args),
    Incident(incident::Args),
}

/// Where to.
#[derive(Debug, clap::Args)]
struct Paper {
    /// The file to write; without --format its name's ending says which. Absent: standard output
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    match &args.report {
        Command::Monthly(args) => monthly::run(args, desk),
        Command::Incident(args) => super::incident::finish(incident::run(args, desk), desk),
    }
}

impl Paper {
    /// Draws the document in the format that was asked for: Markdown where none was.
    fn write(
        &self,
        desk: &Desk,
        document: &Document<'_>,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Result<(), Failure> {
        let format = desk.document_format(self.out.as_deref());
        let drawn = show::document::draw(document, format, desk.lang(), now)?;
        let bytes = drawn.ok_or_else(|| Failure::Usage(say::document::no_such_format(desk.lang())))?;
        match &self.out {
            Some(path) => desk.write_document(path, format, &bytes),
            None => desk.print_document(format, &bytes),
        }
    }
}
