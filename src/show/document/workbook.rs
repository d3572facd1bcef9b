//! An Excel workbook: one sheet a table, with a head that stays, a filter, lists to choose from, real dates, and texts
//! that no program takes for formulas.

use chrono::{DateTime, Utc};
use rust_xlsxwriter::{
    DataValidation, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr as _;

use super::text;
use crate::document::render::{Body, Document, Node, Row, Section, Table, Value};
use crate::plan::Language;
use crate::say;
use crate::show::safe;

/// Excel's limit for the text of one cell is 32,767 characters.
const LONGEST: usize = 32_000;
/// Rows below the table in which the lists to choose from are still offered.
const SPARE: u32 = 200;
/// Columns are no wider than this; longer text is broken.
const WIDEST: u32 = 60;
/// Rows are no higher than so many lines; Excel's limit is 409 points.
const TALLEST: u32 = 22;
/// The height of a line in points.
const LINE: f64 = 18.0;
/// A4, as Excel numbers paper.
const A4: u8 = 9;

pub(super) fn draw(document: &Document<'_>, lang: Language, now: DateTime<Utc>) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let title = safe(document.title);
    book.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&now));
    let looks = Looks::new();
    for section in &document.sections {
        let page = book.add_worksheet();
        sheet(page, section, &title, lang, &looks)?;
    }
    Ok(book.save_to_buffer()?)
}

/// How cells look.
struct Looks {
    head: Format,
    plain: Format,
    carried: Format,
    centred: Format,
    day: Format,
    moment: Format,
    clock: Format,
    phone: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new()
            .set_border(FormatBorder::Thin)
            .set_border_color("#CFD6E0")
            .set_align(FormatAlign::Top)
            // A number at the right edge would stand against the words of the next column.
            .set_align(FormatAlign::Left)
            .set_text_wrap();
        let number = |shown: &str| plain.clone().set_num_format(shown);
        Self {
            head: plain.clone().set_bold().set_background_color("#EEF2F7"),
            carried: plain.clone().set_font_color("#8A94A3"),
            centred: plain.clone().set_align(FormatAlign::Center),
            day: number("yyyy-mm-dd"),
            moment: number("yyyy-mm-dd hh:mm"),
            clock: number("hh:mm"),
            phone: plain.clone().set_num_format("@"),
            plain,
        }
    }
}

fn sheet(
    page: &mut Worksheet,
    section: &Section<'_>,
    title: &str,
    lang: Language,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let heading = say::document::heading(lang, section.heading);
    page.set_name(&heading)?;
    page.set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    page.set_header(format!("&L{}&R&A", title.replace('&', "&&")));
    page.set_footer("&C&P / &N");
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    match &section.body {
        Body::Table(grid) => table(page, grid, lang, looks),
        Body::Tree(roots) => tree(page, roots, &heading, looks),
    }
}

fn table(page: &mut Worksheet, table: &Table<'_>, lang: Language, looks: &Looks) -> Result<(), XlsxError> {
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX - SPARE);
    let mut widths = Vec::with_capacity(table.columns.len());
    for (column, at) in table.columns.iter().zip(0..) {
        let name = say::document::column(lang, *column);
        page.write_string_with_format(0, at, &name, &looks.head)?;
        let width = width(table, usize::from(at), &name, lang);
        page.set_column_width(at, f64::from(width) + 2.0)?;
        widths.push(width);
        let choices = say::document::choices(lang, *column);
        if !choices.is_empty() {
            let list = DataValidation::new().allow_list_strings(&choices)?;
            page.add_data_validation(1, at, last + SPARE, at, &list)?;
        }
    }
    for (row, line) in table.rows.iter().zip(1..) {
        for (value, at) in row.cells.iter().zip(0..) {
            let carried = table.is_carried(row, usize::from(at));
            write(page, (line, at), value, carried, lang, looks)?;
        }
        page.set_row_height(line, height(row, &widths, lang))?;
    }
    let right = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.autofilter(0, 0, last, right)?;
    Ok(())
}

/// As wide as its longest line, within reason; in half-width letters.
fn width(table: &Table<'_>, column: usize, name: &str, lang: Language) -> u32 {
    let cells = table
        .rows
        .iter()
        .flat_map(|row| text::lines(lang, &row.cells[column]));
    let longest = cells
        .map(|line| line.width_cjk())
        .chain([name.width_cjk() + 2])
        .max();
    u32::try_from(longest.unwrap_or_default())
        .unwrap_or(WIDEST)
        .clamp(6, WIDEST)
}

/// As high as its longest cell, in points; programs other than Excel do not find that out by themselves.
fn height(row: &Row<'_>, widths: &[u32], lang: Language) -> f64 {
    let lines = |(value, width): (&Value<'_>, &u32)| {
        let lines = text::lines(lang, value).into_iter();
        let broken = lines.map(|line| {
            u32::try_from(line.width_cjk())
                .unwrap_or(WIDEST)
                .div_ceil(*width)
                .max(1)
        });
        broken.sum::<u32>()
    };
    let most = row.cells.iter().zip(widths).map(lines).max();
    f64::from(most.unwrap_or(1).clamp(1, TALLEST)) * LINE
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value<'_>,
    carried: bool,
    lang: Language,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let plain = if carried { &looks.carried } else { &looks.plain };
    let written = match value {
        Value::Number(number) => page
            .write_number_with_format(row, column, *number, plain)
            .map(drop),
        Value::Day(day) => page
            .write_datetime_with_format(row, column, day, &looks.day)
            .map(drop),
        Value::Moment(at) => page
            .write_datetime_with_format(row, column, at, &looks.moment)
            .map(drop),
        Value::Clock(time) => page
            .write_datetime_with_format(row, column, time, &looks.clock)
            .map(drop),
        Value::Phones(_) => return words(page, (row, column), value, lang, &looks.phone),
        Value::Mark => return words(page, (row, column), value, lang, &looks.centred),
        _ => return words(page, (row, column), value, lang, plain),
    };
    // Excel knows no day before 1900.
    written.or_else(|_| words(page, (row, column), value, lang, plain))
}

/// Text, never a formula: it is a string in the file, and it stays one when somebody edits the cell.
fn words(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value<'_>,
    lang: Language,
    look: &Format,
) -> Result<(), XlsxError> {
    let words = text::lines(lang, value).join("\n");
    let words: String = words.chars().take(LONGEST).collect();
    if words.is_empty() {
        return page.write_blank(row, column, look).map(drop);
    }
    let quoted = look.clone().set_quote_prefix();
    let look = if words.starts_with(['=', '+', '-', '@']) {
        &quoted
    } else {
        look
    };
    page.write_string_with_format(row, column, words, look).map(drop)
}

/// A seat a row, one column further right for each step down.
fn tree(page: &mut Worksheet, roots: &[Node<'_>], heading: &str, looks: &Looks) -> Result<(), XlsxError> {
    page.write_string_with_format(0, 0, heading, &looks.head)?;
    let (mut row, mut stack) = (1, Vec::new());
    stack.extend(roots.iter().rev().map(|node| (node, 0)));
    while let Some((node, depth)) = stack.pop() {
        let value = Value::text(node.text.as_ref());
        words(page, (row, depth), &value, Language::Ja, &looks.plain)?;
        page.set_column_width(depth, 28)?;
        stack.extend(node.children.iter().rev().map(|it| (it, depth.saturating_add(1))));
        row += 1;
    }
    Ok(())
}
