//! org.toml.

use super::rota::Setting;
use super::{Resolver, value, was};
use crate::plan::raw::{self, Field, Many, Rows, Seat};
use crate::plan::{Member, Role};

impl Resolver<'_> {
    pub(super) fn role(&mut self, raw: &raw::Role, setting: Setting) -> Option<Role> {
        let members = self.members(&raw.members);
        let rotas = Rows::all(&raw.rota).iter();
        let rotas = rotas
            .filter_map(|rota| self.rota(rota, &members, setting))
            .collect();
        Some(Role {
            id: value(&raw.id)?.0,
            was: was(&raw.was),
            name: value(&raw.name)?,
            reports_to: self.role_ref(&raw.reports_to),
            members,
            rotas,
            in_chart: raw.in_chart(),
        })
    }

    pub(super) fn members(&mut self, written: &Field<Many<Seat>>) -> Vec<Member> {
        Many::values(written)
            .filter_map(|seat| self.member(&seat.0))
            .collect()
    }

    fn member(&mut self, raw: &raw::Member) -> Option<Member> {
        self.in_order(&raw.from, &raw.until);
        let Some(who) = self.contact_ref(&raw.who) else {
            self.dropped.push(raw.place);
            return None;
        };
        Some(Member {
            who,
            from: value(&raw.from),
            until: value(&raw.until),
        })
    }
}
