//! 当番表: the rules of each rota, and the turns of the weeks to come.

use std::borrow::Cow;

use chrono::{Days, NaiveDateTime, NaiveTime};

use super::{Column, Desk, Heading, Section, Table, Value, Word};
use crate::plan::duty::{Turn, turns};
use crate::plan::{Role, Rota};

/// How far ahead turns are listed.
const AHEAD: Days = Days::new(12 * 7);

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    vec![
        Section::table(Heading::Rotas, rules(desk)),
        Section::table(Heading::Turns, coming(desk)),
    ]
}

fn rotas<'a>(desk: &Desk<'a>) -> impl Iterator<Item = (&'a Role, &'a Rota)> + use<'a> {
    let roles = desk.plan.roles.iter();
    roles.flat_map(|role| role.rotas.iter().map(move |rota| (role, rota)))
}

fn rules<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Role,
        Column::Duty,
        Column::Shift,
        Column::Frequency,
        Column::Handover,
        Column::Order,
        Column::Starts,
        Column::Ends,
    ];
    let mut table = Table::new(1, columns);
    for (role, rota) in rotas(desk) {
        let members = rota
            .members
            .iter()
            .filter(|member| member.until.is_none_or(|until| desk.day <= until));
        let order = members.map(|member| desk.plan[member.who].name.as_str());
        table.row([
            Value::text(&role.name),
            name(rota),
            Value::Word(Word::Shift(rota.during)),
            Value::Frequency(&rota.phrase, &rota.turn.frequency),
            Value::Clock(rota.handover),
            Value::lines(order),
            Value::Day(rota.turn.starts),
            Value::maybe(rota.ends, Value::Day),
        ]);
    }
    table
}

fn coming<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Role,
        Column::Duty,
        Column::Starts,
        Column::Ends,
        Column::Name,
        Column::Note,
    ];
    let mut table = Table::new(2, columns);
    for (role, rota) in rotas(desk) {
        table.group(ahead(desk, rota).into_iter().map(|turn| {
            [
                Value::text(&role.name),
                name(rota),
                Value::Moment(local(desk, turn.from)),
                Value::Moment(local(desk, turn.to)),
                Value::text(desk.plan[turn.who].name.as_str()),
                remark(rota, turn),
            ]
        }));
    }
    table
}

/// The turns of the weeks to come that begin and end.
fn ahead(desk: &Desk<'_>, rota: &Rota) -> Vec<Turn> {
    let plan = desk.plan;
    let midnight = |day| plan.instant(day, NaiveTime::MIN);
    let end = desk.day.checked_add_days(AHEAD).and_then(midnight);
    let (Some(from), Some(to)) = (midnight(desk.day), end) else {
        return Vec::new();
    };
    let mut turns = turns(plan, rota, from, to);
    turns.retain(|turn| turn.from < to && turn.to < chrono::DateTime::<chrono::Utc>::MAX_UTC);
    turns
}

fn name(rota: &Rota) -> Value<'_> {
    if rota.name.is_empty() {
        Value::Word(Word::Duty(rota.during))
    } else {
        Value::text(&rota.name)
    }
}

fn remark(rota: &Rota, turn: Turn) -> Value<'_> {
    match rota.note(turn) {
        "" if turn.is_override => Value::Word(Word::TakenOver),
        note => Value::Text(Cow::Borrowed(note)),
    }
}

fn local(desk: &Desk<'_>, at: chrono::DateTime<chrono::Utc>) -> NaiveDateTime {
    at.with_timezone(&desk.plan.about.timezone).naive_local()
}
