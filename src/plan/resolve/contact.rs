//! contacts.toml.

use super::{Resolver, value, was};
use crate::plan::raw::{self, Form as _, Many, Rows};
use crate::plan::{Contact, Reach};

impl Resolver<'_> {
    pub(super) fn contact(&mut self, raw: &raw::Contact) -> Option<Contact> {
        Some(Contact {
            id: value(&raw.id)?.0,
            was: was(&raw.was),
            name: value(&raw.name)?,
            company: raw.company(),
            phone: Many::values(&raw.phone).filter(reaches).cloned().collect(),
            email: value(&raw.email).filter(|it| reaches(&it)),
            reach: Rows::all(&raw.reach)
                .iter()
                .filter_map(|reach| self.reach(reach))
                .collect(),
            away: Many::values(&raw.away).map(|days| days.0).collect(),
            deputy: self.contact_ref(&raw.deputy),
            verified: value(&raw.verified),
        })
    }

    fn reach(&mut self, raw: &raw::Reach) -> Option<Reach> {
        let Some(channel) = raw.channel.as_ref().and_then(|channel| self.channel_ref(channel)) else {
            self.dropped.push(raw.place);
            return None;
        };
        let mention = value(&raw.mention);
        Some(Reach { channel, mention })
    }
}

/// An empty number reaches nobody.
fn reaches(text: &&String) -> bool {
    !text.says_nothing()
}
