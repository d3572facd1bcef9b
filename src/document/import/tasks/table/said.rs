//! Tables without a column that says when: the title or the note may, and a ticket has the day it is due.

use super::super::super::block::{At, Row, one_line};
use super::super::super::column::Column;
use super::super::super::dates;
use super::super::super::found::{Doubtful, Task};
use super::super::super::frequency::{self, Timing};
use super::super::super::reader::{Reader, Sheet};
use super::super::super::words::fold;
use super::super::title::titled;

/// When it is done, by the words of the row: `【週次】脆弱性情報の確認（月曜）`, 月次アカウント棚卸, a note 四半期に1回, a day
/// that it is due. The title as it then reads.
pub(super) fn said(reader: &mut Reader, sheet: &Sheet, row: &Row, title: &str) -> Option<(String, Timing)> {
    let mut notes = sheet.all(row, Column::Note).map(|(_, cell)| cell);
    let whole = |timing: &Timing| timing.rest.is_empty();
    let of_note = notes.find_map(|cell| frequency::understand(cell).filter(whole));
    if let Some(timing) = of_note {
        return Some(doubtful(reader, row.at, title.to_owned(), timing));
    }
    let mut bare = Task::default();
    if let Some(timing) = titled(title, &mut bare, None)
        && bare.assignee.is_empty()
        && bare.note.is_empty()
    {
        return Some(doubtful(reader, row.at, bare.title, timing));
    }
    if let Some(timing) = frequency::before_title(title) {
        return Some(doubtful(reader, row.at, title.to_owned(), timing));
    }
    due(sheet, row).map(|timing| doubtful(reader, row.at, title.to_owned(), timing))
}

/// `Deploy updates (Tuesdays)` below WEEKLY: the day in the title, where no column says when.
pub(super) fn exactly(sheet: &Sheet, row: &Row, title: &str, base: &Timing) -> Option<(String, Timing)> {
    const WHEN: [Column; 4] = [Column::Frequency, Column::Day, Column::Weekday, Column::Month];
    let unsaid = WHEN.iter().all(|it| sheet.get(row, *it).is_empty());
    if !unsaid || !title.contains(['(', '（']) || !frequency::is_bare(&base.phrase) {
        return None;
    }
    let mut bare = Task::default();
    let timing = titled(title, &mut bare, Some(base))?;
    let plain = bare.assignee.is_empty() && bare.note.is_empty() && bare.method.is_none();
    let alike = frequency::are_alike(&timing.phrase, &base.phrase);
    (plain && alike && timing.rest.is_empty()).then_some((bare.title, timing))
}

fn doubtful(reader: &mut Reader, at: At, title: String, timing: Timing) -> (String, Timing) {
    let said = Doubtful::FrequencyFromTitle(timing.phrase.clone());
    reader.found.doubt(at, &title, said);
    (title, timing)
}

/// 期日, 期限日: the day of a ticket.
fn due(sheet: &Sheet, row: &Row) -> Option<Timing> {
    const HEADS: &str = "期日|期限日|期限|締切|締切日|完了予定日|due|duedate|deadline";
    let is_due = |at: &usize| HEADS.split('|').any(|it| it == fold(sheet.head(*at)));
    let (_, cell) = row.filled().find(|(at, _)| is_due(at))?;
    let [day] = dates::days(cell)[..] else {
        return None;
    };
    Some(Timing {
        phrase: day.to_string(),
        rest: String::new(),
        ..frequency::understand(&one_line(cell)).unwrap_or_default()
    })
}
