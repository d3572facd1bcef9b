//! A table of tasks with the same columns again for each system: 担当｜頻度 below システムA, and again below システムB.

use super::super::block::{At, Row};
use super::super::column::{Column, Subject};
use super::super::words::{is_blank, labelled};

/// What the head of a column says, and for which system.
struct Head<'r> {
    system: &'r str,
    says: &'r str,
}

/// The table with a row for each system; `None` where no columns come again.
pub(super) fn unfolded(rows: &[Row]) -> Option<Vec<Row>> {
    let by = |(heads, below): (Vec<Head<'_>>, &[Row])| by_system(rows[0].at, &heads, below);
    in_two_rows(rows)
        .and_then(by)
        .or_else(|| in_one(rows).and_then(by))
}

fn by_system(at: At, heads: &[Head<'_>], below: &[Row]) -> Option<Vec<Row>> {
    let mut systems: Vec<&str> = heads
        .iter()
        .map(|it| it.system)
        .filter(|it| !it.is_empty())
        .collect();
    systems.dedup();
    let own = |system: &str| -> Vec<usize> {
        let places = heads.iter().enumerate();
        places
            .filter(|(_, it)| it.system == system)
            .map(|(at, _)| at)
            .collect()
    };
    let say = |places: &[usize]| -> Vec<&str> { places.iter().map(|at| heads[*at].says).collect() };
    let says = say(&own(systems.first()?));
    let often = says
        .iter()
        .any(|it| Subject::Tasks.column(it) == Some(Column::Frequency));
    if systems.len() < 2 || says.len() < 2 || !often || !systems.iter().all(|it| say(&own(it)) == says) {
        return None;
    }
    let is_title = |at: &usize| Subject::Tasks.column(heads[*at].says) == Some(Column::Title);
    let (titles, mut common): (Vec<usize>, Vec<usize>) = own("").into_iter().partition(is_title);
    common.push(*titles.last()?);
    let first = say(&common).into_iter().chain(says);
    let mut unfolded = vec![Row::new(at, first.map(str::to_owned).collect())];
    for row in below.iter().filter(|row| !row.is_empty()) {
        let cells = |places: &[usize]| -> Vec<String> {
            let cell = |at: &usize| row.get(*at).to_owned();
            places.iter().map(cell).collect()
        };
        for system in &systems {
            let own = cells(&own(system));
            if own.iter().all(|it| is_blank(it)) {
                continue;
            }
            let mut cells = cells(&common);
            if let Some(title) = cells.last_mut() {
                *title = format!("{system} {title}").trim().to_owned();
            }
            cells.extend(own);
            unfolded.push(Row::new(row.at, cells));
        }
    }
    Some(unfolded)
}

/// Systems above, and below each the same heads.
fn in_two_rows(rows: &[Row]) -> Option<(Vec<Head<'_>>, &[Row])> {
    let [first, second, below @ ..] = rows else {
        return None;
    };
    let mut system = "";
    let heads = (0..first.cells.len().max(second.cells.len())).map(|at| {
        let (above, own) = (first.get(at), second.get(at));
        if !above.is_empty() {
            system = above;
        }
        if own.is_empty() || own == above {
            Head {
                system: "",
                says: above,
            }
        } else {
            Head { system, says: own }
        }
    });
    Some((heads.collect(), below))
}

/// `担当（A）`, `A：担当`, `A 担当`.
fn in_one(rows: &[Row]) -> Option<(Vec<Head<'_>>, &[Row])> {
    let (first, below) = rows.split_first()?;
    let heads = first.cells.iter().map(|head| parted(head.trim()));
    Some((heads.collect(), below))
}

fn parted(head: &str) -> Head<'_> {
    let known = |it: &str| Subject::Tasks.named(it).is_some();
    let bracket = head
        .strip_suffix(['）', ')'])
        .and_then(|it| it.split_once(['（', '(']));
    let bracket = bracket.map(|(says, system)| (system, says));
    let spaced = || head.rsplit_once([' ', '\u{3000}', '_', '\n', '・', '/']);
    let said = bracket.into_iter().chain(labelled(head)).chain(spaced());
    let mut sound = said.filter(|(system, says)| known(says.trim()) && !known(system.trim()));
    match sound.next() {
        Some((system, says)) => Head {
            system: system.trim(),
            says: says.trim(),
        },
        None => Head {
            system: "",
            says: head,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<Vec<String>> {
        let row = |line: &str| Row::new(At::line(1), line.split('|').map(str::to_owned).collect());
        let rows: Vec<Row> = text.split('\n').map(row).collect();
        let unfolded = unfolded(&rows)?;
        Some(unfolded.iter().map(|row| row.cells.join("|")).collect())
    }

    #[test]
    fn a_row_for_each_system() {
        let expected = [
            "No|作業|担当|頻度",
            "1|A 再起動|甲|日次",
            "1|B 再起動|乙|月次",
            "2|B 確認|乙|週次",
        ];
        for text in [
            "No|作業|A||B|\n||担当|頻度|担当|頻度\n1|再起動|甲|日次|乙|月次\n2|確認|-|-|乙|週次",
            "No|作業|担当（A）|頻度（A）|担当（B）|頻度（B）\n1|再起動|甲|日次|乙|月次\n2|確認|||乙|週次",
            "No|作業|A 担当|A 頻度|B 担当|B 頻度\n1|再起動|甲|日次|乙|月次\n2|確認|||乙|週次",
        ] {
            assert_eq!(shown(text).unwrap(), expected, "{text}");
        }
        for text in [
            "No|作業|担当（正）|担当（副）|頻度\n1|再起動|甲|乙|日次",
            "作業|担当||頻度\n|正|副|\n再起動|甲|乙|日次",
            "作業|頻度\n再起動|日次",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
