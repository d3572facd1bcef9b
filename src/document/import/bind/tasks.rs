//! Rows of 運用業務一覧.

use std::borrow::Cow;

use foldhash::HashMap;

use super::super::entry::{Entry, Value};
use super::super::found::{Found, Task};
use super::super::id::Ids;
use super::super::words::{fold, is_blank};
use super::who::Who;
use crate::plan::{File, Language, Method, Plan};

pub(super) fn entries(found: &Found, who: &Who, known: Option<&Plan>) -> Vec<Entry> {
    let there = known.map_or(&[][..], |plan| plan.tasks.as_slice());
    let (mut ids, mut same) = (Ids::default(), HashMap::default());
    for task in there {
        ids.take(&task.id);
        same.entry(fold(&task.title)).or_insert_with(|| task.id.clone());
    }
    // Many rows name the same people.
    let mut people: HashMap<&[String], Vec<String>> = HashMap::default();
    let mut entries = Vec::with_capacity(found.tasks.len());
    for task in &found.tasks {
        let wished = task.id.as_deref();
        let known = there
            .iter()
            .find(|it| Some(it.id.as_str()) == wished)
            .map(|it| it.id.clone());
        let of_title = || (!same.is_empty()).then(|| same.get(&fold(&task.title)).cloned())?;
        let known = known.or_else(of_title);
        let id = known.unwrap_or_else(|| ids.make(wished, &task.title, "task"));
        let named = people
            .entry(&task.assignee)
            .or_insert_with(|| who.references(&task.assignee));
        entries.push(row(who, task, id, named.clone(), found.language));
    }
    entries
}

fn row(who: &Who, task: &Task, id: String, assignee: Vec<String>, lang: Language) -> Entry {
    let mut entry = Entry::new(File::Tasks, "task", task.at);
    entry.put("id", Value::Text(id));
    entry.put("title", Value::Text(task.title.clone()));
    entry.put("category", Value::Text(task.category.clone()));
    let often = match (task.frequency.trim(), lang) {
        ("随時", Language::En) => "as needed",
        (often, _) => often,
    };
    entry.put("frequency", Value::Text(often.to_owned()));
    if let Some(time) = task.time {
        entry.put("at", Value::Time(time));
    }
    for (key, value) in &task.keys {
        entry.put(key, Value::Text(value.clone()));
    }
    let method = task.method.map_or("", |method| said(method, lang));
    entry.put("method", Value::Text(method.to_owned()));
    entry.keys.push(("assignee", Value::OneOrMore(assignee)));
    if !is_blank(&task.confirm) {
        let confirm = who.reference(&task.confirm);
        entry.put("confirm", Value::Text(confirm.unwrap_or_default()));
    }
    if !is_blank(&task.procedure) {
        entry.put("procedure", Value::Text(task.procedure.clone()));
    }
    let mut note: Vec<Cow<'_, str>> = Vec::new();
    for line in &task.note {
        let line = in_language(line, lang);
        if !note.contains(&line) {
            note.push(line);
        }
    }
    entry.put("note", Value::Text(note.join("\n")));
    entry
}

/// `Frequency: on failure` of an English document: the labels that the import puts before words it did not understand.
fn in_language(line: &str, lang: Language) -> Cow<'_, str> {
    const LABELS: [(&str, &str); 2] = [("頻度: ", "Frequency: "), ("対応方法: ", "Method: ")];
    let labels = LABELS.iter().filter(|_| lang == Language::En);
    let said = labels.filter_map(|(own, english)| Some(format!("{english}{}", line.strip_prefix(own)?)));
    said.map(Cow::Owned).next().unwrap_or(Cow::Borrowed(line))
}

/// The value of the plan, in the language of the document.
fn said(method: Method, lang: Language) -> &'static str {
    match (method, lang) {
        (Method::Manual, Language::Ja) => "手動",
        (Method::Automatic, Language::Ja) => "自動",
        (Method::Manual, Language::En) => "manual",
        (Method::Automatic, Language::En) => "automatic",
    }
}
