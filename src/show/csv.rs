//! For a spreadsheet: the tables and trees, and nothing that a spreadsheet would calculate.

use anyhow::Context as _;

use super::safe;
use super::view::{Block, Node, Table, View};

/// The tables and trees of the view as RFC 4180 CSV, one after the other. A tree's depth is a column. Where no table has
/// a row, the first one's head stands alone: what reads it finds its columns.
pub(super) fn draw(view: &View) -> anyhow::Result<String> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let is_data = |block: &&Block| matches!(block, Block::Table(_) | Block::Tree(_));
    let empty = view.blocks.iter().find(is_data);
    let empty = empty.filter(|_| !view.seen().any(|block| is_data(&block)));
    for block in view.seen().chain(empty) {
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
    draw(&View::default().table(table))
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
    fn a_table_without_rows_has_its_head_unless_another_has_rows() {
        let head = || Table::new(["a", "b"]);
        let mut full = Table::new(["c"]);
        full.row(["1"]);
        let view = || View::default().line("nothing").table(head());
        assert_eq!(draw(&view().table(head())).unwrap(), "a,b\n");
        assert_eq!(draw(&view().table(full)).unwrap(), "c\n1\n");
    }

    #[test]
    fn no_formula_is_injected() {
        let mut table = Table::new(["業務", "数"]);
        table.row(["=cmd|' /C calc'!A0", "-3"]);
        table.row(["a,\"b\"", "-"]);
        let drawn = draw(&View::default().table(table)).unwrap();
        assert_eq!(drawn, "業務,数\n'=cmd|' /C calc'!A0,-3\n\"a,\"\"b\"\"\",-\n");
    }
}
