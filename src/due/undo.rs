//! Taking a fact back. What the book still holds of it goes. What the book was closed over cannot be told apart any more:
//! such a book asks to be folded anew, without the fact.

use std::collections::BTreeSet;

use super::account::Account;
use super::book::Book;
use super::event::Undone;
use super::ledger::Ledger;
use super::standing::Entry;
use crate::records::{Fact, FactId, LineHash};

impl Ledger<'_> {
    /// A book in which nothing has happened, and in which these facts never will.
    pub fn open_without(&self, undone: BTreeSet<FactId>) -> Book {
        Book {
            undone,
            ..self.open()
        }
    }

    pub(crate) fn take_back(&self, book: &mut Book, fact: &Fact, undone: &Undone) {
        let new = fact.answers.iter().filter(|id| !book.undone.contains(id));
        let new: BTreeSet<FactId> = new.cloned().collect();
        if new.is_empty() {
            return;
        }
        let account = self.account_mut(book, &undone.task);
        account.take_back(&new);
        let settling = |entry: &Entry| entry.says.settles() && entry.day == undone.day;
        if !account.marks.values().flatten().any(settling) {
            account.days.remove(&undone.day);
        }
        // The months of the records are those of UTC: what is a day ahead here may belong to the one that is closed.
        let may_be_summed_up = |closed| undone.day.pred_opt().is_none_or(|before| before <= closed);
        if book.closed.is_some_and(may_be_summed_up) {
            book.late.extend(new.iter().cloned());
        }
        book.undone.extend(new);
    }
}

impl Account {
    fn take_back(&mut self, facts: &BTreeSet<FactId>) {
        for entries in self.marks.values_mut() {
            entries.retain(|entry| !facts.contains(&entry.fact));
        }
        self.marks.retain(|_, entries| !entries.is_empty());
    }
}

impl Book {
    /// Facts that were taken back after the book had been closed over them. It is right when it is folded anew from a
    /// book [without](Ledger::open_without) them.
    pub fn late(&self) -> &BTreeSet<FactId> {
        &self.late
    }

    /// Which late ones these are, for the name of what was folded without them.
    pub fn late_key(&self) -> String {
        let ids: Vec<String> = self.late.iter().map(FactId::to_string).collect();
        LineHash::of(ids.join(" ").as_bytes()).to_string()
    }
}
