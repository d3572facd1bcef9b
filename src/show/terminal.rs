//! For a terminal: aligned columns without vertical lines, whose width is ambiguous in Japanese fonts.

use anstyle::{AnsiColor, Style};
use comfy_table::{
    Cell as Field, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle,
};

use super::safe;
use super::view::{Block, Cell, Node, Table, Tone, View};

/// Two blanks between columns, a rule under the head.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('-').junction(' '));

/// The view as text with ANSI colours; the console takes them out where they are not wanted.
pub(super) fn draw(view: &View, width: Option<u16>) -> String {
    let mut text = String::new();
    for block in &view.blocks {
        match block {
            Block::Title(title) => line(&mut text, Tone::Strong, title),
            Block::Line(tone, words) => line(&mut text, *tone, words),
            Block::Table(table) => text.push_str(&grid(table, width)),
            Block::Tree(roots) => roots.iter().for_each(|root| node(&mut text, root, 0)),
            Block::Verbatim(words) => words
                .lines()
                .for_each(|words| line(&mut text, Tone::Plain, words)),
            Block::Gap => text.push('\n'),
        }
    }
    text
}

fn line(text: &mut String, tone: Tone, words: &str) {
    text.push_str(&painted(tone, &safe(words)));
    text.push('\n');
}

fn node(text: &mut String, node_: &Node, depth: usize) {
    text.push_str(&"  ".repeat(depth));
    line(text, Tone::Plain, &format!("- {}", node_.text));
    for child in &node_.children {
        node(text, child, depth + 1);
    }
}

fn grid(table: &Table, width: Option<u16>) -> String {
    let mut grid = Grid::new();
    grid.load_style(STYLE);
    if let Some(width) = width {
        grid.set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width);
    }
    grid.set_header(table.head.iter().map(|name| painted(Tone::Dim, &safe(name))));
    for row in &table.rows {
        grid.add_row(row.iter().map(field));
    }
    for (at, column) in grid.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        if table.whole.contains(&at) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    grid.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

fn field(cell: &Cell) -> Field {
    let alignment = if cell.right {
        CellAlignment::Right
    } else {
        CellAlignment::Left
    };
    Field::new(painted(cell.tone, &safe(&cell.text))).set_alignment(alignment)
}

fn painted(tone: Tone, text: &str) -> String {
    let style = style(tone);
    format!("{style}{text}{style:#}")
}

fn style(tone: Tone) -> Style {
    let plain = Style::new();
    match tone {
        Tone::Plain => plain,
        Tone::Bad => plain.fg_color(Some(AnsiColor::Red.into())).bold(),
        Tone::Warn => plain.fg_color(Some(AnsiColor::Yellow.into())),
        Tone::Good => plain.fg_color(Some(AnsiColor::Green.into())),
        Tone::Dim => plain.dimmed(),
        Tone::Strong => plain.bold(),
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::*;

    #[test]
    fn a_phone_number_is_not_broken_on_a_narrow_terminal() {
        let mut table = Table::new(["氏名", "電話"]).whole([1]);
        table.row(["コトリ運用サービス 保守窓口", "090-0000-0004"]);
        let drawn = anstream::adapter::strip_str(&draw(&View::default().table(table), Some(30))).to_string();
        assert!(drawn.contains("090-0000-0004"), "{drawn}");
        assert!(drawn.lines().all(|line| line.width() <= 30), "{drawn}");
    }

    #[test]
    fn columns_stand_under_each_other_in_japanese() {
        let mut table = Table::new(["業務", "担当者"]);
        table.row(["疎通確認", "田中"]);
        table.row(["web", "佐藤"]);
        let drawn = anstream::adapter::strip_str(&draw(&View::default().table(table), None)).to_string();
        let column = |name: &str| {
            let line = drawn.lines().find(|line| line.contains(name)).unwrap();
            line[..line.find(name).unwrap()].width()
        };
        assert_eq!(
            (column("担当者"), column("佐藤")),
            (column("田中"), column("田中")),
            "{drawn}"
        );
    }
}
