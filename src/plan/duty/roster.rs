//! A seat: its rotas' turns over some time, and who sits there at an instant of it.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Sitter, Turn, turns};
use crate::plan::{ContactRef, Party, Plan, Role, Rota};

/// The turns of a seat over some time.
#[derive(Clone, Debug)]
pub struct Roster<'a> {
    plan: &'a Plan,
    role: &'a Role,
    /// Beside each rota its turns.
    turns: Vec<(&'a Rota, Vec<Turn>)>,
}

/// Somebody who sits there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnDuty<'a> {
    /// Who.
    pub who: ContactRef,
    /// By which rota and turn; `None` for a member of the role at an hour when no rota holds.
    pub by: Option<(&'a Rota, Turn)>,
}

impl<'a> Roster<'a> {
    /// The seat from `from` to `to`.
    pub fn new(plan: &'a Plan, role: &'a Role, from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        let of = |rota: &'a Rota| (rota, turns(plan, rota, from, to));
        Self {
            plan,
            role,
            turns: role.rotas.iter().map(of).collect(),
        }
    }

    /// Who sits there: those whose turn it is, first duty first; where no rota holds, all members.
    pub fn on_duty(&self, at: DateTime<Utc>) -> Vec<OnDuty<'a>> {
        let mut people: Vec<OnDuty<'a>> = Vec::new();
        for (rota, turns) in self
            .turns
            .iter()
            .filter(|(rota, _)| rota.during.holds(self.plan, at))
        {
            let next = turns.partition_point(|turn| turn.to <= at);
            let turn = turns.get(next).filter(|turn| turn.from <= at);
            let is_new = |turn: &&Turn| !people.iter().any(|it| it.who == turn.who);
            if let Some(turn) = turn.filter(is_new) {
                people.push(OnDuty {
                    who: turn.who,
                    by: Some((rota, *turn)),
                });
            }
        }
        if people.is_empty() {
            let members = self.role.sitting(self.plan.day_of(at));
            people.extend(members.map(|who| OnDuty { who, by: None }));
        }
        people
    }

    /// The same with who stands in for whom: for somebody of a rota also the next in its order, rather one who is not
    /// there already.
    pub fn sitters(&self, at: DateTime<Utc>) -> Vec<Sitter> {
        let day = self.plan.day_of(at);
        let on_duty = self.on_duty(at);
        let is_there = |who: &ContactRef| on_duty.iter().any(|it| it.who == *who);
        let sitter = |it: &OnDuty<'a>| {
            let mut others = it.by.map_or_else(Vec::new, |(rota, _)| after(rota, it.who, day));
            others.sort_by_key(is_there);
            Sitter::of(self.plan, it.who, day, &others)
        };
        on_duty.iter().map(sitter).collect()
    }

    /// Where the people may change: the ends of the turns.
    pub(super) fn ends(&self) -> impl Iterator<Item = DateTime<Utc>> + '_ {
        let turns = self.turns.iter().flat_map(|(_, turns)| turns);
        turns.flat_map(|turn| [turn.from, turn.to])
    }

    /// Does it differ by the hour?
    pub(super) fn has_hours(&self) -> bool {
        let mut rotas = self.role.rotas.iter();
        rotas.any(|rota| rota.during != crate::plan::Shift::Always)
    }

    pub(super) fn role(&self) -> &'a Role {
        self.role
    }
}

/// Those of a rota who come after somebody, in order.
fn after(rota: &Rota, who: ContactRef, day: chrono::NaiveDate) -> Vec<ContactRef> {
    let place = rota.members.iter().position(|member| member.who == who);
    let (before, after) = rota.members.split_at(place.map_or(0, |at| at + 1));
    let order = after.iter().chain(before);
    order
        .filter(|member| member.sits(day))
        .map(|member| member.who)
        .collect()
}

impl Plan {
    /// Who sits in a seat at an instant, in the plan's order, and who stands in for whom.
    pub fn sitters(&self, party: Party, at: DateTime<Utc>) -> Vec<Sitter> {
        let alone = |who: ContactRef| Sitter::of(self, who, self.day_of(at), &[]);
        match party {
            Party::Role(role) => Roster::new(self, &self[role], at, just_after(at)).sitters(at),
            Party::Contact(contact) => vec![alone(contact)],
            Party::Contract(contract) => self[contract].contact.into_iter().map(alone).collect(),
        }
    }

    /// Who sits in a role at an instant, and by which turn.
    pub fn on_duty<'a>(&'a self, role: &'a Role, at: DateTime<Utc>) -> Vec<OnDuty<'a>> {
        Roster::new(self, role, at, just_after(at)).on_duty(at)
    }
}

fn just_after(at: DateTime<Utc>) -> DateTime<Utc> {
    at.checked_add_signed(TimeDelta::seconds(1)).unwrap_or(at)
}
