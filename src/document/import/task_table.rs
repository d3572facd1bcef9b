//! 運用業務一覧 as a table: categories carried down, frequencies split over columns, ○ in a calendar, several tasks in a
//! cell.

use super::block::{At, Row, one_line};
use super::column::Column;
use super::found::{Doubtful, Task, Why};
use super::frequency::{self, Parts, Timing};
use super::names;
use super::reader::{Context, Reader, Sheet, labelled};
use super::words::{brackets, fold, is_blank, is_mark, without_bullet};
use crate::plan::Method;

/// What the rows above say of those below.
#[derive(Default)]
struct Above {
    categories: Vec<(usize, String)>,
    timing: Option<Timing>,
    group: Option<Timing>,
    method: Option<Method>,
}

pub(super) fn read(reader: &mut Reader, sheet: &Sheet<'_>) {
    let context = reader.context();
    let (sheet, mut above) = (&settled(sheet), Above::default());
    for row in sheet.rows() {
        reader.told(row.at);
        if sheet.is_head(row) || group(reader, sheet, row, &mut above) {
            continue;
        }
        carry(sheet, row, &mut above);
        let title = sheet.get(row, Column::Title);
        if title.is_empty() {
            nameless(reader, sheet, row);
            continue;
        }
        one_row(reader, sheet, row, &context, &mut above);
    }
}

/// Of two columns of titles the second tells more; of 項目 and 作業内容 the first is a category.
fn settled<'t>(sheet: &Sheet<'t>) -> Sheet<'t> {
    let mut columns = sheet.columns.clone();
    let titles: Vec<usize> = (0..columns.len())
        .filter(|at| columns[*at] == Some(Column::Title))
        .collect();
    let vague = |at: &usize| {
        matches!(
            fold(sheet.head(*at)).as_str(),
            "項目" | "業務" | "作業" | "項目名" | "名称" | "件名" | "対象"
        )
    };
    if titles.len() > 1 {
        let kept = titles.iter().copied().find(|at| !vague(at)).unwrap_or(titles[0]);
        for at in titles.into_iter().filter(|at| *at != kept) {
            columns[at] = if at < kept { Some(Column::Category) } else { None };
        }
    } else if titles.is_empty()
        && let Some(note) = columns.iter().position(|it| *it == Some(Column::Note))
    {
        columns[note] = Some(Column::Title);
    }
    Sheet {
        heads: sheet.heads.clone(),
        columns,
        rows: sheet.rows,
    }
}

/// A row of one cell is a heading for those below: ■日次作業, 【システム運用】.
fn group(reader: &mut Reader, sheet: &Sheet<'_>, row: &Row, above: &mut Above) -> bool {
    let cells: Vec<(usize, &str)> = row.filled().collect();
    let [(at, cell)] = cells.as_slice() else {
        return false;
    };
    let column = sheet.columns.get(*at).copied().flatten();
    let (timing, method) = frequency::of_heading(without_bullet(cell));
    let signed = without_bullet(cell) != *cell || cell.starts_with('【');
    if timing.is_some() && column != Some(Column::Frequency) {
        (above.group, above.method) = (timing, method);
        reader.found.headings.push(super::found::Heading {
            at: row.at,
            text: one_line(cell),
        });
        return true;
    }
    if signed && column != Some(Column::Note) && sheet.columns.iter().flatten().count() > 2 {
        above.categories = vec![(
            usize::MAX,
            without_bullet(cell).trim_matches(['【', '】']).to_owned(),
        )];
        reader.found.headings.push(super::found::Heading {
            at: row.at,
            text: one_line(cell),
        });
        return true;
    }
    column == Some(Column::Category) && {
        carry(sheet, row, above);
        let heading = super::found::Heading {
            at: row.at,
            text: one_line(cell),
        };
        reader.found.headings.push(heading);
        true
    }
}

