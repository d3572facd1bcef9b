//! 項目 and 内容: what a table of supplements says of one entry.

use foldhash::HashMap;

use super::Desk;
use super::grid::Line;
use crate::document::render::{Column, Heading, Item};

/// The supplements of a section, by the id of whose they are.
pub(super) fn of(desk: &Desk<'_>, heading: Heading, items: &[Item]) -> HashMap<String, Vec<(Item, Line)>> {
    let mut all: HashMap<String, Vec<(Item, Line)>> = HashMap::default();
    for line in desk.rows(heading) {
        let said = items
            .iter()
            .find(|it| (desk.words.item)(desk.lang, **it) == line.get(Column::Item));
        if let Some(item) = said {
            all.entry(line.get(Column::Id).to_owned())
                .or_default()
                .push((*item, line));
        }
    }
    all
}
