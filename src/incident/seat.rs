//! A seat of the path, and who sits in it: always by the plan of now, for a chair that changed hands rings its new owner.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use crate::plan::duty::Sitter;
use crate::plan::{ContactRef, ContractRef, Party, Plan, RoleRef};

/// A party by id, as a fact carries it: `role/pm`, `contact/tanaka`, `contract/maintenance`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatId(pub String);

impl SeatId {
    /// The name of a party.
    pub fn of(plan: &Plan, party: Party) -> Self {
        Self(match party {
            Party::Role(role) => format!("role/{}", plan[role].id),
            Party::Contact(contact) => format!("contact/{}", plan[contact].id),
            Party::Contract(contract) => format!("contract/{}", plan[contract].id),
        })
    }

    /// The party in the plan of now; `None` when it is gone. An id that was renamed is followed.
    pub fn party(&self, plan: &Plan) -> Option<Party> {
        let (kind, id) = self.0.split_once('/')?;
        let known = |now: &str, was: &[String]| now == id || was.iter().any(|was| was == id);
        let place = |at: Option<usize>| at.and_then(|at| u32::try_from(at).ok());
        match kind {
            "role" => place(plan.roles.iter().position(|it| known(&it.id, &it.was)))
                .map(|at| Party::Role(RoleRef(at))),
            "contact" => place(plan.contacts.iter().position(|it| known(&it.id, &it.was)))
                .map(|at| Party::Contact(ContactRef(at))),
            "contract" => place(plan.contracts.iter().position(|it| known(&it.id, &it.was)))
                .map(|at| Party::Contract(ContractRef(at))),
            _ => None,
        }
    }

    /// What people call it: the role's, person's or vendor's name; the id where the plan has it no more.
    pub fn name<'a>(&'a self, plan: &'a Plan) -> &'a str {
        match self.party(plan) {
            Some(Party::Role(role)) => &plan[role].name,
            Some(Party::Contact(contact)) => &plan[contact].name,
            Some(Party::Contract(contract)) => &plan[contract].vendor,
            None => self.0.split_once('/').map_or(&*self.0, |(_, id)| id),
        }
    }

    /// The id alone: `pm`.
    pub fn id(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(_, id)| id)
    }
}

impl fmt::Display for SeatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who sits in a seat at an instant, in the plan's order. Nights differ from days, so a day is not enough.
pub fn sitters(plan: &Plan, seat: &SeatId, at: DateTime<Utc>) -> Vec<Sitter> {
    seat.party(plan)
        .map_or_else(Vec::new, |party| plan.sitters(party, at))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn reached(plan: &Plan, seat: &str, day: &str) -> Vec<String> {
        let noon = sample::on(&format!("{day}T12:00:00+09:00")).to_utc();
        let sitters = sitters(plan, &SeatId(seat.to_owned()), noon);
        sitters
            .iter()
            .filter_map(Sitter::reached)
            .map(|who| plan[who].id.clone())
            .collect()
    }

    #[test]
    fn a_seat_is_found_by_its_id_or_by_one_it_had() {
        let mut plan = sample::plan();
        plan.roles[1].was = vec!["manager".to_owned()];
        for (seat, name) in [
            ("role/pm", "PM"),
            ("role/manager", "PM"),
            ("contact/ogawa", "小川"),
            ("contract/maintenance", "保守会社"),
            ("role/gone", "gone"),
        ] {
            assert_eq!(SeatId(seat.to_owned()).name(&plan), name);
        }
    }

    #[test]
    fn the_deputy_of_the_deputy_is_rung_when_both_are_away_and_nobody_when_they_deputise_for_each_other() {
        let mut plan = sample::plan();
        assert_eq!(reached(&plan, "role/pm", "2026-11-22"), ["maeda"]);
        sample::away(&mut plan, "maeda", "2026-11-22", Some("okada"));
        assert_eq!(reached(&plan, "role/pm", "2026-11-22"), ["okada"]);
        assert_eq!(reached(&plan, "role/pm", "2026-11-23"), ["maeda"]);
        sample::away(&mut plan, "okada", "2026-11-22", Some("ogawa"));
        assert_eq!(reached(&plan, "role/pm", "2026-11-22"), ["ogawa"]);
        sample::away(&mut plan, "okada", "2026-11-22", Some("maeda"));
        assert!(reached(&plan, "role/pm", "2026-11-22").is_empty());
    }

    #[test]
    fn a_contract_stands_for_its_vendor_s_desk() {
        assert_eq!(
            reached(&sample::plan(), "contract/maintenance", "2026-11-22"),
            ["vendor-desk"]
        );
    }
}
