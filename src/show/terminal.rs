//! For a terminal: aligned columns without vertical lines, whose width is ambiguous in Japanese fonts.

mod arrange;
mod wrap;

use anstyle::{AnsiColor, Style};
use comfy_table::{
    Cell as Field, CellAlignment, ColumnConstraint, LineStyle, Table as Grid, TableStyle, Width,
};
use unicode_width::UnicodeWidthStr as _;

use super::safe;
use super::view::{Block, Cell, Node, Table, Tone, View};
use arrange::{Care, GAP, widths};
use wrap::wrap;

/// The blanks behind a column; the table's own separator is one more.
const PADDING: u16 = 2;

/// Blanks between columns, a rule under the head.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('-').junction(' '));

/// The view as text with ANSI colours; the console takes them out where they are not wanted.
pub(super) fn draw(view: &View, width: Option<u16>) -> String {
    let mut text = String::new();
    for block in view.seen() {
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
    let table = table.spelt(safe);
    let Some(width) = width.map(usize::from) else {
        return drawn(&table, None);
    };
    let joined = table.joined();
    let tries = [(&table, Care::All), (&joined, Care::All), (&joined, Care::Copied)];
    let mut fits = tries
        .into_iter()
        .filter_map(|(table, care)| Some((table, widths(table, width, care)?)));
    match fits.next() {
        Some((table, widths)) => drawn(table, Some(&widths)),
        None => stacked(&table, width),
    }
}

/// A table with columns of these widths, or as wide as they need.
fn drawn(table: &Table, widths: Option<&[usize]>) -> String {
    let mut grid = Grid::new();
    grid.load_style(STYLE);
    let width = |at: usize| widths.and_then(|widths| widths.get(at).copied());
    let head = table.head.iter().enumerate();
    grid.set_header(head.map(|(at, name)| lines(Tone::Dim, name, width(at))));
    for row in &table.rows {
        let cells = row.iter().enumerate();
        grid.add_row(cells.map(|(at, cell)| field(cell, width(at))));
    }
    let last = grid.column_count().saturating_sub(1);
    for (at, column) in grid.column_iter_mut().enumerate() {
        let padding = if at == last && widths.is_some() {
            0
        } else {
            PADDING
        };
        column.set_padding((0, padding));
        if let Some(width) = width(at) {
            let width = u16::try_from(width).unwrap_or(u16::MAX).saturating_add(padding);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    grid.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

/// A table that is too wide however it is drawn: what each column of a row says, one below the other. What does not fit
/// behind its name stands below it.
fn stacked(table: &Table, width: usize) -> String {
    let names = table.head.iter().map(|name| name.width()).max().unwrap_or(0);
    let column = names + GAP;
    let mut text = String::new();
    for row in &table.rows {
        let said = row
            .iter()
            .zip(&table.head)
            .filter(|(cell, _)| !cell.text.is_empty());
        for (cell, name) in said {
            let fits = column + cell.text.width() <= width;
            let between = if fits {
                " ".repeat(column - name.width())
            } else {
                "\n".to_owned()
            };
            let (name, said) = (
                painted(Tone::Dim, name),
                lines(cell.tone, &cell.text, Some(width)),
            );
            text.push_str(&format!("{name}{between}{said}\n"));
        }
        text.push('\n');
    }
    text
}

fn field(cell: &Cell, width: Option<usize>) -> Field {
    let alignment = if cell.right {
        CellAlignment::Right
    } else {
        CellAlignment::Left
    };
    Field::new(lines(cell.tone, &cell.text, width)).set_alignment(alignment)
}

/// A cell's text, in lines of this width at most.
fn lines(tone: Tone, text: &str, width: Option<usize>) -> String {
    let lines = wrap(text, width.unwrap_or(usize::MAX));
    let painted = lines.iter().map(|line| painted(tone, line));
    painted.collect::<Vec<_>>().join("\n")
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
    fn where_no_width_is_enough_a_column_stands_below_another_and_then_each_below_the_other() {
        let mut table = Table::new(["氏名", "電話番号", "メールアドレス"]).below(2, 1);
        table.row(["田中 一郎", "090-0000-0002", "tanaka@example.jp"]);
        let view = View::default().table(table);
        let drawn = |width| anstream::adapter::strip_str(&draw(&view, Some(width))).to_string();
        for (width, lines) in [(80, 3), (32, 5), (25, 7)] {
            let drawn = drawn(width);
            assert!(
                drawn.lines().all(|line| line.width() <= usize::from(width)),
                "{drawn}"
            );
            assert!(
                drawn.contains("090-0000-0002") && drawn.contains("tanaka@example.jp"),
                "{drawn}"
            );
            assert_eq!(drawn.lines().count(), lines, "{width}\n{drawn}");
        }
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
