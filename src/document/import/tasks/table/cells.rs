//! The cells of a row that are about one task alone.

use super::super::super::block::{Row, one_line};
use super::super::super::column::{Column, Subject};
use super::super::super::found::Task;
use super::super::super::frequency;
use super::super::super::names;
use super::super::super::reader::{Reader, Sheet, labelled};
use super::super::super::words::{self, fold, is_blank, is_mark};
use super::super::task::how;
use super::calendar::{is_calendar_head, says_when};
use super::days::{are_days, is_day};
use crate::plan::Method;

/// The cells that are about one task alone.
pub(super) fn cells(reader: &mut Reader, sheet: &Sheet, row: &Row, task: &mut Task) {
    task.id = Some(sheet.get(row, Column::Id))
        .filter(|it| it.is_ascii() && it.contains(|it: char| it.is_ascii_alphabetic()))
        .map(str::to_owned);
    how(reader, task, sheet.get(row, Column::Method));
    for (_, cell) in sheet.all(row, Column::Automated) {
        match automated(cell) {
            Some(method) => task.method = task.method.or(Some(method)),
            None => how(reader, task, cell),
        }
    }
    assigned(sheet, row, task);
    task.confirm = one_line(sheet.get(row, Column::Confirm));
    let steps = sheet.get(row, Column::Procedure);
    if !steps.contains('\n') {
        steps.clone_into(&mut task.procedure);
    }
    linked(task);
    notes(sheet, row, task);
    times(sheet, row, task);
    others(sheet, row, task);
}

/// Who does it. Who answers for it is a note where there is a column of those who do it.
fn assigned(sheet: &Sheet, row: &Row, task: &mut Task) {
    let (mut who, asides) = people(sheet, row);
    task.note.extend(asides);
    let responsible = sheet.get(row, Column::Responsible);
    let stands_alone = !sheet.columns.contains(&Some(Column::Assignee));
    if stands_alone {
        who.push(responsible);
    } else if !is_blank(responsible) {
        task.note.extend(
            sheet
                .all(row, Column::Responsible)
                .map(|(head, cell)| labelled(head, cell)),
        );
    }
    let itself = |it: &&str| frequency::method(it).and_then(|(method, more)| (!more).then_some(method));
    task.method = task.method.or_else(|| who.iter().find_map(itself));
    task.assignee = who
        .into_iter()
        .filter(|it| !is_blank(it) && itself(it).is_none())
        .map(str::to_owned)
        .collect();
}

/// The remarks; and a procedure of several lines, which is none to look up.
fn notes(sheet: &Sheet, row: &Row, task: &mut Task) {
    for (number, (head, cell)) in sheet.all(row, Column::Note).enumerate() {
        task.note.push(if number == 0 {
            cell.to_owned()
        } else {
            labelled(head, cell)
        });
    }
    let procedures = sheet.all(row, Column::Procedure).take(1);
    let written = procedures.filter(|(_, cell)| cell.contains('\n'));
    task.note.extend(written.map(|(head, cell)| labelled(head, cell)));
}

/// Columns that nobody asks for, in the note; marks below the names of people say who does it.
fn others(sheet: &Sheet, row: &Row, task: &mut Task) {
    let days = are_days(&sheet.heads);
    let marks = |at: usize, cell: &str| {
        let head = sheet.head(at);
        is_calendar_head(head) && says_when(head, cell) || days && is_day(head)
    };
    let people = marked_people(sheet, row);
    let others = sheet.unknown(row).filter(|(at, cell)| !marks(*at, cell));
    let others = others.map(|(at, cell)| labelled(sheet.head(at), cell));
    task.note
        .extend(others.filter(|it| people.iter().all(|(.., said)| said != it)));
    task.assignee.extend(people.into_iter().map(|(_, name, _)| name));
}

/// A title that leads somewhere leads to its procedure.
fn linked(task: &mut Task) {
    let Some((title, link)) = task.title.split_once(" http") else {
        return;
    };
    let alone = task.procedure.is_empty() && !link.contains(char::is_whitespace);
    if alone && link.trim_start_matches('s').starts_with("://") {
        (task.procedure, task.title) = (format!("http{link}"), title.to_owned());
    }
}

