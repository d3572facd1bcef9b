//! Which row of a table is its head, and what the table is about.

use foldhash::HashSet;
use std::ops::Range;

use super::super::block::{Row, cells_of};
use super::super::column::{Column, Subject};
use super::super::words::{fold, is_blank};
use super::super::{path, reach, tasks};
use super::columns::columns;
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
    for (at, row) in first.filter(|(_, row)| row.filled().count() > 0 && !holds_address(row)) {
        let months = tasks::table::with_months(&row.cells);
        let heads = months.as_ref().unwrap_or(&row.cells);
        let own = heads.iter().filter(|head| tasks::table::is_calendar_head(head));
        let marks = if tasks::table::are_days(heads) {
            7
        } else {
            own.count()
        };
        // One row alone below the others says little of its columns.
        let below = if at > 0 && rows.len() == at + 2 {
            &[]
        } else {
            &rows[at + 1..]
        };
        let mut defined = false;
        for about in Subject::ALL {
            let columns = columns(about, heads, below);
            if about == Subject::Path && defines(&columns, heads, below) {
                defined = true;
                continue;
            }
            let Some(score) = score(about, &columns, heads, (hint, marks)) else {
                continue;
            };
            let better = best.as_ref().is_none_or(|(other, ..)| score > *other);
            if better && !is_value(about, &rows[..at], heads) {
                best = Some((score, about, at, columns));
            }
        }
        if best
            .as_ref()
            .is_some_and(|it| hint.is_none_or(|hint| it.1 == hint) || defined && it.1 == Subject::Levels)
        {
            break;
        }
    }
    let (_, about, at, columns) = best?;
    let mut head = at..at + 1;
    let own = &rows[at].cells;
    let mut heads = tasks::table::with_months(own).unwrap_or_else(|| own.clone());
    let mut columns = columns;
    while head.len() < 3
        && let Some(next) = rows.get(head.end)
        && let Some(more) = next_line(about, &heads, next, &columns)
    {
        columns = super::columns::columns(about, &more, &rows[head.end + 1..]);
        (heads, head.end) = (more, head.end + 1);
    }
    let rows = filled(&rows[head.end..]);
    let sheet = Sheet { heads, columns, rows };
    Some(Understood { about, head, sheet })
}

/// Is it a row of values? A row above fills most of its columns with other words, and few of its own cells are called
/// as columns are.
fn is_value(about: Subject, above: &[Row], heads: &[String]) -> bool {
    let filled: Vec<(usize, &str)> = (0..)
        .zip(heads.iter().map(|it| it.trim()))
        .filter(|(_, it)| !it.is_empty())
        .collect();
    let shares = |row: &Row| {
        let shared = filled.iter().filter(|(at, _)| !row.get(*at).is_empty()).count();
        shared * 3 >= filled.len() * 2 && filled.iter().all(|(at, own)| row.get(*at) != *own)
    };
    let is_head = |head: &str| about.named(head).is_some() || tasks::table::is_calendar_head(head);
    let heads = || filled.iter().filter(|(_, it)| is_head(it)).count();
    above.iter().any(shares) && heads() * 2 < filled.len()
}

/// An address or a number stands below a head, never in it.
fn holds_address(row: &Row) -> bool {
    let may_be = |cell: &str| cell.contains('@') || cell.chars().filter(char::is_ascii_digit).count() > 3;
    let says = |cell: &str| may_be(cell) && !reach::reached(cell).is_empty();
    row.filled().any(|(_, cell)| cell.len() < 80 && says(cell))
}

/// Does a table of who is told also say what each level means? Then it defines them.
fn defines(path: &[Option<Column>], heads: &[String], below: &[Row]) -> bool {
    let columns = columns(Subject::Levels, heads, below);
    let all = [Column::Level, Column::Meaning, Column::Path];
    let by_step = [Column::Number, Column::After, Column::Seat];
    let level = columns.iter().position(|it| *it == Some(Column::Level));
    let each: Vec<&str> = level.map_or(Vec::new(), |at| cells_of(below, at).collect());
    let once: HashSet<&str> = each.iter().copied().collect();
    let a_row_each = each.len() > 1 && once.len() == each.len() && !each.contains(&"");
    let by_steps = by_step.iter().any(|it| path.contains(&Some(*it)));
    all.iter().all(|it| columns.contains(&Some(*it))) && (a_row_each || !by_steps)
}

