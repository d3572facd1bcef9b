//! Tables, and rows of bars that lack what Markdown asks of a table.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::block::Row;
use super::inline::joined;
use super::reader::{Range, Reader};

impl<'t> Reader<'t> {
    pub(super) fn table(&mut self, events: &mut impl Iterator<Item = (Event<'t>, Range)>) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut row = Row::default();
        while let Some((event, range)) = events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    row = Row::new(self.lines.at(range.start), Vec::new());
                }
                Event::Start(Tag::TableCell) => {
                    let lines = self.inline(events, |end| matches!(end, TagEnd::TableCell));
                    row.cells.push(joined(&lines));
                }
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                    self.longer_than_its_head(&mut row, &range);
                    rows.push(Row::new(row.at, std::mem::take(&mut row.cells)));
                }
                _ => {}
            }
        }
        rows
    }

    /// Markdown drops the cells that a row has beyond its head. We do not.
    fn longer_than_its_head(&self, row: &mut Row, range: &Range) {
        let source = self.text.get(range.clone()).unwrap_or_default().trim();
        let (bars, edges) = (
            source.matches(BARS).count(),
            usize::from(source.starts_with(BARS)) + usize::from(source.ends_with(BARS)),
        );
        if bars + 1 > row.cells.len() + edges {
            row.cells.extend(cells(source).into_iter().skip(row.cells.len()));
        }
    }
}

const BARS: [char; 2] = ['|', '｜'];

/// The cells between the bars of a line. `\|` is no bar, nor is one in code.
pub(super) fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let (mut escaped, mut code) = (false, false);
    for it in line.chars() {
        match it {
            '|' | '｜' if !escaped && !code => cells.push(String::new()),
            _ => {
                code ^= it == '`';
                if let Some(cell) = cells.last_mut() {
                    cell.push(it);
                }
            }
        }
        escaped = it == '\\' && !escaped;
    }
    let mut cells: Vec<String> = cells.into_iter().map(|it| plain(it.trim())).collect();
    if line.starts_with(BARS) {
        cells.remove(0);
    }
    if line.ends_with(BARS) && !line.ends_with("\\|") {
        cells.pop();
    }
    cells
}

/// A cell without the markup that matters in tables.
fn plain(cell: &str) -> String {
    let cell = cell.replace("**", "").replace("\\|", "|").replace('`', "");
    ["<br>", "<br/>", "<br />", "<BR>"]
        .iter()
        .fold(cell, |cell, tag| cell.replace(tag, "\n"))
}
