//! A number that two clones gave to two incidents: whoever is called at night must know by which names they go now.

use super::{Told, Watch};
use crate::incident::{Incident, Ledger};
use crate::notify::Message;
use crate::say::incident::reminder as say;

impl Watch<'_> {
    /// What the incidents' channels hear of numbers that were given twice, while any of those incidents is open.
    pub fn numbers_given_twice(&self, ledger: &Ledger) -> Vec<Message> {
        let twice = ledger.numbers_given_twice().map(|(number, twins)| {
            let real = twins.into_iter().filter(|it| self.standing(it).is_some());
            (number, real.collect::<Vec<&Incident>>())
        });
        let wanted = twice.filter(|(_, twins)| twins.len() > 1 && twins.iter().any(|it| it.state.is_open()));
        wanted
            .flat_map(|(number, twins)| {
                let told = Told {
                    what: format!("same-number {number}"),
                    step: twins.len().to_string(),
                    thread: None,
                };
                let lines = say::renamed(self.lang(), self.plan, &number.to_string(), &twins);
                self.channels_hear("incident", &told, &lines)
            })
            .collect()
    }
}
