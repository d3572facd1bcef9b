//! 運用業務一覧 as bullets and checkboxes: the frequency stands in a heading, in the bullet above, before a colon or in
//! brackets; what stands below a task is about it.

use super::super::block::Item;
use super::super::column::{Column, Subject};
use super::super::found::{Heading, Task, Why};
use super::super::frequency::{self, Timing};
use super::super::reader::{Context, Reader};
use super::super::words::{brackets, labelled, without_bullet};
use super::deed::says_deed;
use super::detail::{detail, is_field};
use super::remark::is_remark;
use super::task::{push, timed};
use super::title::titled;
use crate::plan::Method;

/// A bullet that says something of those below.
#[derive(Clone, Default)]
struct Above {
    depth: usize,
    timing: Option<Timing>,
    method: Option<Method>,
    category: String,
    /// Its own line, until a task below makes use of it.
    heading: Option<Heading>,
}

pub(in crate::document::import) fn list(reader: &mut Reader, items: &[Item]) {
    let context = reader.context();
    let mut above: Vec<Above> = Vec::new();
    let mut open: Option<(usize, Task, Option<Timing>)> = None;
    // How deep the remark lies whose words are in the bullets below it.
    let mut aside: Option<usize> = None;
    for (number, item) in items.iter().enumerate() {
        let text = unchecked(&item.text());
        if open.as_ref().is_some_and(|(depth, ..)| item.depth <= *depth) {
            close(reader, &mut open);
        }
        above.retain(|it| it.depth < item.depth);
        if let Some((_, task, _)) = &mut open {
            detail(reader, task, &text);
            item.lines.iter().for_each(|line| reader.told(line.at));
            continue;
        }
        if aside.is_some_and(|depth| item.depth > depth) || says_no_task(&context, &above, &text) {
            aside = aside.filter(|depth| item.depth > *depth).or(Some(item.depth));
            reader.leave_lines(&item.lines, Why::Prose);
            continue;
        }
        aside = None;
        let below = items.get(number + 1).is_some_and(|next| next.depth > item.depth);
        if !below && leads(&text) {
            reader.leave_lines(&item.lines, Why::Prose);
            continue;
        }
        if below && let Some(mut group) = group(&context, &above, items, number, &text) {
            group.heading = Some(Heading {
                at: item.at(),
                text: text.clone(),
            });
            above.push(group);
            continue;
        }
        let (task, timing) = task(reader, item, &text, &context, &above);
        let takes = context.subject == Some(Subject::Tasks)
            || timing.as_ref().is_some_and(|it| !frequency::is_once(it));
        if !takes && !text.is_empty() {
            reader.leave_lines(&item.lines, Why::Prose);
            continue;
        }
        if text.is_empty() {
            item.lines.iter().for_each(|line| reader.told(line.at));
            continue;
        }
        item.lines.iter().for_each(|line| reader.told(line.at));
        used(reader, &mut above);
        open = Some((item.depth, task, timing));
    }
    close(reader, &mut open);
}

/// A remark, rather than a task; of what is done as needed, trouble is when.
fn says_no_task(context: &Context, above: &[Above], text: &str) -> bool {
    let as_needed = || {
        let timing = above.last().and_then(|it| it.timing.as_ref());
        let timing = timing.or(context.timing.as_ref());
        timing.is_some_and(|it| frequency::rhythm(&it.phrase).is_none())
    };
    is_remark(text, &as_needed) && !is_timed(text)
}

/// `The Supplier shall perform the following activities:`: what follows stands in bullets of its own.
fn leads(text: &str) -> bool {
    text.ends_with([':', '：']) && !is_timed(text) && text.chars().count() > 12
}

/// Without what joins the clauses of a sentence: `verify the backups; and`.
fn unjoined(text: &str) -> &str {
    let bare = ["; and", "; or", ";", "；"]
        .iter()
        .find_map(|it| text.strip_suffix(it));
    bare.unwrap_or(text).trim_end()
}

/// The bullets above that the task takes its frequency or its category from. A category above a nearer one says
/// nothing of the task: it stays for the report.
fn used(reader: &mut Reader, above: &mut [Above]) {
    let category = above.last().map(|it| it.category.clone());
    for it in above {
        let says = it.timing.is_some() || Some(&it.category) == category.as_ref();
        if let Some(heading) = it.heading.take_if(|_| says) {
            reader.heading_told(heading.at, heading.text);
        }
    }
}

fn close(reader: &mut Reader, open: &mut Option<(usize, Task, Option<Timing>)>) {
    if let Some((_, mut task, timing)) = open.take() {
        if task.frequency.is_empty() {
            timed(reader, &mut task, timing);
        }
        push(reader, task);
    }
}

/// The signs of a checkbox.
const BOXES: [&str; 7] = ["[ ]", "[x]", "[X]", "[　]", "☐", "☑", "□"];

fn is_boxed(item: &Item) -> bool {
    let text = item.text();
    BOXES.iter().any(|sign| text.starts_with(sign))
}

/// Without `[ ]`, `[x]`, ☐.
fn unchecked(text: &str) -> String {
    let bare = BOXES
        .iter()
        .find_map(|sign| text.strip_prefix(sign))
        .unwrap_or(text);
    bare.trim().to_owned()
}

