//! エスカレーションフロー: 担当→PM→部門長 with arrows of every kind, as a table, or as numbered lines.

mod list;
mod table;

pub(super) use list::{list, rows};
pub(super) use table::table;

use super::block::{At, Line};
use super::contacts;
use super::dates;
use super::found::{Contact, Path, Step, Why};
use super::levels;
use super::names;
use super::reader::Reader;
use super::steps::{ARROWS, steps};
use super::words::{labelled, narrowed};

pub(super) fn has_arrow(text: &str) -> bool {
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
    seats >= 2 && steps.len() >= 3 && steps.iter().all(|it| it.to.chars().count() <= 20)
}

pub(super) fn text(reader: &mut Reader, lines: &[Line]) {
    let heading = levels::number(&reader.context().heading);
    if is_downward(lines) {
        let mut all = String::new();
        for line in lines {
            all.push_str(&downward(line.text.trim()));
            all.push('\n');
        }
        let steps = met(reader, lines[0].at, &all);
        let whose = Whose {
            numbers: Vec::from_iter(heading),
            words: Vec::new(),
        };
        return push(reader, lines, whose, steps);
    }
    for line in lines {
        one(reader, std::slice::from_ref(line), &line.text, heading);
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

/// Which levels a path is for; all where it says none.
#[derive(Default)]
struct Whose {
    numbers: Vec<u32>,
    words: Vec<String>,
}

impl Whose {
    /// `lv1〜3`, `重大`, `A・B`.
    fn of(label: &str) -> Self {
        let numbers = numbers(label);
        let words = if numbers.is_empty() {
            words(label)
        } else {
            Vec::new()
        };
        Self { numbers, words }
    }

    fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.words.is_empty()
    }
}

/// `lv3：担当→PM→部門長`, or a path for all levels.
fn one(reader: &mut Reader, lines: &[Line], text: &str, heading: Option<u32>) -> bool {
    let (label, path) = labelled(text).unwrap_or(("", text));
    let named = Whose::of(label);
    if !has_arrow(text) && (named.is_empty() || path.is_empty()) {
        return without_arrow(reader, lines, text);
    }
    if named.is_empty() && !label.is_empty() {
        reader.leave(lines[0].at, label, Why::Comment);
    }
    let path = if named.is_empty() && !label.is_empty() && has_arrow(label) {
        text
    } else {
        path
    };
    let before = if named.is_empty() {
        numbers_before(path)
    } else {
        Vec::new()
    };
    let path = if before.is_empty() {
        path
    } else {
        path.split_once([' ', '\u{3000}']).map_or(path, |(_, path)| path)
    };
    let mut whose = named;
    whose.numbers.extend(before);
    if whose.is_empty() {
        whose.numbers.extend(heading);
    }
    let steps = met(reader, lines[0].at, path);
    push(reader, lines, whose, steps);
    true
}

/// A line that is no path may still say how somebody is reached.
fn without_arrow(reader: &mut Reader, lines: &[Line], text: &str) -> bool {
    match contacts::of_line(lines[0].at, text) {
        Some(contact) => {
            lines.iter().for_each(|line| reader.told(line.at));
            contacts::add(reader, contact, text);
        }
        None => reader.leave_lines(lines, Why::Prose),
    }
    false
}

/// `lv3 担当→PM`.
fn numbers_before(text: &str) -> Vec<u32> {
    text.split_once([' ', '\u{3000}'])
        .map(|(label, _)| numbers(label))
        .unwrap_or_default()
}

/// `lv1`, `lv1〜3`, `レベル4・5`, `lv4以上` (up to 5).
fn numbers(label: &str) -> Vec<u32> {
    let text = narrowed(label).replace('〜', "~");
    let text = text.trim_matches(['[', ']', ' ']);
    if let Some((from, to)) = text
        .split_once(['~', '-'])
        .and_then(|(from, to)| levels::number(from).zip(levels::number(to)))
    {
        return if from <= to {
            (from..=to).collect()
        } else {
            Vec::new()
        };
    }
    let each: Vec<Option<u32>> = text.split(['・', '、', ',', '/']).map(levels::number).collect();
    if each.iter().all(Option::is_some) {
        each.into_iter().flatten().collect()
    } else {
        Vec::new()
    }
}

/// `重大`, `A・B`, `中・小`: words for levels, and nothing else.
fn words(label: &str) -> Vec<String> {
    let each: Vec<&str> = label
        .split(['・', '、', ',', '/', '／'])
        .map(|it| it.trim_matches(['[', ']', '【', '】', '■', ' ']))
        .collect();
    if each.iter().all(|it| levels::is_word(it)) {
        each.into_iter().map(str::to_owned).collect()
    } else {
        Vec::new()
    }
}

fn push(reader: &mut Reader, lines: &[Line], whose: Whose, steps: Vec<Step>) {
    if steps.is_empty() {
        return reader.leave_lines(lines, Why::Prose);
    }
    if !whose.is_empty() {
        reader.heading_used();
    }
    lines.iter().for_each(|line| reader.told(line.at));
    reader.found.paths.push(Path {
        at: lines[0].at,
        levels: whose.numbers,
        words: whose.words,
        steps,
    });
}
