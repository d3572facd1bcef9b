//! Workbooks: their cells as people see them, which rows are struck through, and the texts of shapes and comments.

mod aside;
mod drawn;
mod format;
mod names;
mod unpack;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader as _, Xlsx, XlsxCellReader, XlsxError};

use super::foreign::{MOST_CELLS, Refused};
use crate::document::import::block::{At, Row};
use crate::document::import::grid;
use format::Form;
use unpack::unpacked;

/// The sheets of a workbook; those that are hidden are marked. Merged cells are filled downward, dates are written out.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<grid::Sheet>, Refused> {
    let mut beside = unpacked(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| wrong(&error))?;
    let names = book
        .sheets_metadata()
        .iter()
        .map(|it| (it.name.clone(), it.visible != calamine::SheetVisible::Visible))
        .collect::<Vec<_>>();
    let (mut sheets, mut left) = (Vec::new(), MOST_CELLS);
    for (name, hidden) in names {
        let Ok(reader) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut rows = cells(reader, &mut left)?;
        let aside = beside.asides.remove(&name).unwrap_or_default();
        fill_down(&mut rows, &aside.merged);
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
            hidden_rows: aside.hidden,
            hidden_columns: aside.hidden_columns,
            filtered: aside.filtered,
            unsaid: aside.unsaid,
            rows: rows.into_values().collect(),
            struck,
            ..grid::Sheet::default()
        });
    }
    sheets.extend(beside.drawn);
    Ok(sheets)
}

/// Columns beyond it hold nothing that is read.
const LAST_COLUMN: usize = 1_000;

/// Rows by their number, from 0.
type Rows = BTreeMap<u32, Row>;

/// The cells of a sheet that say something; `left` is how many more there may be in the file.
fn cells(mut reader: XlsxCellReader<'_, Cursor<&[u8]>>, left: &mut usize) -> Result<Rows, Refused> {
    let styles = reader.styles().iter();
    let codes = styles.map(|it| it.number_format.as_ref().map(|it| it.format_code.as_str()));
    let forms: Vec<Option<Form>> = codes.map(|it| format::form(it?)).collect();
    let mut rows = Rows::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| wrong(&error))? {
        let (row, column) = cell.get_position();
        let value = shown(cell.get_value(), forms.get(style).and_then(Option::as_ref));
        if *left == 0 || (column as usize > LAST_COLUMN && !value.is_empty()) {
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
    let sound = |it: &&Dimensions| it.end.0 - it.start.0 < 10_000 && it.start.1 as usize <= LAST_COLUMN;
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
        row.wide.push((column, last.min(LAST_COLUMN)));
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

/// A cell as people see it: days without a time, times of day, whole numbers without a point.
fn shown(value: &DataRef<'_>, form: Option<&Form>) -> String {
    match (value, form) {
        (DataRef::Float(number), Some(form)) => form.shown(*number),
        (DataRef::SharedString(text), _) => text.trim().to_owned(),
        (DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text), _) => {
            text.trim().to_owned()
        }
        (DataRef::Int(number), _) => number.to_string(),
        (DataRef::Float(number), _) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        (DataRef::Float(number), _) => number.to_string(),
        (DataRef::Bool(flag), _) => flag.to_string(),
        (DataRef::DateTime(at), _) => moment(at),
        (DataRef::Error(error), _) => error.to_string(),
        (DataRef::Empty, _) => String::new(),
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
