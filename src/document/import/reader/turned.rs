//! A table whose heads stand below each other: what is 頻度 there is a row, and every task a column.

use foldhash::HashSet;

use super::super::block::{Row, cells_of};
use super::super::column::{Column, Subject};
use super::super::words::is_blank;
use super::super::{levels, path};
use super::columns::columns;
use super::head::{Understood, understood};

/// The table with its columns as rows; `None` where it stands as it should.
pub(super) fn turned(rows: &[Row], hint: Option<Subject>) -> Option<Vec<Row>> {
    let uncounted = without_count(rows);
    let rows = uncounted.as_deref().unwrap_or(rows);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let few = (2..=12).contains(&rows.len()) && (3..=24).contains(&width);
    let labels: Vec<String> = cells_of(rows, 0).map(str::to_owned).collect();
    if !few || labels.iter().skip(1).any(|it| is_blank(it)) {
        return None;
    }
    let turned: Vec<Row> = (0..width).map(|at| column(rows, at)).collect();
    let Understood { about, .. } = understood(&turned, hint).filter(|it| it.head == (0..1))?;
    // Titles may all end as one head does (受信確認, 送信確認): what is counted is how much the heads tell apart.
    let known = |heads: &[String], below: &[Row]| {
        let columns = columns(about, heads, below);
        (
            columns.iter().flatten().collect::<HashSet<_>>().len(),
            columns.iter().all(Option::is_some),
        )
    };
    let (across, _) = known(&rows[0].cells, &rows[1..]);
    let (down, all) = known(&labels, &turned[1..]);
    // Levels across, and seats down: who is told after how long.
    let is_level = |it: &String| levels::number(it).is_some() || levels::is_word(it);
    if about == Subject::Path && rows[0].cells.iter().skip(1).all(is_level) {
        let told = columns(about, &labels, &turned[1..]).contains(&Some(Column::Seat));
        return told.then_some(turned);
    }
    let across_levels = about == Subject::Levels && rows[0].cells.iter().skip(1).all(is_level);
    if across_levels && columns(about, &labels, &turned[1..]).contains(&Some(Column::Meaning)) {
        return Some(turned);
    }
    let named = |it: &String| about.column(it).is_some_and(|column| column != Column::Label);
    (all && labels.iter().skip(1).all(named) && down > across).then_some(turned)
}

/// The rows without 順 before their seats, where levels stand across.
fn without_count(rows: &[Row]) -> Option<Vec<Row>> {
    let (head, below) = rows.split_first()?;
    let counts = Subject::Path.named(head.cells.first()?) == Some(Column::Number);
    let levels = head.cells.iter().skip(2).all(|it| path::whose(it).is_some());
    let numbers = below.iter().all(|row| row.get(0).parse::<u32>().is_ok());
    (counts && levels && numbers && head.cells.len() > 3).then(|| {
        let rest = |row: &Row| Row::new(row.at, row.cells.iter().skip(1).cloned().collect());
        rows.iter().map(rest).collect()
    })
}

/// A column, as a row. It stands where the table begins.
fn column(rows: &[Row], at: usize) -> Row {
    Row::new(rows[0].at, cells_of(rows, at).map(str::to_owned).collect())
}
