//! Ids for everybody.

use foldhash::HashMap;

use super::super::id::Ids;
use super::super::words::fold;
use super::who::Who;
use crate::plan::Plan;

impl Who {
    /// Ids for all; those of the plan for who is in it already.
    pub(super) fn ids(&mut self, known: Option<&Plan>) {
        let (mut roles, mut contacts) = (Ids::default(), Ids::default());
        let (mut same_role, mut same_contact) = (HashMap::default(), HashMap::default());
        for role in known.into_iter().flat_map(|plan| &plan.roles) {
            for ids in [&mut roles, &mut contacts] {
                ids.take(&role.id);
            }
            same_role.insert(fold(&role.name), &role.id);
        }
        for contact in known.into_iter().flat_map(|plan| &plan.contacts) {
            for ids in [&mut roles, &mut contacts] {
                ids.take(&contact.id);
            }
            same_contact.insert(fold(&contact.name), &contact.id);
        }
        for role in &self.roles {
            let same = same_role.get(&fold(&role.name)).map(|it| (*it).clone());
            let id = same.unwrap_or_else(|| roles.make(role.id.as_deref(), &role.name, "role"));
            contacts.take(&id);
            self.role_ids.push(id);
        }
        for contact in &self.contacts {
            let user = contact.mail.split_once('@').map(|(user, _)| user);
            let user = user.filter(|it| !matches!(*it, "info" | "support" | "contact" | "admin"));
            let same = same_contact.get(&fold(&contact.name)).map(|it| (*it).clone());
            let id = same
                .unwrap_or_else(|| contacts.make(contact.id.as_deref().or(user), &contact.name, "contact"));
            self.contact_ids.push(id);
        }
    }
}