/// Categories hold until the next one; a new 大分類 ends the 中分類 below it.
fn carry(sheet: &Sheet<'_>, row: &Row, above: &mut Above) {
    for (at, cell) in row.filled() {
        if sheet.columns.get(at) == Some(&Some(Column::Category))
            && !matches!(cell, "〃" | "同上" | "″" | "\"")
        {
            above.categories.retain(|(other, _)| *other < at);
            above.categories.push((at, one_line(cell)));
        }
    }
}

/// More words of the note above, or a row that has no name.
fn nameless(reader: &mut Reader, sheet: &Sheet<'_>, row: &Row) {
    let only_note = row
        .filled()
        .all(|(at, _)| matches!(sheet.columns.get(at), Some(Some(Column::Note))));
    match reader.found.tasks.last_mut() {
        Some(task) if only_note => task.note.push(sheet.get(row, Column::Note).to_owned()),
        _ => reader.leave(row.at, row.text(), Why::Nameless),
    }
}

fn one_row(reader: &mut Reader, sheet: &Sheet<'_>, row: &Row, context: &Context, above: &mut Above) {
    let titles = several(sheet.get(row, Column::Title));
    let mut timings = timings(reader, sheet, row, context, above, &titles[0].0);
    if timings.is_empty() {
        timings.push(None);
    }
    let many = timings.len() > 1;
    for timing in timings {
        for (title, note) in &titles {
            let suffix = timing
                .as_ref()
                .filter(|_| many)
                .map(|it| format!("（{}）", it.phrase))
                .unwrap_or_default();
            let mut task = Task {
                at: row.at,
                title: format!("{title}{suffix}"),
                ..Task::default()
            };
            task.note.extend(note.iter().cloned());
            cells(reader, sheet, row, &mut task);
            task.category = category(reader, context, above);
            if task.method.is_none() && sheet.get(row, Column::Method).is_empty() {
                task.method = above.method.or(context.method);
            }
            timed(reader, &mut task, timing.clone());
            push(reader, task);
        }
    }
}

fn category(reader: &mut Reader, context: &Context, above: &Above) -> String {
    let own: Vec<&str> = above
        .categories
        .iter()
        .map(|(_, it)| it.as_str())
        .filter(|it| !is_blank(it))
        .collect();
    if !own.is_empty() {
        return own.join("／");
    }
    reader.heading_used();
    context
        .category
        .as_ref()
        .map(|(_, it)| it.clone())
        .unwrap_or_default()
}

/// Puts in when it is done; without a word about it, as needed, and said so.
pub(super) fn timed(reader: &mut Reader, task: &mut Task, timing: Option<Timing>) {
    let timing = timing.unwrap_or_else(|| {
        reader
            .found
            .doubt(task.at, &task.title, Doubtful::Unfilled("frequency"));
        Timing {
            phrase: "随時".to_owned(),
            ..Timing::default()
        }
    });
    if !timing.rest.is_empty() {
        task.note.push(labelled("頻度", &timing.rest));
    }
    (task.frequency, task.time) = (timing.phrase, task.time.or(timing.time));
}

/// Adds it, and says what it lacks.
pub(super) fn push(reader: &mut Reader, mut task: Task) {
    task.note.retain(|line| !line.trim().is_empty());
    if task.method.is_none() {
        reader
            .found
            .doubt(task.at, &task.title, Doubtful::Unfilled("method"));
    }
    if task.assignee.is_empty() {
        reader
            .found
            .doubt(task.at, &task.title, Doubtful::Unfilled("assignee"));
    }
    reader.found.tasks.push(task);
}

