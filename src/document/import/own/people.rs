//! 役割と担当者, 連絡先リスト and its supplements.

use super::super::entry::{Entry, Value};
use super::super::id::Ids;
use super::tasks::id;
use super::value::{clock, day, lines, ranges, text};
use super::{Desk, details};
use crate::document::render::{Column, Heading, Item, Word};
use crate::plan::{File, Shift};

pub(super) fn roles(desk: &mut Desk<'_>) {
    let rows = desk.rows(Heading::Roles);
    let mut ids = Ids::default();
    let same = |a: &super::grid::Line, b: &super::grid::Line| {
        let key = |it: &super::grid::Line| (it.get(Column::Id).to_owned(), it.get(Column::Role).to_owned());
        key(a) == key(b)
    };
    for rows in rows.chunk_by(same) {
        let line = &rows[0];
        let mut entry = Entry::new(File::Org, "role", line.at);
        entry.put(
            "id",
            Value::Text(id(&mut ids, line, line.get(Column::Role), "role")),
        );
        entry.put("name", text(line.get(Column::Role)));
        entry.put("reports_to", text(line.get(Column::ReportsTo)));
        let members = rows.iter().filter(|row| !row.get(Column::Name).is_empty());
        entry
            .keys
            .push(("members", Value::Tables(members.map(member).collect())));
        if desk.says(line.get(Column::Chart), &Word::OutOfChart) {
            entry.put("in_chart", Value::Flag(false));
        }
        let rotas = desk.rows(Heading::Rotas);
        let own = rotas
            .iter()
            .filter(|it| it.get(Column::Role) == line.get(Column::Role));
        let own: Vec<_> = own.map(|it| rota(desk, it)).collect();
        if !own.is_empty() {
            entry.put("rota", Value::Tables(own));
        }
        desk.push(entry);
    }
}

/// The rules of a rota.
fn rota(desk: &Desk<'_>, row: &super::grid::Line) -> Vec<(&'static str, Value)> {
    const SHIFTS: [Shift; 3] = [Shift::Always, Shift::BusinessHours, Shift::Nights];
    let during = SHIFTS
        .into_iter()
        .find(|it| desk.says(row.get(Column::Shift), &Word::Shift(*it)));
    let during = during.unwrap_or_default();
    let name = row.get(Column::Duty);
    let named = !desk.says(name, &Word::Duty(during));
    let keys = [
        ("name", text(if named { name } else { "" })),
        ("during", text(during.name())),
        ("turn", text(row.get(Column::Frequency))),
        ("handover", clock(row.get(Column::Handover))),
        ("members", lines(row.get(Column::Order))),
        ("starts", day(row.get(Column::Starts))),
        ("ends", day(row.get(Column::Ends))),
    ];
    keys.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn member(row: &super::grid::Line) -> Vec<(&'static str, Value)> {
    let keys = [
        ("who", text(row.get(Column::Name))),
        ("from", day(row.get(Column::From))),
        ("until", day(row.get(Column::Until))),
    ];
    keys.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

pub(super) fn contacts(desk: &mut Desk<'_>) {
    let details = details::of(
        desk,
        Heading::ContactDetails,
        &[Item::Away, Item::Deputy, Item::Reach, Item::Was],
    );
    let channels = desk
        .rows(Heading::Channels)
        .iter()
        .map(|it| it.get(Column::ChannelName).to_owned())
        .collect::<Vec<_>>();
    let mut ids = Ids::default();
    for line in desk.rows(Heading::Contacts) {
        let mut entry = Entry::new(File::Contacts, "contact", line.at);
        let hidden = |column| desk.says(line.get(column), &Word::Hidden);
        entry.put(
            "id",
            Value::Text(id(&mut ids, &line, line.get(Column::Name), "contact")),
        );
        entry.put("name", text(line.get(Column::Name)));
        entry.put("company", text(line.get(Column::Company)));
        if !hidden(Column::Phone) {
            entry.put("phone", lines(line.get(Column::Phone)));
        }
        if !hidden(Column::Mail) {
            entry.put("email", text(line.get(Column::Mail)));
        }
        entry.put("verified", day(line.get(Column::Verified)));
        for (item, line) in details.get(line.get(Column::Id)).into_iter().flatten() {
            let cell = line.get(Column::Content);
            match item {
                Item::Away => entry.put("away", ranges(cell)),
                Item::Deputy => entry.put("deputy", text(cell)),
                Item::Reach => entry.put(
                    "reach",
                    Value::Tables(cell.lines().map(|it| way(it, &channels)).collect()),
                ),
                Item::Was => entry.put("was", lines(cell)),
                _ => {}
            }
        }
        desk.push(entry);
    }
}

/// `個人宛の連絡（tanaka@example.jp）`: the channel, and how it names the person.
fn way(line: &str, channels: &[String]) -> Vec<(&'static str, Value)> {
    let line = line.trim();
    let mention = |name: &str| line.strip_prefix(name)?.strip_prefix('（')?.strip_suffix('）');
    let known = channels.iter().filter(|it| *it == line || mention(it).is_some());
    match known.max_by_key(|it| it.len()) {
        Some(channel) => {
            let mention = mention(channel).map(|it| ("mention", text(it)));
            std::iter::once(("channel", text(channel)))
                .chain(mention)
                .collect()
        }
        None => vec![("channel", text(line))],
    }
}
