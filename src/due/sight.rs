//! Which work has to be written down as seen: what is new, what has another frequency, what is gone.

use super::account::{Account, Sighted};
use super::book::Book;
use super::event::Seen;
use super::ledger::Ledger;
use super::work::Work;
use crate::plan::Plan;
use crate::records::LineHash;

/// What a plan's work looks like, in short: while it is the same, nothing in it is new, and nothing is gone.
pub fn sights(plan: &Plan) -> String {
    let tasks = plan.tasks.iter().map(|it| (&it.id, &it.recurrence.frequency));
    let drills = plan.drills.iter().map(|it| (&it.id, &it.recurrence.frequency));
    let parts = (tasks.collect::<Vec<_>>(), drills.collect::<Vec<_>>());
    LineHash::of(&postcard::to_stdvec(&parts).unwrap_or_default()).to_string()
}

impl Ledger<'_> {
    /// What a recording command or `tick` adds to the records before anything else; `None` when all is known.
    pub fn unseen(&self, book: &Book) -> Option<Seen> {
        let pairs = self.works.iter().zip(&book.works);
        let tasks = pairs
            .filter(|(work, account)| !is_known(work, account))
            .map(|(work, _)| work.sight())
            .collect();
        let others = book.others.iter();
        let gone = others
            .filter(|(_, account)| !account.sights.is_empty() && account.gone.is_none())
            .map(|(id, _)| id.clone())
            .collect();
        let seen = Seen { tasks, gone };
        (seen != Seen::default()).then_some(seen)
    }
}

/// Was the work last seen with the frequency that it has now?
fn is_known(work: &Work<'_>, account: &Account) -> bool {
    let frequency = |sighted: &Sighted| match &sighted.sight {
        Some(sight) => sight.recurrence.frequency == work.recurrence.frequency,
        None => true,
    };
    account.gone.is_none() && account.sights.last().is_some_and(frequency)
}