/// The cells that are about one task alone.
fn cells(reader: &mut Reader, sheet: &Sheet<'_>, row: &Row, task: &mut Task) {
    task.id = Some(sheet.get(row, Column::Id))
        .filter(|it| it.contains(|it: char| it.is_ascii_lowercase()))
        .map(str::to_owned);
    how(reader, task, sheet.get(row, Column::Method));
    let mut who: Vec<&str> = sheet.all(row, Column::Assignee).map(|(_, cell)| cell).collect();
    who.extend(sheet.all(row, Column::Backup).map(|(_, cell)| cell));
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
    task.assignee = who
        .into_iter()
        .filter(|it| !is_blank(it))
        .map(str::to_owned)
        .collect();
    task.confirm = one_line(sheet.get(row, Column::Confirm));
    task.procedure = one_line(sheet.get(row, Column::Procedure));
    for (number, (head, cell)) in sheet.all(row, Column::Note).enumerate() {
        task.note.push(if number == 0 {
            cell.to_owned()
        } else {
            labelled(head, cell)
        });
    }
    if let Some((head, cell)) = sheet.all(row, Column::Time).find(|(_, cell)| !is_blank(cell)) {
        match frequency::time_of(cell) {
            Some((time, whole)) => {
                task.time = Some(time);
                task.note.extend((!whole).then(|| labelled(head, cell)));
            }
            None => task.note.push(labelled(head, cell)),
        }
    }
    let marks = |text: &String| {
        sheet.heads.iter().enumerate().any(|(at, head)| {
            sheet.columns.get(at).copied().flatten().is_none()
                && is_calendar_head(head)
                && *text == labelled(head.trim(), row.cells.get(at).map_or("", String::as_str))
        })
    };
    task.note
        .extend(sheet.others(row).into_iter().filter(|it| !marks(it)));
}

/// 手動 or 自動; what it says beyond stands in the note.
pub(super) fn how(reader: &mut Reader, task: &mut Task, cell: &str) {
    if is_blank(cell) {
        return;
    }
    match frequency::method(cell) {
        Some((method, more)) => {
            task.method = Some(method);
            task.note.extend(more.then(|| labelled("対応方法", cell)));
        }
        None => {
            reader
                .found
                .doubt(task.at, &task.title, Doubtful::Method(one_line(cell)));
            task.note.push(labelled("対応方法", cell));
        }
    }
}

/// The tasks in a cell: lines, or what stands after ・ or ①. A line in brackets or after ※ is about the one before.
pub(super) fn several(cell: &str) -> Vec<(String, Vec<String>)> {
    let signs = cell.matches('・').count();
    let lines: Vec<String> = if cell.starts_with('・') && signs > 1 && !cell.contains('\n') {
        cell.split('・').map(str::to_owned).collect()
    } else {
        let marked: String = cell
            .chars()
            .flat_map(|it| {
                if ('①'..='⑳').contains(&it) {
                    vec!['\n', it]
                } else {
                    vec![it]
                }
            })
            .collect();
        marked.lines().map(str::to_owned).collect()
    };
    let mut tasks: Vec<(String, Vec<String>)> = Vec::new();
    for line in lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
    {
        let aside = line.starts_with(['※', '（', '(', '*', '注', '→', '＊']);
        match tasks.last_mut() {
            Some((_, note)) if aside => note.push(line.to_owned()),
            _ => tasks.push((
                without_bullet(line)
                    .trim_end_matches(['、', ';', '；'])
                    .to_owned(),
                Vec::new(),
            )),
        }
    }
    if tasks.is_empty() {
        vec![(one_line(cell), Vec::new())]
    } else {
        tasks
    }
}

