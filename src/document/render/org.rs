//! 運用体制: the tree, and who sits where.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Body, Column, Desk, Heading, Node, Section, Table, Value, Word};
use crate::plan::{Role, RoleRef};

pub(super) fn sections<'a>(desk: &Desk<'a>) -> Vec<Section<'a>> {
    let tree = Section {
        heading: Heading::Org,
        remark: None,
        body: Body::Tree(tree(desk)),
    };
    vec![tree, Section::table(Heading::Roles, roles(desk))]
}

/// The seats of the chart; one that reports to a seat outside of it is a root.
fn tree<'a>(desk: &Desk<'a>) -> Vec<Node<'a>> {
    let roles = &desk.plan.roles;
    let mut below: HashMap<Option<RoleRef>, Vec<usize>> = HashMap::new();
    for (at, role) in roles.iter().enumerate().filter(|(_, role)| role.in_chart) {
        let above = role.reports_to.filter(|it| desk.plan[*it].in_chart);
        below.entry(above).or_default().push(at);
    }
    grown(roles, &below, None)
}

fn grown<'a>(
    roles: &'a [Role],
    below: &HashMap<Option<RoleRef>, Vec<usize>>,
    seat: Option<RoleRef>,
) -> Vec<Node<'a>> {
    let seats = below.get(&seat).map_or(&[][..], Vec::as_slice);
    let reference = |at: usize| u32::try_from(at).ok().map(RoleRef);
    seats
        .iter()
        .map(|at| Node {
            text: Cow::Borrowed(&roles[*at].name),
            children: reference(*at).map_or_else(Vec::new, |seat| grown(roles, below, Some(seat))),
        })
        .collect()
}

fn roles<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        Column::Role,
        Column::ReportsTo,
        Column::Chart,
        Column::Id,
        Column::Name,
        Column::From,
        Column::Until,
    ];
    let mut table = Table::new(4, columns);
    for role in &desk.plan.roles {
        if role.members.is_empty() {
            table.row(row(desk, role, [Value::Empty, Value::Empty, Value::Empty]));
        }
        table.group(role.members.iter().map(|member| {
            let who = desk.refer.party(crate::plan::Party::Contact(member.who));
            let days = [member.from, member.until].map(|day| Value::maybe(day, Value::Day));
            let [from, until] = days;
            row(desk, role, [Value::text(who), from, until])
        }));
    }
    table
}

fn row<'a>(desk: &Desk<'a>, role: &'a Role, [who, from, until]: [Value<'a>; 3]) -> [Value<'a>; 7] {
    let above = role
        .reports_to
        .map(|it| desk.refer.party(crate::plan::Party::Role(it)));
    let chart = if role.in_chart {
        Value::Empty
    } else {
        Value::Word(Word::OutOfChart)
    };
    [
        Value::text(&role.name),
        Value::maybe(above, Value::text),
        chart,
        Value::text(&role.id),
        who,
        from,
        until,
    ]
}
