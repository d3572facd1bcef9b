//! What the parser leaves to its reader: tables that it does not know, rows of several lines, terms and their definitions.

use super::super::block::{Block, Row};
use super::super::words::without_bullet;
use super::LOOKS_LIKE_A_HEADING;
use super::inline::joined;
use super::reader::{Range, Reader};

impl Reader<'_> {
    /// Puts in the tables that stand before this place.
    pub(super) fn rest_of_ruled_to(&mut self, end: usize) {
        while let Some(table) = self.ruled.next_if(|it| it.range.start <= end) {
            self.end_list();
            self.read_to = table.range.end;
            self.spread_over(&table.rows, table.lines);
            self.blocks.push(Block::Table(table.rows));
        }
    }

    pub(super) fn rest_of_ruled(&mut self) {
        self.rest_of_ruled_to(usize::MAX);
    }

    /// The lines of a table belong to its rows, from each to the next.
    pub(super) fn spread_over(&mut self, rows: &[Row], lines: Range) {
        let starts = rows.iter().map(|row| row.at.line as usize);
        let ends = starts.clone().skip(1).chain([lines.end]);
        let mut from = lines.start;
        for (row, end) in rows.iter().zip(ends) {
            self.spread.push((from..end, row.at));
            from = end;
        }
    }

    /// `3. Call-out` above dashes is a heading, though Markdown takes it for a list.
    pub(super) fn underlined(&mut self, range: &Range) {
        let below = self.lines.at(range.start).line;
        let Some(Block::List(items)) = self.blocks.last() else {
            return;
        };
        if let [item] = items.as_slice()
            && item.lines.len() == 1
            && item.at().line + 1 == below
        {
            let (at, text) = (item.at(), without_bullet(&item.text()).to_owned());
            self.blocks.pop();
            self.blocks.push(Block::Heading { at, depth: 2, text });
        }
    }

    /// A term with one definition is a label and its value; above several it is a heading.
    pub(super) fn end_term(&mut self) {
        let Some((mut lines, from)) = self.term.take() else {
            return;
        };
        let mut own = self.list.split_off(from.min(self.list.len()));
        if let ([item], Some(last)) = (own.as_mut_slice(), lines.last_mut()) {
            last.text.push('：');
            item.lines.splice(0..0, lines);
            return self.list.append(&mut own);
        }
        self.end_list();
        if let Some(first) = lines.first() {
            self.blocks.push(Block::Heading {
                at: first.at,
                depth: LOOKS_LIKE_A_HEADING,
                text: without_bullet(joined(&lines).trim()).to_owned(),
            });
        }
        self.list = own;
        self.end_list();
    }
}
