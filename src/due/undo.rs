//! Taking a fact back, also long after the book was closed over it: what it closed is owed again.

use chrono::NaiveDate;

use super::account::{Account, Debt};
use super::book::Book;
use super::event::{Deferred, Undone};
use super::ledger::Ledger;
use super::regime::regimes;
use super::standing::Entry;
use super::work::counts_from_done;
use crate::records::{Event, Fact, FactId};

impl Ledger<'_> {
    pub(crate) fn take_back(&self, book: &mut Book, fact: &Fact, undone: &Undone) {
        let closed = book.closed;
        let counts = self
            .work(&undone.task)
            .is_some_and(|work| counts_from_done(work.recurrence).is_some());
        let account = self.account_mut(book, &undone.task);
        let lost: Vec<FactId> = fact
            .answers
            .iter()
            .filter(|id| !account.take_back(id))
            .cloned()
            .collect();
        let settling = |entry: &Entry| entry.says.settles() && entry.day == undone.day;
        if !account.marks.values().flatten().any(settling) {
            account.days.remove(&undone.day);
        }
        let due = undone.due.or_else(|| account.deadline(&undone.periods));
        if let Some(due) = due.filter(|due| closed.is_some_and(|closed| *due <= closed)) {
            account.stale = true;
            if !counts && undone.what != Deferred::KIND && !account.is_over(&undone.periods) {
                account.reopen(undone, due);
                self.fall_back(book, &undone.task);
            }
        }
        book.undone.extend(lost);
    }

    /// With `latest`, what was settled before may itself have been taken back already.
    fn fall_back(&self, book: &mut Book, task: &str) {
        let Some(work) = self.work(task) else { return };
        loop {
            let account = self.account_mut(book, task);
            let regimes = regimes(work, account, None);
            let before = account.revoked.iter().position(|(due, _)| {
                let from = Some(*due);
                account.settled.is_some_and(|settled| {
                    let between = self.occurrences(&regimes, account, from, (settled, settled));
                    *due <= settled && !between.iter().any(|it| it.due <= settled)
                })
            });
            let Some(before) = before else { return };
            let (_, since) = account.revoked.swap_remove(before);
            account.settled = since.pred_opt();
        }
    }
}

impl Account {
    /// Takes back what a fact said. False when that is not here.
    fn take_back(&mut self, fact: &FactId) -> bool {
        let before: usize = self.marks.values().map(Vec::len).sum();
        for entries in self.marks.values_mut() {
            entries.retain(|entry| entry.fact != *fact);
        }
        self.marks.retain(|_, entries| !entries.is_empty());
        self.marks.values().map(Vec::len).sum::<usize>() < before
    }

    /// What a fact closed before the book was closed is owed again.
    fn reopen(&mut self, undone: &Undone, due: NaiveDate) {
        let since = undone.since.unwrap_or(due);
        if self.settled.is_some() {
            self.revoked.push((due, since));
        }
        if self.settled == Some(due) {
            self.settled = since.pred_opt();
        }
        if !self.debts.iter().any(|debt| debt.periods == undone.periods) {
            self.debts.push(Debt {
                periods: undone.periods.clone(),
                slots: undone.periods.clone(),
                opens: undone.day.min(due),
                ..Debt::on(due)
            });
            self.debts.sort_by_key(|debt| debt.due);
        }
    }
}
