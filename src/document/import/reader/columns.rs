//! What each column of a table holds: its head says so, else where it stands, or what stands below it.

use super::super::block::{Row, cells_of};
use super::super::column::{Column, Subject};
use super::super::words::{fold, is_blank, narrow};
use super::super::{dates, frequency, levels, names, path, reach, tasks};
use super::below::by_cells;

/// How many rows are asked what a column holds.
const ASKED: usize = 8;

/// What each head says. 月 and 日 among other weekdays are weekdays.
pub(super) fn columns(about: Subject, heads: &[String], below: &[Row]) -> Vec<Option<Column>> {
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
        named(&mut columns, below);
        seats(&mut columns, heads, below);
    }
    if about == Subject::Channels {
        two_channels(&mut columns);
    }
    let below = &below[..below.len().min(ASKED)];
    if about == Subject::Tasks {
        counted(&mut columns, below);
    }
    by_cells(about, heads, &mut columns, below);
    by_what_they_hold(about, heads, &mut columns, below);
    by_place(about, heads, &mut columns, below);
    columns
}

/// `Item | Activity`: what counts the rows, B.3.1 or A.5.9, is the title of none.
fn counted(columns: &mut [Option<Column>], below: &[Row]) {
    let titles = columns.iter().filter(|it| **it == Some(Column::Title));
    if titles.count() < 2 {
        return;
    }
    if let Some(at) = columns.iter().position(|it| *it == Some(Column::Title))
        && all_hold(below, at, &counts)
    {
        columns[at] = None;
    }
}

/// `3`, `B.3.1`, `Cl. 9.3`, `OA-01`.
fn counts(cell: &str) -> bool {
    let letters = cell.chars().filter(|it| it.is_alphabetic()).count();
    let signs = |it: char| {
        it.is_ascii_alphanumeric() || matches!(it, '.' | '-' | ' ' | '_' | '(' | ')' | '（' | '）')
    };
    letters <= 3 && cell.chars().map(narrow).all(signs) && cell.contains(char::is_numeric)
}

/// `Channel | Where`: Slack, and its #incidents.
fn two_channels(columns: &mut [Option<Column>]) {
    let is_channel = |at: &usize| columns[*at] == Some(Column::Channel);
    let channels: Vec<usize> = (0..columns.len()).filter(is_channel).collect();
    if let ([means, _], false) = (channels.as_slice(), columns.contains(&Some(Column::Means))) {
        columns[*means] = Some(Column::Means);
    }
}

/// A column without a head before 氏名 holds seats, where one of its first cells does.
fn seats(columns: &mut [Option<Column>], heads: &[String], below: &[Row]) {
    let before = columns.iter().position(|it| *it == Some(Column::Person));
    let known = [Column::Role, Column::Position]
        .iter()
        .any(|it| columns.contains(&Some(*it)));
    let unnamed = (0..before.unwrap_or_default()).find(|at| heads[*at].trim().is_empty());
    let Some(at) = unnamed.filter(|_| !known) else {
        return;
    };
    if cells_of(below, at).take(ASKED).any(names::is_seat) {
        columns[at] = Some(Column::Role);
    }
}

/// 連絡先 is how somebody is reached where another column says who, or numbers stand below it; else it is who.
fn named(columns: &mut [Option<Column>], below: &[Row]) {
    let named = columns.contains(&Some(Column::Person));
    let reaches = |at: usize| {
        let first = below
            .iter()
            .find_map(|row| row.filled().find(|(it, _)| *it == at));
        first.is_some_and(|(_, cell)| !reach::reached(cell).is_empty())
    };
    for (at, column) in columns.iter_mut().enumerate() {
        if *column == Some(Column::Reach) {
            let phone = named || reaches(at);
            *column = Some(if phone { Column::Phone } else { Column::Person });
        }
    }
}

/// Numbers below 夜間 or PHS are rung; 手動 and 自動 below 種別 are methods; times below a seat say when it is told.
fn by_what_they_hold(about: Subject, heads: &[String], columns: &mut [Option<Column>], below: &[Row]) {
    let is_somebody = |head: &&String| names::is_seat(head) || names::is_person(head);
    let of_seats = || heads.iter().filter(is_somebody).nth(1).is_some();
    for (at, column) in columns.iter_mut().enumerate() {
        let all = |holds: &dyn Fn(&str) -> bool| all_hold(below, at, holds);
        let head = heads.get(at).map_or("", String::as_str);
        match (about, *column) {
            (Subject::Contacts | Subject::Org, None) if all(&|cell| is_number(head, cell)) => {
                *column = Some(Column::Phone);
            }
            (Subject::Tasks, Some(Column::Category)) if all(&is_method) => *column = Some(Column::Method),
            // 確認方法 says 目視 or 帳票.
            (Subject::Tasks, Some(Column::Method))
                if about.named(head).is_none() && all(&|cell| !is_method(cell)) =>
            {
                *column = None;
            }
            (Subject::Levels, None)
                if is_told(head) && all(&is_path) && cells_of(below, at).any(path::has_arrow) =>
            {
                *column = Some(Column::Path);
            }
            (Subject::Path, None | Some(Column::Path))
                if is_told(head) && all(&path::is_told_then) && of_seats() =>
            {
                *column = Some(Column::Seat);
            }
            _ => {}
        }
    }
}

