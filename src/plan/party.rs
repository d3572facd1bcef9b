//! Who: a role, a contact, or a contract's vendor.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ContactRef, ContractRef, Plan, RoleRef};

/// Anything that can be assigned, called or told. A contract stands for its vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Party {
    /// A seat of org.toml.
    Role(RoleRef),
    /// A person of contacts.toml.
    Contact(ContactRef),
    /// A vendor, by its contract. Only a level's chain may name one.
    Contract(ContractRef),
}

impl Plan {
    /// What people call this party: a contract is called by its vendor.
    pub fn name_of(&self, party: Party) -> &str {
        match party {
            Party::Role(role) => &self[role].name,
            Party::Contact(contact) => &self[contact].name,
            Party::Contract(contract) => &self[contract].vendor,
        }
    }

    /// The id of this party.
    pub fn id_of(&self, party: Party) -> &str {
        match party {
            Party::Role(role) => &self[role].id,
            Party::Contact(contact) => &self[contact].id,
            Party::Contract(contract) => &self[contract].id,
        }
    }

    /// Who that may be on `day`: everybody of the seat, the person, the vendor's desk. Whose turn it is and deputies are
    /// not asked for.
    pub fn people(&self, party: Party, day: NaiveDate) -> Vec<ContactRef> {
        match party {
            Party::Role(role) => self[role].everybody(day),
            Party::Contact(contact) => vec![contact],
            Party::Contract(contract) => self[contract].contact.into_iter().collect(),
        }
    }
}
