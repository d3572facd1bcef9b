//! The looks of a document: Markdown, a page for browser and paper, a workbook, CSV. All from one value, so that they
//! say the same; text from the plan is made safe in each for what it is written into.

mod csv;
mod html;
mod markdown;
mod text;
mod workbook;

use chrono::{DateTime, Utc};

use super::Format;
use crate::document::render::Document;
use crate::plan::Language;

/// A document in a format, as bytes; `None` where the format is not one of documents. `now` dates a workbook.
pub fn draw(
    document: &Document<'_>,
    format: Format,
    lang: Language,
    now: DateTime<Utc>,
) -> anyhow::Result<Option<Vec<u8>>> {
    Ok(Some(match format {
        Format::Markdown => markdown::draw(document, lang).into_bytes(),
        Format::Html => html::draw(document, lang).into_bytes(),
        Format::Csv => csv::draw(document, lang)?,
        Format::Xlsx => workbook::draw(document, lang, now)?,
        Format::Table | Format::Json | Format::Yaml | Format::Short | Format::Prometheus | Format::Nagios => {
            return Ok(None);
        }
    }))
}

#[cfg(test)]
mod tests;