/// When the row's tasks are done: usually one; several where the cell, or a matrix, says several.
fn timings(
    reader: &mut Reader,
    sheet: &Sheet<'_>,
    row: &Row,
    context: &Context,
    above: &mut Above,
    title: &str,
) -> Vec<Option<Timing>> {
    let parts = Parts {
        frequency: sheet.get(row, Column::Frequency),
        month: sheet.get(row, Column::Month),
        day: sheet.get(row, Column::Day),
        weekday: sheet.get(row, Column::Weekday),
    };
    let marked = calendar(sheet, row);
    let heading = above.group.clone().or_else(|| context.timing.clone());
    let said = match parts.frequency {
        "〃" | "同上" | "″" => above.timing.clone().map(Ok),
        _ => frequency::from_parts(&parts),
    };
    match said {
        Some(Ok(own)) => {
            above.timing = Some(own.clone());
            if !own.rest.is_empty() {
                reader
                    .found
                    .doubt(row.at, title, Doubtful::FrequencyPart(own.rest.clone()));
            }
            if let Some(other) =
                heading.filter(|other| other.phrase != own.phrase && rhythm(other) != rhythm(&own))
            {
                reader.found.doubt(
                    row.at,
                    title,
                    Doubtful::TwoFrequencies(own.phrase.clone(), other.phrase),
                );
            }
            vec![Some(with_calendar(reader, row.at, title, own, &marked))]
        }
        Some(Err(words)) => {
            above.timing = None;
            let each: Vec<Timing> = words
                .split(['/', '／', '・', '、', ',', '\n'])
                .filter_map(frequency::understand)
                .collect();
            if each.len() > 1 && each.len() == words.split(['/', '／', '・', '、', ',', '\n']).count() {
                return each.into_iter().map(Some).collect();
            }
            reader
                .found
                .doubt(row.at, title, Doubtful::Frequency(words.clone()));
            vec![Some(Timing {
                phrase: "随時".to_owned(),
                rest: words,
                time: None,
            })]
        }
        None if !marked.is_empty() => marked
            .into_iter()
            .map(|phrase| {
                Some(Timing {
                    phrase,
                    ..Timing::default()
                })
            })
            .collect(),
        None if heading.is_some() => vec![heading],
        None => vec![from_above(reader, sheet, row, above, title)],
    }
}

/// How often in general: for comparing.
fn rhythm(timing: &Timing) -> Option<u32> {
    crate::calendar::Frequency::parse(&timing.phrase)
        .ok()?
        .0
        .typical_gap_days()
        .map(|days| match days {
            0..=2 => 1,
            3..=10 => 7,
            11..=45 => 30,
            46..=120 => 90,
            121..=250 => 180,
            _ => 365,
        })
}

/// An empty cell goes on with the one above where the category, too, is empty and the column stands before the title.
fn from_above(
    reader: &mut Reader,
    sheet: &Sheet<'_>,
    row: &Row,
    above: &Above,
    title: &str,
) -> Option<Timing> {
    let place = |column| sheet.columns.iter().position(|it| *it == Some(column));
    let before = place(Column::Frequency)
        .zip(place(Column::Title))
        .is_some_and(|(frequency, title)| frequency < title);
    let same_group = sheet.get(row, Column::Category).is_empty();
    let timing = above.timing.clone().filter(|_| before && same_group)?;
    reader
        .found
        .doubt(row.at, title, Doubtful::FrequencyFromAbove(timing.phrase.clone()));
    Some(timing)
}

/// A month, a weekday or a frequency at the head of a column of marks.
pub(super) fn is_calendar_head(head: &str) -> bool {
    month(head).is_some()
        || (fold(head).chars().count() > 1 && frequency::is_phrase(head))
        || weekday(head).is_some()
}

fn month(head: &str) -> Option<u32> {
    let folded = fold(head);
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let named = NAMES
        .iter()
        .position(|name| folded == *name)
        .and_then(|at| u32::try_from(at + 1).ok());
    let month = named.or_else(|| {
        folded
            .strip_suffix('月')?
            .rsplit(['年', '/'])
            .next()?
            .parse()
            .ok()
    })?;
    (1..=12).contains(&month).then_some(month)
}

fn weekday(head: &str) -> Option<char> {
    let folded = fold(head).replace("曜日", "").replace('曜', "");
    let mut chars = folded.chars();
    chars
        .next()
        .filter(|it| chars.next().is_none() && "月火水木金土日".contains(*it))
}

