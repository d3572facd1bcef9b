//! Several tasks in one cell.

use super::super::super::block::one_line;
use super::super::super::words::without_bullet;
use super::super::deed::{is_deed, says_deed};

/// The tasks in a cell: lines, or what stands after ・ or ①. A line in brackets or after ※ is about the one before.
pub(super) fn several(cell: &str) -> Vec<(String, Vec<String>)> {
    let signs = cell.matches('・').count();
    let parted = cell.contains(['；', ';']) && !cell.contains('\n');
    let lines: Vec<&str> = if parted {
        cell.split(['；', ';']).collect()
    } else if cell.starts_with('・') && signs > 1 && !cell.contains('\n') {
        cell.split('・').collect()
    } else {
        cell.lines().flat_map(before_numbers).collect()
    };
    let mut tasks: Vec<(String, Vec<String>)> = Vec::new();
    for line in lines.into_iter().map(str::trim).filter(|line| !line.is_empty()) {
        let aside = line.starts_with(['※', '（', '(', '*', '注', '→', '＊']);
        let goes_on = tasks
            .last()
            .is_some_and(|(title, note)| note.is_empty() && (is_open(title) || lacks_verb(title, line)));
        match tasks.last_mut() {
            Some((title, _)) if goes_on => title.push_str(line),
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

/// A line, parted before every ①.
fn before_numbers(line: &str) -> impl Iterator<Item = &str> {
    let numbers = line.match_indices(|it| ('①'..='⑳').contains(&it));
    let starts = numbers.map(|(at, _)| at);
    let ends = starts.clone().chain([line.len()]);
    std::iter::once(0)
        .chain(starts)
        .zip(ends)
        .map(|(from, to)| &line[from..to])
}

/// `請求データ` above `作成`: the cell broke where it was full.
fn lacks_verb(title: &str, line: &str) -> bool {
    is_deed(line) && !says_deed(title) && !title.is_ascii()
}

/// Is the title broken in the middle: `会員データの`?
fn is_open(title: &str) -> bool {
    const ENDS: [&str; 11] = [
        "の",
        "を",
        "と",
        "・",
        "、",
        "及び",
        "および",
        "／",
        " and",
        " of",
        " the",
    ];
    let brackets = |signs: [char; 2]| title.matches(signs).count();
    ENDS.iter().any(|end| title.ends_with(end)) || brackets(['（', '(']) > brackets(['）', ')'])
}
