//! コミュニケーション: who hears of what, by which means, and what the channels are.

use super::{Column, Desk, Heading, Section, Table, Value, Word};
use crate::plan::Event;

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    vec![
        Section::table(Heading::Communication, events(desk)),
        Section::table(Heading::Channels, channels(desk)),
    ]
}

fn events<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Event,
        Column::Means,
        Column::Channel,
        Column::Prefix,
        Column::Note,
        Column::Kind,
    ];
    let mut table = Table::new(1, columns);
    for event in &desk.plan.events {
        table.group(rows(desk, event));
    }
    table
}

/// One row a means or channel; what is said once of the event stands in its first row.
fn rows<'a>(desk: &Desk<'a>, event: &'a Event) -> impl Iterator<Item = [Value<'a>; 6]> {
    let count = event.means.len().max(event.channels.len()).max(1);
    let plan = desk.plan;
    (0..count).map(move |at| {
        let once = |text: &'a str| if at == 0 { Value::text(text) } else { Value::Empty };
        [
            Value::text(&event.title),
            Value::maybe(event.means.get(at), Value::text),
            Value::maybe(event.channels.get(at), |it| Value::text(&plan[*it].name)),
            once(&event.prefix),
            once(&event.note),
            once(&event.on),
        ]
    })
}

fn channels<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut table = Table::new(
        0,
        [Column::ChannelName, Column::Kind, Column::Audience, Column::Id],
    );
    for channel in &desk.plan.channels {
        table.row([
            Value::text(&channel.name),
            Value::text(&channel.kind),
            Value::Word(Word::Audience(channel.audience)),
            Value::text(&channel.id),
        ]);
    }
    table
}
