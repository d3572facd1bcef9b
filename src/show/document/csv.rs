//! CSV: each section's heading, then its table, then an empty line. What is carried down is written in every row, as
//! programs want it.

use anyhow::Context as _;

use super::text;
use crate::document::render::{Body, Document, Node, Table};
use crate::plan::Language;
use crate::say;
use crate::show::csv::harmless;

pub(super) fn draw(document: &Document<'_>, lang: Language) -> anyhow::Result<Vec<u8>> {
    let mut records: Vec<Vec<String>> = Vec::new();
    for section in &document.sections {
        if !records.is_empty() {
            records.push(vec![String::new()]);
        }
        records.push(vec![say::document::heading(lang, section.heading)]);
        match &section.body {
            Body::Table(table) => records.extend(rows(table, lang)),
            Body::Tree(roots) => records.extend(tree(roots, 0)),
        }
    }
    let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for record in records {
        writer.write_record(record.iter().map(|cell| harmless(cell)))?;
    }
    writer.into_inner().context("csv")
}

fn rows<'a>(table: &'a Table<'_>, lang: Language) -> impl Iterator<Item = Vec<String>> + 'a {
    let head = table.columns.iter();
    let head = head.map(move |it| say::document::column(lang, *it)).collect();
    let rows = table.rows.iter().map(move |row| {
        let cells = row.cells.iter();
        cells.map(|it| text::lines(lang, it).join("\n")).collect()
    });
    std::iter::once(head).chain(rows)
}

/// A seat a line, one column further right for each step down.
fn tree(nodes: &[Node<'_>], depth: usize) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for node in nodes {
        let mut row = vec![String::new(); depth];
        row.push(node.text.to_string());
        rows.push(row);
        rows.extend(tree(&node.children, depth + 1));
    }
    rows
}
