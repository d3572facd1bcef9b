//! Tables that are written in HTML, which Markdown allows: rows and cells, merged ones filled; other tags are taken off.

use super::super::block::Row;
use super::lines::Lines;

/// The rows of a table that begins at this place, and where it ends; `None` where none begins or ends.
pub(super) fn table(text: &str, start: usize, lines: &Lines<'_>) -> Option<(Vec<Row>, usize)> {
    let lower = text.get(start..)?.to_ascii_lowercase();
    let begins = lower.trim_start().starts_with("<table");
    let end = lower.find("</table>").filter(|_| begins)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut spans: Vec<(usize, String)> = Vec::new();
    for (at, row) in pieces(&lower[..end], text.get(start..start + end)?, "tr") {
        let mut cells = Vec::new();
        for (cell, attributes) in cells_of(row) {
            filled_from_above(&mut cells, &mut spans);
            let words = words(cell);
            for _ in 0..span(attributes, "colspan") {
                put(&mut spans, cells.len(), span(attributes, "rowspan"), &words);
                cells.push(if cells.is_empty() || span(attributes, "colspan") == 1 {
                    words.clone()
                } else {
                    String::new()
                });
            }
        }
        filled_from_above(&mut cells, &mut spans);
        rows.push(Row::new(lines.at(start + at), cells));
    }
    let line = text[start + end..]
        .find('\n')
        .map_or(text.len(), |it| start + end + it);
    (!rows.is_empty()).then_some((rows, line))
}

/// What stands within each `<name …>`, and where it begins.
fn pieces<'t>(lower: &str, text: &'t str, name: &str) -> Vec<(usize, &'t str)> {
    let opens = format!("<{name}");
    let starts: Vec<usize> = lower
        .match_indices(&opens)
        .map(|(at, _)| at)
        .filter(|at| lower[at + opens.len()..].starts_with(['>', ' ', '\n', '\t', '/']))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|(from, to)| Some((*from, text.get(*from..to)?)))
        .collect()
}

/// The cells of a row, each with its attributes.
fn cells_of(row: &str) -> Vec<(&str, &str)> {
    let lower = row.to_ascii_lowercase();
    let mut all: Vec<(usize, &str)> = pieces(&lower, row, "td")
        .into_iter()
        .chain(pieces(&lower, row, "th"))
        .collect();
    all.sort_by_key(|(at, _)| *at);
    let starts: Vec<usize> = all.iter().map(|(at, _)| *at).chain([row.len()]).collect();
    let cell = |pair: &[usize]| {
        row.get(pair[0]..pair[1])?
            .split_once('>')
            .map(|(attributes, cell)| (cell, attributes))
    };
    starts.windows(2).filter_map(cell).collect()
}

/// Cells that reach down from rows above.
fn filled_from_above(cells: &mut Vec<String>, spans: &mut [(usize, String)]) {
    while let Some((left, words)) = spans.get_mut(cells.len()).filter(|(left, _)| *left > 0) {
        *left -= 1;
        cells.push(words.clone());
    }
}

fn put(spans: &mut Vec<(usize, String)>, column: usize, rows: usize, words: &str) {
    if spans.len() <= column {
        spans.resize(column + 1, (0, String::new()));
    }
    spans[column] = (rows - 1, words.to_owned());
}

fn span(attributes: &str, name: &str) -> usize {
    let lower = attributes.to_ascii_lowercase();
    let value = lower.split_once(name).map_or("", |(_, after)| after);
    let digits = value
        .trim_start_matches([' ', '=', '"', '\''])
        .chars()
        .take_while(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap_or(1).clamp(1, 100)
}

/// The words of a cell; `<br>`, `<li>` and `<p>` part lines, a link stands behind its words.
fn words(cell: &str) -> String {
    let (mut said, mut rest, mut link) = (String::new(), cell, String::new());
    while let Some((before, after)) = rest.split_once('<') {
        said.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        let name = tag.trim_matches(['/', ' ']).to_ascii_lowercase();
        if matches!(name.split(' ').next(), Some("br" | "li" | "p" | "div")) {
            said.push('\n');
        }
        if tag.starts_with("/a") {
            said.push_str(&std::mem::take(&mut link));
        } else if let Some(leads) = leads_to(tag) {
            link = format!(" {leads}");
        }
        rest = after;
    }
    said.push_str(rest);
    let lines = said
        .lines()
        .map(|line| plain(line.trim()))
        .filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Where a link leads: it stands behind its words, as in the rest of a document.
fn leads_to(tag: &str) -> Option<&str> {
    let (_, after) = tag.strip_prefix("a ")?.split_once("href=\"")?;
    after.split('"').next().filter(|it| it.contains("://"))
}

fn plain(text: &str) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    signs.iter().fold(text.to_owned(), |text, (written, sign)| {
        text.replace(written, sign)
    })
}
