//! 委託範囲.

use super::super::dates;
use super::super::entry::{Entry, Value};
use super::super::id::Ids;
use super::Desk;
use super::grid::Line;
use super::tasks::id;
use super::value::{lines, span, text};
use crate::document::render::{Column, Heading, Item, Word};
use crate::plan::File;

const ITEMS: [Item; 11] = [
    Item::ContractNumber,
    Item::Fee,
    Item::Term,
    Item::AutoRenewal,
    Item::Notice,
    Item::Scope,
    Item::WorkHours,
    Item::ServiceHours,
    Item::RespondWithin,
    Item::Desk,
    Item::Was,
];

pub(super) fn entries(desk: &mut Desk<'_>) {
    let rows = desk.rows(Heading::Contracts);
    let mut ids = Ids::default();
    let same = |a: &Line, b: &Line| {
        a.get(Column::Id) == b.get(Column::Id) && a.get(Column::Vendor) == b.get(Column::Vendor)
    };
    for rows in rows.chunk_by(same) {
        let first = &rows[0];
        let mut entry = Entry::new(File::Contracts, "contract", first.at);
        entry.put(
            "id",
            Value::Text(id(&mut ids, first, first.get(Column::Vendor), "contract")),
        );
        entry.put("vendor", text(first.get(Column::Vendor)));
        for row in rows {
            let item = ITEMS
                .into_iter()
                .find(|it| (desk.words.item)(desk.lang, *it) == row.get(Column::Item));
            if let Some(item) = item {
                detail(desk, &mut entry, item, row.get(Column::Content));
            }
        }
        desk.push(entry);
    }
}

fn detail(desk: &Desk<'_>, entry: &mut Entry, item: Item, cell: &str) {
    match item {
        Item::ContractNumber => entry.put("number", text(cell)),
        Item::Fee => entry.put("fee", text(cell)),
        Item::Term => {
            let days = dates::days(cell);
            let named = ["starts", "ends"].into_iter().zip(days);
            entry.keys.extend(named.map(|(key, day)| (key, Value::Day(day))));
        }
        Item::AutoRenewal => {
            let renews = !desk.says(cell, &Word::Is(false));
            entry.put("auto_renewal", Value::Flag(renews));
            entry.put("renews_for", span(cell));
        }
        Item::Notice => entry.put("notice", span(cell)),
        Item::Scope => entry.put("scope", lines(cell)),
        Item::WorkHours => entry.put("work_hours", text(cell)),
        Item::ServiceHours => entry.put("service_hours", text(cell)),
        Item::RespondWithin => entry.put("respond_within", span(cell)),
        Item::Desk => entry.put("contact", text(cell)),
        Item::Was => entry.put("was", lines(cell)),
        _ => {}
    }
}
