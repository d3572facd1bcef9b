//! エスカレーションフロー: 担当→PM→部門長 with arrows of every kind, as a table, as numbered lines, or told in sentences.

mod diagram;
mod list;
mod spoken;
mod steps;
mod table;
mod whose;

pub(super) use diagram::diagram;
pub(super) use list::{list, rows};
pub(super) use steps::steps;
pub(super) use table::{is_told_then, table};
pub(super) use whose::whose;

use super::block::{At, Line};
use super::column::{Subject, subject};
use super::contacts;
use super::dates;
use super::found::{Contact, Path, Step, Whose, Why};
use super::names;
use super::reader::Reader;
use super::words::{brackets, labelled};
use steps::{ARROWS, POINTS};

pub(super) fn has_arrow(text: &str) -> bool {
    if !text.contains(POINTS) {
        return false;
    }
    let begins = text.trim_start().starts_with(['▼', '↓']);
    ARROWS
        .iter()
        .filter(|it| **it != "▼" && (**it != "↓" || !begins))
        .any(|arrow| text.contains(arrow))
        && steps(At::default(), text).len() > 1
}

/// Do the lines lead from one to the next, by arrows between them?
pub(super) fn is_path(lines: &[&str]) -> bool {
    lines.iter().skip(1).any(|line| leads_down(line)) || lines.iter().any(|line| has_arrow(line))
}

/// `↓`, `↓ 15分以内`, `│`.
fn leads_down(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['↓', '⇓', '⬇', '▼', '│', '┃'])
        || (!line.is_empty() && line.chars().all(|it| "|│┃｜v".contains(it)))
}

/// Seats below each other, with arrows between them, and no sentence.
pub(super) fn is_downward(lines: &[Line]) -> bool {
    lines.len() > 2
        && lines.iter().skip(1).any(|line| leads_down(&line.text))
        && lines.iter().all(|line| !line.text.trim_end().ends_with('。'))
}

/// A path, wherever it stands: three seats or more, and nothing else.
pub(super) fn is_plainly_one(text: &str) -> bool {
    let steps = if has_arrow(text) {
        steps(At::default(), text)
    } else {
        Vec::new()
    };
    let seats = steps
        .iter()
        .filter(|it| names::is_seat(&it.to) || names::is_person(&it.to))
        .count();
    if steps.len() > 1 && labelled(text).is_some_and(|(label, _)| is_called_so(label)) {
        return true;
    }
    let most = if text.is_ascii() { 32 } else { 20 };
    seats >= 2 && steps.len() >= 3 && steps.iter().all(|it| it.to.chars().count() <= most)
}

/// `Who to call, in order`, 連絡順.
fn is_called_so(label: &str) -> bool {
    matches!(subject(label), Some(Subject::Path | Subject::Contacts))
}

/// Does it say what is done to somebody, rather than what is the matter?
pub(super) fn tells(text: &str) -> bool {
    !spoken::steps(At::default(), text, true).is_empty()
}

pub(super) fn text(reader: &mut Reader, lines: &[Line]) {
    let heading = whose(&reader.context().heading).unwrap_or_default();
    if is_downward(lines) {
        let mut all = String::new();
        for line in lines {
            all.push_str(&downward(line.text.trim()));
            all.push('\n');
        }
        let steps = met(reader, lines[0].at, &all);
        return push(reader, lines, heading, steps);
    }
    if spoken::text(reader, lines, &heading) {
        return;
    }
    for line in lines {
        one(reader, std::slice::from_ref(line), &line.text, &heading);
    }
}

/// A line between two seats: an arrow, and behind it how long is waited. Other words there are a condition.
fn downward(line: &str) -> String {
    let rest = line.trim_start_matches(|it: char| it.is_whitespace() || "↓⇓⬇▼│┃|｜".contains(it));
    if rest.len() == line.len() {
        return line.to_owned();
    }
    let seat = names::is_seat(rest) || names::is_person(rest);
    match dates::minutes(rest) {
        _ if seat => format!("↓{rest}"),
        Some(minutes) => format!("↓（{minutes}分）"),
        None => "↓".to_owned(),
    }
}

/// The steps; who stands there with a number is a contact, too.
fn met(reader: &mut Reader, at: At, text: &str) -> Vec<Step> {
    let mut steps = steps(at, text);
    for step in &mut steps {
        let Some(contact) = contacts::of_line(at, &step.to) else {
            continue;
        };
        let mut contact = contact;
        let seat = names::is_seat(&contact.name) && !contact.name.contains(' ');
        if contact.roles.is_empty() && seat && contact.positions.is_empty() {
            contact.roles.push(std::mem::take(&mut contact.name));
        }
        step.to = match (contact.roles.first(), contact.positions.first()) {
            (Some(role), _) => role.clone(),
            (None, Some(person)) if names::is_person(person) => contact.name.clone(),
            _ => contact.name.clone(),
        };
        meet(reader, contact);
    }
    steps.retain(|step| !step.to.is_empty() && !is_trigger(&step.to));
    steps
}