/// The phrases that the marks of a row say.
fn calendar(sheet: &Sheet<'_>, row: &Row) -> Vec<String> {
    let heads = row
        .filled()
        .filter(|(at, _)| sheet.columns.get(*at).copied().flatten().is_none());
    let marked: Vec<(&str, &str)> = heads
        .map(|(at, cell)| (sheet.head(at), cell))
        .filter(|(_, cell)| is_mark(cell) || cell.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day)))
        .collect();
    let mut months: Vec<(u32, &str)> = marked
        .iter()
        .filter_map(|(head, cell)| Some((month(head)?, *cell)))
        .collect();
    let weekdays: Vec<char> = marked.iter().filter_map(|(head, _)| weekday(head)).collect();
    let mut phrases: Vec<String> = marked
        .iter()
        .filter(|(head, cell)| {
            is_mark(cell) && month(head).is_none() && weekday(head).is_none() && frequency::is_phrase(head)
        })
        .map(|(head, _)| one_line(head))
        .collect();
    if !weekdays.is_empty() && months.is_empty() {
        phrases.push(format!(
            "毎週{}",
            weekdays
                .iter()
                .map(|it| format!("{it}曜"))
                .collect::<Vec<_>>()
                .join("・")
        ));
    }
    months.dedup_by_key(|(month, _)| *month);
    phrases.extend(of_months(&months));
    phrases.retain(|phrase| frequency::is_phrase(phrase));
    phrases
}

fn of_months(months: &[(u32, &str)]) -> Option<String> {
    let numbers: Vec<u32> = months.iter().map(|(month, _)| *month).collect();
    let days: Vec<Option<u32>> = months.iter().map(|(_, cell)| cell.parse().ok()).collect();
    let first = *days.first()?;
    if let (Some(day), true) = (first, days.iter().all(|day| *day == first)) {
        let months = if numbers.len() == 12 {
            "毎月".to_owned()
        } else {
            format!("{}の", frequency::months_phrase(&numbers))
        };
        return Some(format!("{months}{day}日"));
    }
    if days.iter().all(Option::is_some) {
        let each: Vec<String> = numbers
            .iter()
            .zip(days.iter().flatten())
            .map(|(month, day)| format!("{month}月{day}日"))
            .collect();
        return Some(format!("毎年{}", each.join("・")));
    }
    Some(match numbers.len() {
        12 => "月次".to_owned(),
        1 => format!("毎年{}月", numbers[0]),
        _ => frequency::months_phrase(&numbers),
    })
}

/// The column says 四半期, the calendar says which months. Where they do not fit, the column holds.
fn with_calendar(reader: &mut Reader, at: At, title: &str, own: Timing, marked: &[String]) -> Timing {
    let [phrase] = marked else { return own };
    let calendar = Timing {
        phrase: phrase.clone(),
        ..Timing::default()
    };
    if *phrase == own.phrase || phrase == "月次" && rhythm(&own) <= Some(30) {
        return own;
    }
    if rhythm(&calendar) == rhythm(&own)
        && crate::calendar::Frequency::parse(&own.phrase).is_ok_and(|(it, _)| it.is_undated())
    {
        return Timing {
            phrase: phrase.clone(),
            ..own
        };
    }
    reader.found.doubt(
        at,
        title,
        Doubtful::TwoFrequencies(own.phrase.clone(), phrase.clone()),
    );
    let rest = [own.rest.as_str(), phrase].join(" ").trim().to_owned();
    Timing { rest, ..own }
}

/// The method and the people that stand in brackets after a title.
pub(super) fn aside(inside: &str, task: &mut Task) -> bool {
    if let Some((method, more)) = frequency::method(inside).filter(|(_, more)| !more) {
        task.method = Some(method);
        return !more;
    }
    let who = super::words::labelled(inside).filter(|(label, _)| fold(label).starts_with("担当"));
    if let Some((_, who)) = who {
        task.assignee.push(who.to_owned());
        return true;
    }
    if names::is_person(inside)
        || (names::is_seat(inside) && brackets(inside).1.is_empty() && inside.chars().count() <= 16)
    {
        task.assignee.push(inside.to_owned());
        return true;
    }
    false
}
