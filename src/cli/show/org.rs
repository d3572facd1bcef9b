//! 運用体制: the tree, with people in it.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde::Serialize;

use super::Entries;
use crate::plan::{self, Language, Plan};
use crate::say;
use crate::say::list;
use crate::show::{Node, View};

/// One `[[role]]`.
#[derive(Serialize)]
pub(super) struct Role<'a> {
    id: &'a str,
    was: &'a [String],
    name: &'a str,
    reports_to: Option<&'a str>,
    members: Vec<Member<'a>>,
    rota: Vec<Rota<'a>>,
    in_chart: bool,
}

/// Somebody in a seat.
#[derive(Serialize)]
struct Member<'a> {
    who: &'a str,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    #[serde(skip)]
    name: &'a str,
    /// Has left, for a reader of today.
    #[serde(skip)]
    has_left: bool,
    /// Is not there yet.
    #[serde(skip)]
    is_to_come: bool,
}

/// One `[[role.rota]]`.
#[derive(Serialize)]
struct Rota<'a> {
    name: &'a str,
    during: &'static str,
    turn: &'a str,
    handover: String,
    members: Vec<Member<'a>>,
    starts: NaiveDate,
    ends: Option<NaiveDate>,
    r#override: Vec<Override<'a>>,
    #[serde(skip)]
    rota: &'a plan::Rota,
}

/// One `[[role.rota.override]]`.
#[derive(Serialize)]
struct Override<'a> {
    who: &'a str,
    from: DateTime<FixedOffset>,
    to: DateTime<FixedOffset>,
    note: &'a str,
}

/// All of them, in the order of the file.
pub(super) fn of(plan: &Plan, today: NaiveDate) -> Vec<Role<'_>> {
    plan.roles.iter().map(|role| entry(plan, role, today)).collect()
}

fn entry<'a>(plan: &'a Plan, role: &'a plan::Role, today: NaiveDate) -> Role<'a> {
    Role {
        id: &role.id,
        was: &role.was,
        name: &role.name,
        reports_to: role.reports_to.map(|above| plan[above].id.as_str()),
        members: role.members.iter().map(|it| member(plan, it, today)).collect(),
        rota: role.rotas.iter().map(|it| rota(plan, it, today)).collect(),
        in_chart: role.in_chart,
    }
}

fn member<'a>(plan: &'a Plan, it: &plan::Member, today: NaiveDate) -> Member<'a> {
    Member {
        who: &plan[it.who].id,
        from: it.from,
        until: it.until,
        name: &plan[it.who].name,
        has_left: it.until.is_some_and(|until| until < today),
        is_to_come: it.from.is_some_and(|from| from > today),
    }
}

fn rota<'a>(plan: &'a Plan, it: &'a plan::Rota, today: NaiveDate) -> Rota<'a> {
    let local = |at: DateTime<Utc>| at.with_timezone(&plan.about.timezone).fixed_offset();
    let taken_over = |it: &'a plan::Override| Override {
        who: &plan[it.who].id,
        from: local(it.from),
        to: local(it.to),
        note: &it.note,
    };
    Rota {
        name: &it.name,
        during: it.during.name(),
        turn: &it.phrase,
        handover: it.handover.format("%H:%M").to_string(),
        members: it.members.iter().map(|it| member(plan, it, today)).collect(),
        starts: it.turn.starts,
        ends: it.ends,
        r#override: it.overrides.iter().map(taken_over).collect(),
        rota: it,
    }
}

impl Entries for Role<'_> {
    /// Seats that are only on the path (`in_chart = false`) stand in a tree of their own.
    fn view(items: &[Self], lang: Language) -> View {
        let view = View::default().tree(trees(items, lang, true));
        if items.iter().all(|role| role.in_chart) {
            return view;
        }
        view.gap()
            .line(say::plan::outside_chart(lang))
            .tree(trees(items, lang, false))
    }
}

/// The trees of the seats that are, or are not, in the chart. A root is a seat with nobody of its kind above it.
fn trees(items: &[Role<'_>], lang: Language, in_chart: bool) -> Vec<Node> {
    let mut below: BTreeMap<Option<&str>, Vec<&Role<'_>>> = BTreeMap::new();
    let ours = || items.iter().filter(|role| role.in_chart == in_chart);
    for role in ours() {
        let above = role.reports_to.filter(|id| ours().any(|it| it.id == *id));
        below.entry(above).or_default().push(role);
    }
    grow(&below, None, lang)
}

fn grow(below: &BTreeMap<Option<&str>, Vec<&Role<'_>>>, above: Option<&str>, lang: Language) -> Vec<Node> {
    let roles = below.get(&above).map(Vec::as_slice).unwrap_or_default();
    let node = |role: &&Role<'_>| Node {
        text: seat(role, lang),
        children: role
            .rota
            .iter()
            .map(|rota| duty(rota, lang))
            .chain(grow(below, Some(role.id), lang))
            .collect(),
    };
    roles.iter().map(node).collect()
}

/// 夜間・休日当番（毎週月曜 09:00 交代）: 鈴木 花子 → 伊藤 健
fn duty(rota: &Rota<'_>, lang: Language) -> Node {
    let members = rota.members.iter().filter(|member| !member.has_left);
    let order: Vec<String> = members.map(|member| person(member, lang)).collect();
    let name = say::plan::rota(lang, rota.rota);
    Node {
        text: say::plan::rota_line(lang, &name, rota.turn, &rota.handover, &order.join(" → ")),
        children: Vec::new(),
    }
}

/// The seat and who sits in it, now or soon.
fn seat(role: &Role<'_>, lang: Language) -> String {
    let members = role.members.iter().filter(|member| !member.has_left);
    let people: Vec<String> = members.map(|member| person(member, lang)).collect();
    match people.as_slice() {
        [] => say::plan::empty_seat(lang, role.name),
        _ => say::plan::seat(lang, role.name, &list(lang, &people)),
    }
}

fn person(member: &Member<'_>, lang: Language) -> String {
    let name = member.name;
    match (member.from.filter(|_| member.is_to_come), member.until) {
        (Some(from), _) => say::plan::person_from(lang, name, &from.to_string()),
        (None, Some(until)) => say::plan::person_until(lang, name, &until.to_string()),
        (None, None) => name.to_owned(),
    }
}
