//! Markdown as a careful person writes it: tables whose columns stand under each other, nothing escaped that need not be.

use unicode_width::UnicodeWidthStr as _;

use super::text;
use crate::document::render::{Body, Column, Document, Node, Section, Table};
use crate::plan::Language;
use crate::say;
use crate::show::safe;

pub(super) fn draw(document: &Document<'_>, lang: Language) -> String {
    let title = format!("# {}\n\n", headline(document.title));
    let made = format!("{}\n", say::document::made_on(lang, document.day));
    let sections = document.sections.iter().map(|it| section(it, lang));
    title + &made + &sections.collect::<String>()
}

fn section(section: &Section<'_>, lang: Language) -> String {
    let depth = if section.heading.is_part() { "###" } else { "##" };
    let mut drawn = format!("\n{depth} {}\n\n", say::document::heading(lang, section.heading));
    let body = body(&section.body, lang);
    if body.is_empty() {
        return drawn + &say::document::nothing(lang) + "\n";
    }
    if let Some(remark) = section.remark {
        drawn += say::document::remark(lang, remark);
        drawn += "\n\n";
    }
    drawn + &body
}

fn body(body: &Body<'_>, lang: Language) -> String {
    match body {
        Body::Tree(roots) => list(roots, 0),
        Body::Table(grid) if grid.rows.is_empty() => String::new(),
        Body::Table(grid) => table(grid, lang),
    }
}

fn list(nodes: &[Node<'_>], depth: usize) -> String {
    let item = |node: &Node<'_>| {
        let indent = "  ".repeat(depth);
        format!(
            "{indent}- {}\n{}",
            item(&node.text),
            list(&node.children, depth + 1)
        )
    };
    nodes.iter().map(item).collect()
}

/// A table, each column as wide as its widest cell.
fn table(table: &Table<'_>, lang: Language) -> String {
    let head = table.columns.iter();
    let head: Vec<String> = head.map(|it| inline(&say::document::column(lang, *it))).collect();
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| {
            let columns = 0..table.columns.len();
            columns
                .map(|at| joined(&text::cell(lang, table, row, at)))
                .collect()
        })
        .collect();
    let widths: Vec<usize> = (0..head.len())
        .map(|at| {
            let cells = rows.iter().map(|row| row[at].width());
            cells.chain([head[at].width(), 3]).max().unwrap_or(3)
        })
        .collect();
    let rules = widths.iter().zip(&table.columns);
    let rules: Vec<String> = rules.map(|(width, column)| rule(*width, *column)).collect();
    [&head, &rules]
        .into_iter()
        .chain(&rows)
        .map(|cells| line(cells, &widths, &table.columns))
        .collect()
}

fn line(cells: &[String], widths: &[usize], columns: &[Column]) -> String {
    let cells = cells.iter().zip(widths).zip(columns);
    let padded = cells.map(|((cell, width), column)| {
        let blanks = " ".repeat(width - cell.width());
        if column.is_number() {
            format!(" {blanks}{cell} |")
        } else {
            format!(" {cell}{blanks} |")
        }
    });
    format!("|{}\n", padded.collect::<String>())
}

fn rule(width: usize, column: Column) -> String {
    match column {
        it if it.is_number() => format!("{}:", "-".repeat(width - 1)),
        it if it.is_mark() => format!(":{}:", "-".repeat(width - 2)),
        _ => "-".repeat(width),
    }
}

fn joined(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| inline(line)).collect();
    lines.join("<br>")
}

/// A heading's text: signs at its end would be taken for the heading's own.
fn headline(text: &str) -> String {
    let text = inline(safe(text).trim());
    match text.strip_suffix('#') {
        Some(before) => format!("{before}\\#"),
        None => text,
    }
}

/// An item of a list: what would begin a block is marked as text, too.
fn item(text: &str) -> String {
    let text = inline(safe(text).trim());
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_ordered = number.len() < text.len() && number.starts_with(['.', ')']);
    if is_ordered {
        let digits = text.len() - number.len();
        return format!("{}\\{number}", &text[..digits]);
    }
    if text.starts_with(['#', '>', '-', '+', '=']) {
        return format!("\\{text}");
    }
    text
}

/// Text in a line: what Markdown would take for markup is marked as text, and only that. An address stays whole, so
/// that it can be followed.
fn inline(text: &str) -> String {
    if is_address(text) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|it| chars.get(it));
        if is_markup(*c, before.copied(), chars.get(at + 1).copied()) {
            escaped.push('\\');
        }
        escaped.push(*c);
    }
    escaped
}

fn is_markup(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '|' | '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' => true,
        '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
        '&' => after.is_some_and(|it| it == '#' || it.is_ascii_alphanumeric()),
        _ => false,
    }
}

/// A web address in which nothing is markup.
fn is_address(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._/:?=%+,@#".contains(c);
    (text.starts_with("https://") || text.starts_with("http://")) && text.chars().all(plain)
}
