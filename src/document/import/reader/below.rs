//! What stands below a head says more than the head: phrases of frequencies, times of day, seats, names.

use super::super::block::{Row, cells_of};
use super::super::column::{Column, Subject};
use super::super::words::{fold, is_blank};
use super::super::{frequency, names, path, tasks};

/// Columns that only their cells tell apart.
pub(super) fn by_cells(about: Subject, heads: &[String], columns: &mut [Option<Column>], below: &[Row]) {
    match about {
        Subject::Tasks => {
            when(heads, columns, below);
            groups(heads, columns, below);
        }
        Subject::Org => seats(columns, below),
        Subject::Contacts => people(columns, below),
        Subject::Levels => told(heads, columns, below),
        _ => {}
    }
}

/// 毎営業日 19:00 below 起動 is how often, 9:00 below 開始 at what time; 20日 and 第2水曜 below 期日 are days.
fn when(heads: &[String], columns: &mut [Option<Column>], below: &[Row]) {
    const WHEN: [Column; 4] = [Column::Frequency, Column::Day, Column::Weekday, Column::Month];
    let open = |it: &Option<Column>| matches!(it, None | Some(Column::Time));
    let free = |at: usize, columns: &[Option<Column>]| {
        open(&columns[at]) && !is_blank(&heads[at]) && !tasks::table::is_calendar_head(&heads[at])
    };
    let says_when = columns.iter().flatten().any(|it| WHEN.contains(it));
    let often =
        (0..columns.len()).find(|at| free(*at, columns) && most(below, *at, &|it| is_often(&heads[*at], it)));
    if let Some(at) = often.filter(|_| !says_when) {
        columns[at] = Some(Column::Frequency);
    }
    let begins = |at: &usize| {
        free(*at, columns)
            && !ends(&heads[*at])
            && most(below, *at, &|it| frequency::time_of(it).is_some_and(|it| it.1))
    };
    let timed = columns.contains(&Some(Column::Time));
    if let Some(at) = (0..columns.len()).find(begins).filter(|_| !timed) {
        columns[at] = Some(Column::Time);
    }
}

/// `設備 | 作業`, whose 設備 stands only where it changes: what the tasks are divided into.
fn groups(heads: &[String], columns: &mut [Option<Column>], below: &[Row]) {
    let title = columns.iter().position(|it| *it == Some(Column::Title));
    let words = |cell: &str| cell.chars().nth(1).is_some() && !cell.contains(|it: char| it.is_numeric());
    let divides = |at: &usize| {
        let cells = || cells_of(below, *at);
        let begins = cells().next().is_some_and(words);
        let empty = cells().filter(|cell| cell.is_empty()).count();
        let said = || cells().filter(|cell| !cell.is_empty());
        let free = columns[*at].is_none() && !is_blank(&heads[*at]);
        free && !tasks::table::is_calendar_head(&heads[*at])
            && begins
            && empty > 0
            && said().count() > 1
            && said().all(words)
    };
    let group = (0..title.unwrap_or_default()).find(divides);
    if let Some(at) = group.filter(|_| !columns.contains(&Some(Column::Category))) {
        columns[at] = Some(Column::Category);
    }
}

/// A phrase that comes again. Days alone are of the month where the head asks for them: 期日, rather than 所要.
fn is_often(head: &str, cell: &str) -> bool {
    const DUE: &str = "期日|期限|締切|締切日|期限日|締め切り|deadline|due|duedate";
    let due = || DUE.split('|').any(|it| it == fold(head));
    let parts = frequency::Parts {
        day: cell,
        ..frequency::Parts::default()
    };
    let said = match frequency::understand(cell) {
        Some(said) => Some(said),
        None => due().then(|| frequency::from_parts(&parts)?.ok()).flatten(),
    };
    said.is_some_and(|it| !frequency::is_once(&it))
}

/// 終了, 締切: until when, rather than from when.
fn ends(head: &str) -> bool {
    const WORDS: &str = "終|締|期限|まで|完了|所要|最終|前回|次回|end|finish|until|deadline|due|last|next";
    let folded = fold(head);
    WORDS.split('|').any(|it| folded.contains(it))
}

/// Of several columns of seats, the one that names them; the others say what is done there.
fn seats(columns: &mut [Option<Column>], below: &[Row]) {
    let all: Vec<usize> = (0..columns.len())
        .filter(|at| columns[*at] == Some(Column::Role))
        .collect();
    let named = all.iter().find(|at| most(below, **at, &names::is_seat));
    let Some(kept) = named.or(all.first()).copied() else {
        return;
    };
    for at in all.into_iter().filter(|at| *at != kept) {
        columns[at] = Some(Column::Note);
    }
}

/// 高瀬→部長（10分） below 連絡: who is told.
fn told(heads: &[String], columns: &mut [Option<Column>], below: &[Row]) {
    let open = |at: &usize| columns[*at].is_none() && !is_blank(&heads[*at]);
    if let Some(at) = (0..columns.len())
        .filter(open)
        .find(|at| cells_of(below, *at).any(path::has_arrow))
    {
        columns[at] = Some(Column::Path);
    }
}

/// 担当 holds names where no other column does.
fn people(columns: &mut [Option<Column>], below: &[Row]) {
    let named = columns.contains(&Some(Column::Person));
    let is_name = |cell: &str| names::is_person(cell) && !names::is_seat(cell);
    let of_names = |at: &usize| columns[*at] == Some(Column::Role) && most(below, *at, &is_name);
    if let Some(at) = (0..columns.len()).find(of_names).filter(|_| !named) {
        columns[at] = Some(Column::Person);
    }
}

/// Do most of the cells that say something hold it, and two at least?
fn most(below: &[Row], at: usize, holds: &dyn Fn(&str) -> bool) -> bool {
    let said = || cells_of(below, at).filter(|it| !is_blank(it));
    let held = said().filter(|it| holds(it)).count();
    held >= 2 && held * 2 > said().count()
}
