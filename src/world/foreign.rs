//! Documents that others wrote: text in the encodings that Japan uses, csv, workbooks. What is no document is refused
//! with the reason, and nothing can take more memory than its bounds.

use std::fs;
use std::io::{self, Cursor, Read as _};
use std::path::Path;

use calamine::{Data, DataRef, Reader as _, Xlsx};
use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::World;
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
        return workbook(bytes).map(|sheets| grid::read(&sheets));
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
        "csv" | "tsv" => grid::read(&grid::csv(&text)),
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

/// The sheets of a workbook; those that are hidden are marked. Merged cells are filled downward, dates are written out.
fn workbook(bytes: &[u8]) -> Result<Vec<grid::Sheet>, Refused> {
    unpacked(bytes)?;
    let wrong = |error: calamine::XlsxError| Refused::Workbook(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(wrong)?;
    let names = book
        .sheets_metadata()
        .iter()
        .map(|it| (it.name.clone(), it.visible != calamine::SheetVisible::Visible))
        .collect::<Vec<_>>();
    let mut sheets = Vec::new();
    let mut cells = 0;
    for (name, hidden) in names {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut rows: std::collections::BTreeMap<u32, Vec<String>> = std::collections::BTreeMap::new();
        while let Some(cell) = reader.next_cell().map_err(wrong)? {
            let (row, column) = cell.get_position();
            let value = shown(cell.get_value());
            cells += 1;
            if cells > MOST_CELLS || (column > 1_000 && !value.is_empty()) {
                return Err(Refused::TooManyCells);
            }
            if !value.is_empty() {
                put(rows.entry(row).or_default(), column as usize, value);
            }
        }
        for region in merged
            .iter()
            .filter(|it| it.end.0 - it.start.0 < 10_000 && it.start.1 <= 1_000)
        {
            let value = rows
                .get(&region.start.0)
                .and_then(|row| row.get(region.start.1 as usize))
                .cloned()
                .unwrap_or_default();
            for row in region.start.0 + 1..=region.end.0 {
                if !value.is_empty()
                    && let Some(cells) = rows.get_mut(&row)
                {
                    put(cells, region.start.1 as usize, value.clone());
                }
            }
        }
        sheets.push(grid::Sheet {
            name,
            hidden,
            rows: rows.into_iter().map(|(row, cells)| (row + 1, cells)).collect(),
        });
    }
    Ok(sheets)
}

fn put(row: &mut Vec<String>, column: usize, value: String) {
    if row.len() <= column {
        row.resize(column + 1, String::new());
    }
    row[column] = value;
}

/// Unpacks everything once, keeping nothing: what a file says of its own size is no promise.
fn unpacked(bytes: &[u8]) -> Result<(), Refused> {
    let wrong = |error: zip::result::ZipError| Refused::Workbook(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(wrong)?;
    let is_book = archive
        .file_names()
        .flatten()
        .any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"));
    if !is_book {
        return Err(Refused::Format("zip"));
    }
    let mut total = 0;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(wrong)?;
        let size = io::copy(&mut entry.take(MOST_UNPACKED - total + 1), &mut io::sink());
        total += size.map_err(|error| Refused::Workbook(error.to_string()))?;
        if total > MOST_UNPACKED {
            return Err(Refused::Bomb);
        }
    }
    Ok(())
}

/// A cell as people see it: days without a time, times of day, whole numbers without a point.
fn shown(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Float(number) => number.to_string(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(at) => moment(&at),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

fn moment(at: &calamine::ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
    match (at.as_f64() < 1.0, hour == 0 && minute == 0) {
        (true, _) => format!("{hour:02}:{minute:02}"),
        (false, true) => format!("{year:04}-{month:02}-{day:02}"),
        (false, false) => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}
