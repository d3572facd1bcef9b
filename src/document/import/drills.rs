//! 運用テスト: what is tried before it is needed.

use super::block::{Item, one_line};
use super::column::Column;
use super::found::{Doubtful, Drill, Task, Why};
use super::frequency;
use super::levels;
use super::reader::{Reader, Sheet, labelled as beside};
use super::tasks;
use super::words::{is_blank, without_bullet};

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
        let mut task = Task::default();
        let timing = tasks::titled(&bare, &mut task, None);
        let mut drill = Drill {
            at: item.at(),
            title: task.title,
            assignee: task.assignee,
            steps: task.note,
            ..Drill::default()
        };
        if matches!(bare.as_str(), "業務運用" | "システム運用") {
            drill.category.clone_from(&bare);
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
    let mut waiting = None;
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) {
            continue;
        }
        let own = one_line(sheet.get(row, Column::Category));
        if !own.is_empty() {
            category = own;
        }
        let mut titles = sheet.all(row, Column::Title);
        let title = titles.next().map(|(_, cell)| one_line(cell)).unwrap_or_default();
        let mut drill = Drill {
            at: row.at,
            title,
            category: category.clone(),
            ..Drill::default()
        };
        drill.steps = titles.map(|(head, cell)| beside(head, cell)).collect();
        drill.steps.extend(
            sheet
                .all(row, Column::Scope)
                .flat_map(|(_, cell)| cell.lines())
                .map(|line| without_bullet(line).to_owned()),
        );
        drill.assignee = sheet
            .all(row, Column::Assignee)
            .map(|(_, cell)| cell.to_owned())
            .filter(|it| !is_blank(it))
            .collect();
        drill.level = levels::number(sheet.get(row, Column::Level));
        drill.comments = sheet
            .all(row, Column::Note)
            .map(|(head, cell)| beside(head, cell))
            .collect();
        drill.comments.extend(sheet.others(row));
        let when = sheet.get(row, Column::Frequency);
        match frequency::understand(when) {
            Some(said) if said.rest.is_empty() => drill.frequency = said.phrase,
            _ if is_blank(when) => {}
            _ => {
                reader
                    .found
                    .doubt(row.at, &drill.title, Doubtful::Frequency(one_line(when)));
                drill.comments.push(beside("頻度", when));
                "随時".clone_into(&mut drill.frequency);
            }
        }
        if drill.title.is_empty() {
            if let Some(last) = reader.found.drills.last_mut().filter(|_| !drill.steps.is_empty()) {
                last.steps.extend(drill.steps);
            } else if !row
                .filled()
                .all(|(at, _)| sheet.columns.get(at) == Some(&Some(Column::Category)))
            {
                reader.leave(row.at, row.text(), Why::Nameless);
            } else if row.filled().next().is_some()
                && let Some((at, text)) = waiting.replace((row.at, row.text()))
            {
                reader.leave(at, text, Why::Nameless);
            }
            continue;
        }
        waiting = None;
        push(reader, drill);
    }
    if let Some((at, text)) = waiting {
        reader.leave(at, text, Why::Nameless);
    }
}
