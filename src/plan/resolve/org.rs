//! org.toml.

use super::{Resolver, value, was};
use crate::plan::raw::{self, Many};
use crate::plan::{Member, Role};

impl Resolver<'_> {
    pub(super) fn role(&mut self, raw: &raw::Role) -> Option<Role> {
        Some(Role {
            id: value(&raw.id)?.0,
            was: was(&raw.was),
            name: value(&raw.name)?,
            reports_to: self.role_ref(&raw.reports_to),
            members: Many::values(&raw.members)
                .filter_map(|seat| self.member(&seat.0))
                .collect(),
            in_chart: raw.in_chart(),
        })
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
