//! What a document of ours says otherwise than the plan that it is merged into. A document names people and roles as
//! readers do, and a plan as its writers like: only what somebody changed in the document may change the plan.

use super::super::entry::{Entry, Value};

/// The entries without the keys of which the plan's own document, `same`, says just the same. An entry that says
/// nothing else is left out.
pub fn changed(entries: Vec<Entry>, same: &[Entry]) -> Vec<Entry> {
    let kept = entries
        .into_iter()
        .filter_map(|entry| match same.iter().find(|it| is_same(it, &entry)) {
            Some(same) => without(entry, same),
            None => Some(entry),
        });
    kept.collect()
}

fn without(mut entry: Entry, same: &Entry) -> Option<Entry> {
    let names = [name(entry.table), "title", "name", "vendor"];
    let is_other = |pair: &(&str, Value)| !same.keys.iter().any(|it| it == pair);
    let says_more = entry.keys.iter().any(is_other);
    entry
        .keys
        .retain(|pair| names.contains(&pair.0) || is_other(pair));
    says_more.then_some(entry)
}

/// Are both about the same?
fn is_same(a: &Entry, b: &Entry) -> bool {
    let key = name(a.table);
    let value = |entry: &Entry| entry.keys.iter().find(|(own, _)| *own == key).cloned();
    a.file == b.file && a.table == b.table && value(a) == value(b)
}

/// The key that says which entry it is; the tables of which there is one have none.
fn name(table: &str) -> &'static str {
    match table {
        "level" => "level",
        "alert" => "when",
        "event" => "title",
        _ => "id",
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::block::At;
    use super::*;
    use crate::plan::File;

    fn task(id: &str, note: &str) -> Entry {
        let mut entry = Entry::new(File::Tasks, "task", At::default());
        for (key, text) in [("id", id), ("title", id), ("assignee", "担当"), ("note", note)] {
            entry.put(key, Value::Text(text.to_owned()));
        }
        entry
    }

    #[test]
    fn only_what_somebody_changed_is_left() {
        let same = [task("a", "x"), task("b", "x")];
        let left = changed(vec![task("a", "x"), task("b", "y"), task("c", "x")], &same);
        let keys = |entry: &Entry| entry.keys.iter().map(|(key, _)| *key).collect::<Vec<_>>();
        let left: Vec<_> = left.iter().map(keys).collect();
        assert_eq!(
            left,
            [
                vec!["id", "title", "note"],
                vec!["id", "title", "assignee", "note"]
            ]
        );
    }
}
