//! org.toml: 運用体制, the tree told from below.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ContactRef, Rota};

/// The place of a role in [`super::Plan::roles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RoleRef(pub u32);

/// One `[[role]]`: a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Its id.
    pub id: String,
    /// Ids it had before.
    pub was: Vec<String>,
    /// What people call it.
    pub name: String,
    /// The seat above; `None` for a root.
    pub reports_to: Option<RoleRef>,
    /// Who sits in it, in order.
    pub members: Vec<Member>,
    /// Who takes turns in it, and at which hours.
    pub rotas: Vec<Rota>,
    /// Is it in this project's chart?
    pub in_chart: bool,
}

/// A person in a seat, from and until a day (both included) where those are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub who: ContactRef,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
}

impl Role {
    /// Everybody who may sit in it on `day`: its members, then those who only take turns.
    pub fn everybody(&self, day: NaiveDate) -> Vec<ContactRef> {
        let turns = self.rotas.iter().flat_map(|rota| &rota.members);
        let turns = turns.filter(|member| member.sits(day)).map(|member| member.who);
        let mut people: Vec<ContactRef> = Vec::new();
        for who in self.sitting(day).chain(turns) {
            if !people.contains(&who) {
                people.push(who);
            }
        }
        people
    }

    /// Its members on `day`, in order.
    pub fn sitting(&self, day: NaiveDate) -> impl Iterator<Item = ContactRef> + '_ {
        self.members
            .iter()
            .filter(move |member| member.sits(day))
            .map(|member| member.who)
    }
}

impl Member {
    /// Does this person sit there on `day`?
    pub fn sits(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
