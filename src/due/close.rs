//! Closing the book at a month's end: what is over is forgotten, what is owed is written down as a debt.

use chrono::{Days, NaiveDate};

use super::account::Account;
use super::book::Book;
use super::ledger::Ledger;
use super::regime::regimes;
use super::row::{Reach, Reckoned};
use super::standing::Standing;
use super::work::{Work, counts_from_done};
use crate::calendar::Period;
use crate::plan::Missed;

/// What was said of a period that no occurrence fits is kept this long: a calendar may have moved it.
const MEMORY: Days = Days::new(400);

/// Work whose frequency has changed keeps its marks longer: a longer period may still hold them.
const LONG_MEMORY: Days = Days::new(1100);

impl Ledger<'_> {
    /// Closes the book up to `day`, included. All facts of before may come in afterwards; those that are already in
    /// need never be read again.
    pub fn close(&self, book: &mut Book, day: NaiveDate) {
        if book.closed.is_some_and(|closed| day <= closed) {
            return;
        }
        let mut works = std::mem::take(&mut book.works);
        for (work, account) in self.works.iter().zip(&mut works) {
            self.close_account(book, work, account, day);
        }
        book.works = works;
        let mut others = std::mem::take(&mut book.others);
        for (id, account) in &mut others {
            let gone = account.sights.last().and_then(|last| last.sight.clone());
            match gone {
                Some(sight) => self.close_account(book, &Work::of_sight(&sight), account, day),
                None if !id.contains('/') => {
                    forget_old(account, day, MEMORY, self.workdays.fiscal_year_starts);
                }
                None => {}
            }
        }
        book.others = others;
        for days in book.ran.values_mut() {
            let last = days.range(..=day).next_back().copied();
            days.retain(|ran| *ran > day || Some(*ran) == last);
        }
        book.closed = Some(day);
    }

    fn close_account(&self, book: &Book, work: &Work<'_>, account: &mut Account, day: NaiveDate) {
        let regimes = regimes(work, account, None);
        if regimes.is_empty() && account.debts.is_empty() && account.marks.is_empty() {
            return;
        }
        let reach = Reach {
            day,
            to: day,
            closing: true,
        };
        let many = regimes.len() > 1;
        let reckoned = self.reckon(book, (work, account), &regimes, reach);
        self.write_down(account, work, reckoned, many);
        let memory = if many { LONG_MEMORY } else { MEMORY };
        forget_old(account, day, memory, self.workdays.fiscal_year_starts);
    }

    fn write_down(&self, account: &mut Account, work: &Work<'_>, reckoned: Reckoned, many: bool) {
        let over = |standing: &Standing| standing.is_over();
        if work.missed == Missed::Latest {
            let done = reckoned
                .over
                .iter()
                .filter(|(_, standing)| over(standing))
                .map(|(debt, _)| debt.due);
            account.settled = done.chain(account.settled).max();
        }
        account.debts = match counts_from_done(work.recurrence) {
            Some(_) => Vec::new(),
            None => reckoned.owed.into_iter().map(|row| row.debt).collect(),
        };
        if many {
            return;
        }
        for (debt, _) in &reckoned.over {
            account.forget(&debt.periods, &debt.slots, self.workdays.fiscal_year_starts);
        }
    }
}

/// Forgets what was said of periods long gone, unless it still waits for somebody.
fn forget_old(account: &mut Account, day: NaiveDate, memory: Days, starts: u32) {
    let oldest = day.checked_sub_days(memory).unwrap_or(day);
    let owed: Vec<Period> = account
        .debts
        .iter()
        .flat_map(|debt| debt.periods.clone())
        .collect();
    account.marks.retain(|period, entries| {
        let standing = Standing::said(entries);
        let last = period.last(starts);
        match standing {
            Standing::Waiting { .. } => true,
            _ if owed.contains(period) => true,
            _ => last >= oldest,
        }
    });
}
