//! Who takes turns in which seat.

use super::super::entry::Value;
use super::super::found::{Found, Rota};
use super::who::Who;
use crate::plan::Shift;

impl Who {
    /// The seats in which people take turns, and the people.
    pub(super) fn turns(&mut self, found: &mut Found) {
        for rota in found.rotas.clone() {
            let role = self.seat(found, rota.at, &rota.role, false);
            for person in &rota.members {
                self.meet_person(found, rota.at, person);
                self.sit(role, person);
            }
        }
    }

    /// The turns of a seat, as its key holds them.
    pub(super) fn rota_of(&self, rotas: &[Rota], role: usize) -> Vec<Vec<(&'static str, Value)>> {
        let own = rotas.iter().filter(|it| self.role(&it.role) == Some(role));
        own.map(|it| self.rota(it)).collect()
    }

    fn rota(&self, rota: &Rota) -> Vec<(&'static str, Value)> {
        let members = rota.members.iter().filter_map(|it| self.contact(it)).collect();
        let always = rota.during == Shift::Always;
        let during = if always { "" } else { rota.during.name() };
        let keys = [
            ("name", Value::Text(rota.name.clone())),
            ("during", Value::Text(during.to_owned())),
            ("turn", Value::Text(rota.turn.clone())),
            ("members", Value::List(members)),
            ("starts", Value::Day(rota.starts)),
            ("ends", Value::Day(rota.ends)),
        ];
        keys.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }
}
