//! The document, and what it says.

use anyhow::Context as _;

use super::Args;
use crate::cli::{Desk, Failure};
use crate::document::import::{
    self,
    block::{Document, Line},
    entry::Entry,
    found::Found,
};
use crate::document::render::{self, Wanted};
use crate::plan::Plan;
use crate::say;
use crate::show::{self, Format};
use crate::world::foreign::{self, Refused};

/// Reads the file, or says why it is no document.
pub(super) fn document(args: &Args, desk: &Desk) -> Result<Document, Failure> {
    let lang = desk.lang();
    let name = args.file.display().to_string();
    let read = desk
        .world
        .foreign_document(&args.file)
        .with_context(|| name.clone())?;
    read.map_err(|refused| {
        let reason = match refused {
            Refused::TooLarge => say::import::too_large(lang),
            Refused::NotAFile => say::import::not_a_file(lang),
            Refused::Encoding(line) => say::import::encoding(lang, line),
            Refused::Binary(line) => say::import::binary(lang, line),
            Refused::Format(format) => say::import::format(lang, format),
            Refused::Workbook(reason) => say::import::workbook(lang, &reason),
            Refused::Bomb => say::import::bomb(lang),
            Refused::TooManyCells => say::import::too_many_cells(lang),
        };
        Failure::Usage(say::import::refused(lang, &name, &reason))
    })
}

/// What it says: word for word where we drew it ourselves, else as people write. Then there are lines, too, whose words
/// have to be looked for.
pub(super) fn understood<'d>(
    document: &'d Document,
    known: Option<&Plan>,
) -> (Found, Vec<Entry>, &'d [Line]) {
    if let Some(own) = import::own::read(document, &say::document::dictionary()) {
        let mut found = Found::default();
        (found.language, found.doubts) = (own.language, own.doubts);
        (found.left, found.headings) = (own.left, own.headings);
        return (found, own.entries, &[]);
    }
    let mut found = import::understand(document);
    let entries = import::entries(&mut found, known);
    (found, entries, &document.lines)
}

/// An update takes from a document of ours what it says otherwise than the plan does.
pub(super) fn changed(
    desk: &Desk,
    document: &Document,
    plan: &Plan,
    entries: Vec<Entry>,
) -> Result<Vec<Entry>, Failure> {
    let dictionary = say::document::dictionary();
    let Some(own) = import::own::read(document, &dictionary) else {
        return Ok(entries);
    };
    let now = desk.now(plan.about.timezone)?;
    let present = render::document(Wanted {
        plan,
        day: now.with_timezone(&plan.about.timezone).date_naive(),
        mask: false,
    });
    let drawn = show::document::draw(&present, Format::Markdown, own.language, now)?;
    let present = drawn.and_then(|bytes| foreign::read(&bytes, "md").ok());
    let same = present.and_then(|it| import::own::read(&it, &dictionary));
    Ok(match same {
        Some(same) => import::own::changed(entries, &same.entries),
        None => entries,
    })
}
