//! For a spreadsheet: the tables and trees, and nothing that a spreadsheet would calculate.

use anyhow::Context as _;

use super::safe;
use super::view::{Block, Node, Table, View};

/// The tables and trees of the view as RFC 4180 CSV, one after the other. A tree's depth is a column.
pub(super) fn draw(view: &View) -> anyhow::Result<String> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for block in &view.blocks {
        match block {
            Block::Table(table) => {
                writer.write_record(table.head.iter().map(|name| harmless(name)))?;
                for row in &table.rows {
                    writer.write_record(row.iter().map(|cell| harmless(&cell.text)))?;
                }
            }
            Block::Tree(roots) => branches(&mut writer, roots, 0)?,
            _ => {}
        }
    }
    String::from_utf8(writer.into_inner().context("csv")?).context("csv")
}

/// One table, with its head even where it has no rows.
pub(super) fn sheet(table: Table) -> anyhow::Result<String> {
    draw(&View {
        blocks: vec![Block::Table(table)],
    })
}

fn branches(writer: &mut csv::Writer<Vec<u8>>, nodes: &[Node], depth: usize) -> csv::Result<()> {
    for node in nodes {
        let above = std::iter::repeat_n(String::new(), depth);
        writer.write_record(above.chain([harmless(&node.text)]))?;
        branches(writer, &node.children, depth + 1)?;
    }
    Ok(())
}

/// A text that a spreadsheet would take for a formula gets a quote before it (OWASP, "CSV Injection").
pub(super) fn harmless(text: &str) -> String {
    let text = safe(text);
    let is_plain = text == "-" || text.parse::<f64>().is_ok();
    if !is_plain && text.starts_with(['=', '+', '-', '@']) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_formula_is_injected() {
        let mut table = Table::new(["業務", "数"]);
        table.row(["=cmd|' /C calc'!A0", "-3"]);
        table.row(["a,\"b\"", "-"]);
        let drawn = draw(&View::default().table(table)).unwrap();
        assert_eq!(drawn, "業務,数\n'=cmd|' /C calc'!A0,-3\n\"a,\"\"b\"\"\",-\n");
    }
}
