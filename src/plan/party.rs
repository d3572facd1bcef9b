//! Who: a role, a contact, or a contract's vendor.

use serde::{Deserialize, Serialize};

use super::{ContactRef, ContractRef, RoleRef};

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