/// Who does it, and what stands in brackets below: （夜間は当番）.
fn people<'r>(sheet: &'r Sheet, row: &'r Row) -> (Vec<&'r str>, Vec<String>) {
    let own = sheet.all(row, Column::Assignee);
    let own = own.filter_map(|(head, cell)| if is_mark(cell) { marked(head) } else { Some(cell) });
    let all = own.chain(sheet.all(row, Column::Backup).map(|(_, cell)| cell));
    let framed = |line: &&str| line.starts_with(['（', '(']) && line.ends_with(['）', ')']);
    let is_aside = |line: &&str| framed(line) && frequency::method(line).is_none();
    let lines = all.flat_map(str::lines).map(str::trim);
    let (asides, who): (Vec<&str>, Vec<&str>) = lines.filter(|it| !it.is_empty()).partition(is_aside);
    (who, asides.into_iter().map(str::to_owned).collect())
}

/// Whose mark it is: the head names somebody, as 実施主体 above 委託業者 does; 担当 alone does not.
fn marked(head: &str) -> Option<&str> {
    let name = head.lines().last()?;
    (head.contains('\n') || Subject::Tasks.named(name).is_none()).then_some(name)
}

/// A社 of 委託：A社（保守）.
fn behind_label(head: &str) -> &str {
    let name = words::labelled(head).map_or(head, |(_, name)| name);
    name.split(['（', '(']).next().unwrap_or(name).trim()
}

/// ◎ and ○ below the names of people: who does it, the first of them first; and what the cell says as a note.
fn marked_people(sheet: &Sheet, row: &Row) -> Vec<(bool, String, String)> {
    let roles = sheet.unknown(row).filter(|(_, cell)| is_raci(cell)).count() > 1;
    let does = |cell: &str| is_mark(cell) || roles && is_raci(cell) && cell.contains('R');
    let unknown = sheet.unknown(row).filter(|(_, cell)| does(cell));
    let somebody = |head: &str| names::is_person(head) || names::is_seat(head);
    let named = unknown.filter(|(at, cell)| {
        let head = sheet.head(*at);
        roles || somebody(head) || *cell == "◎" && !is_calendar_head(head) || somebody(behind_label(head))
    });
    let mut people: Vec<(bool, String, String)> = named
        .map(|(at, cell)| {
            let head = sheet.head(at);
            (
                !matches!(cell, "◎" | "●" | "★"),
                behind_label(head).to_owned(),
                labelled(head, cell),
            )
        })
        .collect();
    people.sort_by_key(|(second, ..)| *second);
    people
}

/// `R`, `A/R`: who is responsible, accountable, consulted, informed.
fn is_raci(cell: &str) -> bool {
    cell.len() <= 3 && cell.chars().all(|it| "RACI/,".contains(it)) && cell != "/"
}

/// The first time of day, also of a second column that says when; whatever else such columns say goes to the note.
fn times(sheet: &Sheet, row: &Row, task: &mut Task) {
    const ONE_EACH: [Column; 6] = [
        Column::Frequency,
        Column::Day,
        Column::Weekday,
        Column::Month,
        Column::Confirm,
        Column::Procedure,
    ];
    let others = ONE_EACH.iter().flat_map(|column| sheet.all(row, *column).skip(1));
    let said = sheet.all(row, Column::Time).chain(others);
    for (head, cell) in said.filter(|(_, cell)| !is_blank(cell)) {
        let time = frequency::time_of(cell).filter(|_| task.time.is_none());
        let whole = time.is_some_and(|(_, whole)| whole);
        task.time = task.time.or(time.map(|(time, _)| time));
        task.note.extend((!whole).then(|| labelled(head, cell)));
    }
}

/// Yes or no, in a column that asks whether it runs by itself.
fn automated(cell: &str) -> Option<Method> {
    let folded = fold(cell);
    let said = |words: &str| words.split('|').any(|it| folded == it);
    if said("yes|y|○|〇|◯|●|✓|✔|有|あり|済|可|true|自動|はい") {
        return Some(Method::Automatic);
    }
    said("no|n|×|✕|-|無|なし|未|不可|false|手動|いいえ").then_some(Method::Manual)
}
