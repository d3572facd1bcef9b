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

/// The file with one entry in another place; `None` where one of the two is not there. A comment right above an entry
/// goes with it; one with an empty line below it heads the file or a section, and stays.
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
    let mut table = all.remove(from);
    if let Some(next) = all.get_mut(from) {
        hand_on(&mut table, next);
    }
    let beside = |other: &str| all.iter().position(|it| is(it, other));
    let to = match place {
        Place::First => Some(0),
        Place::Last => Some(all.len()),
        Place::Before(other) => beside(other),
        Place::After(other) => beside(other).map(|at| at + 1),
    };
    let Some(to) = to else { return Ok(None) };
    if let Some(next) = all.get_mut(to).filter(|_| !matches!(place, Place::After(_))) {
        hand_on(next, &mut table);
    }
    all.insert(to, table);
    let mut ordered = ArrayOfTables::new();
    for (mut table, position) in all.into_iter().zip(positions) {
        table.set_position(position);
        ordered.push(table);
    }
    *tables = ordered;
    Ok(Some(document.to_string()))
}

/// Gives the heading above one entry to another, which takes its place.
fn hand_on(from: &mut Table, to: &mut Table) {
    let ((heading, own), (gap, other)) = (above(from), above(to));
    if heading.contains('#') {
        from.decor_mut().set_prefix(format!("\n{own}"));
        to.decor_mut()
            .set_prefix(heading + gap.trim_start_matches('\n') + &other);
    } else if heading.is_empty() {
        from.decor_mut().set_prefix(format!("\n{own}"));
        to.decor_mut().set_prefix(other);
    }
}

/// What stands above an entry: to the last empty line, and the comment right above it.
fn above(table: &Table) -> (String, String) {
    let prefix = table
        .decor()
        .prefix()
        .and_then(|it| it.as_str())
        .unwrap_or_default();
    let lines: Vec<&str> = prefix.split_inclusive('\n').collect();
    let own = lines
        .iter()
        .rev()
        .take_while(|line| !line.trim().is_empty())
        .count();
    let (heading, own) = lines.split_at(lines.len() - own);
    (heading.concat(), own.concat())
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

    #[test]
    fn what_heads_the_file_or_a_section_stays_where_it_is() {
        let text = "# 一覧\n\n# ---- 業務 ----\n\n[[task]]\nid = \"a\"\n\n[[task]]\nid = \"b\"\n\n# ---- 保守 ----\n\n# 毎朝\n[[task]]\nid = \"c\"\n\n[[task]]\nid = \"d\"\n";
        let order = |id: &str, place: Place| {
            let text = moved(text, "task", id, &place).unwrap().unwrap();
            let kept = text
                .lines()
                .filter(|line| !line.is_empty() && *line != "[[task]]");
            kept.map(|line| line.replace("id = ", "").replace(['"', '-', ' '], ""))
                .collect::<Vec<_>>()
                .join(" ")
        };
        let before = |id: &str| Place::Before(id.to_owned());
        assert_eq!(order("b", before("a")), "#一覧 #業務 b a #保守 #毎朝 c d");
        assert_eq!(order("a", Place::Last), "#一覧 #業務 b #保守 #毎朝 c d a");
        assert_eq!(order("d", before("c")), "#一覧 #業務 a b #保守 d #毎朝 c");
        assert_eq!(order("c", Place::First), "#一覧 #業務 #毎朝 c a b #保守 d");
        assert_eq!(
            order("c", Place::After("a".to_owned())),
            "#一覧 #業務 a #毎朝 c b #保守 d"
        );
        let twice = moved(text, "task", "b", &before("a")).unwrap().unwrap();
        assert_eq!(moved(&twice, "task", "a", &before("b")).unwrap().unwrap(), text);
    }
}
