//! What the rows above say of those below: categories, a heading within the table, the frequency.

use super::super::super::block::{Row, one_line};
use super::super::super::column::Column;
use super::super::super::found::Heading;
use super::super::super::frequency::{self, Timing};
use super::super::super::reader::{Context, Reader, Sheet};
use super::super::super::words::{is_blank, without_bullet};
use crate::plan::Method;

/// What the rows above say of those below.
#[derive(Default)]
pub(super) struct Above {
    pub(super) categories: Vec<(usize, String)>,
    pub(super) timing: Option<Timing>,
    pub(super) group: Option<Timing>,
    pub(super) method: Option<Method>,
}

/// A row of one cell is a heading for those below: ■日次作業, 【システム運用】.
pub(super) fn group(reader: &mut Reader, sheet: &Sheet, row: &Row, above: &mut Above) -> bool {
    let cells: Vec<(usize, &str)> = row.filled().collect();
    let [(at, cell)] = cells.as_slice() else {
        return false;
    };
    let column = sheet.columns.get(*at).copied().flatten();
    let (timing, method) = frequency::of_heading(without_bullet(cell));
    let signed = without_bullet(cell) != *cell || cell.starts_with('【');
    if timing.is_some() && column != Some(Column::Frequency) {
        (above.group, above.method) = (timing, method);
        reader.found.headings.push(Heading {
            at: row.at,
            text: one_line(cell),
        });
        return true;
    }
    if signed && column != Some(Column::Note) && sheet.columns.iter().flatten().count() > 2 {
        above.categories = vec![(
            usize::MAX,
            without_bullet(cell).trim_matches(['【', '】']).to_owned(),
        )];
        reader.found.headings.push(Heading {
            at: row.at,
            text: one_line(cell),
        });
        return true;
    }
    column == Some(Column::Category) && {
        carry(sheet, row, above);
        let heading = Heading {
            at: row.at,
            text: one_line(cell),
        };
        reader.found.headings.push(heading);
        true
    }
}

/// Categories hold until the next one; a new 大分類 ends the 中分類 below it.
pub(super) fn carry(sheet: &Sheet, row: &Row, above: &mut Above) {
    for (at, cell) in row.filled() {
        if sheet.columns.get(at) == Some(&Some(Column::Category))
            && !matches!(cell, "〃" | "同上" | "″" | "\"")
        {
            above.categories.retain(|(other, _)| *other < at);
            above.categories.push((at, one_line(cell)));
        }
    }
}

pub(super) fn category(reader: &mut Reader, context: &Context, above: &Above) -> String {
    let own: Vec<&str> = above
        .categories
        .iter()
        .map(|(_, it)| it.as_str())
        .filter(|it| !is_blank(it))
        .collect();
    if !own.is_empty() {
        return own.join("／");
    }
    reader.heading_used();
    context
        .category
        .as_ref()
        .map(|(_, it)| it.clone())
        .unwrap_or_default()
}
