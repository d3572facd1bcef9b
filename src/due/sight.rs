//! Which work has to be written down as seen: what is new, what has another frequency, what is gone.

use chrono::NaiveDate;

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
    /// What was seen under a clock that was set ahead is seen again.
    pub fn unseen(&self, book: &Book, today: NaiveDate) -> Option<Seen> {
        let pairs = self.works.iter().zip(&book.works);
        let tasks = pairs
            .filter(|(work, account)| !is_known(work, account, today))
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
fn is_known(work: &Work<'_>, account: &Account, today: NaiveDate) -> bool {
    let frequency = |sighted: &Sighted| match &sighted.sight {
        Some(sight) => sight.recurrence.frequency == work.recurrence.frequency,
        None => true,
    };
    let last = account.sights.iter().rev().find(|sighted| sighted.day <= today);
    account.gone.is_none() && last.is_some_and(frequency)
}

#[cfg(test)]
mod tests {
    use super::super::ledger::Ledger;
    use super::super::sample::{book, day, facts, list, plan, shown, written};

    #[test]
    fn what_was_seen_ahead_of_its_time_is_seen_again() {
        let plan = plan(vec![written("毎月25日; unseen")]);
        let ledger = Ledger::new(&plan);
        let ahead = book(&ledger, &facts(&ledger, &["2030-01-01 seen"]));
        assert!(ledger.unseen(&ahead, day("11-20")).is_some());
        assert_eq!(ledger.unseen(&ahead, day("2030-01-02")), None);
        let both = book(&ledger, &facts(&ledger, &["2030-01-01 seen", "11-20 seen"]));
        assert_eq!(ledger.unseen(&both, day("11-20")), None);
        assert_eq!(shown(&list(&ledger, &both, day("11-26"))).len(), 1);
    }
}
