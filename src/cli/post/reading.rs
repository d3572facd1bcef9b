//! The records as a round of sending knows them. Before each message they are looked at again: where nobody else wrote, as
//! the lengths and times of the files say, what is known still holds, and only what this process wrote is added to it.

use super::outbox;
use crate::cli::Desk;
use crate::cli::incident::incidents;
use crate::incident::Ledger;
use crate::notify::Outbox;
use crate::records::{Fact, NewFact};
use crate::world::journal::{JournalError, Locked, Signature};

/// What was read, and as of when.
#[derive(Debug, Default)]
pub(super) struct Reading {
    known: Option<(Signature, Outbox, Ledger)>,
}

impl Reading {
    /// What was queued and the incidents, as the records have them now.
    pub(super) fn of(&mut self, desk: &Desk, journal: &Locked) -> Result<(&Outbox, &Ledger), JournalError> {
        let now = journal.signature()?;
        let known = match self.known.take().filter(|(as_of, ..)| *as_of == now) {
            Some(known) => known,
            None => (now, outbox(desk, journal)?, incidents(journal)?),
        };
        let (_, outbox, ledger) = self.known.insert(known);
        Ok((outbox, ledger))
    }

    /// Records a fact.
    pub(super) fn append(
        &mut self,
        desk: &Desk,
        journal: &Locked,
        fact: NewFact,
    ) -> Result<Vec<Fact>, JournalError> {
        let before = journal.signature()?;
        let facts = desk.recorded(journal.append(&[fact])?);
        self.known = match self.known.take() {
            Some((as_of, mut outbox, mut ledger)) if as_of == before => {
                for fact in &facts {
                    outbox.take(fact);
                    ledger.take(fact);
                }
                Some((journal.signature()?, outbox, ledger))
            }
            _ => None,
        };
        Ok(facts)
    }
}
