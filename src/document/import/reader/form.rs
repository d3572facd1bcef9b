//! Forms: the name of a field in one cell and its value in the next, several beside each other and several below. Each
//! form is a table of one row.

use std::ops::Range;

use super::super::block::{Row, one_line};
use super::super::column::{Column, Subject};

/// How many rows are asked first.
const TOP: usize = 12;

/// The forms that the rows are made of, each as a head and its row, and which rows they are; `None` where they are
/// another table.
pub(super) fn forms(rows: &[Row], about: Subject) -> Option<(Vec<[Row; 2]>, Vec<bool>)> {
    if !(3..=60).contains(&rows.len()) {
        return None;
    }
    let places = places(rows, about);
    let (first, label) = rows
        .iter()
        .find_map(|row| Some((*places.first()?, named(row, *places.first()?, about)?)))?;
    // Where forms begin beside each other: wherever the first name stands once more.
    let begins = |at: &usize| *at == first || rows.iter().any(|row| row.get(*at) == label);
    let mut forms: Vec<(usize, [Row; 2])> = Vec::new();
    let mut taken = Vec::new();
    for row in rows {
        let is_form = named(row, first, about).is_some();
        taken.push(is_form);
        let own = places
            .iter()
            .enumerate()
            .filter(|(_, at)| is_form && !row.get(**at).is_empty());
        for (number, at) in own {
            let block = *places[..=number].iter().rfind(|at| begins(at))?;
            let until = places.get(number + 1).copied().unwrap_or(row.cells.len());
            let begun = forms.iter().any(|(it, _)| *it == block);
            if row.get(*at) == label || !begun {
                forms.push((
                    block,
                    [Row::new(row.at, Vec::new()), Row::new(row.at, Vec::new())],
                ));
            }
            if let Some((_, [head, below])) = forms.iter_mut().rfind(|(it, _)| *it == block) {
                head.cells.push(one_line(row.get(*at)));
                below.cells.push(value(row, *at + 1..until)?);
            }
        }
    }
    let forms: Vec<[Row; 2]> = forms.into_iter().map(|(_, form)| form).collect();
    let most = taken.iter().filter(|it| **it).count() * 4 >= rows.len() * 3;
    (most && forms.iter().all(|form| is_whole(form, about))).then_some((forms, taken))
}

/// The columns in which names of fields stand, in half of the rows or more.
fn places(rows: &[Row], about: Subject) -> Vec<usize> {
    let wide = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let names = |rows: &[Row], at: usize| {
        let named = rows.iter().filter(|row| named(row, at, about).is_some());
        named.count()
    };
    // Most tables name one field at the top of a column, and below it none: they are told from forms there.
    let top = &rows[..rows.len().min(TOP)];
    (0..wide.min(40))
        .filter(|at| names(top, *at) > 1 && names(rows, *at) * 2 >= rows.len())
        .collect()
}

/// The name of a field, if it is known.
fn named(row: &Row, at: usize, about: Subject) -> Option<&str> {
    Some(row.get(at)).filter(|it| about.named(it).is_some())
}

/// The one value beside a name; several are a table that lies on its side.
fn value(row: &Row, columns: Range<usize>) -> Option<String> {
    let mut said = columns.map(|at| row.get(at)).filter(|it| !it.is_empty());
    let value = said.next().unwrap_or_default().to_owned();
    said.next().is_none().then_some(value)
}

/// Does it say what a row of such a table must say?
fn is_whole([head, below]: &[Row; 2], about: Subject) -> bool {
    let said = head
        .cells
        .iter()
        .zip(&below.cells)
        .filter(|(_, it)| !it.is_empty());
    let columns: Vec<Column> = said.filter_map(|(label, _)| about.named(label)).collect();
    let any = |some: &[Column]| columns.iter().any(|it| some.contains(it));
    match about {
        Subject::Tasks => any(&[Column::Title]) && any(&[Column::Frequency]) && columns.len() > 2,
        _ => any(&[Column::Person, Column::Role, Column::Company]) && any(&[Column::Phone, Column::Mail]),
    }
}