/// What a path begins with, and is no seat: 障害発生, 発見者.
fn is_trigger(name: &str) -> bool {
    const ENDS: &str = "発生|検知|検出|発見|発見者|アラート|通報|申告|受信|発報|detected|alert|alarm";
    let lower = name.to_lowercase();
    ENDS.split('|').any(|end| lower.ends_with(end))
}

/// `運用担当（内藤：090-…）`: the person in brackets is rung, the seat before it is told.
fn meet(reader: &mut Reader, mut contact: Contact) {
    let person = contact
        .positions
        .iter()
        .find(|it| names::is_person(it.trim_end_matches(['：', ':'])));
    if let Some(person) = person.cloned() {
        contact.comments.retain(|it| *it != person);
        contact.positions.retain(|it| *it != person);
        let seat = std::mem::replace(&mut contact.name, person.trim_end_matches(['：', ':']).to_owned());
        contact.roles = vec![seat];
    }
    let line = contact.name.clone();
    contacts::add(reader, contact, &line);
}

/// `lv3：担当→PM→部門長`, or a path for all levels.
fn one(reader: &mut Reader, lines: &[Line], text: &str, heading: &Whose) {
    let (text, wait) = in_order(reader, lines, text.trim());
    let (label, path) = labelled(text).unwrap_or(("", text));
    let named = whose(label);
    if !has_arrow(text) && (named.is_none() || path.is_empty()) {
        return without_arrow(reader, lines, text);
    }
    if named.is_none() && !label.is_empty() {
        reader.leave(lines[0].at, label, Why::Comment);
    }
    let path = if named.is_none() && !label.is_empty() && has_arrow(label) {
        text
    } else {
        path
    };
    // `lv3 担当→PM`
    let before = path.split_once([' ', '\u{3000}']).filter(|_| named.is_none());
    let before = before.and_then(|(label, path)| Some((whose(label)?, path)));
    let (before, path) = before.map_or((None, path), |(of, path)| (Some(of), path));
    let of = named.or(before).unwrap_or_else(|| heading.clone());
    let mut steps = met(reader, lines[0].at, path);
    if let Some(wait) = wait.filter(|_| steps.iter().all(|it| it.after.is_none())) {
        for (number, step) in (0..).zip(&mut steps) {
            step.after = Some(number * wait);
        }
    }
    push(reader, lines, of, steps);
}

/// `甲 → 乙 → 丙 の順に電話。15分出なければ次へ`: the path, and how long each is waited for.
fn in_order<'t>(reader: &mut Reader, lines: &[Line], text: &'t str) -> (&'t str, Option<u32>) {
    let Some((path, told)) = text.split_once("の順").filter(|(path, _)| has_arrow(path)) else {
        return (text, None);
    };
    let told = told.trim_start_matches(['に', 'で', '番']);
    if told.chars().any(char::is_alphanumeric) {
        reader.leave(lines[0].at, told, Why::Rest);
    }
    (path.trim_end(), dates::minutes(told))
}

/// A line that is no path may still say how somebody is reached.
fn without_arrow(reader: &mut Reader, lines: &[Line], text: &str) {
    match contacts::of_line(lines[0].at, text) {
        Some(contact) => {
            lines.iter().for_each(|line| reader.told(line.at));
            contacts::add(reader, contact, text);
        }
        None => reader.leave_lines(lines, Why::Prose),
    }
}

fn push(reader: &mut Reader, lines: &[Line], levels: Whose, steps: Vec<Step>) {
    if steps.is_empty() {
        return reader.leave_lines(lines, Why::Prose);
    }
    if !levels.is_everyone() {
        reader.heading_used();
    }
    for line in lines {
        reader.told(line.at);
        for condition in brackets(&line.text).1.iter().filter(|it| is_restricted(it)) {
            reader.leave(line.at, condition, Why::Rest);
        }
    }
    reader.found.paths.push(Path {
        at: lines[0].at,
        levels,
        steps,
    });
}

/// `P1のみ`, `夜間だけ`, `P1 only`: a step of a plan has no such condition.
fn is_restricted(inside: &str) -> bool {
    const WORDS: [&str; 3] = ["のみ", "だけ", "only"];
    let lower = inside.to_lowercase();
    WORDS.iter().any(|it| lower.contains(it)) && !["報告", "report"].iter().any(|it| lower.contains(it))
}

/// Steps in a line: `担当 PM@15 部長@30!`, a report with `!`.
#[cfg(test)]
fn shown(steps: &[Step]) -> String {
    let one = |step: &Step| {
        let after = step.after.map(|it| format!("@{it}")).unwrap_or_default();
        format!("{}{after}{}", step.to, if step.report { "!" } else { "" })
    };
    steps.iter().map(one).collect::<Vec<_>>().join(" ")
}
