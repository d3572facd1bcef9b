//! For a document or a chat: GitHub's tables, nested lists.

use super::safe;
use super::view::{Block, Node, Table, View};

/// The view as Markdown.
pub(super) fn draw(view: &View) -> String {
    let blocks: Vec<String> = view.seen().filter_map(block).collect();
    let text = blocks.join("\n\n");
    if text.is_empty() { text } else { text + "\n" }
}

fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Title(title) => format!("## {}", escape(title)),
        Block::Line(_, words) => escape(words),
        Block::Table(grid) => table(grid),
        Block::Tree(roots) => list(roots, 0).trim_end().to_owned(),
        Block::Verbatim(words) => format!("{fence}text\n{}\n{fence}", words.trim_end(), fence = fence(words)),
        Block::Gap => return None,
    })
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let head = row(table.head.iter().map(|name| escape(name)).collect());
    let rule = row(table.head.iter().map(|_| "---".to_owned()).collect());
    let rows = table
        .rows
        .iter()
        .map(|cells| row(cells.iter().map(|cell| escape(&cell.text)).collect()));
    [head, rule]
        .into_iter()
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\n")
}

fn list(nodes: &[Node], depth: usize) -> String {
    let item = |node: &Node| {
        format!(
            "{}- {}\n{}",
            "  ".repeat(depth),
            escape(&node.text),
            list(&node.children, depth + 1)
        )
    };
    nodes.iter().map(item).collect()
}

/// What Markdown would take for markup is marked as text.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in safe(text).chars() {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A fence longer than any in the text.
fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_the_table() {
        let mut grid = Table::new(["業務"]);
        grid.row(["a | b\n[x](http://evil)"]);
        assert_eq!(
            draw(&View::default().table(grid)),
            "| 業務 |\n| --- |\n| a \\| b \\[x\\](http://evil) |\n"
        );
    }
}
