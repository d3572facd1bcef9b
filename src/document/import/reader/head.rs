//! Which row of a table is its head, and what the table is about.

use std::collections::HashSet;
use std::ops::Range;

use super::super::block::Row;
use super::super::column::{Column, Subject};
use super::super::words::is_blank;
use super::super::{dates, path, tasks};
use super::sheet::{Sheet, filled};

/// A table that is understood.
pub(super) struct Understood {
    pub(super) about: Subject,
    /// Which of its rows are its head.
    pub(super) head: Range<usize>,
    pub(super) sheet: Sheet,
}

/// What the table is about, and its columns. The head is looked for among the first rows.
pub(super) fn understood(rows: &[Row], hint: Option<Subject>) -> Option<Understood> {
    let mut best: Option<(usize, Subject, usize, Vec<Option<Column>>)> = None;
    let first = rows.iter().enumerate().take(15);
    for (at, row) in first.filter(|(_, row)| row.filled().count() > 0) {
        let marks = row
            .filled()
            .filter(|(_, head)| tasks::table::is_calendar_head(head))
            .count();
        for about in Subject::ALL {
            let columns = columns(about, &row.cells);
            let Some(score) = score(about, &columns, &row.cells, (hint, marks)) else {
                continue;
            };
            if best.as_ref().is_none_or(|(other, ..)| score > *other) {
                best = Some((score, about, at, columns));
            }
        }
        if best
            .as_ref()
            .is_some_and(|it| hint.is_none_or(|hint| it.1 == hint))
        {
            break;
        }
    }
    let (_, about, at, columns) = best?;
    let (heads, columns, more) = two_lines(about, rows, at, columns);
    let head = at..at + 1 + more;
    let rows = filled(&rows[head.end..]);
    let sheet = Sheet { heads, columns, rows };
    Some(Understood { about, head, sheet })
}

/// Is one of the first rows the head of some table?
pub(in crate::document::import) fn has_head(rows: &[Row]) -> bool {
    understood(&rows[..rows.len().min(3)], None).is_some()
}

/// What each head says. 月 and 日 among other weekdays are weekdays.
fn columns(about: Subject, heads: &[String]) -> Vec<Option<Column>> {
    let weekdays = heads.iter().filter(|head| tasks::table::is_weekday(head)).count();
    let rhythms = about == Subject::Tasks && tasks::table::are_rhythms(heads);
    // 発生時, 15分後, 1時間後: who is told then stands below.
    let is_time = |head: &String| about == Subject::Path && dates::minutes(head).is_some();
    let times = heads.iter().filter(|head| is_time(head)).count();
    let understood = |head: &String| {
        let marked = (weekdays >= 3 && tasks::table::is_weekday(head))
            || (rhythms && tasks::table::rhythm(head).is_some());
        if times > 1 && is_time(head) {
            return Some(Column::Path);
        }
        if is_blank(head) || marked {
            None
        } else {
            about.column(head)
        }
    };
    let mut columns: Vec<Option<Column>> = heads.iter().map(understood).collect();
    if about == Subject::Contacts {
        named(&mut columns);
    }
    columns
}

/// 連絡先 is how somebody is reached where another column says who, else it is who.
fn named(columns: &mut [Option<Column>]) {
    let named = columns.contains(&Some(Column::Person));
    for column in columns.iter_mut().filter(|it| **it == Some(Column::Reach)) {
        *column = Some(if named { Column::Phone } else { Column::Person });
    }
}

/// How well a head fits; `None` where it lacks what such a table needs.
fn score(
    about: Subject,
    columns: &[Option<Column>],
    heads: &[String],
    (hint, marks): (Option<Subject>, usize),
) -> Option<usize> {
    let has = |column: Column| columns.contains(&Some(column));
    let any = |some: &[Column]| some.iter().any(|column| has(*column));
    let hinted = hint == Some(about);
    let long = heads.iter().any(|head| head.chars().count() > 30);
    let known: HashSet<Column> = columns.iter().flatten().copied().collect();
    let filled = heads.iter().filter(|head| !is_blank(head)).count();
    let fits = match about {
        Subject::Tasks => {
            let title = has(Column::Title) || (any(&[Column::Note]) && has(Column::Frequency));
            title
                && (any(&[Column::Frequency, Column::Day, Column::Weekday])
                    || marks >= 3
                    || (hinted && filled >= 2)
                    || (any(&[Column::Method]) && has(Column::Assignee)))
        }
        Subject::Contacts => {
            any(&[Column::Person, Column::Role, Column::Company])
                && (any(&[Column::Phone, Column::Mail])
                    || (hinted && has(Column::Person) && known.len() >= 2))
        }
        Subject::Levels => {
            has(Column::Level)
                && any(&[Column::Meaning, Column::Prefix])
                && (hinted || !has(Column::Path) || known.len() >= 2)
        }
        Subject::Path => (has(Column::Level) && has(Column::Path)) || (hinted && has(Column::Path)),
        Subject::Channels => {
            has(Column::Event) && any(&[Column::Means, Column::Channel])
                || (hinted && has(Column::Event) && known.len() >= 2)
        }
        Subject::Org => has(Column::Role) && (has(Column::Person) || hinted) && known.len() >= 2,
        Subject::Contracts => {
            (has(Column::Vendor) && known.len() >= 3)
                || (hinted
                    && (has(Column::Vendor) && known.len() >= 2 || has(Column::Label) && has(Column::Value)))
        }
        Subject::Drills => hinted && has(Column::Title),
    };
    (fits && !long).then(|| known.len() * 2 + usize::from(hinted) * 3 + marks)
}

/// A head of two lines: 担当者 above 正 and 副. One frequency below 頻度 is a value: the first row, and no head. Heads
/// that reach down into the line say that it is one.
fn two_lines(
    about: Subject,
    rows: &[Row],
    at: usize,
    columns: Vec<Option<Column>>,
) -> (Vec<String>, Vec<Option<Column>>, usize) {
    let heads = rows[at].cells.clone();
    let Some(next) = rows.get(at + 1) else {
        return (heads, columns, 0);
    };
    let own = next
        .filled()
        .filter(|(column, cell)| heads.get(*column).is_none_or(|head| head.trim() != *cell))
        .collect::<Vec<_>>();
    let value = |(column, cell): &(usize, &str)| {
        columns.get(*column) == Some(&Some(Column::Frequency)) && tasks::table::is_calendar_head(cell)
    };
    let below = |cell: &str| {
        let short = cell.chars().count() <= 12 && !path::has_arrow(cell);
        short && (about.named(cell).is_some() || tasks::table::is_calendar_head(cell))
    };
    let stays = next.filled().count() - own.len();
    let merged = stays > 1 && own.iter().all(|(_, cell)| cell.chars().count() <= 12);
    if own.iter().filter(|it| value(it)).count() == 1 && !merged {
        return (heads, columns, 0);
    }
    let is_head = merged || own.iter().all(|(_, cell)| below(cell));
    if own.is_empty() || own.len() == heads.len() || !is_head {
        return (heads, columns, 0);
    }
    let mut joined = heads;
    joined.resize(joined.len().max(next.cells.len()), String::new());
    for (column, cell) in own {
        cell.clone_into(&mut joined[column]);
    }
    let columns = self::columns(about, &joined);
    (joined, columns, 1)
}
