//! Entries into files that people keep: what differs is changed in its place, what is new goes to the end, nothing is
//! taken out. Comments, order and spaces stay as they are.

use std::collections::BTreeMap;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TomlError, Value as Toml};

use super::entry::{Entry, Value};
use super::words::fold;
use super::write::is_single;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// Which entry.
    pub of: String,
    /// Which key; none for a whole entry.
    pub key: Option<String>,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there now.
    pub after: String,
}

/// The file with the entries merged in, and what changed.
pub fn merge(text: &str, entries: &[&Entry]) -> Result<(String, Vec<Change>), TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let (mut changes, mut added) = (Vec::new(), String::new());
    for entry in entries.iter().filter(|it| !it.draft) {
        match existing(&mut document, entry) {
            Some(table) => {
                let (name, never) = (entry.name(), never(entry.table));
                for (key, value) in &entry.keys {
                    changes.extend(set(table, key, value.toml(), &name, never));
                }
            }
            None => {
                added.push('\n');
                added.push_str(&super::write::table(entry));
                changes.push(Change {
                    of: entry.name(),
                    key: None,
                    before: None,
                    after: super::write::table(entry),
                });
            }
        }
    }
    let mut merged = document.to_string();
    if !added.is_empty() && !merged.is_empty() && !merged.ends_with('\n') {
        merged.push('\n');
    }
    Ok((merged + &added, changes))
}

/// What names an entry is never changed.
fn never(table: &str) -> &'static [&'static str] {
    match table {
        "alert" => &["when"],
        _ => &["id", "level", "on", "kind", "path"],
    }
}

/// The table of the same id, number or name.
fn existing<'d>(document: &'d mut DocumentMut, entry: &Entry) -> Option<&'d mut Table> {
    if is_single(entry.table) {
        return document.get_mut(entry.table)?.as_table_mut();
    }
    let tables: &mut ArrayOfTables = document.get_mut(entry.table)?.as_array_of_tables_mut()?;
    let id = |table: &Table| {
        table
            .get("id")
            .and_then(Item::as_str)
            .is_some_and(|id| entry.text("id") == Some(id))
    };
    let same = tables.iter().position(id);
    let at = same.or_else(|| tables.iter().position(|table| is_same(table, entry)))?;
    tables.get_mut(at)
}

fn is_same(table: &Table, entry: &Entry) -> bool {
    let text = |key: &str| table.get(key).and_then(Item::as_str);
    let number = table.get("level").and_then(Item::as_integer);
    let named = |key: &str| {
        text(key)
            .zip(entry.text(key))
            .is_some_and(|(own, new)| fold(own) == fold(new))
    };
    match entry.table {
        "level" => entry
            .keys
            .iter()
            .any(|(key, value)| *key == "level" && value.toml().as_integer() == number),
        "event" => named("title"),
        "alert" => labels(table) == labels_of(entry),
        _ => named("title") || named("name") || named("vendor"),
    }
}

/// The labels of a rule for alerts, in any order.
fn labels(table: &Table) -> BTreeMap<String, String> {
    let labels = table.get("when").and_then(Item::as_table_like);
    let labels = labels.into_iter().flat_map(|it| it.iter());
    labels
        .map(|(label, text)| (label.to_owned(), text.as_str().unwrap_or_default().to_owned()))
        .collect()
}

fn labels_of(entry: &Entry) -> BTreeMap<String, String> {
    let pairs = entry.keys.iter().find_map(|(_, value)| match value {
        Value::Pairs(pairs) => Some(pairs.iter().cloned().collect()),
        _ => None,
    });
    pairs.unwrap_or_default()
}

/// Sets a key in its place, keeping what stands around it. A value that says the same stays as it is written.
pub fn set(table: &mut Table, key: &str, value: Toml, of: &str, never: &[&str]) -> Option<Change> {
    let empty = value.as_array().is_some_and(toml_edit::Array::is_empty);
    let before = table.get(key).and_then(Item::as_value).map(plain);
    if never.contains(&key) && before.is_some()
        || (empty && before.is_none())
        || (empty && !never.is_empty())
        || before.as_deref() == Some(plain(&value).as_str())
    {
        return None;
    }
    let change = Change {
        of: of.to_owned(),
        key: Some(key.to_owned()),
        before,
        after: plain(&value),
    };
    let mut value = value;
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
    Some(change)
}

/// A value on one line; one text and a list of that text are the same.
fn plain(value: &Toml) -> String {
    match value {
        Toml::Array(list) if list.len() == 1 && list.get(0).is_some_and(Toml::is_str) => {
            list.get(0).map(plain).unwrap_or_default()
        }
        Toml::Array(list) => format!("[{}]", list.iter().map(plain).collect::<Vec<_>>().join(", ")),
        Toml::InlineTable(table) => format!(
            "{{ {} }}",
            table
                .iter()
                .map(|(key, value)| format!("{key} = {}", plain(value)))
                .collect::<Vec<_>>()
                .join(", ")
        ),
        other => other.clone().decorated("", "").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::At;
    use super::*;
    use crate::plan::File;

    #[test]
    fn what_people_wrote_beside_a_value_stays() {
        let text = "# 一覧\n\n[[task]]\nid = \"a\"   # 変えない\ntitle = \"ログ確認\"\nfrequency = \"日次\"  # 毎朝\n# 終わり\n";
        let mut entry = Entry::new(File::Tasks, "task", At::default());
        for (key, value) in [("id", "log"), ("title", "ログ確認"), ("frequency", "週次")] {
            entry.put(key, Value::Text(value.to_owned()));
        }
        let (merged, changes) = merge(text, &[&entry]).unwrap();
        assert_eq!(merged, text.replace("\"日次\"", "\"週次\""));
        assert_eq!(changes.len(), 1);
        assert_eq!(merge(&merged, &[&entry]).unwrap(), (merged.clone(), vec![]));
    }

    #[test]
    fn a_rule_for_alerts_is_known_by_its_labels() {
        let text = "[[alert]]\nwhen = { b = \"y\", a = \"x\" }  # 監視\nlevel = 2\n\n[[alert]]\nlevel = 1\n";
        let mut entry = Entry::new(File::Levels, "alert", At::default());
        let pairs = [("a", "x"), ("b", "y")].map(|(name, text)| (name.to_owned(), text.to_owned()));
        entry.put("when", Value::Pairs(pairs.to_vec()));
        entry.put("level", Value::Number(3));
        let (merged, changes) = merge(text, &[&entry]).unwrap();
        assert_eq!(merged, text.replace("level = 2", "level = 3"));
        assert_eq!(changes.len(), 1);
    }
}
