//! Tables that pandoc and other writers of plain text draw: columns below rulers of dashes, and grids of + and -.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use super::super::block::{At, Row};

/// A table, and where it stands.
pub(super) struct Ruled {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Its lines, from 1.
    pub(super) lines: Range<usize>,
    pub(super) rows: Vec<Row>,
}

/// All of them, from top to bottom. What stands in a fence is code.
pub(super) fn tables(text: &str) -> Vec<Ruled> {
    let lines: Vec<&str> = text.lines().collect();
    let (mut found, mut fenced, mut at, mut from) = (Vec::new(), false, 0, 0);
    while at < lines.len() {
        let line = lines[at].trim_start();
        fenced ^= line.starts_with("```") || line.starts_with("~~~");
        let table = match line.as_bytes().first() {
            Some(b'+') if !fenced => grid(&lines, at),
            Some(b'-') if !fenced => below_ruler(&lines, from, at),
            _ => None,
        };
        match table {
            Some((taken, rows)) => {
                (from, at) = (taken.end, taken.end);
                found.push((taken, rows));
            }
            None => at += 1,
        }
    }
    let start = |line: usize| {
        lines
            .get(line)
            .map_or(text.len(), |it| it.as_ptr().addr() - text.as_ptr().addr())
    };
    // `: 定例業務一覧` behind a table is what it is called.
    let is_caption = |line: &usize| {
        lines
            .get(*line)
            .is_some_and(|it| it.trim_start().starts_with(": "))
    };
    let behind = |end: usize| Some(end + 1).filter(is_caption).map_or(end, |line| line + 1);
    let ruled = |(taken, rows): (Range<usize>, Vec<Row>)| Ruled {
        range: start(taken.start)..start(behind(taken.end)),
        lines: taken.start + 1..taken.end + 1,
        rows,
    };
    found.into_iter().map(ruled).collect()
}

/// `+---+---+` above `| a | b |`: which lines it takes, and its rows.
fn grid(lines: &[&str], at: usize) -> Option<(Range<usize>, Vec<Row>)> {
    let is_border =
        |line: &str| line.starts_with('+') && line.len() > 3 && line.bytes().all(|it| b"+-=:".contains(&it));
    let own = |line: &&&str| line.trim().starts_with(['|', '+']);
    let count = lines[at..].iter().take_while(own).count();
    let mut rows: Vec<Row> = Vec::new();
    let mut open = false;
    for (number, line) in lines.iter().enumerate().skip(at).take(count) {
        let line = line.trim();
        if is_border(line) {
            open = false;
            continue;
        }
        let cells = line.trim_matches('|').split('|').map(plain).collect();
        add(&mut rows, open, number, cells);
        open = true;
    }
    (is_border(lines[at].trim()) && rows.len() > 1).then_some((at..at + count, rows))
}

/// `a   b` above `--- ---`. A blank line ends it; where a line of dashes does, blank lines part its rows.
fn below_ruler(lines: &[&str], from: usize, at: usize) -> Option<(Range<usize>, Vec<Row>)> {
    let starts = columns(lines[at])?;
    let above = lines[from..at].iter().rev();
    let head = above
        .take_while(|line| !line.trim().is_empty() && !is_dashes(line))
        .count();
    let top = at - head;
    let framed = top > from && is_dashes(lines[top - 1]) || head == 0;
    let ends = |line: &&str| {
        if framed {
            is_dashes(line)
        } else {
            line.trim().is_empty() || is_dashes(line)
        }
    };
    let end = at
        + 1
        + lines[at + 1..]
            .iter()
            .position(ends)
            .unwrap_or(lines.len() - at - 1);
    let closed = lines.get(end).is_some_and(|line| is_dashes(line));
    let body = &lines[at + 1..end];
    if framed && !closed || head > 3 || body.len() > 500 {
        return None;
    }
    let tall = framed && body.iter().any(|line| line.trim().is_empty());
    let mut rows: Vec<Row> = Vec::new();
    let (mut open, numbered) = (false, lines.iter().enumerate());
    for (number, line) in numbered.take(end).skip(top).filter(|(number, _)| *number != at) {
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        open &= number < at || tall && number != at + 1;
        add(&mut rows, open, number, cut(line, &starts));
        open = true;
    }
    let taken = top - usize::from(framed && head > 0)..end + usize::from(closed);
    (rows.len() > 1).then_some((taken, rows))
}

/// Where the columns begin that a ruler draws; two at least.
fn columns(line: &str) -> Option<Vec<usize>> {
    let dashes = line.bytes().all(|it| it == b'-' || it == b' ');
    let mut starts = Vec::new();
    for (at, _) in line.match_indices('-') {
        if at == 0 || line.as_bytes()[at - 1] == b' ' {
            starts.push(at);
        }
    }
    let long = line.split_whitespace().all(|it| it.len() > 1);
    (dashes && long && starts.len() > 1 && line.len() > 7).then_some(starts)
}

fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    line.len() > 3 && line.bytes().all(|it| it == b'-' || it == b' ')
}

/// The cells of a line; a full-width letter takes two columns.
fn cut(line: &str, starts: &[usize]) -> Vec<String> {
    let mut cells = vec![String::new(); starts.len()];
    let mut column = 0;
    for it in line.chars() {
        let own = starts.partition_point(|start| *start <= column).saturating_sub(1);
        cells[own].push(it);
        column += it.width().unwrap_or(0);
    }
    cells.iter().map(|cell| plain(cell)).collect()
}

/// A row, or more lines of the one above.
fn add(rows: &mut Vec<Row>, open: bool, line: usize, cells: Vec<String>) {
    let Some(row) = rows.last_mut().filter(|_| open) else {
        return rows.push(Row::new(At::line(line + 1), cells));
    };
    for (cell, more) in row.cells.iter_mut().zip(cells) {
        if !more.is_empty() {
            let gap = if cell.is_ascii() && !cell.is_empty() {
                " "
            } else {
                ""
            };
            cell.push_str(gap);
            cell.push_str(&more);
        }
    }
}

/// Without `\` before a sign, and without **.
fn plain(cell: &str) -> String {
    let cell = cell.trim().replace("**", "");
    if !cell.contains('\\') {
        return cell;
    }
    let mut chars = cell.chars().peekable();
    let mut said = String::new();
    while let Some(it) = chars.next() {
        let escapes = it == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        said.extend(if escapes { chars.next() } else { Some(it) });
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let rows = tables(text).into_iter().flat_map(|it| it.rows);
        rows.map(|row| format!("{}|{}", row.at.line, row.cells.join("|")))
            .collect()
    }

    #[test]
    fn rulers_and_grids_part_columns() {
        let cases: &[(&str, &[&str])] = &[
            (
                "文\n\n  業務        頻度\n  ----------- ------\n  ログ確認    毎日\n  棚卸 a\\@b   月次\n\n終\n",
                &["3|業務|頻度", "5|ログ確認|毎日", "6|棚卸 a@b|月次"],
            ),
            (
                "-----------------\n業務        頻度\n----------- -----\nログ        毎日\n確認\n\n棚卸        月次\n-----------------\n",
                &["2|業務|頻度", "4|ログ確認|毎日", "7|棚卸|月次"],
            ),
            (
                "+------+------+\n| 区分 | 先   |\n+======+======+\n| 1    | 甲、 |\n|      | 乙   |\n+------+------+\n",
                &["2|区分|先", "4|1|甲、乙"],
            ),
            ("```\na  b\n-- --\nc  d\n```\n", &[]),
            ("題\n----\n文\n\n- - -\n", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), *expected, "{text}");
        }
    }
}