/// Is the bullet a heading for those below it, rather than a task with details?
fn group(context: &Context, above: &[Above], items: &[Item], number: usize, text: &str) -> Option<Above> {
    if is_task(text) {
        return None;
    }
    let last = above.last().cloned().unwrap_or_default();
    let (timing, method) = frequency::of_heading(text);
    let depth = items[number].depth;
    let named =
        labelled(text).filter(|(label, value)| !value.is_empty() && frequency::understand(label).is_some());
    let name = named.map(|(_, name)| name);
    if timing.is_some() && name.is_none_or(is_kind_of_work) {
        return Some(Above {
            depth,
            timing,
            method: method.or(last.method),
            category: name.map_or(last.category, str::to_owned),
            heading: None,
        });
    }
    let below = || items[number + 1..].iter().take_while(|it| it.depth > depth);
    let base = last.timing.clone().or_else(|| context.timing.clone());
    let boxed = !is_boxed(&items[number]) && below().filter(|it| it.depth == depth + 1).all(is_boxed);
    let more_exact = base.as_ref().and_then(|base| frequency::refined(base, text));
    let needed = || frequency::of_heading_among_tasks(text).filter(|_| boxed);
    let said = more_exact.or_else(|| part_of(base, text)).or_else(needed);
    if let Some(timing) = said.filter(|_| below().all(|it| labelled(&it.text()).is_none())) {
        return Some(Above {
            depth,
            timing: Some(timing),
            ..last
        });
    }
    let details = below().all(|it| labelled(&it.text()).is_some_and(|(label, _)| is_field(label)));
    let own = inside(text).is_some()
        || labelled(text).is_some_and(|(label, _)| frequency::understand(label).is_some());
    let any_timed = below().any(|it| is_timed(&it.text()));
    let inherited = last.timing.is_some() || context.timing.is_some();
    let is_group = !details && !own && (boxed || any_timed || !inherited || is_kind_of_work(text));
    is_group.then(|| Above {
        depth,
        category: without_bullet(text).trim_end_matches(['：', ':']).to_owned(),
        ..last
    })
}

/// `ログの確認（毎日、担当：佐藤）`: a deed, and in brackets when it is done.
fn is_task(text: &str) -> bool {
    let (outside, _) = brackets(text);
    outside.len() < text.len() && says_deed(&outside) && !is_kind_of_work(&outside) && inside(text).is_some()
}

/// `始業前（8:15まで）` above tasks of 毎日: the part of the day, and until when.
fn part_of(base: Option<Timing>, text: &str) -> Option<Timing> {
    let said = frequency::of_heading_among_tasks(text).filter(|it| it.phrase != "随時")?;
    let base = base.filter(|base| frequency::are_alike(&base.phrase, &said.phrase));
    Some(Timing {
        phrase: base.map_or(said.phrase, |base| base.phrase),
        ..said
    })
}

/// Does it name a kind of work, rather than a task?
fn is_kind_of_work(text: &str) -> bool {
    ["業務", "運用", "関連", "系", "管理", "作業", "保守", "その他"]
        .iter()
        .any(|end| text.ends_with(end))
}

/// Does a bullet say how often: `フルバックアップ（毎週日曜）`, `日次：差分`?
pub(super) fn is_timed(text: &str) -> bool {
    let text = unchecked(text);
    let by_label = || labelled(&text).is_some_and(|(label, _)| frequency::understand(label).is_some());
    inside(&text).is_some() || by_label()
}

/// The frequency that stands in brackets.
fn inside(text: &str) -> Option<Timing> {
    let pieces = |whole: &str| {
        whole
            .split(['、', ',', '，', '/', '／', ';'])
            .find_map(|it| frequency::understand(it.trim()))
    };
    let mut insides = brackets(text).1.into_iter();
    insides.find_map(|it| frequency::understand(&it).or_else(|| pieces(&it)))
}

fn task(
    reader: &mut Reader,
    item: &Item,
    text: &str,
    context: &Context,
    above: &[Above],
) -> (Task, Option<Timing>) {
    let last = above.last().cloned().unwrap_or_default();
    let inherited = last.timing.clone().or_else(|| context.timing.clone());
    let first = text.lines().next().unwrap_or_default();
    let first = if text_only_sign(first) {
        first
    } else {
        unjoined(without_bullet(first))
    };
    // `項目：ログ確認`
    let first = labelled(first)
        .filter(|(label, title)| Subject::Tasks.named(label) == Some(Column::Title) && !title.is_empty())
        .filter(|(label, _)| !frequency::is_phrase(label))
        .map_or(first, |(_, title)| title);
    let mut task = Task {
        at: item.at(),
        ..Task::default()
    };
    let timing = titled(first, &mut task, inherited.as_ref());
    for line in text.lines().skip(1) {
        detail(reader, &mut task, line.trim());
    }
    let is_nested = !last.category.is_empty();
    let own = context
        .category
        .as_ref()
        .map(|(_, it)| it.clone())
        .unwrap_or_default();
    task.category = if is_nested { last.category } else { own };
    if context.subject == Some(Subject::Tasks) && !is_nested {
        reader.heading_used();
    }
    task.method = task.method.or(last.method).or(context.method);
    if task.assignee.is_empty() {
        task.assignee.extend(context.who.clone());
    }
    (task, timing.or(inherited))
}

fn text_only_sign(text: &str) -> bool {
    without_bullet(text).is_empty()
}
