//! Workbooks made cell by cell, and what is understood of them.

use opsplan::document::import::{self, block::Document, found::Found, found::Why};
use opsplan::world::foreign;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

fn document(mut book: Workbook) -> Document {
    foreign::read(&book.save_to_buffer().unwrap(), "xlsx").unwrap()
}

pub(super) fn read(book: Workbook) -> Found {
    import::understand(&document(book))
}

pub(super) fn rows(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) {
    for (row, cells) in (first..).zip(rows) {
        for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

/// Cells that are one, from here to there.
pub(super) fn merge(sheet: &mut Worksheet, (top, left, bottom, right): (u32, u16, u32, u16), text: &str) {
    sheet
        .merge_range(top, left, bottom, right, text, &Format::new())
        .unwrap();
}

pub(super) fn left(found: &Found, why: Why) -> Vec<&str> {
    let own = found.left.iter().filter(|it| it.why == why);
    own.map(|it| it.text.as_str()).collect()
}

/// `日次 点検 佐藤`: what is done how often, and by whom.
pub(super) fn tasks(found: &Found) -> Vec<String> {
    let one = |it: &import::found::Task| format!("{} {} {}", it.frequency, it.title, it.assignee.join("、"));
    found.tasks.iter().map(one).collect()
}

/// `業務 日次 承認`: what is done how often, and below which category.
pub(super) fn by_category(found: &Found) -> Vec<String> {
    let one = |it: &import::found::Task| format!("{} {} {}", it.category, it.frequency, it.title);
    found.tasks.iter().map(one).collect()
}
