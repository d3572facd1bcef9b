//! 運用テスト: what is tried before it is needed.

use super::block::{Item, Row, one_line};
use super::column::Column;
use super::found::{Doubtful, Drill, Task, Why};
use super::frequency;
use super::levels;
use super::reader::{Reader, Sheet, labelled as beside};
use super::tasks;
use super::words::{is_blank, labelled, without_bullet};

pub(super) fn list(reader: &mut Reader, items: &[Item]) {
    for item in items {
        item.lines.iter().for_each(|line| reader.told(line.at));
        let text = one_line(&item.text());
        let bare = without_bullet(text.trim_start_matches("[ ]").trim_start_matches("[x]").trim()).to_owned();
        if bare.is_empty() {
            continue;
        }
        if let Some(drill) = reader.found.drills.last_mut().filter(|_| item.depth > 0) {
            drill.steps.push(bare);
            continue;
        }
        let (category, bare) = labelled(&bare)
            .filter(|(label, title)| !title.is_empty() && is_category(reader, label))
            .unwrap_or(("", &bare));
        let mut task = Task::default();
        let timing = tasks::titled(bare, &mut task, None);
        let mut drill = Drill {
            at: item.at(),
            title: task.title,
            category: category.to_owned(),
            assignee: task.assignee,
            steps: task.note,
            ..Drill::default()
        };
        if matches!(bare, "業務運用" | "システム運用") {
            bare.clone_into(&mut drill.category);
        }
        if let Some(said) = timing {
            drill
                .comments
                .extend((!said.rest.is_empty()).then(|| beside("頻度", &said.rest)));
            drill.frequency = said.phrase;
        }
        push(reader, drill);
    }
}

/// `業務運用: 通し確認`: is it what the tasks are divided into?
fn is_category(reader: &Reader, label: &str) -> bool {
    matches!(label, "業務運用" | "システム運用") || reader.found.tasks.iter().any(|it| it.category == label)
}

fn push(reader: &mut Reader, mut drill: Drill) {
    let context = reader.context();
    if drill.category.is_empty()
        && let Some((_, heading)) = &context.category
    {
        drill.category.clone_from(heading);
        reader.heading_used();
    }
    if drill.frequency.is_empty() {
        match context.timing {
            Some(timing) => drill.frequency = timing.phrase,
            None => {
                reader
                    .found
                    .doubt(drill.at, &drill.title, Doubtful::Unfilled("frequency"));
                "随時".clone_into(&mut drill.frequency);
            }
        }
    }
    reader.found.drills.push(drill);
}

pub(super) fn table(reader: &mut Reader, sheet: &Sheet) {
    let mut category = String::new();
    // A row that names a category and nothing else, until a drill takes it up.
    let mut waiting: Option<&Row> = None;
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) {
            continue;
        }
        let own = one_line(sheet.get(row, Column::Category));
        if !own.is_empty() {
            category = own;
        }
        let drill = of_row(reader, sheet, row, &category);
        if !drill.title.is_empty() {
            waiting = None;
            push(reader, drill);
        } else if let Some(last) = reader.found.drills.last_mut().filter(|_| !drill.steps.is_empty()) {
            last.steps.extend(drill.steps);
        } else if !names_category_alone(sheet, row) {
            reader.leave(row.at, row.text(), Why::Nameless);
        } else if !row.is_empty()
            && let Some(before) = waiting.replace(row)
        {
            reader.leave(before.at, before.text(), Why::Nameless);
        }
    }
    if let Some(row) = waiting {
        reader.leave(row.at, row.text(), Why::Nameless);
    }
}

fn names_category_alone(sheet: &Sheet, row: &Row) -> bool {
    row.filled()
        .all(|(at, _)| sheet.columns.get(at) == Some(&Some(Column::Category)))
}

/// What a row says of a drill; without a title, it goes on with the one above.
fn of_row(reader: &mut Reader, sheet: &Sheet, row: &Row, category: &str) -> Drill {
    let mut titles = sheet.all(row, Column::Title);
    let title = titles.next().map(|(_, cell)| one_line(cell)).unwrap_or_default();
    let further = titles.map(|(head, cell)| beside(head, cell));
    let scope = sheet
        .all(row, Column::Scope)
        .flat_map(|(_, cell)| cell.lines())
        .map(|line| without_bullet(line).to_owned());
    let people = sheet.all(row, Column::Assignee).map(|(_, cell)| cell.to_owned());
    let notes = sheet
        .all(row, Column::Note)
        .map(|(head, cell)| beside(head, cell));
    let mut drill = Drill {
        at: row.at,
        title,
        category: category.to_owned(),
        steps: further.chain(scope).collect(),
        assignee: people.filter(|it| !is_blank(it)).collect(),
        level: levels::number(sheet.get(row, Column::Level)),
        comments: notes.chain(sheet.others(row)).collect(),
        ..Drill::default()
    };
    let when = sheet.get(row, Column::Frequency);
    match frequency::understand(when) {
        Some(said) if said.rest.is_empty() => drill.frequency = said.phrase,
        _ if is_blank(when) => {}
        _ => {
            let words = Doubtful::Frequency(one_line(when));
            reader.found.doubt(row.at, &drill.title, words);
            drill.comments.push(beside("頻度", when));
            "随時".clone_into(&mut drill.frequency);
        }
    }
    drill
}
