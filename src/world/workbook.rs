//! Workbooks: their cells as people see them, which rows are struck through, and the texts of shapes and comments.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read as _};

use calamine::{Data, DataRef, Dimensions, Reader as _, Xlsx, XlsxCellReader, XlsxError};

use super::drawn;
use super::foreign::{MOST_CELLS, MOST_UNPACKED, Refused};
use crate::document::import::block::{At, Row};
use crate::document::import::grid;

/// The sheets of a workbook; those that are hidden are marked. Merged cells are filled downward, dates are written out.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<grid::Sheet>, Refused> {
    let beside = unpacked(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| wrong(&error))?;
    let names = book
        .sheets_metadata()
        .iter()
        .map(|it| (it.name.clone(), it.visible != calamine::SheetVisible::Visible))
        .collect::<Vec<_>>();
    let (mut sheets, mut left) = (Vec::new(), MOST_CELLS);
    for (name, hidden) in names {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let Ok(reader) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut rows = cells(reader, &mut left)?;
        fill_down(&mut rows, &merged);
        let struck = if beside.strikes {
            let styles = book.worksheet_style(&name).map_err(|error| wrong(&error))?;
            rows.iter()
                .filter(|(row, it)| is_struck(**row, &it.cells, &styles))
                .map(|(row, _)| row + 1)
                .collect()
        } else {
            Vec::new()
        };
        sheets.push(grid::Sheet {
            name,
            hidden,
            rows: rows.into_values().collect(),
            struck,
            ..grid::Sheet::default()
        });
    }
    sheets.extend(beside.drawn);
    Ok(sheets)
}

/// Rows by their number, from 0.
type Rows = BTreeMap<u32, Row>;

/// The cells of a sheet that say something; `left` is how many more there may be in the file.
fn cells(mut reader: XlsxCellReader<'_, Cursor<&[u8]>>, left: &mut usize) -> Result<Rows, Refused> {
    let mut rows = Rows::new();
    while let Some(cell) = reader.next_cell().map_err(|error| wrong(&error))? {
        let (row, column) = cell.get_position();
        let value = shown(cell.get_value());
        if *left == 0 || (column > 1_000 && !value.is_empty()) {
            return Err(Refused::TooManyCells);
        }
        *left -= 1;
        if !value.is_empty() {
            let row = rows
                .entry(row)
                .or_insert_with(|| Row::new(At::line(row as usize + 1), Vec::new()));
            put(&mut row.cells, column as usize, value);
        }
    }
    Ok(rows)
}

/// Cells that are merged say downward what the first of them says, and reach over those to its right.
fn fill_down(rows: &mut Rows, merged: &[Dimensions]) {
    let sound = |it: &&Dimensions| it.end.0 - it.start.0 < 10_000 && it.start.1 <= 1_000;
    for region in merged.iter().filter(sound) {
        let (column, last) = (region.start.1 as usize, region.end.1 as usize);
        let first = rows.get(&region.start.0).and_then(|row| row.cells.get(column));
        let value = first.filter(|it| !it.is_empty()).cloned();
        let mut own = rows.range_mut(region.start.0..=region.end.0).rev();
        if let Some((lowest, row)) = own.next() {
            row.tall = row.tall.max((region.end.0 - lowest) as usize);
            reach(row, column, last, value.as_deref());
        }
        own.for_each(|(_, row)| reach(row, column, last, value.as_deref()));
    }
}

/// A merged cell, in one of its rows.
fn reach(row: &mut Row, column: usize, last: usize, value: Option<&str>) {
    if last > column {
        row.wide.push((column, last.min(1_000)));
    }
    if let Some(value) = value {
        put(&mut row.cells, column, value.to_owned());
    }
}

fn wrong(error: &XlsxError) -> Refused {
    Refused::Workbook(error.to_string())
}

/// Is everything that a row says struck through, but what was merged down to it and the number before it?
fn is_struck(row: u32, cells: &[String], styles: &calamine::StyleRange) -> bool {
    let filled = (0_u32..).zip(cells).filter(|(_, cell)| !cell.is_empty());
    let struck = |column: u32| {
        let font = styles.get((row, column)).and_then(|style| style.font.as_ref());
        font.is_some_and(calamine::Font::has_strikethrough)
    };
    let (mut all, mut gone) = (0, 0);
    for (column, _) in filled {
        all += 1;
        gone += usize::from(struck(column));
    }
    gone > 0 && gone * 2 > all
}

fn put(row: &mut Vec<String>, column: usize, value: String) {
    if row.len() <= column {
        row.resize(column + 1, String::new());
    }
    row[column] = value;
}

/// What lies in a workbook beside its cells.
#[derive(Default)]
struct Beside {
    /// Is there a font that is struck through?
    strikes: bool,
    /// The texts of shapes and comments, a sheet for each part of the file.
    drawn: Vec<grid::Sheet>,
}

/// Unpacks everything once, keeping nothing but what stands beside the cells: what a file says of its own size is no
/// promise.
fn unpacked(bytes: &[u8]) -> Result<Beside, Refused> {
    let wrong = |error: zip::result::ZipError| Refused::Workbook(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(wrong)?;
    let is_book = archive
        .file_names()
        .flatten()
        .any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"));
    if !is_book {
        return Err(Refused::Format("zip"));
    }
    let (mut total, mut beside) = (0, Beside::default());
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(wrong)?;
        let name = entry.name().map_or_else(|_| String::new(), |it| it.to_string());
        let part = Part::of(&name);
        let mut kept = Vec::new();
        let mut entry = entry.take(MOST_UNPACKED - total + 1);
        let size = if part == Part::Other {
            io::copy(&mut entry, &mut io::sink())
        } else {
            io::copy(&mut entry, &mut kept)
        };
        total += size.map_err(|error| Refused::Workbook(error.to_string()))?;
        if total > MOST_UNPACKED {
            return Err(Refused::Bomb);
        }
        let text = String::from_utf8_lossy(&kept);
        match part {
            Part::Styles => beside.strikes = text.contains("<strike"),
            Part::Texts => beside.drawn.extend(drawn::sheet(&name, &text)),
            Part::Other => {}
        }
    }
    Ok(beside)
}

/// A part of the file, by its name.
#[derive(PartialEq, Eq)]
enum Part {
    Styles,
    Texts,
    Other,
}

impl Part {
    fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let text = ["xl/drawings/drawing", "xl/comments", "xl/threadedcomments/"];
        match name.strip_suffix(".xml") {
            Some("xl/styles") => Self::Styles,
            Some(name) if text.iter().any(|it| name.starts_with(it)) => Self::Texts,
            _ => Self::Other,
        }
    }
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
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
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
