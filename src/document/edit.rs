//! Careful editing of one entry: a key is set in its place, an entry goes to the end or beside another; comments, order
//! and spaces of everything else stay as people wrote them.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TomlError, Value};

use super::import::merge::{Change, set};

/// Where an entry goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// Before the entry of this id.
    Before(String),
    /// After the entry of this id.
    After(String),
}

/// The file with keys of one entry set, and what changed.
pub fn edited(
    text: &str,
    list: &str,
    id: &str,
    keys: Vec<(&str, Value)>,
) -> Result<(String, Vec<Change>), TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let tables = document.get_mut(list).and_then(Item::as_array_of_tables_mut);
    let table = tables.and_then(|tables| tables.iter_mut().find(|it| is(it, id)));
    let changes = table.map_or_else(Vec::new, |table| {
        let changes = keys
            .into_iter()
            .map(|(key, value)| set(table, key, value, id, &[]));
        changes.flatten().collect()
    });
    Ok((document.to_string(), changes))
}

/// The file with one entry in another place; `None` where one of the two is not there.
pub fn moved(text: &str, list: &str, id: &str, place: &Place) -> Result<Option<String>, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let Some(tables) = document.get_mut(list).and_then(Item::as_array_of_tables_mut) else {
        return Ok(None);
    };
    let mut all: Vec<Table> = tables.iter().cloned().collect();
    let mut positions: Vec<Option<isize>> = all.iter().map(Table::position).collect();
    positions.sort_unstable();
    let Some(from) = all.iter().position(|it| is(it, id)) else {
        return Ok(None);
    };
    let table = all.remove(from);
    let beside = |other: &str| all.iter().position(|it| is(it, other));
    let to = match place {
        Place::First => Some(0),
        Place::Last => Some(all.len()),
        Place::Before(other) => beside(other),
        Place::After(other) => beside(other).map(|at| at + 1),
    };
    let Some(to) = to else { return Ok(None) };
    all.insert(to, table);
    let mut ordered = ArrayOfTables::new();
    for (mut table, position) in all.into_iter().zip(positions) {
        table.set_position(position);
        ordered.push(table);
    }
    *tables = ordered;
    Ok(Some(document.to_string()))
}

fn is(table: &Table, id: &str) -> bool {
    table.get("id").and_then(Item::as_str) == Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# 一覧\n\n[[task]]\nid = \"a\"  # 一\ntitle = \"A\"\n\n# 二つ目\n[[task]]\nid = \"b\"\nnote = \"x\" # 注\n";

    #[test]
    fn a_key_is_set_in_its_place() {
        let keys = vec![("note", Value::from("y")), ("category", Value::from("運用"))];
        let (text, changes) = edited(TEXT, "task", "b", keys).unwrap();
        assert_eq!(
            text,
            TEXT.replace("\"x\" # 注\n", "\"y\" # 注\ncategory = \"運用\"\n")
        );
        assert_eq!(changes.len(), 2);
    }

    #[test]
    fn an_entry_moves_with_the_comment_above_it() {
        let text = moved(TEXT, "task", "b", &Place::Before("a".to_owned()))
            .unwrap()
            .unwrap();
        assert!(
            text.find("\"b\"").unwrap() < text.find("\"a\"").unwrap(),
            "{text}"
        );
        assert!(
            text.find("# 二つ目").unwrap() < text.find("\"b\"").unwrap(),
            "{text}"
        );
        assert_eq!(
            moved(TEXT, "task", "b", &Place::After("c".to_owned())).unwrap(),
            None
        );
        assert_eq!(moved(TEXT, "task", "a", &Place::First).unwrap().unwrap(), TEXT);
    }
}
