//! Grid paper: a sheet of narrow columns on which every field is merged from several of them. Its tables as if each
//! field were one cell.

use super::block::Row;

/// The rows without the columns that merged cells reach over and nothing stands in. What a merged head reaches over has
/// its name.
pub(super) fn squeezed(mut rows: Vec<Row>) -> Vec<Row> {
    if rows.iter().all(|row| row.wide.is_empty()) {
        return rows;
    }
    let used = used(&rows);
    let kept: Vec<bool> = (0..used.len())
        .map(|at| used[at] || !is_covered(&rows, at))
        .collect();
    if let Some(head) = rows.iter_mut().find(|row| row.filled().count() > 1) {
        fill_right(head, &used);
    }
    for row in &mut rows {
        let mut columns = kept.iter();
        row.cells.retain(|_| columns.next().is_some_and(|it| *it));
        row.wide.clear();
    }
    rows
}

/// The columns in which some cell says something.
pub(super) fn used(rows: &[Row]) -> Vec<bool> {
    let wide = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut used = vec![false; wide];
    for (at, _) in rows.iter().flat_map(Row::filled) {
        used[at] = true;
    }
    used
}

/// Do merged cells reach over the column in most of the rows?
pub(super) fn is_covered(rows: &[Row], at: usize) -> bool {
    rows.iter().filter(|row| row.is_covered(at)).count() * 2 >= rows.len()
}

/// 運用項目 above three columns in which something stands is the head of each.
fn fill_right(head: &mut Row, used: &[bool]) {
    for (from, to) in head.wide.clone() {
        let Some(text) = head.cells.get(from).filter(|it| !it.is_empty()).cloned() else {
            continue;
        };
        for at in (from + 1..=to).filter(|at| used.get(*at) == Some(&true)) {
            head.cells.resize(head.cells.len().max(at + 1), String::new());
            head.cells[at].clone_from(&text);
        }
    }
}