/// 3（重大）, 2, 1（軽微）: every cell counts, and one says that it is a level.
fn holds_levels(below: &[Row], at: usize) -> bool {
    let counted = |cell: &str| levels::is_level(cell) || levels::number(cell).is_some();
    all_hold(below, at, &counted) && cells_of(below, at).any(levels::is_level)
}

/// 版, Rev: the A and B below it are editions of the document.
fn counts_editions(head: &str) -> bool {
    const HEADS: &str = "版|版数|改版|改訂|バージョン|rev|rev.|revision|version|ver|ver.|issue|edition";
    HEADS.split('|').any(|it| it == fold(head))
}

/// 店長, 店長→本部.
fn is_path(cell: &str) -> bool {
    path::has_arrow(cell) || names::is_seat(cell) || names::is_person(cell)
}

/// Can it be somebody, rather than a goal?
fn is_told(head: &str) -> bool {
    const NONE: &str = "目標|時間|期限|初動|復旧|対応|sla|response|resolution|target";
    let folded = fold(head);
    !is_blank(head) && !NONE.split('|').any(|it| folded.contains(it))
}

/// 電話, メール.
fn is_reached(column: Option<Column>) -> bool {
    matches!(column, Some(Column::Phone | Column::Mail))
}

fn is_number(head: &str, cell: &str) -> bool {
    if !cell.contains(|it: char| it.is_numeric() || matches!(it, '@' | '＠')) {
        return false;
    }
    let extension = reach::is_extension(head) && cell.chars().all(|it| it.is_ascii_digit() || it == '-');
    let found = reach::reached(cell);
    let somebody = || names::is_seat(head) || names::is_person(head);
    extension || !found.phones.is_empty() || !found.mails.is_empty() && !somebody()
}

fn is_method(cell: &str) -> bool {
    cell.chars().count() <= 12 && frequency::method(cell).is_some()
}

/// Does it hold nothing else, at least once?
fn all_hold(below: &[Row], at: usize, holds: &dyn Fn(&str) -> bool) -> bool {
    let said = || cells_of(below, at).filter(|it| !is_blank(it));
    said().next().is_some() && said().all(holds)
}

/// The first column names the rows, where no other does and the others say what the table is about: `What | How often`.
fn by_place(about: Subject, heads: &[String], columns: &mut [Option<Column>], below: &[Row]) {
    let has = |column: Column| columns.contains(&Some(column));
    let count = |some: &[Column]| some.iter().filter(|it| has(**it)).count();
    let marks = || {
        heads
            .iter()
            .filter(|head| tasks::table::is_calendar_head(head))
            .count()
    };
    let name = match about {
        Subject::Tasks if has(Column::Frequency) || marks() >= 3 => Column::Title,
        Subject::Contacts if heads.iter().any(|it| is_reached(about.named(it))) && !has(Column::Role) => {
            Column::Person
        }
        Subject::Levels | Subject::Path => Column::Level,
        Subject::Contracts
            if count(&[Column::Term, Column::Notice, Column::Fee]) > 0
                && count(&[Column::Term, Column::Ends, Column::AutoRenewal, Column::Notice]) > 0 =>
        {
            Column::Vendor
        }
        _ => return,
    };
    let layout = |it: &Option<Column>| matches!(it, Some(Column::Number | Column::Id | Column::Category));
    let empty = |at: usize| is_blank(&heads[at]) && !all_hold(below, at, &|_| true);
    let names_none = |at: usize| about == Subject::Tasks && all_hold(below, at, &counts);
    let passed = |at: usize| layout(&columns[at]) || empty(at) || names_none(at);
    let Some(first) = (0..columns.len()).find(|at| !passed(*at)) else {
        return;
    };
    let free = columns[first].is_none() && !tasks::table::is_calendar_head(&heads[first]);
    let fits = name != Column::Level || holds_levels(below, first) && !counts_editions(&heads[first]);
    if !has(name) && free && fits {
        columns[first] = Some(name);
    }
}
