//! `escalation --card`: one page for the wall, with no time of day on it.

use super::{ChainRow, Night, first_words};
use crate::notify::safe;
use crate::plan::{Contact, Level, Party, Plan, Role};
use crate::say::{self, Language, escalation as words};
use crate::show::{Table, Tone, View};

/// Above the levels: of which system it is, and as of when.
pub(super) fn head(lang: Language, night: &Night) -> View {
    let plan = &night.plan;
    View::default()
        .title(words::card_title(lang, &safe(&plan.about.name)))
        .line(words::card_printed(lang, &say::day::date(lang, night.today())))
        .gap()
}

/// One level of the card: who, after how long, by which number. No times of day: it hangs there for months.
pub(super) fn level(lang: Language, plan: &Plan, level: &Level, rows: &[ChainRow<'_>]) -> View {
    let mut table = Table::new([
        words::after(lang),
        say::incident::what(lang),
        say::incident::seat(lang),
        say::incident::name(lang),
        say::incident::phone(lang),
    ])
    .whole([0, 1, 4]);
    for row in rows {
        add(lang, plan, row, &mut table);
    }
    View::default()
        .toned(
            Tone::Strong,
            format!("{} {}", first_words(plan, level), safe(&level.meaning)),
        )
        .table(table)
        .gap()
}

/// A step of the path: one row a person, and one for who stands in.
fn add(lang: Language, plan: &Plan, row: &ChainRow<'_>, table: &mut Table) {
    let kind = if row.report {
        say::incident::is_reported(lang)
    } else {
        say::incident::is_paged(lang)
    };
    let below = |name: String, phone: String| ["".into(), "".into(), "".into(), name, phone];
    let mut head = [after(lang, row), kind, row.seat.name(plan).to_owned()];
    let people = on_the_wall(plan, row);
    for who in &people {
        table.row(head.into_iter().chain([who.name.clone(), who.phone.join(" / ")]));
        head = Default::default();
        if let Some(deputy) = who.deputy.map(|deputy| &plan[deputy]) {
            table.row(below(
                words::if_away(lang, &deputy.name),
                deputy.phone.join(" / "),
            ));
        }
    }
    if people.is_empty() {
        let nobody = [say::incident::nobody(lang), String::new()];
        table.row(head.into_iter().chain(nobody));
    }
    if takes_turns(plan, row).is_some() {
        table.row(below(words::by_turns(lang), String::new()));
    }
}

/// Who stands on the card: it hangs there for months, so of a seat with a rota everybody does.
fn on_the_wall<'a>(plan: &'a Plan, row: &ChainRow<'a>) -> Vec<&'a Contact> {
    if let Some(role) = takes_turns(plan, row) {
        let people = role.everybody(plan.day_of(row.at));
        return people.iter().map(|who| &plan[*who]).collect();
    }
    let people = row.people.iter();
    people.map(|(who, away)| away.unwrap_or(who)).collect()
}

/// The role of a row, where it has a rota.
fn takes_turns<'a>(plan: &'a Plan, row: &ChainRow<'_>) -> Option<&'a Role> {
    match row.seat.party(plan)? {
        Party::Role(role) => Some(&plan[role]).filter(|role| !role.rotas.is_empty()),
        _ => None,
    }
}

fn after(lang: Language, row: &ChainRow<'_>) -> String {
    if row.after.count == 0 {
        words::at_once(lang)
    } else {
        words::later(lang, &say::span::span(lang, row.after))
    }
}

/// Below them: how to open an incident, and how to answer.
pub(super) fn foot(lang: Language, level: u32, view: View) -> View {
    view.line(words::card_open(lang, level))
        .line(words::card_ack(lang))
}
