//! 委託範囲: what the seed asks of each contract.

use super::{Column, Desk, Heading, Item, Section, Table, Value, Word};
use crate::plan::{Contract, Party};

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    let mut table = Table::new(2, [Column::Vendor, Column::Id, Column::Item, Column::Content]);
    for contract in &desk.plan.contracts {
        let items = items(desk, contract).into_iter().filter(|(_, it)| !it.is_empty());
        table.group(items.map(|(item, value)| {
            [
                Value::text(&contract.vendor),
                Value::text(&contract.id),
                Value::Item(item),
                value,
            ]
        }));
    }
    vec![Section::table(Heading::Contracts, table)]
}

fn items<'a>(desk: &Desk<'a>, contract: &'a Contract) -> Vec<(Item, Value<'a>)> {
    let renewal = if contract.auto_renewal {
        Word::Renews(contract.renews_for)
    } else {
        Word::Is(false)
    };
    let desk_of = contract.contact.map(|it| desk.refer.party(Party::Contact(it)));
    vec![
        (Item::ContractNumber, Value::text(&contract.number)),
        (Item::Fee, Value::text(&contract.fee)),
        (
            Item::Term,
            Value::Stretches(vec![(contract.starts, contract.ends)]),
        ),
        (Item::AutoRenewal, Value::Word(renewal)),
        (Item::Notice, notice(desk, contract)),
        (
            Item::Scope,
            Value::lines(contract.scope.iter().map(String::as_str)),
        ),
        (Item::WorkHours, Value::text(&contract.work_hours)),
        (Item::ServiceHours, Value::text(&contract.service_hours)),
        (
            Item::RespondWithin,
            Value::maybe(contract.respond_within, Value::Within),
        ),
        (Item::Desk, Value::maybe(desk_of, Value::text)),
        (Item::Was, Value::lines(contract.was.iter().map(String::as_str))),
    ]
}

/// How long before the end, and the last business day on which it can still be said in the term as it is written.
fn notice<'a>(desk: &Desk<'a>, contract: &Contract) -> Value<'a> {
    let workdays = &desk.plan.workdays;
    Value::maybe(contract.notice, |span| {
        let last = span.before(contract.ends, workdays);
        let last = last
            .and_then(|day| workdays.at_or_before(day.pred_opt()?))
            .filter(|_| desk.day <= contract.ends);
        Value::Word(Word::NoticeBy(span, last))
    })
}
