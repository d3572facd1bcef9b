//! How the document names a thing so that a reader, and the importer, knows which one is meant.

use std::collections::HashMap;

use crate::plan::{Party, Plan};

/// Names that only one party has.
pub(super) struct Refer<'a> {
    plan: &'a Plan,
    bearers: HashMap<&'a str, u32>,
}

impl<'a> Refer<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        let roles = plan.roles.iter().flat_map(|it| [&it.name, &it.id]);
        let contacts = plan.contacts.iter().flat_map(|it| [&it.name, &it.id]);
        let vendors = plan.contracts.iter().flat_map(|it| [&it.vendor, &it.id]);
        let mut bearers = HashMap::new();
        for name in roles.chain(contacts).chain(vendors) {
            *bearers.entry(name.trim()).or_default() += 1;
        }
        Self { plan, bearers }
    }

    /// The party's name, or its id where others are called the same.
    pub(super) fn party(&self, party: Party) -> &'a str {
        let name = self.plan.name_of(party);
        match self.bearers.get(name.trim()) {
            Some(1) => name,
            _ => self.plan.id_of(party),
        }
    }
}
