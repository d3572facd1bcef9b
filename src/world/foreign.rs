//! Documents that others wrote: text in the encodings that Japan uses, csv, workbooks. What is no document is refused
//! with the reason, and nothing can take more memory than its bounds.

use std::fs;
use std::io;
use std::path::Path;

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::World;
use super::workbook::workbook;
use crate::document::import::block::Document;
use crate::document::import::{grid, markdown};

/// Why a file is no document that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Larger than [`MOST_BYTES`].
    TooLarge,
    /// A directory, a pipe.
    NotAFile,
    /// Of no encoding that is known; the line that is the first of which UTF-8 holds no more.
    Encoding(usize),
    /// Its bytes are no text; the line where that begins.
    Binary(usize),
    /// A format that is not read.
    Format(&'static str),
    /// No sound workbook; in the reader's words.
    Workbook(String),
    /// It unpacks to more than [`MOST_UNPACKED`].
    Bomb,
    /// More rows or cells than a plan can have.
    TooManyCells,
}

/// A document has no business being larger.
pub const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// A workbook, unpacked.
pub const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// Cells of a workbook.
pub const MOST_CELLS: usize = 1_000_000;

impl World {
    /// Reads a document: what it is, its bytes say; its name only tells csv from Markdown.
    pub fn foreign_document(&self, path: &Path) -> io::Result<Result<Document, Refused>> {
        let path = self.cwd.join(path);
        let metadata = fs::metadata(&path)?;
        if !metadata.is_file() {
            return Ok(Err(Refused::NotAFile));
        }
        if metadata.len() > MOST_BYTES {
            return Ok(Err(Refused::TooLarge));
        }
        let name = path
            .extension()
            .map(|it| it.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        Ok(read(&fs::read(&path)?, &name))
    }
}

/// What documents come in besides, by their names.
const OTHERS: [&str; 10] = [
    "doc", "docx", "docm", "xls", "xlsb", "ods", "odt", "ppt", "pptx", "pdf",
];

/// Reads the bytes of a document with this extension.
pub fn read(bytes: &[u8], extension: &str) -> Result<Document, Refused> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if let Some(format) = OTHERS.iter().find(|it| **it == extension) {
        return Err(Refused::Format(format));
    }
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        return workbook(bytes).map(grid::read);
    }
    if begins(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Refused::Format("xls"));
    }
    if begins(b"%PDF") {
        return Err(Refused::Format("pdf"));
    }
    if matches!(extension, "xlsx" | "xlsm") {
        return Err(Refused::Workbook(String::new()));
    }
    let text = text(bytes)?;
    Ok(match extension {
        "csv" | "tsv" => grid::read(grid::csv(&text)),
        _ => markdown::read(&text),
    })
}

/// UTF-8, UTF-16 with its mark, CP932, EUC-JP, ISO-2022-JP.
fn text(bytes: &[u8]) -> Result<String, Refused> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(it, _)| *it == UTF_16LE || *it == UTF_16BE)
    {
        return Ok(encoding.decode(bytes).0.into_owned());
    }
    if let Some(zero) = bytes.iter().position(|it| *it == 0) {
        return Err(Refused::Binary(line_of(bytes, zero)));
    }
    if let Some(text) = in_seven_bits(bytes) {
        return Ok(text);
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error.valid_up_to(),
    };
    let decoded = [SHIFT_JIS, EUC_JP]
        .into_iter()
        .filter_map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    let plausible =
        |text: &str| text.chars().filter(|it| ('｡'..='ﾟ').contains(it)).count() * 4 <= text.chars().count();
    let mut all: Vec<String> = decoded.map(std::borrow::Cow::into_owned).collect();
    let best = all.iter().position(|text| plausible(text)).unwrap_or(0);
    if all.is_empty() {
        Err(Refused::Encoding(line_of(bytes, valid)))
    } else {
        Ok(all.swap_remove(best))
    }
}

/// ISO-2022-JP, as mail carries it: nothing but ASCII, with escapes.
fn in_seven_bits(bytes: &[u8]) -> Option<String> {
    let escaped = bytes.windows(2).any(|pair| pair == b"\x1b$");
    let decoded = (escaped && bytes.is_ascii())
        .then(|| ISO_2022_JP.decode_without_bom_handling_and_without_replacement(bytes));
    decoded.flatten().map(std::borrow::Cow::into_owned)
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().filter(|it| **it == b'\n').count() + 1
}