/// Is one of the first rows the head of some table?
pub(in crate::document::import) fn has_head(rows: &[Row]) -> bool {
    understood(&rows[..rows.len().min(3)], None).is_some()
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
    let named = heads.iter().any(|head| about.named(head) == Some(Column::Title));
    let fits = match about {
        Subject::Tasks => {
            let categories = columns.iter().filter(|it| **it == Some(Column::Category));
            let title = has(Column::Title)
                || categories.count() > 1
                || (any(&[Column::Note]) && has(Column::Frequency));
            title
                && (has(Column::Assignee) || !sets_alarms(heads))
                && (any(&[Column::Frequency, Column::Day, Column::Weekday, Column::Month])
                    || marks >= 3
                    || (hinted && filled >= 2 && (known.len() >= 2 || named))
                    || (any(&[Column::Method]) && any(&[Column::Assignee, Column::Responsible]))
                    || (has(Column::Assignee) && is_of_tickets(heads)))
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
                && (hinted || !heads.iter().any(|it| is_code(it)))
        }
        Subject::Path => any(&[Column::Path, Column::Seat]) && (has(Column::Level) || hinted),
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

/// 閾値: what a monitor watches, and no work of people.
fn sets_alarms(heads: &[String]) -> bool {
    const HEADS: &str =
        "閾値|しきい値|閾値(警告)|閾値(異常)|警告閾値|異常閾値|threshold|thresholds|alertthreshold";
    heads
        .iter()
        .any(|head| head.len() < 40 && HEADS.split('|').any(|it| it == fold(head)))
}

/// Codes and classes are of levels only where the heading says so.
fn is_code(head: &str) -> bool {
    matches!(fold(head).as_str(), "code" | "class")
}

/// Are the heads those of a tracker's export?
fn is_of_tickets(heads: &[String]) -> bool {
    const HEADS: &str = "キー|トラッカー|ステータス|状態|優先度|期日|期限日|開始日|種別|種類|更新日|更新日時|登録日|予定工数|課題キー|\
         key|issuekey|tracker|status|priority|duedate|startdate|issuetype|updated|created|estimatedtime";
    let known = |head: &&String| HEADS.split('|').any(|it| it == fold(head));
    heads.iter().filter(known).count() >= 3
}

/// A head of several lines: 担当者 above 正 and 副; the heads with those of the next row. One frequency below 頻度 is a
/// value: the first row, and no head. Heads that reach down into the row say that it is one.
fn next_line(
    about: Subject,
    heads: &[String],
    next: &Row,
    columns: &[Option<Column>],
) -> Option<Vec<String>> {
    if about == Subject::Tasks && tasks::table::are_days(heads) {
        return tasks::table::with_weekdays(heads, next);
    }
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
    if next.filled().count() == 1 {
        return None;
    }
    let stays = next.filled().count() - own.len();
    let merged = stays > 1 && own.iter().all(|(_, cell)| cell.chars().count() <= 12);
    if own.iter().filter(|it| value(it)).count() == 1 && !merged {
        return None;
    }
    let is_head = merged || own.iter().all(|(_, cell)| below(cell));
    if own.is_empty() || own.len() == heads.len() || !is_head {
        return None;
    }
    let mut joined = heads.to_vec();
    joined.resize(joined.len().max(next.cells.len()), String::new());
    for (column, cell) in own {
        // 実施主体 above 市 and 委託業者: still who does it.
        let is_somebody =
            columns.get(column) == Some(&Some(Column::Assignee)) && about.column(cell).is_none();
        joined[column] = if is_somebody {
            format!("{}\n{cell}", joined[column].trim())
        } else {
            cell.to_owned()
        };
    }
    Some(joined)
}
